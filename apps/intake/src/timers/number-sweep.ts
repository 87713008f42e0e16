// The sweep over the registers of numbers: what was drawn more than an hour ago and never used is voided, so that no hole stays unexplained.
import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { EventLog } from '@onehall/event-store';
import { Desk, EVENT_LOG } from '@onehall/platform';
import { v5 as uuidv5 } from 'uuid';
import { placeOfRegister } from '../register/register.js';
import { VoidNumber } from '../register/void-number.js';

const hour = 3_600_000;
const every = hour / 4;
/** The ids of this timer's commands are derived in this namespace; it never changes. */
const namespace = '0b1c8a0e-4f57-5d0b-8f0a-93f1f6a6d2c4';

@Injectable()
export class NumberSweep implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger(NumberSweep.name);
  private timer: NodeJS.Timeout | undefined;

  constructor(
    @Inject(EVENT_LOG) private readonly events: EventLog,
    private readonly desk: Desk,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.sweep().catch((error: unknown) => this.log.error(error)), every);
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** Voids every number that was drawn an hour ago, by the database's clock, for a command that wrote nothing. Harmless when said twice. */
  async sweep(now = Date.now()): Promise<void> {
    for (const { register, number, commandId: drawnFor } of await this.events.undrawn(new Date(now - hour).toISOString())) {
      const { hall, registerId } = placeOfRegister(register);
      const commandId = uuidv5(`${register}/${number}`, namespace);
      const said = { commandId, hall, actor: { id: 'timer:number-sweep', role: 'system' }, correlationId: commandId };
      await this.desk.tell(new VoidNumber(registerId, { register, number, drawnFor }), said);
    }
  }
}
