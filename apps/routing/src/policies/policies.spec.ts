// Tests of routing's policies: what happened elsewhere becomes commands of routing's own.
import { CaseDeclined, CaseDisposed, CaseOpened, CaseRedirected, DepartmentUrged, SubmissionJoined } from '@onehall/contracts';
import type { Event, Recorded } from '@onehall/kernel';
import { AddSubmission } from '../case/add-submission.js';
import { EndCase } from '../case/end-case.js';
import { ReceiveCase } from '../case/receive-case.js';
import { ReceiveUrge } from '../case/receive-urge.js';
import { SendCaseOut } from '../case/send-case-out.js';
import { caseId, law, monday, opened, policy, slip, toBoth, water } from '../../test/a-case.js';
import { whenCaseDeclinedEndCase } from './when-case-declined-end-case.js';
import { whenCaseDisposedEndCase } from './when-case-disposed-end-case.js';
import { whenCaseDisposedSendCaseOut } from './when-case-disposed-send-case-out.js';
import { whenCaseOpenedReceiveCase } from './when-case-opened-receive-case.js';
import { whenCaseRedirectedEndCase } from './when-case-redirected-end-case.js';
import { whenDepartmentUrgedReceiveUrge } from './when-department-urged-receive-urge.js';
import { whenSubmissionJoinedAddSubmission } from './when-submission-joined-add-submission.js';

const instant = `${monday}T02:00:00.000Z`;
const happened = <E extends Event>(event: E, service = 'intake'): Recorded<E> => ({
  ...event, id: caseId, service, stream: `hall/case/${caseId}`, version: 1, position: 1, recordedAt: instant,
  meta: { hall: 'hall', at: instant, actor: policy, commandId: caseId, correlationId: caseId, rulebook: law.rulebook, calendar: law.calendar },
});
const article = '信访工作条例 第二十二条第一款';
const disposed = { caseId, disposedOn: monday, article, paper: slip };
const open = { ...opened, caseId, submissionId: caseId, channel: 'visit' as const, purpose: 'request' as const, routeBy: law.deadline('C-ROUTE', monday) };

describe('When intake opens a case', () => {
  it('routing receives it, without its title', () => expect(whenCaseOpenedReceiveCase.react(happened(CaseOpened({ ...open, title: '水库漏水' })))).toEqual([new ReceiveCase(caseId, opened)]));
  it('with what routing needs of it', () =>
    expect(whenCaseOpenedReceiveCase.react(happened(CaseOpened({ ...open, category: '农村农业', petitioner: false, confidential: true })))).toEqual([new ReceiveCase(caseId, { ...opened, petitioner: false, category: '农村农业', confidential: true })]));
});

describe('When a further submission joins a case', () => {
  it.each([['letter', true], ['screening', false]] as const)('routing knows it, and whether somebody brought it: %s', (channel, petitioner) =>
    expect(whenSubmissionJoinedAddSubmission.react(happened(SubmissionJoined({ caseId, submissionId: caseId, number: '2026-0002', receivedOn: monday, channel })))).toEqual([new AddSubmission(caseId, { number: '2026-0002', channel, receivedOn: monday, petitioner })]));
});

describe('When intake disposes of a case', () => {
  it.each(['transfer', 'assign'] as const)('by %s, it is sent out on that day under that paper', way => {
    const event = happened(CaseDisposed({ ...disposed, way, departments: toBoth, answerBy: '2026-03-31' }));
    expect(whenCaseDisposedSendCaseOut.react(event)).toEqual([new SendCaseOut(caseId, { way, departments: toBoth, sentOn: monday, answerBy: '2026-03-31', paper: slip })]);
    expect(whenCaseDisposedEndCase.react(event)).toEqual([]);
  });
  it.each(['discipline', 'political-legal'] as const)('by %s, it ends as referred and is sent to nobody', way => {
    const event = happened(CaseDisposed({ ...disposed, way, organ: '同级机关' }));
    expect(whenCaseDisposedEndCase.react(event)).toEqual([new EndCase(caseId, { how: 'referred', endedOn: monday, article, ...(way === 'discipline' && { confidential: true as const }) })]);
    expect(whenCaseDisposedSendCaseOut.react(event)).toEqual([]);
  });
  it('as urgent, it stays with the hall', () => {
    const event = happened(CaseDisposed({ ...disposed, way: 'urgent' }));
    expect([whenCaseDisposedEndCase.react(event), whenCaseDisposedSendCaseOut.react(event)]).toEqual([[], []]);
  });
});

describe('When intake does not take a case on', () => {
  it('because it declines it, the case ends as declined', () =>
    expect(whenCaseDeclinedEndCase.react(happened(CaseDeclined({ caseId, kind: 'not-accepted', ground: 'in-hand', article, reasons: '正在办理。', declinedOn: monday, paper: slip })))).toEqual([new EndCase(caseId, { how: 'declined', endedOn: monday, article })]));
  it('because another organ is competent, the case ends as redirected', () =>
    expect(whenCaseRedirectedEndCase.react(happened(CaseRedirected({ caseId, organ: '邻县信访局', ground: 'NOT_OURS', article, redirectedOn: monday, paper: slip })))).toEqual([new EndCase(caseId, { how: 'redirected', endedOn: monday, article })]));
});

describe('When supervision urges a department', () => {
  it('the urge reaches it', () =>
    expect(whenDepartmentUrgedReceiveUrge.react(happened(DepartmentUrged({ caseId, urgeId: caseId, department: water, urgedOn: monday, ground: '逾期' }), 'supervision'))).toEqual([new ReceiveUrge(caseId, { urgeId: caseId, department: water, receivedOn: monday })]));
});
