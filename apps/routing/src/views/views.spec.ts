// Tests of routing's views: the rows that people look at, and that they never tell another story than the stream itself.
import { CaseAccepted, CaseDisposed, CaseEnded, CaseOpened, CustodyRefused, DepartmentClosed, DepartmentOpened, DepartmentRemitChanged, SubmissionCorrected, SubmissionJoined, SubmissionRegistered, SubmissionSetApart, SubmissionWithdrawn, UrgeReceived, type RoutingCaseEvent } from '@onehall/contracts';
import type { Event, Recorded } from '@onehall/kernel';
import { projected } from '@onehall/testing';
import fc from 'fast-check';
import { allKnown, isSomebodyTold, stillThere } from '../case/standing.js';
import { caseBoard } from './case-board.js';
import { custodyLedger } from './custody-ledger.js';
import { departmentDesk } from './department-desk.js';
import { departmentRegister } from './department-register.js';
import { submissionsOnFile } from './submissions-on-file.js';
import {
  accepted, added, allAnswered, answerBy, answered, atWork, caseId, delivered, ended, extended, gone, inProcess, issued, land, law, monday, objected, offered, opened, received, recorded, screened, sentForSignature, sentOut, settled, signed, slip, tuesday, upheld, water,
} from '../../test/a-case.js';
import { life, lived } from '../../test/a-life.js';

const deskOf = (department: string, ...events: readonly RoutingCaseEvent[]) => projected(departmentDesk, recorded(events)).get(`${caseId}/${department}`);
const boardOf = (...events: readonly RoutingCaseEvent[]) => projected(caseBoard, recorded(events)).get(caseId);
const some = recorded([received])[0];
const anywhere = <E extends Event>(event: E): Recorded<E> => {
  if (!some) throw new Error('There is one.');
  return { ...some, ...event };
};

describe('A department finds on its desk', () => {
  it('what was sent to it, and in which part', () => expect(deskOf(land, received, sentOut)).toMatchObject({ phase: 'asked', part: 'assist', way: 'transfer', receivedOn: monday, letterBy: null }));
  it('the days by which it objects and informs, once it has signed', () => expect(deskOf(water, ...atWork)).toMatchObject({ phase: 'signed', signedOn: monday, objectBy: '2026-03-09', informBy: '2026-03-17', custodian: true }));
  it('the day by which it answers, once it has accepted', () => expect(deskOf(water, ...inProcess)).toMatchObject({ phase: 'accepted', route: 'route-6', acceptedOn: tuesday, answerBy: answerBy.on, extended: false }));
  it('the same day, once nobody is to be told any more and its term begins without the delivery of its notice', () => {
    const { department, route, acceptedOn, paper } = accepted(water).data;
    const events = [...atWork, CaseAccepted({ caseId, department, route, acceptedOn, paper }), accepted(land), SubmissionWithdrawn({ ...gone(opened.number).data, terms: [{ department: water, answerBy }] })];
    expect([deskOf(water, ...events.slice(0, -1))?.answerBy, deskOf(water, ...events)?.answerBy, deskOf(land, ...events)?.answerBy]).toEqual([null, answerBy.on, answerBy.on]);
  });
  it('a later day, once its head has extended it', () => expect(deskOf(water, ...inProcess, extended(water))).toMatchObject({ answerBy: law.extend(answerBy, 30).on, extended: true }));
  it('what it has answered', () => expect(deskOf(land, ...inProcess, answered(land), answered(land, 2))).toMatchObject({ phase: 'answered', revision: 2, answeredOn: tuesday, outcome: 'supported' }));
  it('how often it was urged', () => {
    const urge = UrgeReceived({ caseId, urgeId: caseId, department: land, receivedOn: tuesday });
    expect(deskOf(land, ...atWork, urge, urge)).toMatchObject({ urges: 2 });
  });
  it('that its objection waits, or was upheld', () => {
    expect(deskOf(land, ...atWork, objected(land))).toMatchObject({ phase: 'objected' });
    expect(deskOf(land, ...atWork, objected(land), upheld(land))).toMatchObject({ phase: 'returned' });
  });
  it('a case anew that was sent to it again', () =>
    expect(deskOf(land, ...atWork, objected(land), upheld(land), { ...sentOut, data: { ...sentForSignature.data, sentOn: tuesday } })).toMatchObject({ phase: 'asked', receivedOn: tuesday, signedOn: null, objectBy: null }));
  it('nothing of what was urged upon the hall', () => expect(deskOf('hall', received, UrgeReceived({ caseId, urgeId: caseId, department: 'hall', receivedOn: tuesday }))).toBeUndefined());
});

