// The gateway: one address before five services, with a clock, a health and a document that are all of theirs.
import { Module, type DynamicModule, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { services } from '@onehall/contracts';
import { Gauges, HealthController, Indicators, PlatformModule, Quiet, Tokens, WHOLE_DOCUMENT, type Standing } from '@onehall/platform';
import { Documents } from './documents.js';
import { GatewayConfig } from './gateway-config.js';
import { HallClockController } from './hall-clock.controller.js';
import { Neighbours } from './neighbours.js';
import { passOn } from './passing-on.js';
import { Resting } from './resting.js';
import { FiguresOfFive, SumOfFive } from './sum-of-five.js';

function quietOfAll(neighbours: Neighbours): Quiet {
  const quiet = new Quiet();
  for (const service of services) quiet.add(new Resting(neighbours, service));
  return quiet;
}

@Module({})
export class GatewayModule implements OnModuleInit {
  constructor(
    private readonly host: HttpAdapterHost<FastifyAdapter>,
    private readonly neighbours: Neighbours,
  ) {}

  static of(standing: Standing & { readonly config: GatewayConfig }): DynamicModule {
    const providers = [
      { provide: Neighbours, inject: [Tokens], useFactory: (tokens: Tokens) => new Neighbours(standing.config, tokens) },
      { provide: Quiet, inject: [Neighbours], useFactory: quietOfAll },
      { provide: Indicators, inject: [Neighbours], useFactory: (neighbours: Neighbours) => new SumOfFive(neighbours) },
      { provide: Gauges, inject: [Neighbours], useFactory: (neighbours: Neighbours) => new FiguresOfFive(neighbours) },
      { provide: WHOLE_DOCUMENT, inject: [Neighbours], useFactory: (neighbours: Neighbours) => new Documents(neighbours) },
    ];
    return { module: GatewayModule, imports: [PlatformModule.standing(standing, { windows: [HealthController, HallClockController], providers, exports: [Neighbours] })] };
  }

  async onModuleInit(): Promise<void> {
    await passOn(this.host.httpAdapter.getInstance(), this.neighbours);
  }
}
