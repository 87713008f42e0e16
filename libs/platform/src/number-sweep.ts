// The sweep over the registers of numbers of one service: what was drawn more than an hour ago and never used is voided, so that no hole stays unexplained.
import { Inject, Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { EventLog } from '@onehall/event-store';
import { v5 as uuidv5 } from 'uuid';
import { EVENT_LOG } from './injection.js';
import { placeOfRegister, registers, voidNumber, VoidNumber } from './register.js';
import { KeyTaken } from './said-errors.js';
import { StreamReader } from './stream-reader.js';
import { StreamWriter } from './stream-writer.js';

const hour = 3_600_000;
/** The ids of the sweep's commands are derived in this namespace; it never changes. */
const namespace = '0b1c8a0e-4f57-5d0b-8f0a-93f1f6a6d2c4';

type Undrawn = Awaited<ReturnType<EventLog['undrawn']>>[number];

/** There is one in every service; it comes by when the process starts, and every hour. */
@Injectable()
export class NumberSweep implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(NumberSweep.name);
  private timer: NodeJS.Timeout | undefined;
  private underWay: Promise<void> = Promise.resolve();

  constructor(
    @Inject(EVENT_LOG) private readonly events: EventLog,
    private readonly streams: StreamReader,
    private readonly writer: StreamWriter,
  ) {}

  onApplicationBootstrap(): void {
    this.comeBy();
    this.timer = setInterval(() => this.comeBy(), hour);
    this.timer.unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.underWay;
  }

  /** Voids every number that was drawn an hour before `now`, by the database's clock, for a command that wrote nothing. Harmless when said twice. */
  async sweep(now = Date.now()): Promise<void> {
    const voided = new Map<string, readonly number[]>();
    for (const unused of await this.events.undrawn(new Date(now - hour).toISOString())) {
      const { register, number } = unused;
      const known = voided.get(register) ?? (await this.voidedIn(register));
      voided.set(register, known);
      if (!known.includes(number)) await this.void(unused);
    }
  }

  private comeBy(): void {
    this.underWay = this.underWay.then(() => this.sweep()).catch((error: unknown) => this.log.error(error));
  }

  /** The log goes on naming what was voided already. */
  private async voidedIn(register: string): Promise<readonly number[]> {
    const { hall, registerId } = placeOfRegister(register);
    return (await this.streams.state(registers, hall, registerId)).state;
  }

  private async void({ register, number, commandId: drawnFor }: Undrawn): Promise<void> {
    const { hall, registerId } = placeOfRegister(register);
    const commandId = uuidv5(`${register}/${number}`, namespace);
    const command = new VoidNumber(registerId, { register, number, drawnFor });
    const said = { commandId, hall, actor: { id: 'timer:number-sweep', role: 'system' }, correlationId: commandId };
    try {
      await this.writer.write({ command, stream: registers, decide: voidNumber }, said);
    } catch (error) {
      // Its command was said again in this very moment, and has used the number after all.
      if (!(error instanceof KeyTaken)) throw error;
    }
  }
}
