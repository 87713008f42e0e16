// The hall sends a case on its way: each way with what the law asks of it, once, and late rather than never.
import { CaseCameBack, CaseClosed, CaseDecided, CaseDeclined, CaseDisposed, CaseOpened, CaseRedirected, CaseSentAgain, CaseTakenUp, type IntakeCaseEvent } from '@onehall/contracts';
import { NotYet } from '@onehall/kernel';
import { lawOn } from '@onehall/rulebook';
import { decisions } from '@onehall/testing';
import { cases } from './case.js';
import type { Disposal } from './disposal.js';
import { disposeCase, DisposeCase, drawsDisposalNumber } from './dispose-case.js';
import { noteAcceptance, NoteAcceptance } from './note-acceptance.js';
import { noteDecision, NoteDecision } from './note-decision.js';
import { noteReturn, NoteReturn } from './note-return.js';

const law = lawOn('2026-03-02');
const given = decisions(cases, { law, now: '2026-03-05T02:00:00.000Z', number: 12 });
const caseId = '33333333-3333-4333-8333-333333333333';
const opened = CaseOpened({
  caseId, submissionId: '11111111-1111-4111-8111-111111111111', number: '20260302V00001', channel: 'visit', purpose: 'request', petitioner: true,
  openedAt: '2026-03-02T02:00:00.000Z', receivedOn: '2026-03-02', routeBy: { on: '2026-03-17', clock: 'C-ROUTE', article: '信访工作条例 第二十二条' },
});
const accusation = CaseOpened({ ...opened.data, purpose: 'accusation', confidential: true });
const lead = { department: 'housing', part: 'lead' as const };
const assist = { department: 'water', part: 'assist' as const };
const transfer: Disposal = { way: 'transfer', departments: [lead, assist] };
const paper = { kind: '转送单', number: '转〔2026〕12号', issuedOn: '2026-03-05' };
const transferred = CaseDisposed({ caseId, way: 'transfer', departments: [lead, assist], disposedOn: '2026-03-05', article: law.article('T03'), paper });
const dispose = (disposal: Disposal) => new DisposeCase(caseId, disposal);
const say = (disposal: Disposal) => given(opened).when(disposeCase, dispose(disposal));

describe('A case is sent on its way', () => {
  it('to the departments that owe the answer, with a numbered slip and the article', () => say(transfer).then(transferred));

  it('by letter with a day for the result', () => {
    const [event] = say({ way: 'assign', departments: [lead], answerBy: '2026-04-30' }).events();
    expect(event?.data).toMatchObject({ answerBy: '2026-04-30', article: law.article('T04'), paper: { kind: '交办函', number: '交〔2026〕12号' } });
  });

  it('by letter with a day two years from now, or as far as the hall sets it', () => {
    say({ way: 'assign', departments: [lead], answerBy: '2028-03-05' }).thenTypes('CaseDisposed');
    const farther = { law: lawOn('2026-03-02', { answerByAtMostDays: 1_000 }) };
    given(opened).when(disposeCase, dispose({ way: 'assign', departments: [lead], answerBy: '2028-11-29' }), farther).thenTypes('CaseDisposed');
    given(opened).when(disposeCase, dispose({ way: 'assign', departments: [lead], answerBy: '2028-11-30' }), farther).thenRefused('ANSWER_BY_TOO_FAR');
  });

  it.each([
    ['political-legal', 'T05', '涉法涉诉转送单'],
    ['discipline', 'T06', '检举控告移送单'],
  ] as const)('to an organ: %s', (way, rule, kind) => expect(say({ way, organ: 'The organ' }).events()[0]?.data).toMatchObject({ organ: 'The organ', article: law.article(rule), paper: { kind } }));

  it('up, when it is urgent, with the day by which it is to be sent out', () =>
    expect(say({ way: 'urgent' }).events()[0]?.data).toMatchObject({ way: 'urgent', article: law.article('T07'), sendBy: { on: '2026-03-20', clock: 'C-DECISION', article: '信访工作条例 第二十二条第一款第一项' } }));

  it('late rather than never', () => given(opened).when(disposeCase, dispose(transfer), { now: '2027-01-04T02:00:00.000Z' }).thenTypes('CaseDisposed'));

  it('with a number from the register of its hall, year and kind of paper', () =>
    expect(drawsDisposalNumber(dispose(transfer), { now: '2026-12-31T16:00:00.000Z', hall: 'luju', actor: { id: 'u', role: 'router' }, law, number: 0 })).toBe('luju/2027/transfer'));

  it('not before it is open', () => expect(() => given().when(disposeCase, dispose(transfer)).events()).toThrow(NotYet));
});

