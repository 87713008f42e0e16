// Routing's own log and the desks of its departments: what a replay reads, and the view that the product's engine fills from it.
import pg from 'pg';
import { product } from './ground.mjs';
import { check } from './measuring.mjs';

export const service = 'routing';
const page = 5_000;

const modules = ['libs/event-store/src/index.js', 'libs/contracts/src/index.js', 'libs/projections/src/index.js', 'libs/vault/src/index.js', 'apps/routing/src/views/department-desk.js'];
const complain = (about, sentence) => process.stderr.write(`${sentence} ${JSON.stringify(about)}\n`);
const logger = { info: () => undefined, warn: complain, error: complain };

export class ReplayedDesk {
  /** How many events of the last filling the view folds. */
  folded = 0;
  #builds = 0;

  static async open(database) {
    const [store, contracts, projections, vaults, { departmentDesk }] = await Promise.all(modules.map(product));
    const address = database.address(`${service}_app`);
    const pool = new pg.Pool({ connectionString: address, max: 6, options: '-c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off' });
    const log = store.openLog({ pool, service });
    const dataSource = await projections.openViews(address, service);
    const vault = await vaults.openVault({ pool: new pg.Pool({ connectionString: database.vaults[service], max: 3 }), keyEncryption: database.keyEncryption });
    const watermarks = new projections.Watermarks({ service, dataSource, logger });
    const parse = store.eventReader({ service, words: contracts.contracts, upcasters: contracts.upcasters, unknown: 'keep' });
    return new ReplayedDesk({ store, contracts, projections, view: departmentDesk, pool, log, identity: await log.identity(), dataSource, vault, watermarks, parse });
  }

  constructor(opened) {
    Object.assign(this, opened);
    this.table = `${opened.view.table}__bench`;
  }

  /** Facts in order. Verifying, it remembers the last event of every stream, and each event is proven to follow from the one before it by number, instant, place and hash. */
  #source(verifying) {
    const { log, identity, parse } = this;
    const last = new Map();
    const prove = event => {
      const wrong = this.store.wrongAfter(last.get(event.stream) ?? this.store.beforeFirst(identity, event.stream), event);
      if (wrong) throw new Error(`${event.stream}@${event.version}: ${wrong.en}`);
      last.set(event.stream, { version: event.version, hash: event.hash, gpos: event.gpos, recordedAt: event.recordedAt });
    };
    const raw = async (after, limit) => {
      const events = await log.tail(after, limit);
      if (verifying) events.forEach(prove);
      return events;
    };
    return { service, identity: () => Promise.resolve(identity), head: async () => (await log.head()).position, raw, read: async (after, limit) => (await raw(after, limit)).map(parse), onNews: () => () => undefined };
  }

  /** Reads and verifies everything, and does nothing with it. */
  async read(head) {
    const source = this.#source(true);
    for (let at = 0; at < head; ) at = (await source.read(at, page)).at(-1).position;
  }

  /** Fills a new table from the first event to `head`, as a rebuild fills its shadow: from its own log, or from a source that is given. */
  async fill(head, { verifying = false, from = this.#source(verifying) }) {
    const { dataSource, view, table, vault, watermarks, projections: { Parking, ViewFollower } } = this;
    await dataSource.query(`drop table if exists "${table}"`);
    await dataSource.query(`create table "${table}" (like "${view.table}" including all)`);
    const parking = new Parking(dataSource);
    const shadow = { consumer: `view:${view.name}:bench~${++this.#builds}`, table };
    const sources = new Map([[service, this.#counted(from)]]);
    const follower = new ViewFollower({ view, service, dataSource, sources, vault, watermarks, parking, logger, serviceOf: this.contracts.serviceOf, shadow });
    await follower.followTo(new Map([[service, head]]));
    check('events that were parked', { was: [...(await parking.counts()).values()].reduce((sum, count) => sum + count, 0), wanted: 0 });
    await follower.stop();
  }

  /** How many rows the table has, and how many of them are folded to their last event. */
  async rows() {
    const [row] = await this.dataSource.query(`select count(*)::int as "all", count(*) filter (where phase = 'answered')::int as answered from "${this.table}"`);
    return row;
  }

  #counted(source) {
    this.folded = 0;
    const count = events => {
      for (const { type } of events) if (Object.hasOwn(this.view.on, type)) this.folded += 1;
      return events;
    };
    const { service, identity, head, raw, onNews } = source;
    return { service, identity: identity.bind(source), head: head.bind(source), raw: raw.bind(source), onNews: onNews.bind(source), read: (after, limit) => source.read(after, limit).then(count) };
  }

  async close() {
    await this.watermarks.close();
    await this.dataSource.destroy();
    await this.vault.close();
    await this.log.close();
    await this.pool.end();
  }
}
