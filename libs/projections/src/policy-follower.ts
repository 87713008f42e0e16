// A policy follows the past: for each event of its types, the commands that follow from it, in order within a case.
import type { Recorded } from '@onehall/kernel';
import type { DataSource } from 'typeorm';
import { caseKeyOf, type AnyPolicy } from './any-view.js';
import { Following } from './following.js';
import { Doors, Lanes } from './lanes.js';
import type { Logger } from './logger.js';
import { recordsOutcomes, type RecordOutcome } from './outcomes.js';
import type { Parked, ParkedEvent, Parking, Redriven } from './parking.js';
import { GivenUp, reactTo, type Reacting, type Tell } from './reaction.js';
import type { Source } from './source.js';
import { Statement } from './statement.js';
import { sentenceOf, troubleOf } from './trouble.js';
import { Traveller } from './traveller.js';
import type { Watermark } from './watermark.js';
import type { Watermarks } from './watermarks.js';

/** What a policy follower needs. `service` is the one whose policy it is. */
export interface PolicyFollowing extends Pick<Reacting, 'targetOf' | 'mayPass'> {
  readonly policy: AnyPolicy;
  readonly service: string;
  readonly dataSource: DataSource;
  readonly sources: ReadonlyMap<string, Source>;
  readonly watermarks: Watermarks;
  readonly parking: Parking;
  readonly tell: Tell;
  /** By default into the service's own table. */
  readonly recordOutcome?: RecordOutcome;
  readonly logger: Logger;
  /** Which service says a type of event. */
  readonly serviceOf: (type: string) => string;
}

/** What a policy parks stands in no transaction with its watermark: it must be on the disk before that moves on. */
const onDisk = (): string => `set_config('synchronous_commit', 'on', true)`;
const batch = 1_000;
const atOnce = 32;
const underWay = 2_000;

/**
 * Says each command at least once under a derived id, so that the desk does it once. Different cases go side by side; a case that waits for a fact holds up nobody else.
 * A policy that never followed begins at 0 in a fresh hall, where no policy of its service ever did, and else at the head of its source: what happened before it existed is not its business.
 */
export class PolicyFollower extends Traveller {
  readonly consumer: string;
  protected readonly following: Following;
  private readonly source: Source;
  private readonly types: ReadonlySet<string>;
  private readonly doors = new Doors(atOnce);
  private lanes: Lanes | undefined;
  private parked = new Set<string>();

  constructor(private readonly given: PolicyFollowing) {
    super();
    const { policy, watermarks, logger, parking } = given;
    this.consumer = `policy:${policy.name}`;
    this.types = new Set(typeof policy.on === 'string' ? [policy.on] : policy.on);
    const speakers = [...new Set([...this.types].map(type => given.serviceOf(type)))];
    const [speaker = ''] = speakers;
    if (speakers.length > 1) throw new Error(`The policy ${policy.name} reacts to facts of ${speakers.join(' and ')}, whose order nobody knows.`);
    const source = given.sources.get(speaker);
    if (!source) throw new Error(`The policy ${policy.name} follows ${speaker}, but no source of it is given.`);
    this.source = source;
    this.following = new Following({
      consumer: this.consumer,
      sources: [source],
      watermarks,
      logger,
      begin: async () => ((await watermarks.isFresh()) ? 0 : source.head()),
      taken: (_, mark) => this.taken(mark),
      turn: () => this.turn(),
      leave: () => this.lanes?.close() ?? Promise.resolve(),
    });
    parking.drivenBy(this.consumer, caseKey => this.redrive(caseKey));
  }

  override async stop(): Promise<void> {
    const closing = this.lanes?.close();
    await this.following.stop();
    await closing;
  }

  /** Reacts again to a case's parked events, in order; what comes meanwhile waits behind. */
  async redrive(caseKey: string): Promise<Redriven> {
    const lanes = await this.following.between(() => Promise.resolve(this.lanes));
    if (!lanes) throw new Error(`${this.consumer} has not begun to follow.`);
    return lanes.run(caseKey, () => this.redriveIn(lanes, caseKey));
  }

