// What supervision shows of the clocks, on real PostgreSQL: the tables take every row that the folds make, and the lists show the lights of the law.
import { serviceOf } from '@onehall/contracts';
import type { Event } from '@onehall/kernel';
import { ViewFollower, ViewReader } from '@onehall/projections';
import { rowsOf, smallHall, type SmallHall } from '@onehall/testing';
import fc from 'fast-check';
import { accepted, ended, joinedEarlier, law, leftAgain, opened, recorded, resolved, sentOut, signedFor } from '../../test/facts.js';
import { anyHistory, interleaved } from '../../test/histories.js';
import { SmallSupervision } from '../../test/small-supervision.js';
import { supervisionMigrations } from '../migrations/migrations.js';
import { clocksOnBoard, holdings, lateByClock } from './clock-board.js';
import { toRunOut, toWarnOf } from './due-clocks.js';
import { lampOf, type Lit } from './lights.js';
import { runningClocks, type ClockRow } from './running-clocks.js';
import { watchList, type WatchedRow } from './watch-list.js';

const idOf = (index: number): string => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
const asCase = (index: number, events: readonly Event[]): readonly Event[] => events.map(event => ({ ...event, data: { ...event.data, caseId: idOf(index) } }));

/** Case 1: land is late with its answer since 7 May, tax has not accepted since 20 March, the right to object lapsed; case 2: hall is late since 18 March; case 3: ended two days late; case 4: hall was one day late for a letter that was withdrawn. */
const [late, waiting, over, excused] = [
  new SmallSupervision().hear(opened('2026-03-02'), sentOut('2026-03-03', ['land', 'tax']), signedFor('land', '2026-03-04'), signedFor('tax', '2026-03-04'), accepted('land', '2026-03-05'), resolved('2026-03-10', { department: 'road', dueOn: '2026-12-01' })),
  new SmallSupervision().hear(opened('2026-03-02')),
  new SmallSupervision().hear(opened('2026-03-02'), sentOut('2026-03-19', ['land']), signedFor('land', '2026-03-19'), ended('2026-03-20')),
  new SmallSupervision().hear(opened('2026-05-06'), joinedEarlier('2026-04-16')).hear(leftAgain('2026-05-07', '2026-05-06')),
];
const lives = fc.sample(anyHistory, { numRuns: 30, seed: 5 }).map((history, index) => {
  const supervision = new SmallSupervision().hear(...interleaved(history, [1, 0, 2, 1, 1, 0]));
  return index % 2 === 0 ? supervision.tick('2026-04-20') : supervision;
});
const cases = [late, waiting, over, excused, ...lives].map(({ events }, index) => asCase(index + 1, events));

let hall: SmallHall;
let views: ViewReader;
const today = '2026-05-08';

const rowsIn = <Row>(table: string): Promise<Row[]> => hall.views.query<Row[]>(`select * from ${table}`);
const byName = (row: object): string => JSON.stringify([(row as ClockRow).caseId, (row as ClockRow).clockId]);
/** Without the hall's name, which the engine adds, and without the ids and instants of events, which the log gives. */
const plain = (rows: readonly object[]): object[] => rows.map(row => ({ ...row, hall: undefined, setBy: undefined, setAt: undefined })).sort((one, two) => (byName(one) < byName(two) ? -1 : 1));

beforeAll(async () => {
  hall = await smallHall(['supervision']);
  const runner = hall.views.createQueryRunner();
  for (const Migration of supervisionMigrations) await new Migration().up(runner);
  await runner.release();
  views = new ViewReader(hall.views);
  await hall.say('supervision', ...cases.flat().map(({ type, data }) => ({ type, data: data as Readonly<Record<string, unknown>> })));
  const { views: dataSource, sources, vault, parking, logger } = hall;
  const followers = [runningClocks, watchList].map(view => new ViewFollower({ view: view, service: 'supervision', dataSource, sources, vault, watermarks: hall.watermarks(), parking, logger, serviceOf }));
  for (const follower of followers) follower.start();
  await hall.quiet(...followers);
  await Promise.all(followers.map(follower => follower.stop()));
});
afterAll(() => hall.close());

describe('A table holds what the folds say', () => {
  const events = cases.flat().map(event => recorded(event));
  it('of every clock', async () => expect(plain(await rowsIn<ClockRow>('running_clocks'))).toEqual(plain(rowsOf(runningClocks, events as never))));
  it('of every case', async () => {
    const nothing = { number: null, openedOn: null, open: null, openClocks: null, nextDueOn: null, urges: null, urgesOpen: null, sealed: null };
    expect(plain(await rowsIn<WatchedRow>('watch_list'))).toEqual(plain(rowsOf(watchList, events as never).map(row => ({ ...nothing, ...row }))));
  });
  it('and nothing was left in the parking lot', () => expect(hall.remarks.filter(({ level }) => level === 'error')).toEqual([]));
});

