// What group commit must not change: every command is answered as if it were alone, and none harms another.
import { randomUUID } from 'node:crypto';
import { anAppend, anEvent, freshLog, type FreshLog } from '@onehall/testing';
import { asking } from './asking.js';
import { Batcher } from './batcher.js';
import type { Append, Appended } from './index.js';
import { sayMany, sayOne } from './saying.js';

let hall: FreshLog;
let sizes: number[];
let batcher: Batcher;
const ask = asking('intake');

beforeAll(async () => {
  hall = await freshLog('intake');
});
afterAll(() => hall.close());
beforeEach(() => {
  sizes = [];
  const counting = <Answer>(size: number, answer: Answer): Answer => {
    sizes.push(size);
    return answer;
  };
  batcher = new Batcher({ one: append => counting(1, sayOne(ask, hall.pool, append)), many: appends => counting(appends.length, sayMany(ask, hall.pool, appends)) });
});

const sayAll = (appends: readonly Append[]): Promise<Appended[]> => Promise.all(appends.map(append => batcher.append(append)));
const statuses = (answers: readonly Appended[]) => answers.map(({ status }) => status);

describe('The batcher', () => {
  it('lets a lone command wait for nobody', async () => {
    expect(await batcher.append(anAppend('lone'))).toMatchObject({ status: 'ok' });
    expect(sizes).toEqual([1]);
  });

  it('writes together what comes together', async () => {
    expect(new Set(statuses(await sayAll(Array.from({ length: 100 }, () => anAppend(`many/${randomUUID()}`)))))).toEqual(new Set(['ok']));
    expect(sizes.length).toBeLessThan(30);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(100);
  });

  it('parts commands that name the same stream, command or key, so that each finds what the other did', async () => {
    const stream = await sayAll(Array.from({ length: 20 }, () => anAppend('one-stream', { expected: 'any' })));
    expect(stream.map(answer => answer.status === 'ok' && answer.lastVersion).sort((a, b) => Number(a) - Number(b))).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
    const rivals = await sayAll(Array.from({ length: 10 }, () => anAppend('rivals', { expected: 'new' })));
    expect(statuses(rivals).sort()).toEqual([...Array<string>(9).fill('conflict'), 'ok']);
    const twin = anAppend('twin');
    expect(statuses(await sayAll(Array.from({ length: 10 }, () => twin))).sort()).toEqual([...Array<string>(9).fill('duplicate'), 'ok']);
    const claimants = await sayAll(Array.from({ length: 10 }, () => anAppend(`claimant/${randomUUID()}`, { claims: [{ scope: 'code', key: 'A1' }] })));
    expect(statuses(claimants).sort()).toEqual(['ok', ...Array<string>(9).fill('taken')]);
    expect(await hall.log.stream('twin')).toHaveLength(1);
  });

  it('lets a bad append fail alone', async () => {
    const known = anEvent();
    await batcher.append(anAppend('known', { events: [known] }));
    const good = Array.from({ length: 20 }, () => anAppend(`good/${randomUUID()}`));
    const bad = [anAppend('bad/1', { events: [known] }), anAppend('bad/2', { commandId: 'not a uuid' }), anAppend('bad/3', { events: [anEvent({ data: '\u0000' })] })];
    const answers = await Promise.allSettled([...good, ...bad].map(append => batcher.append(append)));
    expect(answers.map(({ status }) => status)).toEqual([...good.map(() => 'fulfilled'), 'rejected', 'rejected', 'rejected']);
    for (const { stream } of good) expect(await hall.log.stream(stream)).toHaveLength(1);
  });

  it('is drained when everything was answered', async () => {
    let answered = 0;
    const said = Array.from({ length: 50 }, () => batcher.append(anAppend(`drain/${randomUUID()}`)).then(() => answered++));
    await batcher.drained();
    expect(answered).toBe(50);
    await Promise.all(said);
  });
});
