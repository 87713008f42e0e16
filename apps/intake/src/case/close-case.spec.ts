// A case is concluded and ends where it went, and from the first of the two on nothing joins it.
import { CaseClosed, CaseConcluded, CaseDeclined, CaseDisposed, CaseOpened, type IntakeCaseEvent, type Way } from '@onehall/contracts';
import { NotYet } from '@onehall/kernel';
import { lawOn } from '@onehall/rulebook';
import { decisions } from '@onehall/testing';
import { cases } from './case.js';
import { closeCase, CloseCase } from './close-case.js';
import { concludeCase, ConcludeCase } from './conclude-case.js';
import { disposeCase, DisposeCase } from './dispose-case.js';
import { joinCase, JoinCase } from './join-case.js';

const given = decisions(cases, { law: lawOn('2026-03-02'), now: '2026-03-05T02:00:00.000Z' });
const caseId = '33333333-3333-4333-8333-333333333333';
const submissionId = '11111111-1111-4111-8111-111111111111';
const opened = CaseOpened({
  caseId, submissionId, number: '20260302L00001', channel: 'letter', purpose: 'request', petitioner: true,
  openedAt: '2026-03-02T02:00:00.000Z', receivedOn: '2026-03-02', routeBy: { on: '2026-03-17', clock: 'C-ROUTE', article: '信访工作条例 第二十二条' },
});
const paper = { kind: 'x', number: '1', issuedOn: '2026-03-03' };
const disposed = (way: Way) => CaseDisposed({ caseId, way, disposedOn: '2026-03-03', article: 'x', paper });
const declined = CaseDeclined({ caseId, kind: 'not-accepted', ground: 'IN_HAND', reasons: 'x', article: 'x', declinedOn: '2026-03-03', paper });
const closed = CaseClosed({ caseId, endedOn: '2026-03-04', how: 'answered' });
const concluded = (how: 'settled' | 'delivered' | 'replied') => CaseConcluded({ caseId, how, concludedOn: '2026-03-04', numbers: ['20260302L00001'] });
const close = new CloseCase(caseId, { endedOn: '2026-03-04', how: 'answered' });
const join = (number = 2) => new JoinCase(caseId, { submissionId: `11111111-1111-4111-8111-11111111111${number}`, number: `20260305L0000${number}`, channel: 'letter', receivedAt: '2026-03-05T02:00:00.000Z' });

describe('A case is closed', () => {
  it('when it ended with the departments', () => given(opened, disposed('transfer')).when(closeCase, close).then(closed));
  it('once', () => given(opened, disposed('transfer'), closed).when(closeCase, close).thenNothing());
  it('in no second word when the window itself had ended it', () => given(opened, declined).when(closeCase, close).thenNothing());
  it('not before it is open', () => expect(() => given().when(closeCase, close).events()).toThrow(NotYet));
  it('where it stands: at the window, or where it went', () => {
    const phaseAfter = (...events: readonly IntakeCaseEvent[]): string => events.reduce((state, event) => cases.evolve(state, event), cases.initial).phase;
    expect([phaseAfter(opened, closed), phaseAfter(opened, disposed('transfer'), closed)]).toEqual(['ended', 'disposed']);
  });
  it('and leaves the window no more, which nobody is told in the words of a joining', () => {
    const dispose = given(opened, closed).when(disposeCase, new DisposeCase(caseId, { way: 'urgent' }));
    dispose.thenRefused('CASE_FINISHED');
    expect(() => dispose.events()).not.toThrow(/follows/);
  });
});

describe('A case is concluded', () => {
  const conclude = (how: 'settled' | 'delivered' | 'replied') => new ConcludeCase(caseId, { how, concludedOn: '2026-03-04', numbers: ['20260302L00001'] });
  it.each(['settled', 'delivered', 'replied'] as const)('when it was %s, once, and ends after that', how => {
    given(opened, disposed('transfer')).when(concludeCase, conclude(how)).then(concluded(how));
    given(opened, disposed('transfer'), concluded(how)).when(concludeCase, conclude(how)).thenNothing();
    given(opened, disposed('transfer'), concluded(how)).when(closeCase, close).then(closed);
  });
  it('no more after it has ended', () => given(opened, disposed('transfer'), closed).when(concludeCase, conclude('delivered')).thenNothing());
  it('not before it is open', () => expect(() => given().when(concludeCase, conclude('delivered')).events()).toThrow(NotYet));
});

describe('A further submission joins a case', () => {
  it('at the window and on its way', () => {
    given(opened).when(joinCase, join()).thenTypes('SubmissionJoined');
    given(opened, disposed('transfer')).when(joinCase, join()).thenTypes('SubmissionJoined');
    given(opened, disposed('urgent')).when(joinCase, join()).thenTypes('SubmissionJoined');
  });
  it.each([['settled', [disposed('transfer'), concluded('settled')]], ['replied to', [disposed('transfer'), concluded('replied')]], ['replied to and delivered', [disposed('transfer'), concluded('delivered')]], ['declined', [declined]], ['sent to another organ', [disposed('political-legal')]], ['ended', [disposed('transfer'), closed]]] as const)('never one that was %s', (_, before) =>
    given(opened, ...before).when(joinCase, join()).thenRefused('CASE_FINISHED'));
  it('never one of the discipline organ', () => given(opened, disposed('discipline')).when(joinCase, join()).thenRefused('ACCUSATION_STANDS_ALONE'));
  it('and what joined before it was finished is not refused when it is said again', () => given(opened, declined).when(joinCase, join(1)).thenNothing());
});
