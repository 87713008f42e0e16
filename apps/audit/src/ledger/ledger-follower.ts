// How the ledger follows one service's log: it copies each sealed fact, checks its link on arrival, and tells a finding where a link does not hold.
import { OtherLog, type Fault, type LogIdentity, type StoredEvent } from '@onehall/event-store';
import { Following, Traveller, type Logger, type Source, type Watermark, type Watermarks } from '@onehall/projections';
import { faultsOf } from './arrival.js';
import { consumerOf, type Ledger } from './ledger.js';

/** What the ledger needs to follow a service. */
export interface Copying {
  readonly source: Source;
  readonly watermarks: Watermarks;
  readonly ledger: Ledger;
  readonly logger: Logger;
  /** Tells a finding; said again, it is meant once. */
  readonly found: (fault: Fault) => Promise<void>;
}

/** The log's own stream says it; nobody else may write there. */
const isRestoration = ({ stream, type }: StoredEvent): boolean => stream === 'log' && type === 'LogRestored';

const batch = 2_000;
const stride = 50;

/** One for each service: a log that was tampered with does not stop the copying of the others. Findings are told before the watermark moves. What is wrong is copied all the same. */
export class LedgerFollower extends Traveller {
  readonly consumer: string;
  protected readonly following: Following;
  private identity: LogIdentity | undefined;

  constructor(private readonly given: Copying) {
    super();
    const { source, watermarks, logger } = given;
    this.consumer = consumerOf(source.service);
    this.following = new Following({
      consumer: this.consumer, sources: [source], watermarks, logger,
      begin: () => this.begin(),
      taken: async () => void (this.identity = await source.identity()),
      turn: (_, mark) => this.turn(mark),
      stride,
    });
  }

  /** A log that was cut while nobody followed is told before the follower stops. */
  private async begin(): Promise<number> {
    await this.checkEnd((await this.given.ledger.followed(this.given.source.service))?.position ?? 0);
    return 0;
  }

  private async turn(mark: Watermark): Promise<boolean> {
    const { source, ledger, found } = this.given;
    const events = await source.raw(mark.position, batch);
    const last = events.at(-1);
    if (!last) {
      await this.checkEnd(mark.position);
      return false;
    }
    const identity = this.identity ?? (await source.identity());
    const known = { identity, after: mark.position, last: await ledger.lastOf(source.service, [...new Set(events.map(({ stream }) => stream))]) };
    for (const fault of faultsOf(events, known)) await found(fault);
    for (const event of events) if (isRestoration(event)) await found(await this.restored(event, identity));
    await mark.advance(last.position, checkpoint => ledger.store(identity, events, checkpoint));
    return true;
  }

  /** That a log came back from a backup is no fault of anybody's, and stands among the findings all the same: somebody must know what is gone. */
  private async restored({ stream, version, data }: StoredEvent, identity: LogIdentity): Promise<Fault> {
    const { incarnation, reasons } = JSON.parse(data) as { readonly incarnation: number; readonly reasons: string };
    // A finding holds 2,000 characters, in which these stand twice.
    const why = reasons.slice(0, 600);
    const kept = await this.given.ledger.lostTo({ ...identity, incarnation });
    const wrong = {
      en: `The log was restored from a backup and goes on as incarnation ${incarnation}: ${why} The ledger keeps ${kept} events that the log no longer has.`,
      zh: `日志自备份恢复，从此为第${incarnation}代：${why}台账另存有${kept}个已不在日志中的事件。`,
    };
    return { service: identity.service, stream, version, wrong };
  }

  /** A log that ends before its copy is not the log that it was. */
  private async checkEnd(copied: number): Promise<void> {
    const { source, found } = this.given;
    const head = await source.head();
    if (head >= copied) return;
    const wrong = { en: `The tail is cut off: the ledger holds ${copied} events, the log ends at ${head}.`, zh: `尾部被截断：台账存有${copied}个事件，日志止于${head}。` };
    await found({ service: source.service, stream: null, version: null, wrong });
    throw new OtherLog(`${source.service}: ${wrong.en}`);
  }
}
