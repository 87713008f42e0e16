// What every process of the house has: its settings, its clock, its log, its door, its health and its figures.
import { Module, type DynamicModule, type Provider, type Type } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { LoggerModule } from 'nestjs-pino';
import type { Logger } from 'pino';
import { AdmissionGuard } from './admission.guard.js';
import { AfterInterceptor } from './after.interceptor.js';
import { ClockController } from './clock.controller.js';
import { Config } from './config.js';
import { Crew } from './crew.js';
import { DiskRoom } from './disk-room.js';
import { Foundation } from './foundation.js';
import { Gauges } from './gauges.js';
import { HallClock } from './hall-clock.js';
import { HallLaw } from './hall-law.js';
import { HealthController } from './health.controller.js';
import { IdentityController } from './identity.controller.js';
import { Indicators } from './indicators.js';
import { requestLog } from './log.js';
import { People } from './people.js';
import { ProblemFilter } from './problem.filter.js';
import { Quiet } from './quiet.js';
import { Tokens, tokenKey } from './tokens.js';
import { validation } from './validation.js';
import { WellFormed } from './well-formed.js';

/** What a process brings along for its modules. */
export interface Belongings {
  readonly config: Config;
  readonly log: Logger;
  readonly clock: HallClock;
  readonly people: People;
  readonly foundation: Foundation;
}

const given = ({ config, clock, people, foundation }: Belongings): Provider[] => [
  { provide: Config, useValue: config },
  { provide: HallClock, useValue: clock },
  { provide: People, useValue: people },
  { provide: Foundation, useValue: foundation },
  { provide: DiskRoom, useValue: new DiskRoom(config.dataDir) },
  { provide: Tokens, useFactory: () => new Tokens(tokenKey(config.tokenKeyFile), config.hallId, config.tokenHours) },
];

const door: Provider[] = [
  { provide: APP_GUARD, useClass: AdmissionGuard },
  { provide: APP_FILTER, useClass: ProblemFilter },
  { provide: APP_PIPE, useClass: WellFormed },
  { provide: APP_PIPE, useFactory: validation },
  { provide: APP_INTERCEPTOR, useClass: AfterInterceptor },
];

/** Imported once by a process; what it provides is there for every module: Config, HallClock, HallLaw, Foundation, DiskRoom, Quiet, Crew, Indicators, Gauges, Tokens, People. */
@Module({})
export class PlatformModule {
  static of(belongings: Belongings): DynamicModule {
    const shared = given(belongings);
    const windows: Type<object>[] = [HealthController, ClockController];
    if (belongings.config.signIn === 'development') windows.push(IdentityController);
    return {
      module: PlatformModule,
      global: true,
      imports: [LoggerModule.forRoot(requestLog(belongings.log))],
      controllers: windows,
      providers: [...shared, ...door, HallLaw, Quiet, Crew, Indicators, Gauges],
      exports: [Config, HallClock, HallLaw, People, Foundation, DiskRoom, Tokens, Quiet, Crew, Indicators, Gauges],
    };
  }
}
