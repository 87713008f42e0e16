// Routing's views in a real PostgreSQL: the tables take every row that the folds make, and the pages show them as people ask for them.
import { CaseOpened, CaseReceived, serviceOf, type RoutingCaseEvent } from '@onehall/contracts';
import { namesOf } from '@onehall/event-store';
import type { Event, Recorded } from '@onehall/kernel';
import { migrate, openViews, Parking, projectionMigrations, ViewFollower, ViewReader, Watermarks, type AnyView, type Logger, type Source, type ViewDatabase } from '@onehall/projections';
import { freshLog, projected, type FreshLog } from '@onehall/testing';
import type { Vault } from '@onehall/vault';
import fc from 'fast-check';
import { routingMigrations } from '../migrations/migrations.js';
import { caseBoard } from './case-board.js';
import { custodyLedger } from './custody-ledger.js';
import { departmentDesk } from './department-desk.js';
import { deskPage, type DeskPhase } from './desk-page.js';
import { allAnswered, atWork, caseId, delivered, ended, inProcess, issued, land, law, monday, objected, opened, received, recorded, sentOut, offered, upheld, water } from '../../test/a-case.js';
import { life, lived } from '../../test/a-life.js';

const hall = 'hall';
const idOf = (index: number): string => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
/** The same case under another id, on another day. */
const asCase = (index: number, events: readonly Recorded<RoutingCaseEvent>[]): readonly Recorded[] => events.map(event => ({ ...event, data: { ...event.data, caseId: idOf(index) } }));
const sealed = (index: number) => ({ key: `case/${idOf(index)}`, at: `${idOf(index)}#title`, box: 'box', commitment: 'commitment' });
const openedByIntake = (index: number): Event => CaseOpened({ ...opened, caseId: idOf(index), submissionId: idOf(index), channel: 'visit', purpose: 'request', title: sealed(index), routeBy: law.deadline('C-ROUTE', monday) });

/** Facts as a log would hand them over: in order, at dense positions. */
function sourceOf(service: string, facts: readonly Recorded[]): Source {
  const placed = facts.map((fact, index) => ({ ...fact, service, position: index + 1 }));
  return {
    service,
    identity: () => Promise.resolve({ service, logId: caseId, incarnation: 1 }),
    read: (after, limit) => Promise.resolve(placed.slice(after, after + limit)),
    raw: () => Promise.reject(new Error('A view never asks for bytes.')),
    head: () => Promise.resolve(placed.length),
    onNews: () => () => undefined,
  };
}

const never = (): never => { throw new Error('No view of routing looks into a sealed value.'); };
const vault: Vault = { seal: never, open: never, digest: never, bigrams: never, forget: never, disuse: never, close: () => Promise.resolve() };
const logger: Logger = { info: () => undefined, warn: () => undefined, error: () => undefined };

const lives = fc.sample(life, { numRuns: 25, seed: 7 }).map((steps, index) => asCase(100 + index, lived(steps, true).events));
const stories: readonly (readonly RoutingCaseEvent[])[] = [
  [received, sentOut, offered], atWork, inProcess, [...atWork, objected(land), upheld(land)], [...allAnswered, issued, delivered, ended],
];
const routed = [...stories.flatMap((story, index) => asCase(index, recorded(story))), ...lives.flat()];
const [sample] = recorded([CaseReceived({ ...opened, caseId })]);
const taken = stories.flatMap((_, index): Recorded[] => (sample ? [{ ...sample, ...openedByIntake(index) }] : []));

let ground: FreshLog;
let database: ViewDatabase;
let watermarks: Watermarks;
let views: ViewReader;

async function follow(view: AnyView): Promise<void> {
  const sources = new Map([['routing', sourceOf('routing', routed)], ['intake', sourceOf('intake', taken)]]);
  const follower = new ViewFollower({ view, service: 'routing', dataSource: database, sources, vault, watermarks, parking: new Parking(database), logger, serviceOf });
  await follower.followTo(new Map([['routing', routed.length], ['intake', taken.length]]));
  await follower.stop();
}

