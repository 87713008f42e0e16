// Which law the windows go by: the one in force today on the hall's clock, with the hall's own settings.
import { Injectable } from '@nestjs/common';
import { dayOfInstant, lawOn, type Law } from '@onehall/rulebook';
import { Config } from './config.js';
import { HallClock } from './hall-clock.js';

/** For what a window answers by itself; a decision has the law in its scene. */
@Injectable()
export class HallLaw {
  constructor(
    private readonly clock: HallClock,
    private readonly config: Config,
  ) {}

  /** The law of the hall's legal day, in Asia/Shanghai. */
  today(): Law {
    return this.of(this.clock.now());
  }

  /** The law of the legal day of an instant. */
  of(instant: string): Law {
    return lawOn(dayOfInstant(instant), this.config.law);
  }
}