describe('The board shows', () => {
  const reader = { id: 'u-supervisor', role: 'supervisor', hall: 'hall' };
  const board = { reader, today };
  const all = ['red', 'yellow', 'green'] as const;

  it.each([...all])('as %s exactly the clocks for which the law says so, on any day', async light => {
    for (const day of ['2026-03-05', '2026-03-14', '2026-04-01', today, '2026-07-01']) {
      const stored = (await rowsIn<ClockRow>('running_clocks')).filter(row => lampOf(row as Lit, day, law) === light);
      const { items, total } = await clocksOnBoard(views, { reader, today: day }, { lights: [light], size: 200 });
      expect([total, items.map(byName).sort()]).toEqual([stored.length, stored.map(byName).sort()]);
    }
  });
  it('the most urgent first, with the number of the case, page by page', async () => {
    const first = await clocksOnBoard(views, board, { lights: ['red'], caseId: idOf(1), size: 1 });
    expect(first).toMatchObject({ total: 2, page: 1, items: [{ clockId: 'C-INFORM-TRANSFER/tax', holder: 'tax', dueOn: '2026-03-19', number: 'F2026-1' }] });
    expect(await clocksOnBoard(views, board, { lights: ['red'], caseId: idOf(1), size: 1, page: 2 })).toMatchObject({ items: [{ clockId: 'C-HANDLE/land' }] });
  });
  it('one holder’s clocks only, when asked', async () => {
    const { items } = await clocksOnBoard(views, { ...board, holder: 'road' }, { lights: all, caseId: idOf(1) });
    expect(items.map(({ clock, dueOn }) => `${clock} ${dueOn}`)).toEqual(['C-TASK 2026-12-01']);
  });
  it('nothing of another hall', async () => expect((await clocksOnBoard(views, { ...board, reader: { ...reader, hall: 'elsewhere' } }, { lights: all })).total).toBe(0));
  it('how many of each light every holder has', async () => {
    const held = await holdings(views, board);
    const stored = await rowsIn<ClockRow>('running_clocks');
    for (const { holder, ...lights } of held) for (const light of all) expect([holder, light, lights[light]]).toEqual([holder, light, stored.filter(row => row.holder === holder && lampOf(row as Lit, today, law) === light).length]);
    expect(held.map(({ holder }) => holder)).toEqual(expect.arrayContaining(['hall', 'land', 'tax', 'road']));
    expect([...held].sort((one, two) => two.red - one.red).map(({ red }) => red)).toEqual(held.map(({ red }) => red));
  });
  it('who is late by which clock, now and before, and by how many days at most', async () => {
    const stored = await rowsIn<ClockRow>('running_clocks');
    const before = (by: string, clock: string) => stored.filter(row => row.clock === clock).flatMap(({ lateBefore }) => lateBefore ?? []).filter(({ holder }) => holder === by);
    const lateDays = (row: ClockRow): number => (row.stoppedOn === null ? (lampOf(row as Lit, today, law) === 'red' ? law.daysBetween(row.dueOn ?? '', today) : 0) : (row.daysLate ?? 0));
    const lines = await lateByClock(views, board);
    expect(lines.length).toBeGreaterThan(2);
    for (const { holder, clock, running, stopped, mostDaysLate } of lines) {
      const rows = stored.filter(row => row.holder === holder && row.clock === clock && lateDays(row) > 0);
      const isOver = before(holder, clock);
      const stillStopped = rows.filter(({ stoppedOn }) => stoppedOn !== null).length;
      expect([running, stopped, mostDaysLate]).toEqual([rows.length - stillStopped, stillStopped + isOver.length, Math.max(...rows.map(lateDays), ...isOver.map(({ daysLate }) => daysLate))]);
    }
    expect([...lines].sort((one, two) => two.mostDaysLate - one.mostDaysLate || (one.holder < two.holder ? -1 : 1)).map(({ mostDaysLate, holder }) => [mostDaysLate, holder])).toEqual(lines.map(({ mostDaysLate, holder }) => [mostDaysLate, holder]));
    expect(before('hall', 'C-ROUTE')).toContainEqual({ holder: 'hall', dueOn: '2026-05-06', daysLate: 1 });
    expect(lines.reduce((sum, { stopped }) => sum + stopped, 0)).toBe(stored.filter(row => row.stoppedOn !== null && lateDays(row) > 0).length + stored.flatMap(({ lateBefore }) => lateBefore ?? []).length);
    expect(await lateByClock(views, { ...board, holder: 'road' })).toEqual(lines.filter(({ holder }) => holder === 'road'));
  });
});

describe('What timers must speak of', () => {
  it('is every running duty whose warning has come and that was not warned of, and every term that is over once it was', async () => {
    const stored = (await rowsIn<ClockRow>('running_clocks')).filter(({ stoppedOn }) => stoppedOn === null);
    const warnings = await toWarnOf(views, 'hall', { today, limit: 1_000 });
    const ends = await toRunOut(views, 'hall', { today, limit: 1_000 });
    expect(warnings.map(byName).sort()).toEqual(stored.filter(({ warnOn, warnedOn, clock }) => warnedOn === null && clock !== 'C-OBJECT' && (warnOn ?? '') <= today).map(byName).sort());
    expect(ends.map(byName).sort()).toEqual(stored.filter(({ clock, dueOn, ranOutOn, warnedOn }) => ranOutOn === null && (warnedOn !== null || clock === 'C-OBJECT') && (dueOn ?? '') < today).map(byName).sort());
    expect(warnings.find(({ clockId, caseId }) => clockId === 'C-HANDLE/land' && caseId === idOf(1))).toMatchObject({ dueOn: '2026-05-06', on: '2026-04-16' });
  });
  it('is nothing before the first term of all is over', async () => expect(await toRunOut(views, 'hall', { today: '2026-03-02', limit: 10 })).toEqual([]));
  it('is at most as much as was asked for', async () => expect(await toRunOut(views, 'hall', { today, limit: 1 })).toHaveLength(1));
});
