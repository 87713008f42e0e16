// The timers of the hall: when a clock's warning or its term falls due, they say so, once, and as of the day on which it fell due, though never before the term was set.
import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import { Config, Desk, HallClock, Quiet, ViewReader, type Said } from '@onehall/platform';
import { Pace } from '@onehall/projections';
import { addDays, dayOfInstant } from '@onehall/rulebook';
import { PinoLogger } from 'nestjs-pino';
import { v5 as uuidv5 } from 'uuid';
import { RunOutClock } from '../case/run-out-clock.js';
import { WarnOfClock } from '../case/warn-of-clock.js';
import { toRunOut, toWarnOf, type DueClock } from '../views/due-clocks.js';

/** All command ids of timers are derived in this namespace; it never changes. */
const namespace = '2f9a6d5e-7c1b-5d0e-8f4a-3b6c9d1e5a70';
const atOnce = 200;
/** Milliseconds; a moved clock and a hall that wants to be quiet wake the timers at once. */
const betweenLooks = 250;

/** The first instant of a legal day: China has kept UTC+8 without summer time since 1991. */
const beginningOf = (day: string): string => new Date(`${day}T00:00:00.000+08:00`).toISOString();

/** A short term is warned of on the day on which it is set, which begins before the case has come. */
const laterOf = (one: string, other: string): string => (Date.parse(one) < Date.parse(other) ? other : one);

/**
 * Asks the view what is due: at most a second after it fell due, at once when a virtual clock is moved, and again after any outage.
 * A command is named after the event that set the term, so it is said once however often, and by however many processes, it is repeated; the decision looks at the log itself, so a view that is behind does no harm.
 */
@Injectable()
export class ClockTimers implements OnModuleInit, OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly pace = new Pace(() => this.turn(), error => this.logger.warn({ error: error instanceof Error ? error.message : 'unknown' }, 'The timers could not look at the clocks and try again.'), { shortest: betweenLooks });
  private deaf: () => void = () => undefined;

  constructor(
    private readonly views: ViewReader,
    private readonly desk: Desk,
    private readonly clock: HallClock,
    private readonly config: Config,
    private readonly quiet: Quiet,
    private readonly logger: PinoLogger,
  ) {}

  onModuleInit(): void {
    this.quiet.add(this);
  }

  onApplicationBootstrap(): void {
    let day = this.today();
    // Terms end with a day: within one, a move of the clock makes nothing due.
    this.deaf = this.clock.onMove(() => {
      if (day === this.today()) return;
      day = this.today();
      this.pace.wake();
    });
    this.pace.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.deaf();
    await this.pace.stop();
  }

  /** Whether something is due that has not been said, or that the view has not heard of yet. */
  async busy(): Promise<boolean> {
    const { hallId } = this.config;
    const asked = { today: this.today(), limit: 1 };
    const due = [...(await toWarnOf(this.views, hallId, asked)), ...(await toRunOut(this.views, hallId, asked))];
    if (due.length > 0) this.pace.wake();
    return due.length > 0;
  }

  private today(): string {
    return dayOfInstant(this.clock.now());
  }

  /** Warnings before the ends of terms, as they would have come without an outage. True when something new was said. */
  private async turn(): Promise<boolean> {
    const { hallId } = this.config;
    const asked = { today: this.today(), limit: atOnce };
    const warned = await this.sayAll(await toWarnOf(this.views, hallId, asked), ({ caseId, ...clock }) => new WarnOfClock(caseId, clock), 'warn');
    const ranOut = await this.sayAll(await toRunOut(this.views, hallId, asked), ({ caseId, ...clock }) => new RunOutClock(caseId, clock), 'run-out');
    return warned || ranOut;
  }

  /** A clock that cannot be spoken of holds up no other. */
  private async sayAll(due: readonly DueClock[], say: (clock: { caseId: string; clockId: string; dueOn: string }) => object, kind: 'warn' | 'run-out'): Promise<boolean> {
    const said = await Promise.allSettled(due.map(({ caseId, clockId, dueOn, ...term }) => this.desk.tell(say({ caseId, clockId, dueOn }), this.said({ ...term, kind }))));
    const failed = said.find(outcome => outcome.status === 'rejected');
    if (failed) this.logger.warn({ kind, due: due.length, error: failed.reason instanceof Error ? failed.reason.message : 'unknown' }, 'A timer could not speak of a clock and tries again.');
    return said.some(outcome => outcome.status === 'fulfilled' && !outcome.value.repeated);
  }

  private said({ setBy, setAt, on, kind }: Pick<DueClock, 'setBy' | 'setAt' | 'on'> & { readonly kind: 'warn' | 'run-out' }): Said {
    const commandId = uuidv5(`${setBy}/${kind}`, namespace);
    const at = laterOf(beginningOf(kind === 'warn' ? on : addDays(on, 1)), setAt);
    return { commandId, hall: this.config.hallId, actor: { id: 'timer:clocks', role: 'system' }, correlationId: commandId, causationId: setBy, at };
  }
}