  private async taken(mark: Watermark): Promise<void> {
    await this.lanes?.close();
    this.parked = await this.given.parking.casesOf(this.consumer, this.source.service);
    this.lanes = new Lanes(mark.position, underWay, (doneUpTo, workWasDone) => mark.pass(doneUpTo, workWasDone));
  }

  private async turn(): Promise<boolean> {
    const { lanes } = this;
    if (!lanes) return false;
    await lanes.room();
    if (lanes.isClosed) return false;
    const events = await this.source.read(lanes.readUpTo, batch);
    const last = events.at(-1);
    if (!last) return false;
    for (const event of events) if (this.types.has(event.type)) lanes.add(event.position, caseKeyOf(event), () => this.handle(event, lanes));
    lanes.passed(last.position);
    return true;
  }

  /** Never throws; false when the event was given up because the process stops. */
  private async handle(event: Recorded, lanes: Lanes): Promise<boolean> {
    const caseKey = caseKeyOf(event);
    try {
      if (this.parked.has(caseKey)) await this.park({ event, caseKey, error: null }, lanes);
      else await this.react(event, lanes);
      return true;
    } catch (error) {
      if (error instanceof GivenUp) return false;
      return this.park({ event, caseKey, error: sentenceOf(error) }, lanes).then(() => true, () => false);
    }
  }

  private react(event: Recorded, lanes: Lanes): Promise<void> {
    const { policy, tell, dataSource, logger, targetOf, mayPass, recordOutcome = recordsOutcomes(dataSource) } = this.given;
    const more = { ...(targetOf && { targetOf }), ...(mayPass && { mayPass }) };
    return reactTo(event, { policy, tell, recordOutcome, logger, doors: this.doors, isOver: () => lanes.isClosed, ...more });
  }

  /** Parks an event, however long the database is away; throws `GivenUp` when the process stops meanwhile. */
  private async park(parked: Parked, lanes: Lanes): Promise<void> {
    const { parking, dataSource, logger } = this.given;
    this.parked.add(parked.caseKey);
    for (let rest = 10; ; rest = Math.min(rest * 2, 2_000)) {
      const statement = new Statement();
      parking.park(statement, { consumer: this.consumer, source: this.source.service, events: [parked] });
      const done = await statement.run(dataSource, onDisk).then(() => true, (error: unknown) => {
        if (troubleOf(error) === 'poison') logger.error({ consumer: this.consumer, event: parked.event.id, error: sentenceOf(error) }, 'An event could not even be parked.');
        return false;
      });
      if (done) break;
      if (lanes.isClosed) throw new GivenUp();
      await new Promise(resolve => setTimeout(resolve, rest));
    }
    const { event, caseKey, error } = parked;
    if (error !== null) logger.error({ consumer: this.consumer, position: event.position, type: event.type, case: caseKey, error }, 'A policy could not react to an event: it was parked, and later ones of its case wait behind it.');
  }

  private async redriveIn(lanes: Lanes, caseKey: string): Promise<Redriven> {
    const { parking } = this.given;
    for (let digested = 0; ; ) {
      const waiting = await parking.waiting(this.consumer, caseKey, this.source.service);
      for (const [index, parked] of waiting.entries()) {
        const error = await this.again(parked, lanes);
        if (error !== undefined) return { digested, left: waiting.length - index, error };
        digested += 1;
      }
      if (waiting.length > 0) continue;
      this.parked.delete(caseKey);
      return { digested, left: 0 };
    }
  }

  private async again(parked: ParkedEvent, lanes: Lanes): Promise<string | undefined> {
    const { parking, dataSource } = this.given;
    try {
      await this.react(parked.event, lanes);
    } catch (error) {
      if (!(error instanceof GivenUp)) await parking.failedAgain(parked, sentenceOf(error));
      return sentenceOf(error);
    }
    const statement = new Statement();
    parking.leave(statement, parked);
    await statement.run(dataSource, onDisk);
    return undefined;
  }
}
