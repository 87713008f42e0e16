// What every process of the house has: its settings, its clock, its log, its door, its health and its figures.
import { Module, type DynamicModule, type InjectionToken, type Provider, type Type } from '@nestjs/common';
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
import { WHOLE_DOCUMENT } from './injection.js';
import { requestLog } from './log.js';
import type { WholeDocument } from './openapi.js';
import { People } from './people.js';
import { ProblemFilter } from './problem.filter.js';
import { Quiet } from './quiet.js';
import { Tokens, tokenKey } from './tokens.js';
import { UnderWay } from './under-way.js';
import { validation } from './validation.js';
import { WellFormed } from './well-formed.js';

/** What a process brings along, whatever it is. */
export interface Standing {
  readonly config: Config;
  readonly log: Logger;
  readonly clock: HallClock;
}

/** What a process brings along for the services that it holds. */
export interface Belongings extends Standing {
  readonly people: People;
  readonly foundation: Foundation;
}

/** The windows of a process, and what they need. */
interface Fittings {
  readonly windows: readonly Type<object>[];
  readonly providers: readonly Provider[];
  /** Which of the providers are there for every module. */
  readonly exports: readonly InjectionToken[];
}

const given = ({ config, clock }: Standing): Provider[] => [
  { provide: Config, useValue: config },
  { provide: HallClock, useValue: clock },
  { provide: DiskRoom, useValue: new DiskRoom(config.dataDir) },
  { provide: Tokens, useFactory: () => new Tokens(tokenKey(config.tokenKeyFile), config.hallId, config.tokenHours) },
];

const door: Provider[] = [
  { provide: APP_GUARD, useClass: AdmissionGuard },
  { provide: APP_FILTER, useClass: ProblemFilter },
  { provide: APP_PIPE, useClass: WellFormed },
  { provide: APP_PIPE, useFactory: validation },
];

/** How the services of a process know each other's progress. */
const following: Provider[] = [{ provide: APP_INTERCEPTOR, useClass: AfterInterceptor }, HallLaw, Quiet, UnderWay, Crew, Indicators, Gauges];

/** A process that holds services speaks for itself alone. */
const itself: WholeDocument = { ready: () => Promise.resolve(), of: own => own };

const shared = [Config, HallClock, DiskRoom, Tokens];

/** Imported once by a process; what it provides is there for every module: Config, HallClock, HallLaw, Foundation, DiskRoom, Quiet, UnderWay, Crew, Indicators, Gauges, Tokens, People. */
@Module({})
export class PlatformModule {
  /** A process that holds services. */
  static of(belongings: Belongings): DynamicModule {
    const { people, foundation, config } = belongings;
    const windows: Type<object>[] = [HealthController, ClockController];
    if (config.signIn === 'development') windows.push(IdentityController);
    const providers = [{ provide: People, useValue: people }, { provide: Foundation, useValue: foundation }, { provide: WHOLE_DOCUMENT, useValue: itself }, ...following];
    return PlatformModule.standing(belongings, { windows, providers, exports: [HallLaw, People, Foundation, Quiet, UnderWay, Crew, Indicators, Gauges] });
  }

  /** A process that holds none, with windows of its own: it provides `Indicators`, `Gauges` and whatever else its windows ask. */
  static standing(process: Standing, { windows, providers, exports }: Fittings): DynamicModule {
    return {
      module: PlatformModule,
      global: true,
      imports: [LoggerModule.forRoot(requestLog(process.log))],
      controllers: [...windows],
      providers: [...given(process), ...door, ...providers],
      exports: [...shared, ...exports],
    };
  }
}