describe('A case leaves the window once', () => {
  it('and the same said again, in whatever order, says nothing', () => given(opened, transferred).when(disposeCase, dispose({ way: 'transfer', departments: [assist, lead] })).thenNothing());
  it.each<Disposal>([
    { way: 'transfer', departments: [lead] },
    { way: 'transfer', departments: [{ ...lead, part: 'assist' }, { ...assist, part: 'lead' }] },
    { way: 'urgent' },
  ])('and not by another way: %j', disposal => given(opened, transferred).when(disposeCase, dispose(disposal)).thenRefused('ALREADY_DISPOSED'));
  it('and an assignment said again on its last day still says nothing', () => {
    const assigned: Disposal = { way: 'assign', departments: [lead], answerBy: '2026-04-30' };
    given(opened, ...say(assigned).events()).when(disposeCase, dispose(assigned), { now: '2026-05-06T02:00:00.000Z' }).thenNothing();
  });
  it('not after its petitioner was told that it is not accepted', () => {
    const declined = CaseDeclined({ caseId, kind: 'not-accepted', ground: 'IN_HAND', article: 'x', reasons: 'In hand', declinedOn: '2026-03-04', paper });
    given(opened, declined).when(disposeCase, dispose(transfer)).thenRefused('ALREADY_DECLINED');
  });
  it('nor after the petitioner was told who is competent', () => {
    const redirected = CaseRedirected({ caseId, organ: 'The court', ground: 'NOT_OURS', article: 'x', redirectedOn: '2026-03-04', paper });
    given(opened, redirected).when(disposeCase, dispose(transfer)).thenRefused('ALREADY_REDIRECTED');
  });
});

describe('A case that was reported up', () => {
  const [reported] = say({ way: 'urgent' }).events();
  const up = given(opened, ...(reported ? [reported] : []));
  it.each(['political-legal', 'discipline'] as const)('may go to another organ after all: %s', way => up.when(disposeCase, dispose({ way, organ: 'The organ' })).thenTypes('CaseDisposed'));
  it('once', () => given(opened, ...(reported ? [reported] : []), ...say({ way: 'political-legal', organ: 'The court' }).events()).when(disposeCase, dispose({ way: 'discipline', organ: 'The organ' })).thenRefused('ALREADY_DISPOSED'));
  it('is sent out by routing, and not a second time from here', () => up.when(disposeCase, dispose(transfer)).thenRefused('ALREADY_DISPOSED'));
  it('and goes nowhere when it has ended', () =>
    given(opened, ...(reported ? [reported] : []), CaseClosed({ caseId, endedOn: '2026-03-05', how: 'withdrawn' })).when(disposeCase, dispose({ way: 'discipline', organ: 'The organ' })).thenRefused('ALREADY_DISPOSED'));
});

