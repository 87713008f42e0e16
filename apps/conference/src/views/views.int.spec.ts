// What conference shows, on real PostgreSQL: the tables take every row that the folds make, and each reader sees what is theirs.
import { CaseOpened, DepartmentClosed, DepartmentOpened, serviceOf } from '@onehall/contracts';
import { namesOf, openLog, type EventLog } from '@onehall/event-store';
import type { Event } from '@onehall/kernel';
import { Config, Edge, HallClock, HallLaw, Readings, StreamReader, StreamWriter, ViewReader, type AtHall } from '@onehall/platform';
import { ViewFollower } from '@onehall/projections';
import { rowsOf, smallHall, type SmallHall } from '@onehall/testing';
import pg from 'pg';
import { agenda, called, certificates, conferenceId, elsewhere, estate, neighbours, opposed, present, resolved, signed, survey, surveyDone } from '../../test/the-estate.js';
import { recorded } from '../../test/recorded.js';
import { ConferenceReadingController } from '../conference-reading.controller.js';
import { KnownWorld } from '../known-world.js';
import { conferenceMigrations } from '../migrations/migrations.js';
import { conferenceAgenda } from './conference-agenda.js';
import { conferenceTasks } from './conference-tasks.js';
import { knownCases } from './known-cases.js';
import { knownDepartments } from './known-departments.js';

const secondId = '00000000-0000-4000-8000-00000000c002';
const second = { ...called, data: { ...called.data, conferenceId: secondId, invited: ['water'], cases: [neighbours], heldAt: '2026-04-01T01:00:00.000Z' } };
const told = [called, agenda, present('land'), opposed, resolved, signed, surveyDone];
const opened = (caseId: string, more: { readonly confidential?: true } = {}) => CaseOpened({
  caseId, submissionId: survey, number: `F2026-${caseId.slice(-2)}`, openedAt: '2026-03-02T02:00:00.000Z', receivedOn: '2026-03-02', channel: 'visit', purpose: 'request', petitioner: true,
  routeBy: { on: '2026-03-17', clock: 'C-ROUTE', article: '信访工作条例 第二十二条' }, ...more,
});
const department = (name: string) => DepartmentOpened({ department: name, name: `${name} 局`, aliases: [], remits: [], openedOn: '2026-01-01' });

let hall: SmallHall;
let pool: pg.Pool;
let log: EventLog;
let views: ViewReader;
let world: KnownWorld;
let window: ConferenceReadingController;

const say = (service: string, events: readonly Event[], stream: (event: Event) => string) => hall.say(service, ...events.map(event => ({ type: event.type, data: event.data as Readonly<Record<string, unknown>>, stream: `hall/${stream(event)}` })));
const of = (name: string): string => (name === secondId ? secondId : conferenceId);
const caller = (role: string, own?: string): AtHall => ({ id: `u-${role}`, role, hall: 'hall', ...(own && { department: own }) });

beforeAll(async () => {
  hall = await smallHall(['conference', 'intake', 'routing']);
  const runner = hall.views.createQueryRunner();
  for (const Migration of conferenceMigrations) await new Migration().up(runner);
  await runner.release();
  await say('conference', told, () => `conference/${of(conferenceId)}`);
  await say('conference', [second], () => `conference/${of(secondId)}`);
  await say('intake', [opened(estate), opened(neighbours), opened(elsewhere, { confidential: true })], ({ data }) => `case/${(data as { caseId: string }).caseId}`);
  await say('routing', [department('land'), department('tax'), department('old'), DepartmentClosed({ department: 'old', closedOn: '2026-02-01' })], ({ data }) => `department/${(data as { department: string }).department}`);
  const { views: dataSource, sources, vault, parking, logger } = hall;
  const followers = [conferenceAgenda, conferenceTasks, knownCases, knownDepartments].map(view => new ViewFollower({ view, service: 'conference', dataSource, sources, vault, watermarks: hall.watermarks(), parking, logger, serviceOf }));
  for (const follower of followers) follower.start();
  await hall.quiet(...followers);
  await Promise.all(followers.map(follower => follower.stop()));
  pool = new pg.Pool({ connectionString: hall.database.url(namesOf('conference').app), max: 2 });
  log = openLog({ pool, service: 'conference', onAppended: () => undefined });
  views = new ViewReader(hall.views);
  const law = new HallLaw(HallClock.real(), new Config());
  world = new KnownWorld(views, new StreamReader(log), law);
  window = new ConferenceReadingController(views, new StreamReader(log), new Edge(vault), law, world, new Readings('conference', new StreamWriter({ log, vault, clock: HallClock.real() })));
});
afterAll(async () => {
  await log.close();
  await pool.end();
  await hall.close();
});

describe('A table holds what the folds say', () => {
  const without = (rows: readonly object[]) => rows.map(row => Object.fromEntries(Object.entries(row).filter(([name, value]) => name !== 'hall' && value !== null)));
  const read = async (table: string, key: string) => without(await hall.views.query<object[]>(`select * from ${table} order by "${key}"`));
  it('of conferences', async () => expect(await read('conference_agenda', 'conferenceId')).toEqual(rowsOf(conferenceAgenda, [called, resolved, signed, surveyDone, second].map(event => recorded(event)))));
  it('of tasks', async () => expect(await read('conference_tasks', 'taskId')).toEqual(rowsOf(conferenceTasks, [recorded(resolved), recorded(surveyDone)])));
  it('and nothing was left in the parking lot', () => expect(hall.remarks.filter(({ level }) => level === 'error')).toEqual([]));
});

