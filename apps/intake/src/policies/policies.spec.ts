// What intake does when something happened: it opens and joins cases, opens ratings, and destroys keys.
import { CaseAccepted, CaseClosed, CaseConcluded, CaseEnded, CaseSentOut, ObjectionUpheld, PersonForgotten, ReplyDelivered, ReplyIssued, SendingWithdrawn, SettlementReached, SubmissionRegistered, SubmissionSetApart, SubmissionWithdrawn } from '@onehall/contracts';
import type { Actor, Event, Recorded } from '@onehall/kernel';
import { CloseCase } from '../case/close-case.js';
import { ConcludeCase } from '../case/conclude-case.js';
import { NoteAcceptance } from '../case/note-acceptance.js';
import { NoteDecision } from '../case/note-decision.js';
import { NoteLeaving } from '../case/note-leaving.js';
import { NoteReturn } from '../case/note-return.js';
import { OpenCase } from '../case/open-case.js';
import { OpenRating } from '../case/open-rating.js';
import { DestroyKey } from './destroy-key.js';
import { SetOthersApart } from './set-others-apart.js';
import { TakeIn } from './take-in.js';
import { whenCaseClosedSetOthersApart } from './when-case-closed-set-others-apart.js';
import { whenCaseEndedCloseCase } from './when-case-ended-close-case.js';
import { whenCaseEndedOpenRating } from './when-case-ended-open-rating.js';
import { whenCaseSentOutNoteDecision } from './when-case-sent-out-note-decision.js';
import { whenMatterConcludedConcludeCase } from './when-matter-concluded-conclude-case.js';
import { whenPersonForgottenDestroyKey } from './when-person-forgotten-destroy-key.js';
import { whenReplyDeliveredOpenRating } from './when-reply-delivered-open-rating.js';
import { whenSettlementReachedOpenRating } from './when-settlement-reached-open-rating.js';
import { whenSubmissionRegisteredJoinCase } from './when-submission-registered-join-case.js';
import { whenSubmissionRegisteredOpenCase } from './when-submission-registered-open-case.js';
import { whenSubmissionSetApartNoteLeaving } from './when-submission-set-apart-note-leaving.js';
import { whenSubmissionWithdrawnNoteLeaving } from './when-submission-withdrawn-note-leaving.js';

const recorded = <E extends Event>(event: E, actor: Actor = { id: 'u', role: 'clerk' }): Recorded<E> => ({
  ...event, id: '55555555-5555-5555-8555-555555555555', service: 'intake', stream: 'hall/submission/1', version: 1, position: 1, recordedAt: '2026-03-02T02:00:00.000000Z',
  meta: { hall: 'hall', at: '2026-03-02T02:00:00.000Z', actor, commandId: 'c', correlationId: 'c', rulebook: 'r', calendar: 'c' },
});
const sealed = { key: 'case/33333333-3333-4333-8333-333333333333', at: 'e#title', box: 'b', commitment: 'c' };
const ids = { submissionId: '11111111-1111-4111-8111-111111111111', caseId: '33333333-3333-4333-8333-333333333333' };
const said = {
  ...ids, opens: true, number: '20260302V00001', channel: 'visit' as const, receivedAt: '2026-03-01T16:30:00.000Z', persons: [], personCount: 1, collective: false, purpose: 'request' as const, title: sealed, text: sealed,
};

describe('When a submission is registered', () => {
  it('that opens a case, the case is opened with the title as it is sealed, and without what was said', () =>
    expect(whenSubmissionRegisteredOpenCase.react(recorded(SubmissionRegistered(said)))).toEqual([
      new OpenCase(ids.caseId, { submissionId: ids.submissionId, number: '20260302V00001', receivedAt: '2026-03-01T16:30:00.000Z', channel: 'visit', purpose: 'request', title: sealed, petitioner: true }),
    ]));
  it('that was found by screening, its case has no petitioner', () =>
    expect(whenSubmissionRegisteredOpenCase.react(recorded(SubmissionRegistered({ ...said, channel: 'screening' })))[0]?.given.petitioner).toBe(false));
  it('as an accusation, its case is one too', () =>
    expect(whenSubmissionRegisteredOpenCase.react(recorded(SubmissionRegistered({ ...said, confidential: true })))[0]?.given.confidential).toBe(true));
  it('that follows a finished case, its case says so', () =>
    expect(whenSubmissionRegisteredOpenCase.react(recorded(SubmissionRegistered({ ...said, follows: ids.submissionId })))[0]?.given.follows).toBe(ids.submissionId));
  it('for which a superior set a day, its case knows that day, whether it opens or joins it', () => {
    const assigned = { ...said, channel: 'superior' as const, origin: { organ: 'The city', answerBy: '2026-04-30' } };
    expect(whenSubmissionRegisteredOpenCase.react(recorded(SubmissionRegistered(assigned)))[0]?.given.answerBy).toBe('2026-04-30');
    expect(whenSubmissionRegisteredJoinCase.react(recorded(SubmissionRegistered({ ...assigned, opens: false })))[0]?.given.answerBy).toBe('2026-04-30');
  });
  it('that joins a case, the case takes it in and none is opened', () => {
    const joins = recorded(SubmissionRegistered({ ...said, opens: false }));
    expect(whenSubmissionRegisteredOpenCase.react(joins)).toEqual([]);
    expect(whenSubmissionRegisteredJoinCase.react(joins)).toEqual([new TakeIn(ids.caseId, { submissionId: ids.submissionId, number: '20260302V00001', channel: 'visit', receivedAt: '2026-03-01T16:30:00.000Z' })]);
  });
  it('that opens a case of its own after all, the case is opened as if it had come so', () =>
    expect(whenSubmissionRegisteredOpenCase.react(recorded(SubmissionSetApart({ ...said, from: ids.submissionId })))).toEqual(whenSubmissionRegisteredOpenCase.react(recorded(SubmissionRegistered(said)))));
  it('that opens a case, it joins none', () => expect(whenSubmissionRegisteredJoinCase.react(recorded(SubmissionRegistered(said)))).toEqual([]));
});

