// What the views of intake show, on real PostgreSQL: from intake's own log and routing's, whichever comes first.
import {
  CaseAccepted, CaseClosed, CaseDeclined, CaseDisposed, CaseEnded, CaseOpened, CaseRated, CaseReceived, CaseSentOut, CaseSignedFor, contracts, DepartmentClosed, DepartmentOpened, DepartmentRemitChanged, ObjectionUpheld,
  personalFields, PersonForgotten, RatingOpened, ReplyDelivered, ReplyIssued, SendingWithdrawn, serviceOf, SettlementReached, SubmissionCorrected, SubmissionJoined, SubmissionLeft, SubmissionRegistered, SubmissionSetApart, SubmissionWithdrawn, TermExtended,
} from '@onehall/contracts';
import type { Event, Sealed, View } from '@onehall/kernel';
import { ViewFollower, ViewReader, type AnyView } from '@onehall/projections';
import type { Term } from '@onehall/rulebook';
import { smallHall, type SmallHall } from '@onehall/testing';
import { sealAll } from '@onehall/vault';
import { randomUUID } from 'node:crypto';
import { intakeMigrations } from '../migrations/migrations.js';
import { caseRegister } from './case-register.js';
import { knownDepartments } from './known-departments.js';
import { knownPersons } from './known-persons.js';
import { publicCases } from './public-case.js';
import { querySlips } from './query-slip.js';

const views: readonly object[] = [caseRegister, querySlips, publicCases, knownPersons, knownDepartments];
const caseId = '33333333-3333-4333-8333-333333333333';
const submissionId = '11111111-1111-4111-8111-111111111111';
const another = '11111111-1111-4111-8111-111111111112';
const [li, wang] = ['22222222-2222-4222-8222-222222222221', '22222222-2222-4222-8222-222222222222'] as const;
const paper = (number: string) => ({ kind: 'paper', number, issuedOn: '2026-03-03' });
const term = (on: string) => ({ on, clock: 'C-ROUTE', article: 'x' });
const at = '2026-03-02T02:00:00.000Z';

const fact = { submissionId, caseId, opens: true, number: '20260302V00001', channel: 'visit' as const, receivedAt: at, personCount: 6, collective: true, purpose: 'request' as const, persons: [] };
const registered = SubmissionRegistered({
  ...fact, queryCode: 'K7M2Q9XW4T', title: 'No water', category: 'water',
  persons: [
    { personId: li, standing: 'representative', name: '李 四', phone: '138 0013 8000', idNumber: '11010519491231002x' },
    { personId: wang, standing: 'representative', name: '王五', phone: '13900139000' },
  ],
});
const accusation = SubmissionRegistered({ ...fact, purpose: 'accusation', confidential: true });
const opened = CaseOpened({
  caseId, submissionId, number: '20260302V00001', openedAt: at, receivedOn: '2026-03-02', channel: 'visit', purpose: 'request', category: 'water', title: 'No water', petitioner: true, routeBy: term('2026-03-17'),
});
const disposed = CaseDisposed({ caseId, way: 'transfer', departments: [{ department: 'housing', part: 'lead' }], disposedOn: '2026-03-03', article: 'x', paper: paper('转〔2026〕1号') });
const received = CaseReceived({ caseId, number: '20260302V00001', openedAt: at, receivedOn: '2026-03-02', petitioner: true });
const sentOut = CaseSentOut({ caseId, way: 'transfer', departments: [{ department: 'housing', part: 'lead' }, { department: 'water', part: 'assist' }], sentOn: '2026-03-03', paper: paper('转〔2026〕1号') });
const signedFor = CaseSignedFor({ caseId, department: 'housing', signedOn: '2026-03-04', objectBy: term('2026-03-11'), informBy: term('2026-03-19') });
const accepted = CaseAccepted({ caseId, department: 'housing', route: 'route-6', acceptedOn: '2026-03-06', answerBy: term('2026-05-05'), paper: paper('受〔2026〕9号') });
const extended = TermExtended({ caseId, department: 'housing', days: 30, reasons: 'Survey', approvedBy: 'u-head', approvedOn: '2026-05-02', toldOn: '2026-05-03', answerBy: term('2026-06-04'), paper: paper('延〔2026〕1号') });
const replied = ReplyIssued({ caseId, department: 'housing', issuedOn: '2026-05-20', outcome: 'supported', claim: 'c', facts: 'f', opinion: 'o', basis: 'b', parts: [{ department: 'housing', revision: 1 }], paper: paper('答〔2026〕1号') });
const delivered = ReplyDelivered({ caseId, deliveredOn: '2026-05-21', method: 'post' });
const ended = CaseEnded({ caseId, endedOn: '2026-05-22', how: 'answered' });
const ratingOpened = RatingOpened({ caseId, deliveredOn: '2026-05-21', rateBy: '2026-06-20' });
const rated = CaseRated({ caseId, office: 'satisfied', departments: 'fair', ratedOn: '2026-05-25' });
const atTheWindow: readonly Event[] = [registered, opened, disposed, ratingOpened, rated];
const atTheDepartments: readonly Event[] = [received, sentOut, signedFor, accepted, extended, replied, delivered, ended];

