// The relay of a service: what its log has sealed goes to Kafka, in the order of the log, by one process at a time.
import { LeaseTable, LeaseLost, OtherLog, type EventLog, type Lease, type LogIdentity, type Run, type StoredEvent } from '@onehall/event-store';
import { Pace, type Logger } from '@onehall/projections';
import type { Admin } from 'kafkajs';
import { randomUUID } from 'node:crypto';
import type { OnKafka } from './connection.js';
import { announcementOf } from './cloud-event.js';
import { Courier, TopicChanged } from './courier.js';
import { lookAtEnds, marksOf, type Ends } from './ends.js';
import { Load } from './load.js';
import { assertSameLog } from './merge.js';
import { ensureTopic } from './topic.js';

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
}

/** How a relay stands. `waiting`: another process relays, or nothing answered yet. `stopped`: for good, with a sentence. `movedAt`: when it last had nothing left to send, or sent something. */
export interface RelayLook {
  readonly service: string;
  readonly state: 'waiting' | 'relaying' | 'stopped';
  readonly position: number;
  readonly movedAt: number;
  readonly sentence?: string;
}

const leaseName = 'relay';
const batch = 1_000;
/** Milliseconds between two looks at whether the topic is still the one that it was, while nothing is sent. */
const betweenLooks = 5_000;
const betweenTakes = 500;

/** A topic that this relay has looked at and writes into. */
interface Open {
  readonly admin: Admin;
  readonly courier: Courier;
  readonly load: Load;
}

/**
 * Kafka is the truth of what was sent: at every beginning, and after every trouble, the ends of the topic are read, and what is there is not sent again. A topic that was made anew,
 * or has lost its last records, is filled again from the log. The lease keeps two from sending at once, and its position only saves reading; it cannot fence Kafka, so whoever reads
 * passes over what comes twice. A topic that carries another log, and a log that is shorter than what was sent of it, stop the relay for good.
 */
export class Relay {
  private readonly owner = randomUUID();
  private readonly leases: LeaseTable;
  private readonly pace: Pace;
  private readonly seconds: number;
  private readonly topic: string;
  private lease: Lease | undefined;
  private doubtful = false;
  private expires = 0;
  private lastTake = -Infinity;
  private open: Open | undefined;
  private lastLook = 0;
  private quiet: () => void = () => undefined;
  private state: RelayLook['state'] = 'waiting';
  private sentence: string | undefined;
  private lastFailure: string | undefined;
  private movedAt = Date.now();
  private position = 0;

  constructor(private readonly given: Relaying) {
    this.seconds = given.leaseSeconds ?? 10;
    this.leases = new LeaseTable(given.log.service, this.seconds);
    this.topic = given.kafka.topicOf(given.log.service);
    this.pace = new Pace(() => this.turn(), error => this.failed(error));
  }

  start(): void {
    this.quiet = this.given.log.onSealed(() => this.pace.wake());
    this.pace.start();
  }

  /** Finishes what is under way and gives the lease back. */
  async stop(): Promise<void> {
    this.quiet();
    await this.pace.stop();
    await this.close();
    if (this.lease) await this.leases.release(this.given.run, this.lease).catch(() => undefined);
    this.lease = undefined;
    if (this.state !== 'stopped') this.state = 'waiting';
  }

  look(): RelayLook {
    const { state, position, movedAt, sentence } = this;
    return { service: this.given.log.service, state, position, movedAt, ...(sentence !== undefined && { sentence }) };
  }

  private async turn(): Promise<boolean> {
    if (!(await this.held())) return false;
    const { courier, load } = (this.open ??= await this.begin());
    const events = await this.given.log.tail(load.position, batch);
    if (events.length === 0) return this.idle(load);
    await this.carry(courier, load, events);
    await this.keep(load.position);
    this.lastFailure = undefined;
    return true;
  }

  /** What is read at once may be more than one load. */
  private async carry(courier: Courier, load: Load, events: readonly StoredEvent[]): Promise<void> {
    for (let rest = events; rest.length > 0; ) {
      const { records, taken } = load.fill(rest);
      // Another may hold the lease by the time Kafka answers: then it is better not to ask.
      if (performance.now() > this.expires - 2_000) await this.keep(this.lease?.position ?? 0);
      if (records.length > 0) await courier.send(records);
      load.delivered();
      rest = rest.slice(taken);
      this.moved(load.position);
    }
  }

  private async idle(load: Load): Promise<boolean> {
    const { log } = this.given;
    const head = (await log.head()).position;
    if (head < load.position) throw new OtherLog(`The log of ${log.service} ends at ${head}, but ${load.position} facts of it were sent: it is not the log that it was.`);
    if (performance.now() > this.expires - (this.seconds * 2_000) / 3) await this.keep(load.position);
    if (performance.now() > this.lastLook + betweenLooks) await this.lookAgain();
    this.movedAt = Date.now();
    this.lastFailure = undefined;
    return false;
  }

