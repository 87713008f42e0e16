// Brings a hall's database to a size: lives a few cases through the windows, then appends more of the same kind through the product's own function, and leaves it to the hall's views to follow.
import { createHash } from 'node:crypto';
import { statfsSync } from 'node:fs';
import pg from 'pg';
import { product } from './ground.mjs';
import { crowd, quiet } from './halls.mjs';
import { until } from './measuring.mjs';
import { patternsIn } from './template.mjs';

/** Said with every number that was measured on a filled log. */
export const howFilled = 'Filled through append_many (batched, synchronous_commit off meanwhile) with the events and commands of 20 cases that were lived through the windows, each time with new ids, drawn numbers, claims, and values sealed under new keys; positions by the product’s sealer.';
/** And where a hall was opened on it. */
export const howFollowed = 'The hall’s own views and its ledger followed every event of it; its policies began at the ends of the logs, because what they would say was filled in too.';

const lived = 20;
const atOnce = 200;
const everySoOften = 30_000;
const request = commandId => createHash('sha256').update(commandId).digest();

/** A hall whose folder outlives its processes: it is stopped while it is filled. */
export class FilledHall {
  #patterns;
  #serial = 10_000_000;
  cases = 0;

  constructor(ground, { say, only = ['intake', 'routing', 'supervision'] }) {
    Object.assign(this, { ground, say, only });
  }

  /** Lives the cases that are the patterns. */
  async begin() {
    const hall = await this.ground.hall();
    this.dataDir = hall.dataDir;
    await crowd(this.ground, { url: hall.url, clients: 4, cases: lived, first: 90_000_001 });
    await quiet(hall.url);
    await hall.stop();
    this.cases = lived;
  }

  /** Fills up to so many cases, or to so many events in the logs that are filled. Gives how long that took. The hall must not be running. */
  async fill(size) {
    const database = await this.ground.database(this.dataDir);
    const [client, logs, vault] = await Promise.all([this.#admin(database), this.#logs(database), this.#vault(database)]);
    const began = performance.now();
    try {
      this.#patterns ??= await patternsIn(client, vault);
      const perCase = sameEvents(this.#patterns, this.only);
      const cases = Math.max(this.cases, size.cases ?? Math.ceil(size.events / perCase));
      assertRoom(this.ground.folder, cases - this.cases);
      await this.#append(cases - this.cases, { logs, vault });
      const seconds = (performance.now() - began) / 1000;
      for (const { log } of logs.values()) await until('A sealed log', async () => (await log.head()).settled, { seconds: 60 + cases / 100 });
      await passPolicies(client);
      await client.query('vacuum analyze');
      await client.query('checkpoint');
      const made = cases - this.cases;
      this.cases = cases;
      return { cases: made, seconds, megabytes: await sizeOf(client), perCase };
    } finally {
      for (const { close } of logs.values()) await close();
      await vault.close();
      await client.end();
      await database.stop();
    }
  }

  /** Starts the hall, and waits until its views have followed all that was filled in. */
  async open(more = {}) {
    const hall = await this.ground.hall({ dataDir: this.dataDir, ...more });
    const began = performance.now();
    const telling = setInterval(() => void lagAt(hall.url).then(lag => this.say(`views are behind by ${lag.toLocaleString('en-US')} events, summed`), () => undefined), everySoOften);
    await quiet(hall.url, 120 + this.cases / 20).finally(() => clearInterval(telling));
    return { ...hall, followed: (performance.now() - began) / 1000 };
  }

  async #append(count, tools) {
    let left = count;
    const telling = setInterval(() => this.say(`${left.toLocaleString('en-US')} of ${count.toLocaleString('en-US')} cases are still to be filled in`), everySoOften);
    const lane = async () => {
      while (left > 0) {
        const some = Math.min(left, atOnce);
        left -= some;
        await this.#some(some, tools);
      }
    };
    await Promise.all([lane(), lane()]).finally(() => clearInterval(telling));
  }

  async #some(count, { logs, vault }) {
    const begun = Array.from({ length: count }, (_, index) => {
      const pattern = this.#patterns[index % this.#patterns.length];
      return { pattern, ...pattern.begin(++this.#serial) };
    });
    const numbers = Promise.all(begun.map(({ draws }) => Promise.all(draws.map(({ service, register, commandId }) => logs.get(service)?.log.draw(register, commandId) ?? { number: 0 }))));
    const [drawn, sealed] = await Promise.all([numbers, vault.seal(begun.flatMap(({ plain }) => plain))]);
    let from = 0;
    const streams = begun.flatMap((one, index) => {
      const own = sealed.slice(from, (from += one.plain.length));
      return one.pattern.finish(one, { drawn: drawn[index].map(({ number }) => number), sealed: own, vault, request });
    });
    await Promise.all(streams.filter(([{ service }]) => logs.has(service)).map(stream => inOrder(stream, logs)));
  }

  async #admin({ admin }) {
    const client = new pg.Client({ connectionString: admin });
    await client.connect();
    return client;
  }

  /** The logs of the services, each with a sealer, not waiting for the disk. */
  async #logs({ address }) {
    const { openLog, startSealer } = await product('libs/event-store/src/index.js');
    return new Map(
      this.only.map(service => {
        const pool = new pg.Pool({ connectionString: address(`${service}_app`), max: 6, options: '-c synchronous_commit=off -c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off' });
        const log = openLog({ pool, service });
        const sealer = startSealer({ pool, service, onSealed: () => undefined });
        const close = async () => {
          await sealer.stop();
          await log.close();
          await pool.end();
        };
        return [service, { log, close }];
      }),
    );
  }

  async #vault({ vaults, keyEncryption }) {
    const { openVault } = await product('libs/vault/src/index.js');
    return openVault({ pool: new pg.Pool({ connectionString: vaults.intake, max: 3 }), keyEncryption });
  }
}