describe('When a case has ended', () => {
  it('it is closed at the window', () =>
    expect(whenCaseEndedCloseCase.react(recorded(CaseEnded({ caseId: ids.caseId, endedOn: '2026-05-01', how: 'answered' })))).toEqual([new CloseCase(ids.caseId, { endedOn: '2026-05-01', how: 'answered' })]));
});

describe('When a submission leaves its case', () => {
  it('because its petitioner withdrew, the window notes it', () =>
    expect(whenSubmissionWithdrawnNoteLeaving.react(recorded(SubmissionWithdrawn({ caseId: ids.caseId, number: '1', withdrawnOn: '2026-05-01', reasons: sealed })))).toEqual([new NoteLeaving(ids.caseId, { number: '1', how: 'withdrawn', leftOn: '2026-05-01' })]));
  it('because it opened one of its own after all, the case that had taken it in notes it', () => {
    expect(whenSubmissionSetApartNoteLeaving.react(recorded(SubmissionSetApart({ ...said, from: ids.submissionId, joined: true })))).toEqual([new NoteLeaving(ids.submissionId, { number: said.number, how: 'set-apart' })]);
    expect(whenSubmissionSetApartNoteLeaving.react(recorded(SubmissionSetApart({ ...said, from: ids.submissionId })))).toEqual([]);
  });
});

describe('When routing has sent a case out', () => {
  const sent = CaseSentOut({ caseId: ids.caseId, way: 'transfer', departments: [{ department: 'county-water', part: 'lead' }], sentOn: '2026-03-06', paper: { kind: 'x', number: '1', issuedOn: '2026-03-06' } });
  it('of the hall’s own accord, what was reported up is decided about', () => expect(whenCaseSentOutNoteDecision.react(recorded(sent))).toEqual([new NoteDecision(ids.caseId, '2026-03-06')]));
  it('because the window had it sent, nothing is', () => expect(whenCaseSentOutNoteDecision.react(recorded(sent, { id: 'policy:x', role: 'system' }))).toEqual([]));
});

describe('When nobody leads a case any more', () => {
  const resendBy = { on: '2026-03-24', clock: 'C-RESEND', article: 'x' };
  const upheld = { caseId: ids.caseId, department: 'county-water', upheldOn: '2026-03-09' };
  const withdrawn = { caseId: ids.caseId, department: 'county-water', withdrawnOn: '2026-03-10', reasons: sealed };
  it('it has come back to the window, whoever took it back', () => {
    for (const actor of [undefined, { id: 'policy:x', role: 'system' as const }]) {
      expect(whenCaseSentOutNoteDecision.react(recorded(ObjectionUpheld({ ...upheld, resendBy }), actor))).toEqual([new NoteReturn(ids.caseId, { cameBackOn: '2026-03-09' })]);
      expect(whenCaseSentOutNoteDecision.react(recorded(SendingWithdrawn({ ...withdrawn, resendBy }), actor))).toEqual([new NoteReturn(ids.caseId, { cameBackOn: '2026-03-10' })]);
    }
  });
  it('it comes back with who has accepted, and whoever accepts is noted', () => {
    const acceptedBy = ['county-land'];
    for (const event of [ObjectionUpheld({ ...upheld, resendBy, acceptedBy }), SendingWithdrawn({ ...withdrawn, resendBy, acceptedBy })])
      expect(whenCaseSentOutNoteDecision.react(recorded(event))).toEqual([new NoteReturn(ids.caseId, { cameBackOn: event.type === 'ObjectionUpheld' ? '2026-03-09' : '2026-03-10', acceptedBy })]);
    const accepted = CaseAccepted({ caseId: ids.caseId, department: 'county-land', route: 'route-6', acceptedOn: '2026-03-11', paper: { kind: '受理告知书', number: '1', issuedOn: '2026-03-11' } });
    expect(whenCaseSentOutNoteDecision.react(recorded(accepted))).toEqual([new NoteAcceptance(ids.caseId, { department: 'county-land', acceptedOn: '2026-03-11' })]);
  });
  it('and not while another one leads on', () => {
    for (const event of [ObjectionUpheld(upheld), SendingWithdrawn(withdrawn)]) expect(whenCaseSentOutNoteDecision.react(recorded(event))).toEqual([]);
  });
});