describe('The board shows', () => {
  it('a case that the hall holds', () => expect(boardOf(received)).toMatchObject({ number: opened.number, state: 'received', custodian: 'hall', departments: [] }));
  it('to whom it was sent and offered', () => expect(boardOf(received, sentOut, offered)).toMatchObject({ state: 'sent-out', custodian: 'hall', offeredTo: water, lead: water, departments: [land, water] }));
  it('that an offer was refused', () => expect(boardOf(received, sentOut, offered, CustodyRefused({ caseId, from: 'hall', to: water, reasons: '理由' }))).toMatchObject({ custodian: 'hall', offeredTo: null }));
  it('that the lead was excused', () => expect(boardOf(...atWork, objected(water), upheld(water))).toMatchObject({ lead: null, departments: [land] }));
  it('how far it has come', () => {
    expect(boardOf(...atWork, accepted(land))).toMatchObject({ state: 'accepted', acceptedOn: tuesday, custodian: water });
    expect(boardOf(...inProcess, settled)).toMatchObject({ state: 'settled', settledOn: tuesday });
    expect(boardOf(...allAnswered, issued)).toMatchObject({ state: 'replied', repliedOn: tuesday, outcome: 'supported' });
    expect(boardOf(...allAnswered, issued, delivered)).toMatchObject({ state: 'delivered', deliveredOn: tuesday });
    expect(boardOf(...allAnswered, issued, delivered, ended)).toMatchObject({ state: 'ended', endedOn: tuesday, how: 'answered', custodian: water });
  });
  it('what the submission that opened the case is called and filed under by now, whenever that was put right, and nothing of what joined it', () => {
    const [first, joined] = [caseId, '11111111-1111-4111-8111-111111111112'];
    const open = CaseOpened({ ...opened, caseId, submissionId: first, channel: 'visit', purpose: 'request', title: '旧题', category: '旧类', routeBy: law.deadline('C-ROUTE', monday) });
    const corrected = (submissionId: string, changes: object) => SubmissionCorrected({ submissionId, caseId, ...changes, reasons: '听错' });
    const titled = (...events: readonly Event[]) => projected(caseBoard, [...recorded([received]), ...events.map(anywhere)]).get(caseId);
    expect(titled(open)).toMatchObject({ title: '旧题', category: '旧类', submissionId: first });
    expect(titled(open, corrected(first, { title: '新题' }), corrected(joined, { title: '他人', category: '他类' }))).toMatchObject({ title: '新题', category: '旧类' });
    expect(titled(corrected(first, { title: '新题', category: '新类' }), open)).toMatchObject({ title: '新题', category: '新类' });
    const [referred] = recorded([CaseEnded({ caseId, endedOn: tuesday, how: 'referred', confidential: true })]);
    expect(projected(caseBoard, [anywhere(open), ...(referred ? [referred] : []), anywhere(corrected(first, { title: '新题' }))]).get(caseId)).toMatchObject({ handedOver: true, title: null });
  });
  it('that it was reported up, which no other way out of the window says', () => {
    const disposedBy = (way: 'urgent' | 'transfer') => projected(caseBoard, [...recorded([received]), anywhere(CaseDisposed({ caseId, way, disposedOn: tuesday, article: law.article('T07'), paper: slip }))]).get(caseId);
    expect([disposedBy('urgent')?.reportedUpOn, disposedBy('transfer')?.reportedUpOn]).toEqual([tuesday, undefined]);
  });
  it('the same, whether intake’s words come before routing’s or after', () => {
    const title = { key: 'case/1', at: 'place', box: 'box', commitment: 'commitment' };
    const byIntake = anywhere(CaseOpened({ ...opened, caseId, submissionId: caseId, channel: 'visit', purpose: 'request', title, routeBy: law.deadline('C-ROUTE', monday) }));
    const byRouting = recorded([received, sentOut]);
    const after = projected(caseBoard, [...byRouting, byIntake]).get(caseId);
    expect(projected(caseBoard, [byIntake, ...byRouting]).get(caseId)).toEqual(after);
    expect(after).toMatchObject({ title, state: 'sent-out' });
  });
});