/** What was measured when a database was filled: 59 kB a case in logs, ledger, views and vault. The rest is for the write-ahead log and for the measurement itself. */
function assertRoom(folder, cases) {
  const needed = cases * 60_000 + 2 * 2 ** 30;
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize < needed) throw new Error(`${cases.toLocaleString('en-US')} more cases need ${(needed / 2 ** 30).toFixed(1)} GB in ${folder}, where ${((bavail * bsize) / 2 ** 30).toFixed(1)} GB are left; name another place with TMPDIR, or smaller sizes with --sizes.`);
}

/** How many events each case has in these logs. Every life was the same, so every pattern is. */
function sameEvents(patterns, services) {
  const [one, ...others] = patterns.map(pattern => pattern.eventsIn(services));
  if (one === undefined || others.some(other => other !== one)) throw new Error(`The cases that were lived have different numbers of events: ${[one, ...others].join(', ')}.`);
  return one;
}

/** How many events all followers of a hall have before them, together. */
async function lagAt(url) {
  const metrics = await (await fetch(`${url}/metrics`)).text();
  return [...metrics.matchAll(/^onehall_follower_lag\{[^}]*\} (\d+)/gm)].reduce((sum, [, lag]) => sum + Number(lag), 0);
}

async function inOrder(stream, logs) {
  for (const { service, append } of stream) {
    const { status } = await logs.get(service).log.append(append);
    if (status !== 'ok') throw new Error(`The log of ${service} answered ${status} while it was filled.`);
  }
}

const everyService = ['intake', 'routing', 'conference', 'supervision', 'audit'];

/** Policies begin behind what was filled in: its consequences are filled in too. */
async function passPolicies(client) {
  for (const service of everyService) {
    for (const source of everyService) await client.query(`update ${service}.lease set position = (select position from ${source}.log) where name like $1`, [`policy:%<-${source}`]);
  }
}

export const eventsIn = async client => Number((await client.query(everyService.map(service => `(select position from ${service}.log)`).join(' + ').replace(/^/, 'select ').replace(/$/, ' as events'))).rows[0].events);
const sizeOf = async client => Math.round(Number((await client.query('select sum(pg_database_size(oid)) as bytes from pg_database')).rows[0].bytes) / 2 ** 20);
