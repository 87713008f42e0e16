// Twins: the same commands, redelivered into two batches at once, by themselves or on other streams. They never deadlock, and each is said once.
import { randomUUID } from 'node:crypto';
import { anAppend, anEvent, byChance, freshLog, type Dice, type FreshLog } from '@onehall/testing';
import { Client } from 'pg';
import { asking } from './asking.js';
import type { Append, Appended } from './index.js';
import { sayMany, sayOne } from './saying.js';

const rounds = 10_000;
const pairs = 4;
/** So many rounds of a pair are under way at once, each a transaction of its own: the server need not wait for us. */
const atOnce = 5;
const ask = asking('intake');
let hall: FreshLog;
let open: Client[];

beforeAll(async () => {
  hall = await freshLog('intake', { sealing: false });
  open = Array.from({ length: pairs * 2 }, () => new Client({ connectionString: hall.database.url('intake_app'), pipeline: true }));
  await Promise.all(open.map(client => client.connect()));
});
afterAll(async () => {
  await Promise.all(open.map(client => client.end()));
  await hall.close();
});

/** A few commands of distinct streams, ids and keys, out of few streams for all pairs, and of fresh keys every few rounds: some new streams, some that write nothing. */
function commands(dice: Dice, round: number): Append[] {
  const keys = dice.shuffled(Array.from({ length: 12 }, (_, key) => `${round >> 2}/${key}`));
  return dice.shuffled([0, 1, 2, 3, 4, 5, 6, 7]).slice(0, dice.oneIn(4) ? 3 : 2).map((number, index) => {
    const claims = dice.oneIn(3) ? keys.slice(index * 4, index * 4 + 4).map(key => ({ scope: 'twins', key, ...(dice.oneIn(8) && { free: true as const }) })) : [];
    const stream = dice.oneIn(4) ? `twins/new/${randomUUID()}` : `twins/${number}`;
    return anAppend(stream, { events: dice.oneIn(4) ? [] : [anEvent()], claims });
  });
}

/** The same commands as somebody else brings them, in another order: as they are, for other streams, or as a rival would, under ids of his own for the same keys. */
function redelivered(said: readonly Append[], dice: Dice): Append[] {
  const as = (['the same', 'elsewhere', 'rival'] as const)[dice.below(3)]!;
  return dice.shuffled(said).map(append => {
    const stream = as === 'the same' ? append.stream : `${append.stream}/elsewhere`;
    return as === 'rival' ? anAppend(stream, { claims: append.claims }) : { ...append, stream };
  });
}

interface Tally {
  /** By command id: the streams into which it was written. */
  readonly written: Map<string, string[]>;
  readonly statuses: Record<string, number>;
  /** How often each side of a pair was the first to say a command. */
  readonly first: [number, number];
}

function count({ written, statuses, first }: Tally, side: 0 | 1, appends: readonly Append[], answers: readonly Appended[]): void {
  answers.forEach(({ status }, index) => {
    statuses[status] = (statuses[status] ?? 0) + 1;
    const { commandId, stream } = appends[index]!;
    if (status !== 'ok') return;
    first[side] += 1;
    written.set(commandId, [...(written.get(commandId) ?? []), stream]);
  });
}

describe('Twins of one command', () => {
  it(`never deadlock in ${rounds.toLocaleString('en')} rounds of two batches at once, and each is said once`, () => byChance(async dice => {
    const tally: Tally = { written: new Map(), statuses: {}, first: [0, 0] };
    const say = (client: Client, appends: readonly Append[], alone: boolean): Promise<readonly Appended[]> =>
      alone ? sayOne(ask, client, appends[0]!).then(answer => [answer]) : sayMany(ask, client, appends);
    await Promise.all(Array.from({ length: pairs }, async (_, pair) => {
      const mine = dice(pair);
      const round = async (nth: number): Promise<void> => {
        const one = commands(mine, nth);
        const other = redelivered(one, mine);
        const alone = mine.oneIn(20);
        const [left, right] = await Promise.all([say(open[pair * 2]!, one, false), say(open[pair * 2 + 1]!, other, alone)]);
        count(tally, 0, one, left);
        count(tally, 1, alone ? other.slice(0, 1) : other, right);
      };
      for (let nth = 0; nth < rounds / pairs; nth += atOnce) await Promise.all(Array.from({ length: atOnce }, (_, index) => round(nth + index)));
    }));
    const { written, statuses, first } = tally;
    expect([...written.values()].filter(streams => streams.length > 1)).toEqual([]);
    expect(Object.keys(statuses).sort()).toEqual(['duplicate', 'mismatch', 'ok', 'taken']);
    // Each side was the first to say a good part of them: they truly met.
    for (const times of first) expect(times).toBeGreaterThan(rounds / 4);
    const { rows: [row] } = await hall.pool.query<{ commands: string; events: string; claimed: string }>(
      `select (select count(*) from intake.command) as commands, (select count(*) from intake.event) as events, (select coalesce(sum(last_version - first_version + 1), 0) from intake.command) as claimed`);
    expect(Number(row?.commands)).toBe(written.size);
    expect(row?.events).toBe(row?.claimed);
  }));
});
