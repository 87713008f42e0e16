// The relay of a service: what its log has sealed goes to Kafka, in the order of the log, by one process at a time.
import { OtherLog, type EventLog, type Run } from '@onehall/event-store';
import { Pace, type Logger } from '@onehall/projections';
import type { OnKafka } from './connection.js';
import { TopicChanged } from './courier.js';
import { marksOf } from './ends.js';
import { Liveness } from './liveness.js';
import type { Filled } from './load.js';
import { openTopic, type Open } from './opening.js';
import { RelayLease } from './relay-lease.js';
import { takeLeave } from './within.js';

/** What a relay needs. `run` asks the service's own database, as its app role. */
export interface Relaying {
  readonly log: EventLog;
  readonly run: Run;
  readonly kafka: OnKafka;
  readonly logger: Logger;
  /** On how many brokers each fact stands; 1 by default. */
  readonly replicas?: number;
  /** How many seconds the lease outlives a process that died; 10 by default. */
  readonly leaseSeconds?: number;
  /** Milliseconds in which something is sent, or a try comes to its end, well or badly; after twice as many the relay has died. 45,000 by default: twice that is longer than it waits for Kafka to acknowledge. */
  readonly patience?: number;
  /** Called once, when it hangs in a question that nobody answers: let this process end, so that its supervisor starts it again. Where Kafka or the database refuses something, the relay tries again by itself. */
  readonly died?: (error: Error) => void;
}

/** How a relay stands. `waiting`: another process relays, or nothing answered yet. `stopped`: for good. `sentence`: what is wrong, until it is right again. `movedAt`: when it last sent something, or had nothing to send. */
export interface RelayLook {
  readonly service: string;
  readonly state: 'waiting' | 'relaying' | 'stopped';
  readonly position: number;
  readonly movedAt: number;
  readonly sentence?: string;
}

/** Milliseconds between two looks at whether the topic is still the one that it was, while nothing is sent. */
const betweenLooks = 5_000;
/** Milliseconds of the lease that must be left when something is sent. */
const margin = 2_000;

/**
 * Kafka is the truth of what was sent: at every beginning, and after every trouble, the end of each partition is read, and what is there is not sent again. A topic that was made anew,
 * or a partition that has lost its last records, is filled again from the log. The lease keeps two from sending at once, and by its position a loss is told; it cannot fence Kafka, so
 * whoever reads passes over what comes twice. A topic that carries another log, and a log that is shorter than what was sent of it, stop the relay for good.
 */
export class Relay {
  private readonly lease: RelayLease;
  private readonly pace: Pace;
  private readonly liveness: Liveness;
  private open: Open | undefined;
  private lastLook = 0;
  private refilling = false;
  private quiet: () => void = () => undefined;
  private now: Omit<RelayLook, 'service'> = { state: 'waiting', position: 0, movedAt: Date.now() };
  private lastFailure: string | undefined;

  constructor(private readonly given: Relaying) {
    this.lease = new RelayLease(given.log.service, given.run, given.leaseSeconds ?? 10);
    this.pace = new Pace(() => this.turn(), error => this.failed(error));
    const { log: { service }, patience = 45_000, died = () => undefined } = given;
    this.liveness = new Liveness(patience, silent => died(new Error(`For ${Math.round(silent / 1_000)} seconds the relay of ${service} has waited for an answer of Kafka or of its database`)));
  }

  start(): void {
    this.quiet = this.given.log.onSealed(() => this.pace.wake());
    this.pace.start();
    this.liveness.start();
  }

  /** Finishes what is under way and gives the lease back; where Kafka does not answer, the lease is left to end by itself. */
  async stop(): Promise<void> {
    this.quiet();
    this.liveness.stop();
    await takeLeave(this.leave());
    if (this.now.state === 'relaying') this.now = { ...this.now, state: 'waiting' };
  }

  look(): RelayLook {
    return { service: this.given.log.service, ...this.now };
  }

  private async leave(): Promise<void> {
    await this.pace.stop();
    await this.close();
    await this.lease.release();
  }

  private async turn(): Promise<boolean> {
    if (!(await this.lease.held())) return this.rest();
    const open = (this.open ??= await this.begin());
    const loads = await open.ahead.next();
    if (loads.length === 0) await this.idle(open);
    else await this.carry(open, loads);
    this.now = { state: 'relaying', position: open.load.position, movedAt: Date.now() };
    this.liveness.well();
    this.lastFailure = undefined;
    return loads.length > 0;
  }

  /** Another process relays. */
  private rest(): boolean {
    const { position, movedAt } = this.now;
    this.liveness.well();
    this.now = { state: 'waiting', position, movedAt };
    return false;
  }

  private begin(): Promise<Open> {
    const { log, kafka, logger, replicas = 1 } = this.given;
    this.lastLook = performance.now();
    this.refilling = false;
    return openTopic({ log, kafka, logger, replicas });
  }

  /** What is read at once may be more than one load. */
  private async carry({ courier, load }: Open, loads: readonly Filled[]): Promise<void> {
    for (const filled of loads) {
      // Another might hold the lease by the time Kafka answers.
      if (this.lease.left < margin) await this.lease.keep(load.position);
      this.tellLoss(filled);
      if (filled.records.length > 0) await courier.send(filled.records);
      load.delivered(filled);
      this.liveness.well();
    }
    await this.lease.keep(load.position);
  }

  /** A fact that was noted as sent and is not there; told once for each opening. */
  private tellLoss({ records: [first] }: Filled): void {
    const { logger, log: { service } } = this.given;
    const [position, noted] = [Number(first?.timestamp), this.lease.position];
    if (this.refilling || !(position <= noted)) return;
    this.refilling = true;
    logger.warn({ service, position, noted }, 'The topic has lost facts that were sent: it is filled again from the log.');
  }

  private async idle({ admin, courier, load }: Open): Promise<void> {
    const { log, kafka } = this.given;
    const head = (await log.head()).position;
    if (head < load.position) throw new OtherLog(`The log of ${log.service} ends at ${head}, but ${load.position} facts of it were sent: it is not the log that it was.`);
    await this.lease.renew(load.position);
    if (performance.now() < this.lastLook + betweenLooks) return;
    // A topic that was made anew says nothing by itself.
    const marks = await marksOf(admin, kafka.topicOf(log.service));
    this.lastLook = performance.now();
    if (marks.some(({ high }, partition) => high !== courier.nextIn(partition))) throw new TopicChanged(`The topic ${kafka.topicOf(log.service)} is not as it was left.`);
  }

  private async close(): Promise<void> {
    const { open } = this;
    this.open = undefined;
    await open?.courier.leave();
    await open?.admin.disconnect().catch(() => undefined);
  }

  private failed(error: unknown): void {
    const sentence = error instanceof Error ? error.message : String(error);
    const { logger, log: { service } } = this.given;
    void this.close();
    this.lease.doubt();
    this.liveness.well();
    if (error instanceof OtherLog) {
      this.now = { ...this.now, state: 'stopped', sentence };
      this.pace.halt();
      this.liveness.stop();
      logger.error({ service, error: sentence }, 'A relay has stopped: log and topic do not belong together.');
      return;
    }
    this.now = { ...this.now, state: 'waiting', sentence };
    if (sentence !== this.lastFailure) logger.warn({ service, error: sentence }, 'A relay failed and tries again.');
    this.lastFailure = sentence;
  }
}