  /** A topic that was made anew says nothing by itself. */
  private async lookAgain(): Promise<void> {
    if (!this.open) return;
    const { admin, courier } = this.open;
    const marks = await marksOf(admin, this.topic);
    this.lastLook = performance.now();
    if (marks.some(({ high }, partition) => high !== courier.nextIn(partition))) throw new TopicChanged(`The topic ${this.topic} is not as it was left.`);
  }

  private async held(): Promise<boolean> {
    if (this.lease && this.doubtful) await this.ask(this.lease);
    if (this.lease) return true;
    if (performance.now() < this.lastTake + betweenTakes) return false;
    this.lastTake = performance.now();
    const taken = await this.leases.take(this.given.run, leaseName, { owner: this.owner });
    if (!taken) return false;
    this.lease = taken;
    this.expires = this.lastTake + this.seconds * 1_000;
    return true;
  }

  /** After an error nobody knows whether the lease is still ours: it is asked for, and made as long as a new one. */
  private async ask(lease: Lease): Promise<void> {
    this.lease = (await this.leases.find(this.given.run, lease)) ?? undefined;
    this.doubtful = false;
    if (this.lease) await this.keep(this.lease.position);
  }

  /** Moves the lease, or only keeps it. Throws `LeaseLost`. */
  private async keep(position: number): Promise<void> {
    if (!this.lease) throw new LeaseLost(`The lease ${leaseName} is not held.`);
    const asked = performance.now();
    this.lease = await this.leases.checkpoint(this.given.run, this.lease, Math.max(position, this.lease.position));
    this.expires = asked + this.seconds * 1_000;
  }

  /** Every beginning has clients of its own: kafkajs's do not forget what went wrong. */
  private async begin(): Promise<Open> {
    const admin = this.given.kafka.client.admin();
    try {
      await admin.connect();
      return { admin, ...(await this.lookAt(admin)) };
    } catch (error) {
      await admin.disconnect().catch(() => undefined);
      throw error;
    }
  }

  private async lookAt(admin: Admin): Promise<Omit<Open, 'admin'>> {
    const { log, kafka, logger, replicas = 1 } = this.given;
    const { service } = log;
    await ensureTopic(admin, this.topic, replicas);
    const [identity, head] = [await log.identity(), (await log.head()).position];
    const ends = await this.announced(admin, identity, head);
    const sent = Math.max(0, ...ends.parts.map(({ last }) => last?.stored.position ?? 0));
    if (head < sent) throw new OtherLog(`The log of ${service} ends at ${head}, but its topic holds ${sent} facts of it: it is not the log that it was.`);
    const position = this.lease?.position ?? 0;
    // Fewer records than facts that were sent: some partition has lost its end, or all have lost everything.
    const from = ends.records - 1n < BigInt(position) ? 0 : position;
    logger[from < position ? 'warn' : 'info']({ service, from, sent, records: Number(ends.records) }, from < position ? 'The topic has lost facts that were sent: it is filled again from the log.' : 'A relay relays.');
    this.lastLook = performance.now();
    this.state = 'relaying';
    return { courier: new Courier(kafka, this.topic, ends.parts.map(({ next }) => next)), load: new Load(identity, { from, parts: ends.parts }) };
  }

  /** The ends of the topic; where nothing stands yet, it is said first which log this is. */
  private async announced(admin: Admin, identity: LogIdentity, head: number): Promise<Ends> {
    const { kafka, log: { service } } = this.given;
    const ends = await lookAtEnds(kafka, admin, service);
    for (const found of [ends.announced, ...ends.parts.map(({ last }) => last)]) if (found) assertSameLog(identity, found.from);
    if (ends.announced) return ends;
    const courier = new Courier(kafka, this.topic, ends.parts.map(({ next }) => next));
    try {
      await courier.send([{ ...announcementOf({ from: identity, head }, new Date().toISOString()), partition: 0 }]);
    } finally {
      await courier.leave();
    }
    return lookAtEnds(kafka, admin, service);
  }

  private moved(position: number): void {
    this.position = position;
    this.movedAt = Date.now();
  }

  private async close(): Promise<void> {
    const { open } = this;
    this.open = undefined;
    await open?.courier.leave();
    await open?.admin.disconnect().catch(() => undefined);
  }

  private failed(error: unknown): void {
    const sentence = error instanceof Error ? error.message : String(error);
    const about = { service: this.given.log.service, error: sentence };
    void this.close();
    if (error instanceof OtherLog) {
      this.state = 'stopped';
      this.sentence = sentence;
      this.pace.halt();
      this.given.logger.error(about, 'A relay has stopped: log and topic do not belong together.');
      return;
    }
    this.doubtful = true;
    this.state = 'waiting';
    if (sentence !== this.lastFailure) this.given.logger.warn(about, 'A relay failed and tries again.');
    this.lastFailure = sentence;
  }
}
