// A view that is built anew while it serves: the rebuilt rows equal the live ones, and nobody waits.
import fc from 'fast-check';
import { deskServiceOf, deskTable, deskView, smallHall, type OnDesk, type SmallHall, type Spoken } from '@onehall/testing';
import { compareWithRebuild, rebuild } from './rebuild.js';
import { ViewFollower } from './view-follower.js';

let hall: SmallHall;
const running: ViewFollower[] = [];
beforeEach(async () => {
  hall = await smallHall(['routing', 'intake'], [deskTable, 'create index desk_by_day on desk (hall, "registeredOn")']);
});
afterEach(async () => {
  await Promise.all(running.splice(0).map(follower => follower.stop()));
  await hall.close();
});

function started(allergic: () => boolean = () => true): ViewFollower {
  const { views: dataSource, sources, vault, parking, logger } = hall;
  const made = new ViewFollower({ view: deskView(allergic), service: 'routing', dataSource, sources, vault, watermarks: hall.watermarks(), parking, logger, serviceOf: deskServiceOf });
  running.push(made);
  made.start();
  return made;
}
const step = (caseId: string, number: number, more: object = {}): Spoken => ({ type: 'StepTaken', data: { caseId, step: number, ...more } });
const registered = (caseId: string, name: string): Spoken => ({ type: 'CaseRegistered', data: { caseId, on: '2026-03-02', name } });
const desk = (): Promise<OnDesk[]> => hall.views.query('select * from desk order by hall, "caseId"');
const own = ['desk', 'migration', 'parked', 'policy_outcome', 'view_build', 'view_standing'];
const tables = async (): Promise<string[]> => (await hall.asAdmin<{ tablename: string }>(`select tablename from pg_tables where schemaname = 'routing_views' order by 1`)).map(({ tablename }) => tablename);

describe('A view compared with its own past', () => {
  it('has nothing that differs, whatever was said', async () => {
    const live = started();
    const caseId = fc.constantFrom('a', 'b', 'c', 'd');
    const word = fc.oneof(
      fc.record({ caseId, number: fc.nat(99), more: fc.constantFrom({}, {}, {}, { poison: true }) }).map(said => step(said.caseId, said.number, said.more)),
      fc.record({ caseId, name: fc.constantFrom('王小明', '李四') }).map(said => registered(said.caseId, said.name)),
      fc.constantFrom('p', 'q').chain(one => fc.constantFrom<Spoken>(step(one, 1), { type: 'CaseWithdrawn', data: { caseId: one } })),
      fc.record({ caseId, others: fc.array(caseId) }).map((said): Spoken => ({ type: 'CasesTakenTogether', data: { caseId: said.caseId, with: said.others } })),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(word, { minLength: 1, maxLength: 12 }), async words => {
        for (const said of words) await hall.say(deskServiceOf(said.type), said);
        await hall.quiet(live);
        expect(await compareWithRebuild(live)).toEqual([]);
      }),
      { numRuns: 12 },
    );
    expect(await tables()).toEqual(own);
  }, 600_000);

  it('names every row that somebody changed, added or took away by hand', async () => {
    const live = started();
    await hall.say('routing', step('a', 1), step('b', 1), step('c', 1));
    await hall.quiet(live);
    await hall.views.query(`update desk set "lastStep" = 9 where "caseId" = 'a'`);
    await hall.views.query(`delete from desk where "caseId" = 'b'`);
    await hall.views.query(`insert into desk (hall, "caseId") values ('hall', 'x')`);
    const differences = await compareWithRebuild(live);
    expect(differences.map(({ live: here, rebuilt }) => [here?.['caseId'], here?.['lastStep'], rebuilt?.['caseId'], rebuilt?.['lastStep']]).sort()).toEqual([
      [undefined, undefined, 'b', 1],
      ['a', 9, 'a', 1],
      ['x', null, undefined, undefined],
    ]);
    expect(await desk()).toHaveLength(3);
  });
});

