// A verification run: audit's copy is proven link by link and compared with each service's log, event by event; what does not hold becomes a finding.
import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { services } from '@onehall/contracts';
import { verifyCopy, type Fault } from '@onehall/event-store';
import { Followers, HallClock } from '@onehall/platform';
import { Findings } from './findings.js';
import { Ledger } from './ledger.js';
import { copySide, logSide } from './sides.js';

/** How far one service's log is compared. `position` and `hash` (hex) name the verified head once it is done; `lag`: events that the ledger had not copied yet. */
export interface Compared {
  readonly service: string;
  readonly events: number;
  readonly of: number;
  readonly done: boolean;
  readonly position?: number;
  readonly hash?: string;
  readonly lag?: number;
}

/** How a run stands. `failed`: why it could not go on; then nothing is proven. */
export interface Progress {
  readonly running: boolean;
  readonly startedAt?: string;
  readonly finishedAt?: string;
  readonly failed?: string;
  readonly services: readonly Compared[];
  readonly wrong: readonly Fault[];
}

/** One run at a time in this process; it may take minutes, and memory holds two pages of events. */
@Injectable()
export class Verification implements BeforeApplicationShutdown {
  private progress: Progress = { running: false, services: [], wrong: [] };
  private run: Promise<void> = Promise.resolve();
  private stopping = false;

  constructor(
    private readonly ledger: Ledger,
    private readonly followers: Followers,
    private readonly findings: Findings,
    private readonly clock: HallClock,
  ) {}

  look(): Progress {
    return this.progress;
  }

  /** Starts a run; while one is under way, that one is the answer. */
  start(): Progress {
    if (this.progress.running) return this.progress;
    this.progress = { running: true, startedAt: this.clock.now(), services: services.map(service => ({ service, events: 0, of: 0, done: false })), wrong: [] };
    this.run = this.verify().then(
      () => this.finish({}),
      (error: unknown) => this.finish({ failed: error instanceof Error ? error.message : String(error) }),
    );
    return this.progress;
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    await this.run;
  }

  private async verify(): Promise<void> {
    for (const service of services) {
      const source = this.followers.sources().get(service);
      if (!source) throw new Error(`Nobody brings the facts of ${service}.`);
      const onProgress = (events: number, of: number): void => this.note({ service, events, of, done: false });
      const { events, head, logHead, faults } = await verifyCopy({ service, copy: copySide(this.ledger, source), log: logSide(source), onProgress });
      for (const fault of faults) await this.findings.record(fault);
      this.progress = { ...this.progress, wrong: [...this.progress.wrong, ...faults] };
      this.note({ service, events, of: events, done: true, position: head.position, ...(head.hash && { hash: head.hash.toString('hex') }), lag: Math.max(0, logHead - events) });
    }
  }

  private note(compared: Compared): void {
    if (this.stopping) throw new Error('The hall is stopping.');
    this.progress = { ...this.progress, services: this.progress.services.map(one => (one.service === compared.service ? compared : one)) };
  }

  private finish(end: Pick<Progress, 'failed'>): void {
    this.progress = { ...this.progress, ...end, running: false, finishedAt: this.clock.now() };
    const { startedAt, failed, wrong } = this.progress;
    if (failed !== undefined || wrong.length > 0) this.followers.logger.error({ startedAt, failed, wrong: wrong.length }, 'A verification found what does not hold, or could not be finished.');
    else this.followers.logger.info({ startedAt }, 'A verification found nothing wrong.');
  }
}
