// The sweep over the registers of numbers: what was drawn more than an hour ago and never used is voided, so that no hole stays unexplained.
import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { EventLog } from '@onehall/event-store';
import { Desk, EVENT_LOG } from '@onehall/platform';
import { v5 as uuidv5 } from 'uuid';
import { placeOfRegister } from '../register/register.js';
import { VoidNumber } from '../register/void-number.js';

const hour = 3_600_000;
/** The ids of this timer's commands are derived in this namespace; it never changes. */
const namespace = '0b1c8a0e-4f57-5d0b-8f0a-93f1f6a6d2c4';

type Undrawn = Awaited<ReturnType<EventLog['undrawn']>>[number];

@Injectable()
export class NumberSweep implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger(NumberSweep.name);
  /** What this process has voided already: the log goes on naming it, and asking again would only be answered as said before. */
  private readonly voided = new Set<string>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    @Inject(EVENT_LOG) private readonly events: EventLog,
    private readonly desk: Desk,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.sweep().catch((error: unknown) => this.log.error(error)), hour);
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** Voids every number that was drawn an hour ago, by the database's clock, for a command that wrote nothing. Harmless when said twice. */
  async sweep(now = Date.now()): Promise<void> {
    for (const unused of await this.events.undrawn(new Date(now - hour).toISOString())) {
      const name = `${unused.register}/${unused.number}`;
      if (this.voided.has(name)) continue;
      await this.void(name, unused);
      this.voided.add(name);
    }
  }

  private async void(name: string, { register, number, commandId: drawnFor }: Undrawn): Promise<void> {
    const { hall, registerId } = placeOfRegister(register);
    const commandId = uuidv5(name, namespace);
    await this.desk.tell(new VoidNumber(registerId, { register, number, drawnFor }), { commandId, hall, actor: { id: 'timer:number-sweep', role: 'system' }, correlationId: commandId });
  }
}