let hall: SmallHall;
let reader: ViewReader;
let followers: readonly ViewFollower[];

beforeEach(async () => {
  hall = await smallHall(['intake', 'routing']);
  // One runner for all: each holds a connection until it is released.
  const runner = hall.views.createQueryRunner();
  for (const migration of intakeMigrations) await new migration().up(runner);
  await runner.release();
  reader = new ViewReader(hall.views);
  const { views: dataSource, sources, vault, parking, logger } = hall;
  followers = views.map(view => new ViewFollower({ view: view as AnyView, service: 'intake', dataSource, sources, vault, watermarks: hall.watermarks(), parking, logger, serviceOf }));
  followers.forEach(follower => follower.start());
});
afterEach(async () => {
  await Promise.all(followers.map(follower => follower.stop()));
  await hall.close();
});

/** As the log would hold them: personal fields sealed. */
async function tell(...events: readonly Event[]): Promise<void> {
  for (const event of events) {
    const id = randomUUID();
    const contract = contracts.get(event.type);
    const [data] = await sealAll(hall.vault, [{ data: event.data, eventId: id, fields: contract ? personalFields(contract) : [] }]);
    await hall.say(serviceOf(event.type), { type: event.type, data: data as Readonly<Record<string, unknown>>, id, stream: `hall/${event.type}/${id}` });
  }
  await hall.quiet(...followers);
  expect(await hall.parking.counts()).toEqual(new Map());
}

const one = <Row extends object, Key extends keyof Row, E extends Event>(view: View<Row, Key, E>, key: Pick<Row, Key>) => reader.one(view, 'hall', key);
const find = async (field: 'nameDigest' | 'phoneDigest' | 'idNumberDigest', kind: string, plain: string) =>
  (await reader.page(knownPersons, { hall: 'hall', where: { [field]: hall.vault.digest(kind, plain) } })).items.map(({ personId }) => personId);