describe('When a case was settled or replied to', () => {
  it('it is concluded at the window, and whoever was not spoken of goes on in a case of their own', () => {
    const settled = SettlementReached({ caseId: ids.caseId, departments: ['county-water'], settledOn: '2026-05-01', agreement: sealed, numbers: ['1'] });
    expect(whenMatterConcludedConcludeCase.react(recorded(settled))).toEqual([new ConcludeCase(ids.caseId, { how: 'settled', concludedOn: '2026-05-01', numbers: ['1'] })]);
    const paper = { kind: '信访处理意见书', number: '处意〔2026〕1号', issuedOn: '2026-04-30' };
    const words = { claim: sealed, facts: sealed, opinion: sealed, basis: '水法', parts: [{ department: 'county-water', revision: 1 }] };
    const issued = ReplyIssued({ caseId: ids.caseId, department: 'county-water', issuedOn: '2026-04-30', outcome: 'supported', ...words, paper, numbers: ['1'] });
    expect(whenMatterConcludedConcludeCase.react(recorded(issued))).toEqual([new ConcludeCase(ids.caseId, { how: 'replied', concludedOn: '2026-04-30', numbers: ['1'] })]);
    const delivered = ReplyDelivered({ caseId: ids.caseId, deliveredOn: '2026-05-01', method: 'post', numbers: ['1', '2'] });
    expect(whenMatterConcludedConcludeCase.react(recorded(delivered))).toEqual([new ConcludeCase(ids.caseId, { how: 'delivered', concludedOn: '2026-05-01', numbers: ['1', '2'] })]);
    expect(whenCaseClosedSetOthersApart.react(recorded(CaseConcluded({ caseId: ids.caseId, how: 'settled', concludedOn: '2026-05-01', numbers: ['1'] })))).toEqual([new SetOthersApart(ids.caseId, ['1'])]);
  });
});

describe('When a case has ended by withdrawal', () => {
  const ended = { caseId: ids.caseId, endedOn: '2026-05-01', how: 'withdrawn' as const };
  it('it is closed for those that withdrew, and whoever else is in it goes on', () => {
    expect(whenCaseEndedCloseCase.react(recorded(CaseEnded({ ...ended, numbers: ['1', '2'] })))).toEqual([new CloseCase(ids.caseId, { endedOn: '2026-05-01', how: 'withdrawn', numbers: ['1', '2'] })]);
    expect(whenCaseClosedSetOthersApart.react(recorded(CaseClosed({ ...ended, numbers: ['1', '2'] })))).toEqual([new SetOthersApart(ids.caseId, ['1', '2'])]);
  });
  it('before its submissions were named, nothing more is done', () => expect(whenCaseClosedSetOthersApart.react(recorded(CaseClosed(ended)))).toEqual([]));
});

describe('When a reply is delivered', () => {
  it('it may be rated from the day of its delivery', () =>
    expect(whenReplyDeliveredOpenRating.react(recorded(ReplyDelivered({ caseId: ids.caseId, deliveredOn: '2026-05-01', method: 'post' })))).toEqual([new OpenRating(ids.caseId, '2026-05-01')]));
});

describe('When a case is over without a reply', () => {
  const over = (how: CaseEnded['data']['how']) => whenCaseEndedOpenRating.react(recorded(CaseEnded({ caseId: ids.caseId, endedOn: '2026-05-01', how })));
  it('a settlement may be rated from its day', () =>
    expect(whenSettlementReachedOpenRating.react(recorded(SettlementReached({ caseId: ids.caseId, departments: ['county-water'], settledOn: '2026-05-01', agreement: sealed })))).toEqual([new OpenRating(ids.caseId, '2026-05-01')]));
  it('a withdrawal may be rated from its day', () => expect(over('withdrawn')).toEqual([new OpenRating(ids.caseId, '2026-05-01')]));
  it('what was answered or went elsewhere is not rated for its ending', () => {
    for (const how of ['answered', 'settled', 'declined', 'redirected', 'referred'] as const) expect(over(how)).toEqual([]);
  });
});

describe('When a person is forgotten', () => {
  it('the key is destroyed', () =>
    expect(whenPersonForgottenDestroyKey.react(recorded(PersonForgotten({ personId: ids.caseId, ground: 'petitioner-request', forgottenOn: '2026-03-02' })))).toEqual([new DestroyKey(ids.caseId)]));
});