describe('What a way asks for', () => {
  it.each<[string, Disposal, string]>([
    ['departments, for a transfer', { way: 'transfer' }, 'DEPARTMENT_NEEDED'],
    ['departments, for an assignment', { way: 'assign', departments: [], answerBy: '2026-04-30' }, 'DEPARTMENT_NEEDED'],
    ['one lead', { way: 'transfer', departments: [assist] }, 'LEAD_NEEDED'],
    ['no second lead', { way: 'transfer', departments: [lead, { ...assist, part: 'lead' }] }, 'LEAD_NEEDED'],
    ['each department once', { way: 'transfer', departments: [lead, { ...lead, part: 'assist' }] }, 'DEPARTMENT_TWICE'],
    ['a day, for an assignment', { way: 'assign', departments: [lead] }, 'ANSWER_BY_NEEDED'],
    ['a day after today', { way: 'assign', departments: [lead], answerBy: '2026-03-05' }, 'ANSWER_BY_NEEDED'],
    ['no day that lies years ahead by a slip of the pen', { way: 'assign', departments: [lead], answerBy: '9999-12-31' }, 'ANSWER_BY_TOO_FAR'],
    ['no day more than two years ahead', { way: 'assign', departments: [lead], answerBy: '2028-03-06' }, 'ANSWER_BY_TOO_FAR'],
    ['no day, for a transfer', { ...transfer, answerBy: '2026-04-30' }, 'ANSWER_BY_NOT_FOR_THIS_WAY'],
    ['no organ, for a transfer', { ...transfer, organ: 'The court' }, 'ORGAN_NOT_FOR_THIS_WAY'],
    ['an organ, for what belongs to the courts', { way: 'political-legal' }, 'ORGAN_NEEDED'],
    ['an organ, for what belongs to discipline', { way: 'discipline' }, 'ORGAN_NEEDED'],
    ['no departments beside an organ', { way: 'political-legal', organ: 'The court', departments: [lead] }, 'DEPARTMENT_NOT_FOR_THIS_WAY'],
    ['no departments for what is urgent', { way: 'urgent', departments: [lead] }, 'DEPARTMENT_NOT_FOR_THIS_WAY'],
    ['no day for what is urgent', { way: 'urgent', answerBy: '2026-04-30' }, 'ANSWER_BY_NOT_FOR_THIS_WAY'],
  ])('%s', (_, disposal, reason) => say(disposal).thenRefused(reason));
});

describe('What was reported up', () => {
  const reported = given(opened).when(disposeCase, dispose({ way: 'urgent' })).events();
  const decided = CaseDecided({ caseId, sentOn: '2026-03-06' });
  const toCourt = dispose({ way: 'political-legal', organ: 'The court' });
  it('goes to an organ here, until routing has sent it out', () => {
    given(opened, ...reported).when(disposeCase, toCourt).thenTypes('CaseDisposed');
    given(opened, ...reported, decided).when(disposeCase, toCourt).thenRefused('ALREADY_DISPOSED');
  });
  it('is decided about once, and nothing else ever is', () => {
    given(opened, ...reported).when(noteDecision, new NoteDecision(caseId, '2026-03-06')).then(decided);
    for (const history of [[opened], [opened, transferred], [opened, ...reported, decided]]) given(...history).when(noteDecision, new NoteDecision(caseId, '2026-03-06')).thenNothing();
  });
});