describe('The register of cases', () => {
  it('shows a case from its opening to its rating, its title sealed', async () => {
    await tell(...atTheWindow);
    const line = await one(caseRegister, { caseId });
    expect(line).toMatchObject({ number: '20260302V00001', state: 'disposed', way: 'transfer', routeBy: '2026-03-17', leftOn: '2026-03-03', paper: '转〔2026〕1号', personCount: 6, collective: true, confidential: false, ratedOn: '2026-05-25' });
    expect(JSON.stringify(line)).not.toContain('No water');
  });

  it('takes in what joins, and what was corrected', async () => {
    const joins = SubmissionRegistered({ ...registered.data, submissionId: another, opens: false, number: '20260310L00004', channel: 'letter', persons: [], personCount: 9, collective: false });
    await tell(registered, opened, joins, SubmissionJoined({ caseId, submissionId: another, number: '20260310L00004', receivedOn: '2026-03-10', channel: 'letter' }));
    expect(await one(caseRegister, { caseId })).toMatchObject({ numbers: ['20260302V00001', '20260310L00004'], personCount: 9, collective: true });
    await tell(SubmissionCorrected({ submissionId, caseId, category: 'housing', reasons: 'x' }), SubmissionCorrected({ submissionId: another, caseId, category: 'roads', personCount: 2, reasons: 'x' }));
    expect(await one(caseRegister, { caseId })).toMatchObject({ category: 'housing', personCount: 6, counts: { [submissionId]: 6, [another]: 2 } });
  });

  it('shows by when a case leaves the window, also when who waits longest has joined or left', async () => {
    const [earlier, later] = ['2026-02-25', '2026-03-17'].map(day => ({ on: day, clock: 'C-ROUTE', article: '信访工作条例 第二十二条第一款' })) as [Term, Term];
    await tell(opened, SubmissionJoined({ caseId, submissionId: another, number: '20260310L00004', receivedOn: '2026-02-10', channel: 'letter', routeBy: earlier }));
    expect(await one(caseRegister, { caseId })).toMatchObject({ receivedOn: '2026-03-02', routeBy: '2026-02-25' });
    await tell(SubmissionLeft({ caseId, submissionId: another, number: '20260310L00004', how: 'withdrawn', leftOn: '2026-03-11', routeFrom: '2026-03-02', routeBy: later }));
    expect(await one(caseRegister, { caseId })).toMatchObject({ routeBy: '2026-03-17' });
  });

  it('is called as the submission that opened the case reads, also where that was corrected before the policy had opened it', async () => {
    await tell(registered, SubmissionCorrected({ submissionId, caseId, title: 'Water again', category: 'housing', reasons: 'x' }), opened);
    const line = await one(caseRegister, { caseId });
    expect([line?.category, line?.place, await hall.vault.open([line?.title as unknown as Sealed])]).toEqual(['housing', null, ['Water again']]);
  });

  it('knows who stands and who has withdrawn, and so whether anybody is to be told', async () => {
    const joins = SubmissionJoined({ caseId, submissionId: another, number: '20260310L00004', receivedOn: '2026-03-10', channel: 'letter' });
    const left = (how: 'withdrawn' | 'set-apart') => SubmissionLeft({ caseId, submissionId: another, number: '20260310L00004', how, leftOn: '2026-03-11' });
    await tell(CaseOpened({ ...opened.data, channel: 'screening', petitioner: false }));
    expect(await one(caseRegister, { caseId })).toMatchObject({ petitioner: false, standing: [], withdrawn: [] });
    await tell(joins);
    expect(await one(caseRegister, { caseId })).toMatchObject({ petitioner: true, standing: ['20260310L00004'] });
    await tell(left('withdrawn'));
    expect(await one(caseRegister, { caseId })).toMatchObject({ petitioner: false, standing: [], withdrawn: ['20260310L00004'] });
    const other = '33333333-3333-4333-8333-333333333335';
    await tell(...[opened, joins, left('set-apart')].map(event => ({ ...event, data: { ...event.data, caseId: other } })));
    expect(await one(caseRegister, { caseId: other })).toMatchObject({ petitioner: true, standing: ['20260302V00001'], withdrawn: [] });
  });

  it('knows that a case has ended, at the window or where it went', async () => {
    const other = '33333333-3333-4333-8333-333333333336';
    await tell(opened, CaseClosed({ caseId, endedOn: '2026-03-04', how: 'withdrawn' }));
    expect(await one(caseRegister, { caseId })).toMatchObject({ state: 'ended', leftOn: '2026-03-04', routeBy: null, endedOn: '2026-03-04', how: 'withdrawn' });
    await tell(...[opened, disposed, CaseClosed({ caseId, endedOn: '2026-05-22', how: 'answered' })].map(event => ({ ...event, data: { ...event.data, caseId: other } })));
    expect(await one(caseRegister, { caseId: other })).toMatchObject({ state: 'disposed', leftOn: '2026-03-03', endedOn: '2026-05-22', how: 'answered' });
  });

  it('knows to which departments it was sent, until an objection is upheld', async () => {
    await tell(sentOut, opened);
    expect(await one(caseRegister, { caseId })).toMatchObject({ state: 'open', sentTo: ['housing', 'water'] });
    await tell(ObjectionUpheld({ caseId, department: 'housing', upheldOn: '2026-03-06' }));
    expect(await one(caseRegister, { caseId })).toMatchObject({ sentTo: ['water'] });
  });

  it('knows them no longer once a sending was withdrawn', async () => {
    await tell(sentOut, SendingWithdrawn({ caseId, department: 'water', withdrawnOn: '2026-03-04', reasons: 'x' }));
    expect(await one(caseRegister, { caseId })).toMatchObject({ sentTo: ['housing'] });
  });

  it.each([['in order', false], ['the other way round', true]])('counts nobody of what opened a case of its own after all: %s', async (_, turned) => {
    const own = '33333333-3333-4333-8333-333333333339';
    const joins = { ...registered.data, submissionId: another, number: '20260310L00004', persons: [{ personId: wang, standing: 'petitioner' as const, name: '王五' }], personCount: 9, queryCode: 'ABCDEFGHJK' };
    const [came, apart] = [SubmissionRegistered({ ...joins, opens: false }), SubmissionSetApart({ ...joins, caseId: own, opens: true, from: caseId })];
    await tell(registered, opened, ...(turned ? [apart, came] : [came, apart]), CaseOpened({ ...opened.data, caseId: own, submissionId: another, number: '20260310L00004' }));
    expect(await one(caseRegister, { caseId })).toMatchObject({ numbers: ['20260302V00001'], personCount: 6 });
    expect(await one(caseRegister, { caseId: own })).toMatchObject({ numbers: ['20260310L00004'], personCount: 9 });
    expect((await reader.page(querySlips, { hall: 'hall', where: { number: '20260310L00004', codeDigest: hall.vault.digest('query-code', 'abcdefghjk') } })).items).toMatchObject([{ caseId: own }]);
    expect((await one(knownPersons, { personId: wang }))?.cases).toContain(own);
  });

  it('holds what each petitioner thinks', async () => {
    await tell(opened, rated, CaseRated({ caseId, submissionId: another, office: 'dissatisfied', departments: 'fair', ratedOn: '2026-05-26' }));
    expect(await one(caseRegister, { caseId })).toMatchObject({
      ratedOn: '2026-05-26',
      ratings: [{ office: rated.data.office, departments: rated.data.departments, on: '2026-05-25' }, { submissionId: another, office: 'dissatisfied', departments: 'fair', on: '2026-05-26' }],
    });
  });

  it('shows that a case is secret from the moment of its registration, or of its handing over', async () => {
    await tell(accusation);
    expect(await one(caseRegister, { caseId })).toMatchObject({ confidential: true, state: null });
    const other = '33333333-3333-4333-8333-333333333334';
    await tell(CaseOpened({ ...opened.data, caseId: other }), CaseDisposed({ ...disposed.data, caseId: other, way: 'discipline', organ: 'x' }));
    expect(await one(caseRegister, { caseId: other })).toMatchObject({ confidential: true, way: 'discipline' });
  });
});

