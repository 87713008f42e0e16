// What the log answers to a command, whether it is written by itself or in a batch with others.
import { createHash, randomUUID } from 'node:crypto';
import { anAppend, anEvent, byChance, freshLog, runAt, type FreshLog } from '@onehall/testing';
import { asking } from './asking.js';
import type { Append, Appended } from './index.js';
import { sayMany, sayOne } from './saying.js';

let hall: FreshLog;
const ask = asking('intake');
const sha256 = (text: string) => createHash('sha256').update(text).digest();
const count = async (sql: string, ...values: unknown[]) => Number((await hall.pool.query<{ n: string }>(`select count(*) as n from intake.${sql}`, values)).rows[0]?.n);
const asOwner = (sql: string) => runAt(hall.database.url('intake_owner'), sql);

beforeAll(async () => {
  hall = await freshLog('intake', { sealing: false });
});
afterAll(() => hall.close());

const alone = (append: Append): Promise<Appended> => sayOne(ask, hall.pool, append);
const inBatch = async (append: Append): Promise<Appended | undefined> => (await sayMany(ask, hall.pool, [anAppend(`beside/${randomUUID()}`), append]))[1];

describe.each([{ way: 'by itself', say: alone }, { way: 'in a batch', say: inBatch }])('A command that is written $way', ({ way, say }) => {
  const fresh = () => `${way}/${randomUUID()}`;

  it('finds a new stream where it expects none, and no stream where it expects one', async () => {
    const stream = fresh();
    expect(await say(anAppend(stream, { expected: 'existing' }))).toEqual({ status: 'conflict', version: 0 });
    expect(await say(anAppend(stream, { expected: 3 }))).toEqual({ status: 'conflict', version: 0 });
    expect(await say(anAppend(stream, { expected: 'new' }))).toMatchObject({ status: 'ok', firstVersion: 1, lastVersion: 1 });
    expect(await say(anAppend(stream, { expected: 'new' }))).toEqual({ status: 'conflict', version: 1 });
    expect(await say(anAppend(stream, { expected: 0 }))).toEqual({ status: 'conflict', version: 1 });
  });

  it('is written after exactly the version it expects, or after whatever there is', async () => {
    const stream = fresh();
    expect(await say(anAppend(stream, { expected: 0, events: [anEvent(), anEvent()] }))).toMatchObject({ status: 'ok', firstVersion: 1, lastVersion: 2 });
    expect(await say(anAppend(stream, { expected: 1 }))).toEqual({ status: 'conflict', version: 2 });
    expect(await say(anAppend(stream, { expected: 2 }))).toMatchObject({ status: 'ok', firstVersion: 3, lastVersion: 3 });
    expect(await say(anAppend(stream, { expected: 'existing' }))).toMatchObject({ status: 'ok', firstVersion: 4 });
    expect(await say(anAppend(stream, { expected: 'any' }))).toMatchObject({ status: 'ok', firstVersion: 5 });
    expect((await hall.log.stream(stream)).map(event => event.version)).toEqual([1, 2, 3, 4, 5]);
  });

  it('said twice is meant once: the second answer is the first', async () => {
    const append = anAppend(fresh(), { expected: 'new', events: [anEvent(), anEvent()] });
    const first = await say(append);
    expect(first).toMatchObject({ status: 'ok', gpos: expect.any(Number) as number });
    expect(await say(append)).toEqual({ ...first, status: 'duplicate' });
    expect(await say({ ...append, expected: 'any' })).toEqual({ ...first, status: 'duplicate' });
    await say(anAppend(append.stream));
    expect(await say(append)).toEqual({ ...first, status: 'duplicate' });
  });

  it('is refused when its id was used for another request or another stream', async () => {
    const append = anAppend(fresh());
    await say(append);
    expect(await say({ ...append, request: sha256('something else') })).toEqual({ status: 'mismatch' });
    expect(await say({ ...append, request: sha256('something else'), expected: 'new' })).toEqual({ status: 'mismatch' });
    expect(await say({ ...append, stream: `${append.stream}/other` })).toEqual({ status: 'mismatch' });
    expect(await count('stream where stream_id = $1', `${append.stream}/other`)).toBe(0);
  });

  it('is remembered when it wrote nothing, and opens no stream', async () => {
    const append = anAppend(fresh(), { events: [] });
    expect(await say(append)).toEqual({ status: 'ok', firstVersion: 1, lastVersion: 0, gpos: null });
    expect(await say(append)).toEqual({ status: 'duplicate', firstVersion: 1, lastVersion: 0, gpos: null });
    expect(await count('stream where stream_id = $1', append.stream)).toBe(0);
    expect(await say(anAppend(append.stream, { events: [], expected: 'existing' }))).toEqual({ status: 'conflict', version: 0 });
    expect(await say(anAppend(append.stream, { events: [], expected: 'new' }))).toMatchObject({ status: 'ok' });
  });

  it('is refused by a closed stream', async () => {
    const stream = fresh();
    await say(anAppend(stream));
    await asOwner(`update intake.stream set archived = true where stream_id = '${stream}'`);
    expect(await say(anAppend(stream))).toEqual({ status: 'archived' });
  });

  it('writes nothing of a batch of events when one of them was written before', async () => {
    const event = anEvent();
    await say(anAppend(fresh(), { events: [event] }));
    const stream = fresh();
    await expect(say(anAppend(stream, { events: [anEvent(), event] }))).rejects.toMatchObject({ code: '23505' });
    expect(await count('event where stream_id = $1', stream)).toBe(0);
  });

  it('takes a key that is free, and none of its keys when one is taken', async () => {
    const [winner, loser, key] = [fresh(), fresh(), randomUUID()];
    const code = { scope: 'query-code', key };
    expect(await say(anAppend(winner, { claims: [code] }))).toMatchObject({ status: 'ok' });
    expect(await say(anAppend(winner, { claims: [code] }))).toMatchObject({ status: 'ok' });
    expect(await say(anAppend(loser, { claims: [{ scope: 'document', key }, code] }))).toEqual({ status: 'taken' });
    expect(await count('claim where key = $1', key)).toBe(1);
    expect(await count('stream where stream_id = $1', loser)).toBe(0);
    expect(await count('command where stream_id = $1', loser)).toBe(0);
  });

  it('frees a key that its stream holds, and no other', async () => {
    const [holder, other, key] = [fresh(), fresh(), randomUUID()];
    await say(anAppend(holder, { claims: [{ scope: 'open-case', key }] }));
    expect(await say(anAppend(other, { claims: [{ scope: 'open-case', key, free: true }] }))).toMatchObject({ status: 'ok' });
    expect(await say(anAppend(other, { claims: [{ scope: 'open-case', key }] }))).toEqual({ status: 'taken' });
    expect(await say(anAppend(holder, { claims: [{ scope: 'open-case', key }, { scope: 'open-case', key, free: true }] }))).toMatchObject({ status: 'ok' });
    expect(await say(anAppend(other, { claims: [{ scope: 'open-case', key }] }))).toMatchObject({ status: 'ok' });
  });

  it('is dated never earlier than the event before it', async () => {
    const stream = fresh();
    await say(anAppend(stream));
    await asOwner(`update intake.stream set last_at = '2099-01-01 00:00:00.000001+00' where stream_id = '${stream}'`);
    await say(anAppend(stream));
    expect((await hall.log.stream(stream)).at(-1)?.recordedAt).toBe('2099-01-01T00:00:00.000001Z');
  });
});