beforeAll(async () => {
  ground = await freshLog('routing', { sealing: false });
  const app = ground.database.url(namesOf('routing').app);
  await migrate(app, 'routing', [...projectionMigrations, ...routingMigrations]);
  database = await openViews(app, 'routing');
  watermarks = new Watermarks({ service: 'routing', dataSource: database, logger });
  views = new ViewReader(database);
  for (const view of [departmentDesk, caseBoard, custodyLedger]) await follow(view);
});
afterAll(async () => {
  await watermarks.close();
  await database.destroy();
  await ground.close();
});

describe('A table holds what the folds say', () => {
  const filled = (row: object): object => Object.fromEntries(Object.entries(row).filter(([name, value]) => name !== 'hall' && value !== null));
  const place = (row: object): string => ['caseId', 'department'].map(name => String(Object.entries(row).find(([column]) => column === name)?.[1])).join('/');
  const ordered = (rows: readonly object[]): object[] => rows.map(filled).sort((one, other) => (place(one) < place(other) ? -1 : 1));

  it('on every desk', async () => {
    const rows = await views.query(departmentDesk, hall).getRawMany<object>();
    expect(ordered(rows)).toEqual(ordered([...projected(departmentDesk, routed).values()]));
    expect(rows.length).toBeGreaterThan(50);
  });
  it('on the board, with intake’s titles', async () => expect(ordered(await views.query(caseBoard, hall).getRawMany<object>())).toEqual(ordered([...projected(caseBoard, [...routed, ...taken]).values()])));
  it('in the ledger of custody', async () => expect(ordered(await views.query(custodyLedger, hall).getRawMany<object>())).toEqual(ordered([...projected(custodyLedger, routed).values()])));
});

describe('A department reads its desk', () => {
  const found = async (department: string, phase?: DeskPhase) => (await deskPage(views, { hall, department, phase, size: 200 })).items.filter(({ caseId: one }) => one < idOf(100));

  it('with what goes on, and the title of each', async () => {
    const lines = await found(water);
    expect(lines.map(({ caseId: one }) => one)).toEqual([0, 1, 2, 3].map(idOf));
    expect(lines[0]).toMatchObject({ phase: 'asked', number: opened.number, title: sealed(0), heldBy: 'hall', lead: water });
    expect(lines[1]).toMatchObject({ phase: 'signed', heldBy: water, custodian: true, state: 'sent-out' });
  });
  it('by how far it is', async () => expect((await found(water, 'accepted')).map(({ caseId: one }) => one)).toEqual([idOf(2)]));
  it('with what has ended, apart', async () => expect(await found(water, 'ended')).toMatchObject([{ caseId: idOf(4), endedOn: ended.data.endedOn, how: 'answered' }]));
  it('and no longer the title of what it handed back', async () => {
    expect((await found(land)).map(({ caseId: one }) => one)).not.toContain(idOf(3));
    expect(await found(land, 'returned')).toMatchObject([{ caseId: idOf(3), phase: 'returned', title: null }]);
  });
  it('page by page', async () => {
    const [first, second] = [await deskPage(views, { hall, department: water, page: 1, size: 2 }), await deskPage(views, { hall, department: water, page: 2, size: 2 })];
    expect(first.total).toBe(second.total);
    expect(new Set([...first.items, ...second.items].map(({ caseId: one }) => one)).size).toBe(4);
  });
  it('of its own hall only', async () => expect((await deskPage(views, { hall: 'another', department: water })).total).toBe(0));
});

describe('The hall reads its board', () => {
  it('by custodian and state', async () => {
    const page = await views.page(caseBoard, { hall, where: { custodian: water, state: 'accepted' }, size: 200 });
    expect(page.items.map(({ caseId: one }) => one)).toContain(idOf(2));
    expect(page.items.every(({ custodian, state }) => custodian === water && state === 'accepted')).toBe(true);
  });
});