describe('A petitioner', () => {
  it('finds a case by number and code, however the code is typed', async () => {
    await tell(registered);
    const where = { number: '20260302V00001', codeDigest: hall.vault.digest('query-code', 'k7m2q-9xw4t') };
    expect((await reader.page(querySlips, { hall: 'hall', where })).items).toMatchObject([{ caseId }]);
    expect((await reader.page(querySlips, { hall: 'hall', where: { ...where, codeDigest: hall.vault.digest('query-code', 'K7M2Q9XW4U') } })).total).toBe(0);
  });

  it.each([
    ['intake speaks first', [...atTheWindow, ...atTheDepartments]],
    ['routing speaks first', [...atTheDepartments, ...atTheWindow]],
    ['they speak in turn', [received, registered, sentOut, opened, signedFor, disposed, accepted, extended, ratingOpened, replied, delivered, rated, ended]],
  ])('sees every step with its paper and nothing that was said, when %s', async (_, events) => {
    await tell(...events);
    const row = await one(publicCases, { caseId });
    expect(row?.windowSteps?.map(({ step }) => step)).toEqual(['registered', 'sent-on', 'rated']);
    expect(row?.departmentSteps?.map(({ step }) => step)).toEqual(['sent-out', 'signed-for', 'accepted', 'extended', 'replied', 'delivered', 'ended']);
    expect(row?.departmentSteps?.[3]).toEqual({ step: 'extended', on: '2026-05-03', departments: ['housing'], paper: paper('延〔2026〕1号'), answerBy: '2026-06-04' });
    expect(row).toMatchObject({ receivedOn: '2026-03-02', rateBy: '2026-06-20', endedOn: '2026-05-22' });
    expect(JSON.stringify(row)).not.toContain('box');
  });

  it('sees that a sending was taken back, and that somebody withdrew', async () => {
    await tell(opened, received, sentOut, SendingWithdrawn({ caseId, department: 'water', withdrawnOn: '2026-03-04', reasons: 'x' }), ObjectionUpheld({ caseId, department: 'housing', upheldOn: '2026-03-06' }), SubmissionWithdrawn({ caseId, number: '20260310L00004', withdrawnOn: '2026-03-12', reasons: 'x' }));
    expect((await one(publicCases, { caseId }))?.departmentSteps?.slice(1)).toEqual([
      { step: 'taken-back', on: '2026-03-04', departments: ['water'] }, { step: 'taken-back', on: '2026-03-06', departments: ['housing'] }, { step: 'withdrawn', on: '2026-03-12', number: '20260310L00004' },
    ]);
  });

  it('who withdrew has steps that end with it at the window too', async () => {
    const left = (how: 'withdrawn' | 'set-apart') => SubmissionLeft({ caseId, submissionId: another, number: '20260310L00004', how, leftOn: '2026-03-12', rateBy: '2026-04-11' });
    await tell(opened, left('set-apart'), left('withdrawn'));
    expect((await one(publicCases, { caseId }))?.windowSteps?.slice(1)).toEqual([{ step: 'gone', on: '2026-03-12', number: '20260310L00004', rateBy: '2026-04-11' }]);
  });

  it('sees that it was settled, and how it is said to have ended', async () => {
    await tell(opened, received, SettlementReached({ caseId, departments: ['housing'], settledOn: '2026-03-20', agreement: '各让一步' }), CaseEnded({ ...ended.data, how: 'settled' }));
    expect((await one(publicCases, { caseId }))?.departmentSteps).toEqual([{ step: 'settled', on: '2026-03-20', departments: ['housing'] }, { step: 'ended', on: '2026-05-22', how: 'settled' }]);
  });

  it('sees why a case was declined', async () => {
    await tell(opened, CaseDeclined({ caseId, kind: 'not-accepted', ground: 'IN_HAND', article: '第十九条', reasons: 'x', declinedOn: '2026-03-04', paper: paper('不受〔2026〕1号') }));
    expect((await one(publicCases, { caseId }))?.windowSteps?.[1]).toEqual({ step: 'not-accepted', on: '2026-03-04', article: '第十九条', paper: paper('不受〔2026〕1号') });
  });

  it('sees nothing of an accusation, whoever speaks of it', async () => {
    const secret = { confidential: true } as const;
    await tell(accusation, CaseOpened({ ...opened.data, ...secret }), CaseDisposed({ ...disposed.data, way: 'discipline', organ: 'x' }), CaseReceived({ ...received.data, ...secret }), ended);
    expect((await reader.page(querySlips, { hall: 'hall' })).total).toBe(0);
    expect(await one(publicCases, { caseId })).toMatchObject({ windowSteps: null, receivedOn: null, departmentSteps: null, endedOn: null });
  });

  it('sees nothing any more of what was handed to the discipline organ', async () => {
    await tell(registered, opened, received, CaseDisposed({ ...disposed.data, way: 'discipline', organ: 'x' }));
    expect(await one(publicCases, { caseId })).toMatchObject({ windowSteps: null, receivedOn: null, channel: null, category: null });
  });
});