describe('What was brought to a case', () => {
  const [first, second, own] = ['1', '2', '9'].map(end => `11111111-1111-4111-8111-11111111111${end}`) as [string, string, string];
  const came = (submissionId: string, number: string) => ({ submissionId, caseId, number, channel: 'letter' as const, receivedAt: `${monday}T01:00:00.000Z`, persons: [], personCount: 1, collective: false, purpose: 'request' as const, title: number, text: `${number}：漏水` });
  const registered = [SubmissionRegistered({ ...came(first, '2026-0001'), opens: true }), SubmissionRegistered({ ...came(second, '2026-0002'), opens: false })] as const;
  const open = CaseOpened({ ...opened, caseId, submissionId: first, channel: 'letter', purpose: 'request', routeBy: law.deadline('C-ROUTE', monday) });
  const joins = SubmissionJoined({ caseId, submissionId: second, number: '2026-0002', receivedOn: monday, channel: 'letter' });
  const told = (...events: readonly Event[]) => projected(submissionsOnFile, events.map(anywhere));

  it('is counted on the board while it stands, with the hour at which the last one joined, and whether anybody is to be told', () => {
    expect(boardOf(received)).toMatchObject({ submissions: 1, standing: [opened.number], withdrawn: [], petitioner: true });
    const both = { submissions: 2, lastJoinedAt: `${monday}T02:00:00.000Z`, standing: [opened.number, '2026-0002'], petitioner: true };
    expect(boardOf(received, added('2026-0002'))).toMatchObject(both);
    expect(boardOf(received, added('2026-0002'), gone(opened.number))).toMatchObject({ submissions: 1, standing: ['2026-0002'], withdrawn: [opened.number], petitioner: true });
    expect(boardOf(screened)).toMatchObject({ submissions: 1, standing: [], petitioner: false });
    expect(boardOf(screened, added('2026-0002'))).toMatchObject({ submissions: 2, standing: ['2026-0002'], petitioner: true });
    expect(boardOf(screened, added('2026-0002'), gone('2026-0002'))).toMatchObject({ submissions: 1, standing: [], withdrawn: ['2026-0002'], petitioner: false });
  });
  it('is kept with its words, each from the moment at which the case took it in', () => {
    const rows = told(registered[0], open, registered[1]);
    expect(rows.get(first)).toMatchObject({ caseId, number: '2026-0001', text: '2026-0001：漏水', takenInAt: `${monday}T02:00:00.000Z` });
    expect(rows.get(second)?.takenInAt ?? null).toBeNull();
    expect(told(...registered, open, joins).get(second)).toMatchObject({ caseId, title: '2026-0002', takenInAt: `${monday}T02:00:00.000Z` });
  });
  it('reads as corrected', () => expect(told(...registered, SubmissionCorrected({ submissionId: second, caseId, text: '漏了三年', reasons: '听错' })).get(second)).toMatchObject({ title: '2026-0002', text: '漏了三年' }));
  it('leaves with the words of its own what opened a case of its own after all, whichever is heard first', () => {
    const apart = SubmissionSetApart({ ...came(second, '2026-0002'), caseId: own, opens: true, from: caseId, text: '再封' });
    const rows = [told(...registered, apart), told(apart, ...registered)].map(all => all.get(second));
    expect(rows[0]).toMatchObject({ caseId: own, text: '再封' });
    expect(rows[1]).toEqual(rows[0]);
  });
});

describe('The register shows', () => {
  const department = 'county-water';
  const open = anywhere(DepartmentOpened({ department, name: '县水利局', aliases: ['水务局'], remits: ['饮水'], openedOn: monday }));
  it('a department with its remit as it is now', () => {
    const changed = anywhere(DepartmentRemitChanged({ department, remits: ['水库'], changedOn: tuesday, reasons: '改革' }));
    expect(projected(departmentRegister, [open, changed]).get(department)).toMatchObject({ name: '县水利局', aliases: ['水务局'], remits: ['水库'], openedOn: monday });
  });
  it('that it was closed, and who follows it', () =>
    expect(projected(departmentRegister, [open, anywhere(DepartmentClosed({ department, successor: 'county-resources', closedOn: tuesday }))]).get(department)).toMatchObject({ closedOn: tuesday, successor: 'county-resources' }));
});

describe('The ledger', () => {
  it('never counts backwards when a policy’s ending lies before the last handover', () => {
    const events = recorded([received, sentOut, offered, signed(water), { ...offered, type: 'CustodyTaken' as const }, ended], [...['01', '02', '03', '04', '09', '05'].map(minute => `${monday}T02:${minute}:00.000Z`)]);
    expect(projected(custodyLedger, events).get(caseId)?.holdings).toEqual([
      { custodian: 'hall', from: `${monday}T02:01:00.000Z`, to: `${monday}T02:09:00.000Z` },
      { custodian: water, from: `${monday}T02:09:00.000Z`, to: `${monday}T02:09:00.000Z` },
    ]);
  });
});

describe('However a case goes, the views', () => {
  it('tell what its stream tells', () => {
    fc.assert(fc.property(life, fc.boolean(), (steps, petitioner) => {
      const { events, state } = lived(steps, petitioner);
      if (state.phase === 'unknown') throw new Error('It was received.');
      const board = projected(caseBoard, events).get(caseId);
      const standing = Object.keys(state.shares).sort();
      const lead = standing.find(department => state.shares[department]?.part === 'lead') ?? null;
      expect([board?.custodian, board?.departments, board?.lead ?? null]).toEqual([state.custodian, standing, lead]);
      if (state.phase !== 'ended') expect(board?.offeredTo ?? null).toBe(state.offeredTo ?? null);
      const desk = projected(departmentDesk, events);
      for (const department of standing) {
        const row = desk.get(`${caseId}/${department}`);
        expect([row?.phase, row?.part, row?.custodian ?? false]).toEqual([state.shares[department]?.phase, state.shares[department]?.part, state.custodian === department]);
      }
      const brought = [...new Set(events.flatMap(({ type, data }) => (type === 'SubmissionAdded' ? [data.number] : [])))];
      expect(allKnown(state).sort()).toEqual([...new Set([opened.number, ...brought])].sort());
      expect(stillThere(state).length).toBeGreaterThan(0);
      expect([board?.submissions, board?.petitioner]).toEqual([stillThere(state).length, isSomebodyTold(state)]);
      for (const department of state.returned) expect(desk.get(`${caseId}/${department}`)?.phase).toBe('returned');
    }), { numRuns: 300 });
  });
});