describe('A view rebuilt', () => {
  it('is what the past says, keeps its indexes and its rights, and goes on from where it stood', async () => {
    const live = started();
    await hall.say('routing', step('a', 1), step('b', 1));
    await hall.say('intake', registered('a', '王小明'));
    await hall.quiet(live);
    const before = await desk();
    await hall.views.query(`update desk set "lastStep" = 9; grant select on desk to onehall_reader`);
    await rebuild(live);
    expect(await desk()).toEqual(before);
    expect(await hall.asAdmin(`select count(*)::int as indexes from pg_indexes where tablename = 'desk'`)).toEqual([{ indexes: 2 }]);
    expect(await hall.asAdmin(`select has_table_privilege('onehall_reader', 'routing_views.desk', 'select') as may`)).toEqual([{ may: true }]);
    await hall.say('routing', step('a', 2));
    await hall.quiet(live);
    expect((await desk())[0]).toMatchObject({ caseId: 'a', lastStep: 2, trail: [1, 2], registrations: 1 });
    expect(await tables()).toEqual(own);
    await rebuild(live);
    expect((await desk())[0]).toMatchObject({ trail: [1, 2] });
  });

  it('while facts keep coming loses none and counts none twice, and every reader finds a table', async () => {
    const live = started();
    await hall.say('routing', ...Array.from({ length: 300 }, (_, n) => step(`${n % 5}`, n)));
    await hall.quiet(live);
    const over = { yet: false };
    const saying = (async () => {
      for (let n = 300; !over.yet || n < 500; n++) await hall.say('routing', step(`${n % 5}`, n));
    })();
    const reading = (async () => {
      const seen: number[] = [];
      while (!over.yet) seen.push((await desk()).length);
      return seen;
    })();
    await rebuild(live);
    await rebuild(live);
    over.yet = true;
    await saying;
    expect(new Set(await reading)).toEqual(new Set([5]));
    await hall.quiet(live);
    expect(await compareWithRebuild(live)).toEqual([]);
    for (const { trail } of await desk()) expect(trail).toEqual([...(trail as number[])].sort((one, other) => one - other));
  }, 600_000);

  it('with a healthier fold takes in what was parked, and parks again what is still bad', async () => {
    const allergic = { to: true };
    const live = started(() => allergic.to);
    await hall.say('routing', step('a', 1, { poison: true }), step('a', 2), step('b', 1));
    await hall.quiet(live);
    await rebuild(live);
    expect((await hall.parking.list()).map(({ consumer, position }) => [consumer, position])).toEqual([['view:desk:1', 1], ['view:desk:1', 2]]);
    allergic.to = false;
    await rebuild(live);
    expect(await hall.parking.list()).toEqual([]);
    await hall.say('routing', step('a', 3));
    await hall.quiet(live);
    expect((await desk()).map(({ trail }) => trail)).toEqual([[1, 2, 3], [1]]);
  });

  it('gives way to a long reader of the live table, and is swapped in when it has left', async () => {
    const live = started();
    await hall.say('routing', step('a', 1));
    await hall.quiet(live);
    const reader = hall.views.createQueryRunner();
    await reader.startTransaction();
    await reader.query('select * from desk');
    const rebuilding = rebuild(live);
    await new Promise(resolve => setTimeout(resolve, 800));
    expect(await desk()).toHaveLength(1);
    await reader.commitTransaction();
    await reader.release();
    await rebuilding;
    expect(await compareWithRebuild(live)).toEqual([]);
  });

  it('that fails leaves the live view as it is, and what was built for another time', async () => {
    const live = started();
    await hall.say('routing', step('a', 1));
    await hall.quiet(live);
    await live.stop();
    await expect(rebuild(live)).rejects.toThrow('view:desk:1 does not hold all its leases.');
    expect(await tables()).toEqual([...own, 'desk__shadow'].sort());
    expect(await desk()).toHaveLength(1);
    await rebuild(started());
    expect(await tables()).toEqual(own);
  });
});
