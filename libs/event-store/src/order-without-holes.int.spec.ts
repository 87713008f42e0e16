// The sealed order under a crowd: nothing missed, nothing turned around, no hole; and a reader of the bare sequence, put to the same trial, is found out.
import { setTimeout as delay } from 'node:timers/promises';
import { anAppend, anEvent, byChance, freshLog, type Dice, type FreshLog } from '@onehall/testing';
import { Client } from 'pg';
import { asking } from './asking.js';
import type { StoredEvent } from './index.js';
import { sayMany, sayOne } from './saying.js';

const ask = asking('routing');
const writers = 12;
const milliseconds = 3_000;
let hall: FreshLog;
let open: Client[];

beforeEach(async () => {
  open = [];
  hall = await freshLog('routing');
});
afterEach(async () => {
  await Promise.all(open.map(client => client.end()));
  await hall.close();
});

async function connected(): Promise<Client> {
  const client = new Client({ connectionString: hall.database.url('routing_app') });
  await client.connect();
  open.push(client);
  return client;
}

/** One transaction: by itself or in a batch, sometimes slowly, one in twenty for nothing. Whoever is `early` takes his transaction id before he appends. Gives what he committed. */
async function transaction(client: Client, dice: Dice, early: boolean): Promise<number> {
  await client.query('begin');
  if (early) await client.query('select pg_current_xact_id()');
  if (dice.oneIn(3)) await delay(dice.below(10));
  const some = () => anAppend(`case/${dice.below(40)}`, { events: Array.from({ length: 1 + dice.below(2) }, () => anEvent()) });
  const appends = dice.below(4) ? [some()] : [...new Map(Array.from({ length: 5 }, some).map(append => [append.stream, append])).values()];
  if (appends.length === 1) await sayOne(ask, client, appends[0]!);
  else await sayMany(ask, client, appends);
  if (dice.oneIn(5)) await delay(dice.below(15));
  const kept = !dice.oneIn(20);
  await client.query(kept ? 'commit' : 'rollback');
  return kept ? appends.reduce((sum, { events }) => sum + events.length, 0) : 0;
}

type Place = Pick<StoredEvent, 'stream' | 'version'>;
/** A reader, asked again and again for what comes after what it gave so far. */
type Reader = () => Promise<readonly Place[]>;

interface Trial {
  readonly committed: number;
  readonly rolledBack: number;
  /** What the reader saw, in the order in which it saw it. */
  readonly seen: readonly Place[];
}

/** Twelve writers, half of them early, and a reader beside them, who reads on until they are done and nothing more comes. */
async function trial(dice: (nth: number) => Dice, read: Reader): Promise<Trial> {
  const seen: Place[] = [];
  let [committed, rolledBack, writing] = [0, 0, true];
  const reading = (async () => {
    for (;;) {
      const last = !writing && (await hall.log.head()).settled;
      const places = await read();
      seen.push(...places);
      if (last && places.length === 0) return;
      await delay(1);
    }
  })();
  const end = Date.now() + milliseconds;
  await Promise.all(Array.from({ length: writers }, async (_, nth) => {
    const client = await connected();
    for (const mine = dice(nth); Date.now() < end; ) {
      const events = await transaction(client, mine, nth % 2 === 0);
      committed += events;
      rolledBack += events === 0 ? 1 : 0;
    }
  }));
  writing = false;
  await reading;
  return { committed, rolledBack, seen };
}

/** Throws when an event was missed, came twice, or came before an earlier one of its stream. */
function judge({ committed, seen }: Trial): void {
  if (seen.length !== committed) throw new Error(`${committed} events were committed, ${seen.length} were seen.`);
  const versions = new Map<string, number>();
  for (const { stream, version } of seen) {
    const before = versions.get(stream) ?? 0;
    if (version !== before + 1) throw new Error(`${stream}@${version} was seen after ${before}.`);
    versions.set(stream, version);
  }
}

describe('Twelve who write at once, half of them with a transaction id taken early, one in twenty in vain', () => {
  it('are read in the sealed order without a miss, stream by stream in order, at dense positions', () => byChance(async dice => {
    const positions: number[] = [];
    const result = await trial(dice, async () => {
      const events = await hall.log.tail(positions.length, 500);
      positions.push(...events.map(({ position }) => position));
      return events;
    });
    judge(result);
    expect(positions).toEqual(Array.from({ length: result.committed }, (_, index) => index + 1));
    expect(result.rolledBack).toBeGreaterThan(0);
    expect(result.committed).toBeGreaterThan(100);
    const below = 'select from routing.event e, routing.log o where e.gpos <= o.sealed and not exists (select from routing.leaf l where l.gpos = e.gpos)';
    expect((await hall.pool.query(below)).rowCount).toBe(0);
  }), 600_000);

  it('are misread by whoever follows the bare sequence with `position > last`: the same trial finds him out', () => byChance(async dice => {
    const client = await connected();
    let last = '0';
    const result = await trial(dice, async () => {
      const { rows } = await client.query<{ gpos: string; stream: string; version: string }>('select gpos, stream_id as stream, version from routing.event where gpos > $1 order by gpos limit 500', [last]);
      last = rows.at(-1)?.gpos ?? last;
      return rows.map(({ stream, version }) => ({ stream, version: Number(version) }));
    });
    expect(() => judge(result)).toThrow(/events were committed, \d+ were seen/);
    expect(result.seen.length).toBeLessThan(result.committed);
  }), 600_000);
});
