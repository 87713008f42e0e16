// The parking lot of a view: a bad event holds up its own case and nothing else, and driving it again leaves no trace of the trouble.
import fc from 'fast-check';
import { deskServiceOf, deskTable, deskView, eventually, smallHall, type SmallHall, type Spoken } from '@onehall/testing';
import { ViewFollower } from './view-follower.js';

let hall: SmallHall;
const running: ViewFollower[] = [];
beforeEach(async () => {
  hall = await smallHall(['routing', 'intake'], [deskTable]);
});
afterEach(async () => {
  await Promise.all(running.splice(0).map(follower => follower.stop()));
  await hall.close();
});

function started(allergic: () => boolean, version = 1): ViewFollower {
  const { views: dataSource, sources, vault, parking, logger } = hall;
  const made = new ViewFollower({ view: { ...deskView(allergic), version }, service: 'routing', dataSource, sources, vault, watermarks: hall.watermarks(), parking, logger, serviceOf: deskServiceOf });
  running.push(made);
  made.start();
  return made;
}
const step = (caseId: string, number: number | string, more: object = {}): Spoken => ({ type: 'StepTaken', data: { caseId, step: number, ...more } });
const poison = { poison: true };
const rows = (): Promise<object[]> => hall.views.query<object[]>('select * from desk order by hall, "caseId"');
const trails = async (): Promise<Record<string, unknown>> => Object.fromEntries((await hall.views.query<{ caseId: string; trail: unknown }[]>('select "caseId", trail from desk')).map(({ caseId, trail }) => [caseId, trail]));
const parked = async (): Promise<unknown[]> => (await hall.parking.list()).map(({ caseKey, position, attempts, error }) => [caseKey, position, attempts, error]);
const bad = 'This step cannot be digested.';

describe('An event that a view cannot digest', () => {
  it('is parked, with the later ones of its case behind it in order, and every other case goes on', async () => {
    const desk = started(() => true);
    await hall.say('routing', step('a', 1), step('b', 1), step('a', 2, poison), step('a', 3), step('b', 2));
    await hall.quiet(desk);
    await hall.say('routing', step('a', 4), step('b', 3));
    await hall.quiet(desk);
    expect(await trails()).toEqual({ a: [1], b: [1, 2, 3] });
    expect(await parked()).toEqual([['a', 3, 1, bad], ['a', 4, 0, null], ['a', 6, 0, null]]);
    expect(hall.remarks.filter(({ level }) => level === 'error')).toMatchObject([{ about: { case: 'a', position: 3, error: bad } }]);
    expect(await desk.look()).toMatchObject({ consumer: 'view:desk:1', state: 'following', sources: [{ service: 'intake', lag: 0 }, { service: 'routing', lag: 0 }] });
    expect((await hall.parking.counts()).get('view:desk:1')).toBe(3);
  });

  it('is also found when only the database refuses it, and then alone', async () => {
    const many = Array.from({ length: 40 }, (_, n) => step(`${n % 8}`, n));
    await hall.say('routing', ...many.slice(0, 23), step('x', 'not a number'), ...many.slice(23));
    const desk = started(() => true);
    await hall.quiet(desk);
    await hall.say('routing', step('x', 2));
    await hall.quiet(desk);
    expect((await hall.parking.list()).map(({ caseKey, position, error }) => [caseKey, position, error])).toEqual([
      ['x', 24, expect.stringContaining('invalid input syntax')],
      ['x', 42, null],
    ]);
    expect(Object.values(await trails()).flat()).toHaveLength(40);
  });

  it('can be parked even when its text holds what no jsonb column can', async () => {
    await hall.say('routing', step('a', '\u0000'), step('b', 1));
    await hall.quiet(started(() => true));
    expect(await trails()).toEqual({ b: [1] });
    expect((await hall.parking.list()).map(({ event }) => event.data)).toEqual([{ caseId: 'a', step: '\u0000' }]);
  });

  it('is listed by its case: how many wait, since when, and why the first of them failed; page by page', async () => {
    const before = new Date().toISOString();
    await hall.say('routing', step('a', '\u0000'), step('b', 1, poison), step('a', 2), step('a', 3), step('c', 1), step('d', 'no number'));
    const desk = started(() => true);
    await hall.quiet(desk);
    await hall.parking.redrive('view:desk:1', 'b');
    const { items, total } = await hall.parking.cases();
    expect(items).toEqual([
      { consumer: 'view:desk:1', source: 'routing', case: 'a', waiting: 3, since: expect.any(String) as string, position: 1, type: 'StepTaken', attempts: 1, error: expect.stringMatching(/./) as string },
      { consumer: 'view:desk:1', source: 'routing', case: 'b', waiting: 1, since: expect.any(String) as string, position: 2, type: 'StepTaken', attempts: 2, error: bad },
      { consumer: 'view:desk:1', source: 'routing', case: 'd', waiting: 1, since: expect.any(String) as string, position: 6, type: 'StepTaken', attempts: 1, error: expect.stringContaining('invalid input syntax') as string },
    ]);
    expect([total, items.every(({ since }) => since > before && since < new Date().toISOString())]).toEqual([3, true]);
    expect((await hall.parking.cases({ after: 1, limit: 1 })).items.map(waiting => waiting.case)).toEqual(['b']);
    expect(await hall.parking.cases({ after: 3 })).toEqual({ items: [], total: 3 });
    expect(await hall.parking.cases({ consumer: 'view:other:1' })).toEqual({ items: [], total: 0 });
  });

  it('stays parked, with its followers, when the process starts again', async () => {
    const before = started(() => true);
    await hall.say('routing', step('a', 1, poison));
    await hall.quiet(before);
    await before.stop();
    const after = started(() => false);
    await hall.say('routing', step('a', 2));
    await hall.quiet(after);
    expect(await trails()).toEqual({});
    expect(await parked()).toEqual([['a', 1, 1, bad], ['a', 2, 0, null]]);
  });
});