describe('Who asks for conferences', () => {
  const seen = async (asked: object, who: AtHall) => (await window.list(asked, who)).items.map(row => row.conferenceId);
  it('sees all of them from the secretary’s desk, the latest first', async () => expect(await seen({}, caller('secretary'))).toEqual([secondId, conferenceId]));
  it('sees those at which the department sits', async () => {
    expect(await seen({}, caller('handler', 'land'))).toEqual([conferenceId]);
    expect(await seen({}, caller('head', 'water'))).toEqual([secondId]);
    expect(await seen({}, caller('handler', 'road'))).toEqual([]);
  });
  it('can ask for those on one case', async () => {
    expect(await seen({ case: estate }, caller('auditor'))).toEqual([conferenceId]);
    expect(await seen({ case: neighbours }, caller('auditor'))).toEqual([secondId, conferenceId]);
  });
  it('can ask for those in one state', async () => expect(await seen({ state: 'signed' }, caller('supervisor'))).toEqual([conferenceId]));
});

describe('Who asks for one conference', () => {
  it('reads its proceedings with its version and its notice', async () =>
    expect(await window.read(conferenceId, caller('handler', 'land'))).toMatchObject({ conferenceId, version: told.length, notice: { wanted: 3 }, state: 'signed', positions: [{ department: 'land', stance: 'oppose', counts: true }] }));
  it('is turned away when the department does not sit at it', () => expect(window.read(conferenceId, caller('head', 'water'))).rejects.toMatchObject({ reason: 'NOT_YOURS' }));
  it('is told when there is none', () => expect(window.read(elsewhere, caller('secretary'))).rejects.toMatchObject({ reason: 'UNKNOWN_CONFERENCE' }));
});

describe('Who asks for tasks', () => {
  const seen = async (asked: object, who: AtHall) => ((await window.tasks(asked, who)) as { items: { taskId: string }[] }).items.map(({ taskId }) => taskId);
  it('sees all of them from the secretary’s desk, the next one due first', async () => expect(await seen({}, caller('secretary'))).toEqual([survey, certificates]));
  it('sees the department’s own, whatever it asks for', async () => expect(await seen({ department: 'housing' }, caller('handler', 'land'))).toEqual([certificates]));
  it('can ask for what is still open, or done', async () => {
    expect(await seen({ open: 'true' }, caller('secretary'))).toEqual([certificates]);
    expect(await seen({ open: 'false' }, caller('secretary'))).toEqual([survey]);
  });
});

describe('Who calls a conference', () => {
  const known = (cases: readonly string[], invited: readonly string[]) => world.assertKnown('hall', { cases, invited });
  it('may do so on cases and with departments that are there', () => expect(known([estate, neighbours], ['land', 'tax'])).resolves.toBeUndefined());
  it('may not on a case that nobody opened', () => expect(known([estate, conferenceId], ['land'])).rejects.toMatchObject({ reason: 'UNKNOWN_CASE' }));
  it('may never on an accusation', () => expect(known([estate, elsewhere], ['land'])).rejects.toMatchObject({ reason: 'CONFIDENTIAL' }));
  it('may not with a department that is not there', () => expect(known([estate], ['land', 'moon'])).rejects.toMatchObject({ reason: 'UNKNOWN_DEPARTMENT' }));
  it('may not with one that was closed', () => expect(known([estate], ['old'])).rejects.toMatchObject({ reason: 'DEPARTMENT_CLOSED' }));
  it('may not with those of another hall', () => expect(world.assertKnown('elsewhere', { cases: [estate], invited: [] })).rejects.toMatchObject({ reason: 'UNKNOWN_CASE' }));
});

describe('Who resolves', () => {
  it('is told at once that what the agenda speaks of has left the hall, before the table hears of it, and that a department was closed since', async () => {
    const [thirdId, about] = ['00000000-0000-4000-8000-00000000c003', { conferenceId: '00000000-0000-4000-8000-00000000c003', caseId: estate }];
    const table = { ...called, data: { ...called.data, ...about, cases: [estate, elsewhere] } };
    const speaking = (caseId: string) => ({ ...agenda, data: { ...about, agenda: [{ item: 1, caseId, topic: '议题' }] } });
    const resolve = (...tasks: { caseId: string; department: string }[]) => world.checkMayBeResolved({ hall: 'hall', actor: caller('secretary') }, thirdId, tasks);
    await say('conference', [table, speaking(estate)], () => `conference/${thirdId}`);
    await expect(resolve()).resolves.toBeUndefined();
    await expect(resolve({ caseId: estate, department: 'land' })).resolves.toBeUndefined();
    await expect(resolve({ caseId: estate, department: 'old' })).rejects.toMatchObject({ reason: 'DEPARTMENT_CLOSED', refusal: { field: 'tasks' } });
    await say('conference', [speaking(elsewhere)], () => `conference/${thirdId}`);
    await expect(resolve()).rejects.toMatchObject({ reason: 'NO_AGENDA' });
  });
});