describe('What came back from the departments', () => {
  const cameBack = CaseCameBack({ caseId, cameBackOn: '2026-03-06' });
  const back = [opened, transferred, cameBack] as const;
  const closed = CaseClosed({ caseId, endedOn: '2026-03-07', how: 'withdrawn' });

  it('is noted once, and never of what did not go out, or is gone', () => {
    const [up] = say({ way: 'urgent' }).events();
    const [toCourt] = say({ way: 'political-legal', organ: 'The court' }).events();
    const notes = (...history: readonly IntakeCaseEvent[]) => given(...history).when(noteReturn, new NoteReturn(caseId, { cameBackOn: '2026-03-06' }));
    notes(opened, transferred).then(cameBack);
    for (const history of [[opened], back, [opened, transferred, closed], [opened, ...(up ? [up] : [])], [opened, ...(toCourt ? [toCourt] : [])]]) notes(...history).thenNothing();
    notes(opened, ...(up ? [up] : []), CaseDecided({ caseId, sentOn: '2026-03-06' })).then(cameBack);
  });
  it('goes wherever a case goes, also where it had been', () => {
    for (const disposal of [transfer, { way: 'assign', departments: [assist, { ...lead, department: 'roads' }], answerBy: '2026-04-30' }, { way: 'political-legal', organ: 'The court' }, { way: 'discipline', organ: 'The organ' }] as const) {
      given(...back).when(disposeCase, dispose(disposal)).thenTypes('CaseDisposed');
    }
  });
  it.each([
    ['by then', [CaseCameBack({ ...cameBack.data, acceptedBy: ['water'] })]],
    ['since', [cameBack, CaseTakenUp({ caseId, department: 'water', takenUpOn: '2026-03-06' })]],
  ] as const)('and of which a part was accepted %s, to departments and as an accusation to its organ, but not to the courts', (_, history) => {
    const held = [opened, transferred, ...history] as const;
    given(...held).when(disposeCase, dispose({ way: 'political-legal', organ: 'The court' })).thenRefused('ALREADY_ACCEPTED');
    for (const disposal of [transfer, { way: 'discipline', organ: 'The organ' }] as const) given(...held).when(disposeCase, dispose(disposal)).thenTypes('CaseDisposed');
    given(...held, CaseSentAgain({ caseId, sentOn: '2026-03-09' }), cameBack).when(disposeCase, dispose({ way: 'political-legal', organ: 'The court' })).thenTypes('CaseDisposed');
  });
  it('has the acceptance noted that comes then, once of each department', () => {
    const note = new NoteAcceptance(caseId, { department: 'water', acceptedOn: '2026-03-09' });
    const takenUp = CaseTakenUp({ caseId, department: 'water', takenUpOn: '2026-03-09' });
    given(...back).when(noteAcceptance, note).then(takenUp);
    for (const history of [[opened], [opened, transferred], [...back, takenUp], [opened, transferred, CaseCameBack({ ...cameBack.data, acceptedBy: ['water'] })], [...back, closed]]) given(...history).when(noteAcceptance, note).thenNothing();
    given(opened, transferred).when(noteReturn, new NoteReturn(caseId, { cameBackOn: '2026-03-06', acceptedBy: ['water'] })).then(CaseCameBack({ ...cameBack.data, acceptedBy: ['water'] }));
  });
  it('but is not reported up', () => given(...back).when(disposeCase, dispose({ way: 'urgent' })).thenRefused('ALREADY_DISPOSED'));
  it('once for each time that it came back', () => {
    const again = given(...back).when(disposeCase, dispose({ way: 'transfer', departments: [{ ...lead, department: 'roads' }] })).events();
    given(...back, ...again).when(disposeCase, dispose(transfer)).thenRefused('ALREADY_DISPOSED');
    given(...back, ...again).when(noteReturn, new NoteReturn(caseId, { cameBackOn: '2026-03-09' })).thenTypes('CaseCameBack');
    given(...back, ...again, cameBack).when(disposeCase, dispose(transfer)).thenTypes('CaseDisposed');
  });
  it('goes nowhere from here once routing has sent it out again, nor when it has ended', () => {
    const sentAgain = CaseSentAgain({ caseId, sentOn: '2026-03-09' });
    given(...back).when(noteDecision, new NoteDecision(caseId, '2026-03-09')).then(sentAgain);
    for (const gone of [sentAgain, closed]) given(...back, gone).when(disposeCase, dispose({ way: 'political-legal', organ: 'The court' })).thenRefused('ALREADY_DISPOSED');
  });
});

describe('An accusation', () => {
  it('is handed over to the discipline organ', () => given(accusation).when(disposeCase, dispose({ way: 'discipline', organ: 'The discipline organ' })).thenTypes('CaseDisposed'));
  it.each<Disposal>([transfer, { way: 'assign', departments: [lead], answerBy: '2026-04-30' }, { way: 'political-legal', organ: 'The court' }, { way: 'urgent' }])('and goes no other way: %j', disposal =>
    given(accusation).when(disposeCase, dispose(disposal)).thenRefused('ONLY_TO_DISCIPLINE'));
});