describe('Driven again', () => {
  it('a case stops at the first event that fails once more, and keeps what was digested', async () => {
    const allergic = { to: true };
    const desk = started(() => allergic.to);
    await hall.say('routing', step('a', 1, poison), step('a', 2), step('a', 'no number'), step('a', 4));
    await hall.quiet(desk);
    expect(await hall.parking.redrive('view:desk:1', 'a')).toEqual({ digested: 0, left: 4, error: bad });
    expect((await parked())[0]).toEqual(['a', 1, 2, bad]);
    allergic.to = false;
    expect(await hall.parking.redrive('view:desk:1', 'a')).toMatchObject({ digested: 2, left: 2, error: expect.stringContaining('invalid input syntax') as string });
    expect(await trails()).toEqual({ a: [1, 2] });
    expect(await hall.parking.redrive('view:desk:1', 'b')).toEqual({ digested: 0, left: 0 });
  });

  it('nobody answers for a consumer that this process does not follow', async () => {
    await expect(hall.parking.redrive('view:desk:9', 'a')).rejects.toThrow('Nobody in this process follows as view:desk:9.');
  });

  it('while new events of the case keep coming, none overtakes another', async () => {
    const allergic = { to: true };
    const desk = started(() => allergic.to);
    await hall.say('routing', step('a', 1, poison));
    await hall.quiet(desk);
    allergic.to = false;
    const saying = (async () => {
      for (let number = 2; number <= 60; number++) await hall.say('routing', step('a', number));
    })();
    await eventually(async () => (await hall.parking.redrive('view:desk:1', 'a')).left === 0 && (await trails())['a'] !== undefined);
    await saying;
    await hall.quiet(desk);
    await hall.parking.redrive('view:desk:1', 'a');
    expect(await trails()).toEqual({ a: Array.from({ length: 60 }, (_, n) => n + 1) });
  });

  it('the rows are what they would be had nothing happened, whatever came in between', async () => {
    const word = fc.oneof(
      fc.record({ caseId: fc.constantFrom('a', 'b', 'c'), step: fc.nat(99), poison: fc.boolean() }).map(({ caseId, step: number, poison: isBad }) => step(caseId, number, isBad ? poison : {})),
      fc.constantFrom('a', 'b', 'c').map((caseId): Spoken => ({ type: 'CaseWithdrawn', data: { caseId } })),
    );
    let version = 1;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(word, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 3 }), async portions => {
        const allergic = { to: true };
        await hall.views.query('truncate desk');
        const troubled = started(() => allergic.to, (version += 2));
        for (const portion of portions) {
          await hall.say('routing', ...portion);
          await hall.quiet(troubled);
        }
        allergic.to = false;
        for (const caseKey of ['a', 'b', 'c']) expect(await hall.parking.redrive(troubled.consumer, caseKey)).toMatchObject({ left: 0 });
        const found = await rows();
        await troubled.stop();
        await hall.views.query('truncate desk');
        const healthy = started(() => false, version + 1);
        await hall.quiet(healthy);
        await healthy.stop();
        expect(found).toEqual(await rows());
        expect(await parked()).toEqual([]);
      }),
      { numRuns: 15 },
    );
  }, 600_000);
});