describe('A person', () => {
  it('is found by ID number, phone or name, each of a form by itself, and not in clear', async () => {
    await tell(registered);
    expect(await find('idNumberDigest', 'id-number', '110105 19491231 002X')).toEqual([li]);
    expect(await find('phoneDigest', 'phone', '+86 139-0013-9000')).toEqual([wang]);
    expect(await find('nameDigest', 'name', '李四')).toEqual([li]);
    expect(await one(knownPersons, { personId: wang })).toMatchObject({ cases: [caseId], idNumberDigest: null });
  });

  it('is found as corrected', async () => {
    await tell(registered, SubmissionCorrected({ submissionId: registered.data.submissionId, caseId, persons: [{ personId: li, name: '李思' }], reasons: '听错' }));
    expect(await find('nameDigest', 'name', '李四')).toEqual([]);
    expect(await find('nameDigest', 'name', '李思')).toEqual([li]);
    expect(await find('idNumberDigest', 'id-number', '110105 19491231 002X')).toEqual([li]);
  });

  it('knows who took a reply too, so that they can be found by name and forgotten', async () => {
    const neighbour = '22222222-2222-4222-8222-222222222223';
    const takenBy = (personId: string, name: string) => ReplyDelivered({ caseId, deliveredOn: '2026-05-21', method: 'direct', receiver: { personId, name } });
    await tell(takenBy(neighbour, '孙六'), registered, takenBy(li, '李四'), delivered);
    expect(await find('nameDigest', 'name', '孙六')).toEqual([neighbour]);
    expect(await one(knownPersons, { personId: neighbour })).toMatchObject({ cases: [caseId], phoneDigest: null });
    expect(await one(knownPersons, { personId: li })).toMatchObject({ cases: [caseId], phoneDigest: expect.any(String) as string });
    await tell(PersonForgotten({ personId: neighbour, ground: 'petitioner-request', forgottenOn: '2026-06-01' }), takenBy(neighbour, '孙六'));
    expect(await find('nameDigest', 'name', '孙六')).toEqual([]);
  });

  it('is found no more once forgotten', async () => {
    await tell(registered, PersonForgotten({ personId: li, ground: 'petitioner-request', forgottenOn: '2026-04-01' }));
    expect(await find('nameDigest', 'name', '李四')).toEqual([]);
    expect(await one(knownPersons, { personId: li })).toMatchObject({ nameDigest: null, phoneDigest: null, idNumberDigest: null, forgottenOn: '2026-04-01' });
    expect(await find('nameDigest', 'name', '王五')).toEqual([wang]);
  });
});

describe('A department', () => {
  it('is known from its opening to its closing', async () => {
    await tell(DepartmentOpened({ department: 'housing', name: '房产局', aliases: ['房管局'], remits: ['certificates'], openedOn: '2026-01-01' }));
    await tell(DepartmentRemitChanged({ department: 'housing', remits: ['leases'], changedOn: '2026-02-01', reasons: 'x' }));
    expect(await one(knownDepartments, { department: 'housing' })).toMatchObject({ name: '房产局', aliases: ['房管局'], remits: ['leases'], closedOn: null });
    await tell(DepartmentClosed({ department: 'housing', successor: 'estate', closedOn: '2026-03-01' }));
    expect(await one(knownDepartments, { department: 'housing' })).toMatchObject({ closedOn: '2026-03-01', successor: 'estate' });
  });
});