describe('A batch', () => {
  it('answers each of its commands by itself', async () => {
    await alone(anAppend('mixed/1', { claims: [{ scope: 'mixed', key: 'a' }] }));
    const [before, another] = [anAppend('mixed/2'), anAppend('mixed/7')];
    await alone(before);
    await alone(another);
    const answers = await sayMany(ask, hall.pool, [
      anAppend('mixed/3', { claims: [{ scope: 'mixed', key: 'b' }] }), anAppend('mixed/1', { expected: 'new' }), before,
      anAppend('mixed/4', { claims: [{ scope: 'mixed', key: 'a' }] }), anAppend('mixed/5', { events: [] }), { ...anAppend('mixed/6'), commandId: another.commandId },
    ]);
    expect(answers.map(({ status }) => status)).toEqual(['ok', 'conflict', 'duplicate', 'taken', 'ok', 'mismatch']);
    expect(await count(`claim where scope = 'mixed'`)).toBe(2);
  });

  it('is refused whole when it names a stream, a command or a key twice: to part them is the batcher’s duty', async () => {
    const append = anAppend('twice/1');
    const claims = [{ scope: 'twice', key: 'a' }];
    await expect(sayMany(ask, hall.pool, [append, { ...append, stream: 'twice/2', events: [] }])).rejects.toMatchObject({ code: '22023' });
    await expect(sayMany(ask, hall.pool, [anAppend('twice/3'), anAppend('twice/3')])).rejects.toMatchObject({ code: '23505' });
    await expect(sayMany(ask, hall.pool, [anAppend('twice/4', { claims }), anAppend('twice/5', { claims })])).rejects.toMatchObject({ code: '22023' });
    expect(await count(`event where stream_id like 'twice/%'`)).toBe(0);
  });

  it('of a hundred commands asks each table as often as a batch of one: there is no loop of statements', async () => {
    const tables = ['event', 'stream', 'command', 'claim'];
    const counted = tables.map(table => `create trigger counted after insert or update or delete on intake.${table} for each statement execute function public.counted()`);
    await runAt(hall.database.adminUrl, `create table public.statement (kind text); grant all on public.statement to public;
      create function public.counted() returns trigger language plpgsql as $$ begin insert into public.statement values (tg_op || ' ' || tg_table_name); return null; end $$; ${counted.join(';')}`);
    const statements = async (commands: number) => {
      const batch = Array.from({ length: commands }, () => anAppend(`set/${randomUUID()}`, { events: [anEvent(), anEvent()], claims: [{ scope: 'set', key: randomUUID() }] }));
      expect(new Set((await sayMany(ask, hall.pool, batch)).map(({ status }) => status))).toEqual(new Set(['ok']));
      return (await runAt<{ kind: string }>(hall.database.adminUrl, 'with all_of as (delete from public.statement returning kind) select kind from all_of')).map(({ kind }) => kind);
    };
    const alone = await statements(1);
    expect(await statements(100)).toEqual(alone);
    expect(alone).toEqual(expect.arrayContaining(['INSERT event', 'INSERT command', 'INSERT claim', 'UPDATE stream']));
    await runAt(hall.database.adminUrl, [...tables.map(table => `drop trigger counted on intake.${table}`), 'drop function public.counted', 'drop table public.statement'].join(';'));
  });

  it('answers as single commands would, over random histories', () => byChance(async chance => {
    const dice = chance(0);
    const statuses = new Set<string>();
    const said: { readonly tail: string; readonly stream: number; readonly request: Buffer }[] = [];
    for (let step = 0; step < 250; step++) {
      // One in five is said again, every second time of them word for word.
      const before = dice.oneIn(5) ? said[dice.below(said.length + 1)] : undefined;
      const { stream, request } = before && dice.oneIn(2) ? before : { stream: dice.below(6), request: sha256(`request ${dice.below(2)}`) };
      const tail = before?.tail ?? randomUUID().slice(1);
      said.push({ tail, stream, request });
      const expected = (['any', 'existing', 'new', dice.below(4), 'any'] as const)[dice.below(5)]!;
      const claims = dice.below(3) ? [] : [{ key: `k${dice.below(8)}`, ...(dice.oneIn(4) && { free: true as const }) }];
      const events = dice.below(4);
      const both = ['1', '2'].map(side => anAppend(`agree${side}/${stream}`, {
        commandId: `${side}${tail}`, expected, request, events: Array.from({ length: events }, () => anEvent()), claims: claims.map(claim => ({ scope: `agree${side}`, ...claim })),
      }));
      const [one, many] = [await alone(both[0]!), await inBatch(both[1]!)];
      const plain = (answer: Appended | undefined) => ({ ...answer, gpos: undefined });
      expect(plain(many)).toEqual(plain(one));
      statuses.add(one.status);
    }
    expect([...statuses].sort()).toEqual(['conflict', 'duplicate', 'mismatch', 'ok', 'taken']);
  }));
});
