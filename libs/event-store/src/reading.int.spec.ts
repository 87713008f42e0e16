// What readers get of a log: a stream for a decision, the sealed tail, the head, and hints that there is news.
import { randomUUID } from 'node:crypto';
import { anAppend, anEvent, freshLog, runAt, type FreshLog } from '@onehall/testing';

let hall: FreshLog;
beforeAll(async () => {
  hall = await freshLog('intake');
});
afterAll(() => hall.close());

async function settled(): Promise<number> {
  for (;;) {
    const head = await hall.log.head();
    if (head.settled) return head.position;
    await new Promise(resolve => setTimeout(resolve, 2));
  }
}

describe('Loading for a command', () => {
  const three = anAppend('hall/case/load', { events: [anEvent({ type: 'A', data: '{"n":1,"文":"字"}', meta: '{"at":"x"}' }), anEvent({ type: 'B', schemaVersion: 7 }), anEvent()] });
  beforeAll(() => hall.log.append(three));

  it('gives the history, exactly as it was said', async () => {
    const loaded = await hall.log.load(randomUUID(), three.request, three.stream);
    if (loaded.was !== 'fresh') throw new Error(loaded.was);
    expect(loaded.events.map(({ id, type, schemaVersion, data, meta }) => ({ id, type, schemaVersion, data, meta }))).toEqual(three.events);
    expect(loaded.events.map(event => event.version)).toEqual([1, 2, 3]);
    expect(loaded.events[0]?.recordedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/);
    expect(Math.abs(Date.parse(loaded.events[0]?.recordedAt ?? '') - Date.now())).toBeLessThan(60_000);
  });

  it('gives only what the caller does not know yet', async () => {
    const loaded = await hall.log.load(randomUUID(), three.request, three.stream, 2);
    expect(loaded).toMatchObject({ was: 'fresh', events: [{ version: 3 }] });
    expect(await hall.log.load(randomUUID(), three.request, 'hall/case/none')).toEqual({ was: 'fresh', events: [] });
  });

  it('gives what the command was answered before, and says when it was said otherwise', async () => {
    const [last] = (await hall.log.stream(three.stream)).slice(-1);
    expect(await hall.log.load(three.commandId, three.request, three.stream)).toEqual({ was: 'answered', answer: { firstVersion: 1, lastVersion: 3, gpos: last?.gpos } });
    expect(await hall.log.load(three.commandId, Buffer.from('other'), three.stream)).toEqual({ was: 'mismatch' });
    expect(await hall.log.load(three.commandId, three.request, 'hall/case/other')).toEqual({ was: 'mismatch' });
    const silent = anAppend('hall/case/silent', { events: [] });
    await hall.log.append(silent);
    expect(await hall.log.load(silent.commandId, silent.request, silent.stream)).toEqual({ was: 'answered', answer: { firstVersion: 1, lastVersion: 0, gpos: null } });
  });
});

describe('The sealed tail', () => {
  it('is dense, in order, and knows the position of every event', async () => {
    await Promise.all(Array.from({ length: 40 }, (_, index) => hall.log.append(anAppend(`tail/${index % 7}`))));
    const position = await settled();
    const all = await hall.log.tail(0, position + 10);
    expect(all.map(event => event.position)).toEqual(Array.from({ length: position }, (_, index) => index + 1));
    expect(await hall.log.tail(position - 3, 2)).toEqual(all.slice(position - 3, position - 1));
    expect(await hall.log.positionOf(all[4]!.gpos)).toBe(5);
    expect(await hall.log.positionOf(1_000_000)).toBeNull();
    expect((await hall.log.stream('tail/3')).at(-1)?.position).toBeGreaterThan(0);
  });

  it('is announced to whoever listens, and to nobody who has stopped', async () => {
    let [heard, unheard] = [0, 0];
    const stops = [hall.log.onSealed(() => heard++), hall.log.onSealed(() => unheard++)];
    await new Promise(resolve => setTimeout(resolve, 50));
    stops[1]!();
    const before = { heard, unheard };
    await hall.log.append(anAppend('news'));
    await settled();
    await new Promise(resolve => setTimeout(resolve, 50));
    expect(heard).toBeGreaterThan(before.heard);
    expect(unheard).toBe(before.unheard);
    stops[0]!();
  });

  it('is announced again after the listening connection was cut', async () => {
    let heard = 0;
    const stop = hall.log.onSealed(() => heard++);
    await new Promise(resolve => setTimeout(resolve, 50));
    await hall.pool.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query like 'listen%' and pid <> pg_backend_pid()`);
    await new Promise(resolve => setTimeout(resolve, 1_200));
    const before = heard;
    await hall.log.append(anAppend('news'));
    await settled();
    await new Promise(resolve => setTimeout(resolve, 50));
    expect(heard).toBeGreaterThan(before);
    stop();
  });

  it('names the log it belongs to', async () => {
    expect(await hall.log.identity()).toEqual({ service: 'intake', logId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string, incarnation: 1 });
  });
});

describe('A register', () => {
  it('gives the same command the same number, twins too, and leaves no hole', async () => {
    const commands = Array.from({ length: 60 }, () => randomUUID());
    const drawn = await Promise.all([1, 2, 3].map(() => Promise.all(commands.map(command => hall.log.draw('hall/2026/visit', command).then(({ number }) => number)))));
    expect(drawn[1]).toEqual(drawn[0]);
    expect(drawn[2]).toEqual(drawn[0]);
    expect([...drawn[0]!].sort((a, b) => a - b)).toEqual(commands.map((_, index) => index + 1));
    expect(await hall.log.draw('hall/2027/visit', commands[0]!)).toEqual({ number: 1, again: false });
    expect(await hall.log.draw('hall/2027/visit', commands[0]!)).toEqual({ number: 1, again: true });
  });

  it('draws nothing from a register that somebody set back, rather than what is no number or was drawn before', async () => {
    const draw = (): Promise<unknown> => hall.log.draw('hall/2028/visit', randomUUID());
    const setBack = (last: number): Promise<unknown> => runAt(hall.database.adminUrl, `update ${hall.log.service}.counter set last = ${last} where scope = 'hall/2028/visit'`);
    await Promise.all([draw(), draw(), draw()]);
    await setBack(1);
    await expect(draw()).rejects.toThrow(/drawn_scope_n_key/);
    await setBack(3);
    expect(await draw()).toEqual({ number: 4, again: false });
  });

  it('knows the numbers that were drawn and never used', async () => {
    const [used, silent, forgotten] = [anAppend('hall/submission/1'), anAppend('hall/submission/2', { events: [] }), randomUUID()];
    await Promise.all([used.commandId, silent.commandId, forgotten].map(command => hall.log.draw('unused', command)));
    await hall.log.append(used);
    await hall.log.append(silent);
    const later = new Date(Date.now() + 60_000).toISOString();
    const undrawn = (await hall.log.undrawn(later)).filter(({ register }) => register === 'unused');
    expect(undrawn.map(({ commandId }) => commandId).sort()).toEqual([silent.commandId, forgotten].sort());
    expect(await hall.log.undrawn('2020-01-01T00:00:00Z')).toEqual([]);
  });
});
