// Whatever is said to a case in whatever order: what decide can produce is well spoken, evolve accepts it, and it goes nowhere but from the window, once and each time that it came back.
import { contracts, grades, parts, ways, type IntakeCaseEvent } from '@onehall/contracts';
import { Refused, type Scene } from '@onehall/kernel';
import { addDays, grounds, lawOn, type Law } from '@onehall/rulebook';
import fc from 'fast-check';
import { Value } from 'typebox/value';
import { cases, type Case } from './case.js';
import { closeCase, CloseCase } from './close-case.js';
import { concludeCase, ConcludeCase } from './conclude-case.js';
import { declineCase, DeclineCase } from './decline-case.js';
import { disposeCase, DisposeCase } from './dispose-case.js';
import type { Disposal } from './disposal.js';
import { joinCase, JoinCase } from './join-case.js';
import { noteAcceptance, NoteAcceptance } from './note-acceptance.js';
import { noteDecision, NoteDecision } from './note-decision.js';
import { noteLeaving, NoteLeaving } from './note-leaving.js';
import { noteReturn, NoteReturn } from './note-return.js';
import { openCase, OpenCase } from './open-case.js';
import { openRating, OpenRating } from './open-rating.js';
import { rateCase, RateCase } from './rate-case.js';
import { redirectCase, RedirectCase } from './redirect-case.js';

const caseId = '33333333-3333-4333-8333-333333333333';
const ids = fc.constantFrom('11111111-1111-4111-8111-111111111111', '11111111-1111-4111-8111-111111111112', '11111111-1111-4111-8111-111111111113');
const days = fc.date({ min: new Date('2008-01-01'), max: new Date('2026-12-31'), noInvalidDate: true }).map(date => date.toISOString().slice(0, 10));
const words = fc.string({ minLength: 1, maxLength: 20 });
const channel = fc.constantFrom('visit', 'letter', 'screening');
const asked = fc.record({ department: fc.constantFrom('housing', 'water', 'roads'), part: fc.constantFrom(...parts) });
/** Those that any law knows come often, or random days would leave some ways out of the window untried. */
const ground = fc.oneof(fc.constantFrom('IN_HAND', 'NOT_OURS'), fc.constantFrom(...grounds.map(({ code }) => code), 'NOBODY_KNOWS'));

type Decided = (state: Case, scene: Scene<Law>) => readonly IntakeCaseEvent[];
const brought = { submissionId: ids, number: words, receivedAt: days.map(day => `${day}T02:00:00.000Z`), channel, title: words };
const known = ['submissionId', 'number', 'receivedAt', 'channel', 'purpose', 'petitioner'] as const;
const openings: fc.Arbitrary<Decided> = fc
  .oneof(
    { weight: 4, arbitrary: fc.record({ ...brought, purpose: fc.constant('request'), petitioner: fc.constant(true) }, { requiredKeys: [...known] }) },
    fc.record({ ...brought, purpose: fc.constantFrom('request', 'accusation'), petitioner: fc.boolean(), confidential: fc.constant(true as const) }, { requiredKeys: [...known] }),
  )
  .map(given => (state, scene) => openCase(new OpenCase(caseId, given), state, scene));
/** What a window that knows its ways says; the wild disposals beside it are refused nearly always. */
const fitting: fc.Arbitrary<(today: string) => Disposal> = fc.oneof(
  fc.constantFrom('housing', 'water').map(department => () => ({ way: 'transfer' as const, departments: [{ department, part: 'lead' as const }, { department: 'roads', part: 'assist' as const }] })),
  fc.integer({ min: 1, max: 60 }).map(days => (today: string) => ({ way: 'assign' as const, departments: [{ department: 'housing', part: 'lead' as const }], answerBy: addDays(today, days) })),
  fc.record({ way: fc.constantFrom('political-legal', 'discipline'), organ: words }).map(given => () => given),
  fc.constant(() => ({ way: 'urgent' as const })),
);
/** One of the submissions that the case has taken in. */
const oneOf = (state: Case, nth: number): string => (state.phase === 'unopened' ? caseId : (state.submissions[nth % state.submissions.length]?.submissionId ?? caseId));
const numberOf = (state: Case, nth: number): string => (state.phase === 'unopened' ? '' : (state.submissions[nth % state.submissions.length]?.number ?? ''));
const commands: fc.Arbitrary<Decided> = fc.oneof(
  openings,
  { weight: 4, arbitrary: fitting.map<Decided>(given => (state, scene) => disposeCase(new DisposeCase(caseId, given(scene.law.day(scene.now))), state, scene)) },
  fc.record({ submissionId: ids, number: words, channel, receivedAt: days.map(day => `${day}T02:00:00.000Z`) }).map<Decided>(given => (state, scene) => joinCase(new JoinCase(caseId, given), state, scene)),
  fc.record({ way: fc.constantFrom(...ways), departments: fc.array(asked, { maxLength: 3 }), organ: words, answerBy: days }, { requiredKeys: ['way'] }).map<Decided>(given => (state, scene) => disposeCase(new DisposeCase(caseId, given), state, scene)),
  { weight: 4, arbitrary: fc.record({ ground, reasons: words, organ: words }, { requiredKeys: ['ground', 'reasons'] }).map<Decided>(given => (state, scene) => declineCase(new DeclineCase(caseId, given), state, scene)) },
  { weight: 4, arbitrary: fc.record({ ground, organ: words, reasons: words }, { requiredKeys: ['ground', 'organ'] }).map<Decided>(given => (state, scene) => redirectCase(new RedirectCase(caseId, given), state, scene)) },
  { weight: 4, arbitrary: days.map<Decided>(sentOn => (state, scene) => noteDecision(new NoteDecision(caseId, sentOn), state, scene)) },
  { weight: 4, arbitrary: fc.record({ cameBackOn: days, acceptedBy: fc.constant(['roads']) }, { requiredKeys: ['cameBackOn'] }).map<Decided>(given => (state, scene) => noteReturn(new NoteReturn(caseId, given), state, scene)) },
  { weight: 4, arbitrary: fc.record({ department: fc.constantFrom('roads', 'water'), acceptedOn: days }).map<Decided>(given => (state, scene) => noteAcceptance(new NoteAcceptance(caseId, given), state, scene)) },
  days.map<Decided>(concludedOn => (state, scene) => concludeCase(new ConcludeCase(caseId, { concludedOn, how: 'delivered' }), state, scene)),
  { weight: 2, arbitrary: fc.tuple(fc.nat(2), fc.constantFrom('withdrawn', 'set-apart')).map<Decided>(([nth, how]) => (state, scene) => noteLeaving(new NoteLeaving(caseId, { number: numberOf(state, nth), how }), state, scene)) },
  days.map<Decided>(endedOn => (state, scene) => closeCase(new CloseCase(caseId, { endedOn, how: 'answered' }), state, scene)),
  { weight: 2, arbitrary: days.map<Decided>(day => (state, scene) => openRating(new OpenRating(caseId, day), state, scene)) },
  { weight: 4, arbitrary: fc.record({ nth: fc.nat(2), office: fc.constantFrom(...grades), departments: fc.constantFrom(...grades) }).map<Decided>(({ nth, ...given }) => (state, scene) => rateCase(new RateCase(caseId, { submissionId: oneOf(state, nth), ...given }), state, scene)) },
);
/** Sent out and come back, so that what is said of such a case is said often. */
const cameBack: readonly Decided[] = [
  (state, scene) => disposeCase(new DisposeCase(caseId, { way: 'transfer', departments: [{ department: 'housing', part: 'lead' }, { department: 'roads', part: 'assist' }] }), state, scene),
  (state, scene) => noteReturn(new NoteReturn(caseId, { cameBackOn: scene.law.day(scene.now) }), state, scene),
];
const beginnings = fc.oneof({ weight: 3, arbitrary: openings.map(first => [first]) }, openings.map(first => [first, ...cameBack]));
const sceneAt = (day: string): Scene<Law> => ({ now: `${day}T02:00:00.000Z`, hall: 'hall', actor: { id: 'u', role: 'router' }, law: lawOn(day), number: 3 });

function orNothing(decide: () => readonly IntakeCaseEvent[]): readonly IntakeCaseEvent[] {
  try {
    return decide();
  } catch (error) {
    if (error instanceof Refused) return [];
    throw error;
  }
}

function live(saying: readonly Decided[], day: string): readonly IntakeCaseEvent[] {
  const told: IntakeCaseEvent[] = [];
  let state = cases.initial;
  for (const decide of saying) {
    for (const event of orNothing(() => decide(state, sceneAt(day)))) {
      expect([event.type, [...Value.Errors(contracts.get(event.type)?.schema ?? {}, event.data)]]).toEqual([event.type, []]);
      state = cases.evolve(state, event);
      told.push(event);
    }
  }
  return told;
}

/** Who has accepted of what lies at the window again. */
function acceptedAfter(before: readonly string[], event: IntakeCaseEvent): readonly string[] {
  if (event.type === 'CaseCameBack') return event.data.acceptedBy ?? [];
  if (event.type === 'CaseTakenUp') return [...before, event.data.department];
  return event.type === 'CaseSentAgain' || leaving.has(event.type) ? [] : before;
}

/** Wherever a case goes, it goes from the window: it lies there since it was opened or came back, or was reported up and not decided about; and to no other organ while a department has accepted it. */
function assertLeavesFromTheWindow(told: readonly IntakeCaseEvent[]): void {
  let lies: 'here' | 'up' | 'away' = 'here';
  let acceptedBy: readonly string[] = [];
  for (const event of told) {
    if (event.type === 'CaseTakenUp') expect([lies, acceptedBy.includes(event.data.department)]).toEqual(['here', false]);
    if (event.type === 'CaseRedirected' || (event.type === 'CaseDisposed' && event.data.way === 'political-legal')) expect(acceptedBy).toEqual([]);
    acceptedBy = acceptedAfter(acceptedBy, event);
    if (event.type === 'CaseCameBack') expect(lies).toBe('away');
    if (event.type === 'CaseSentAgain') expect(lies).toBe('here');
    if (event.type === 'CaseDecided') expect(lies).toBe('up');
    if (leaving.has(event.type)) expect(['here', ...(event.type === 'CaseDisposed' && (event.data.way === 'political-legal' || event.data.way === 'discipline') ? ['up'] : [])]).toContain(lies);
    lies = event.type === 'CaseCameBack' ? 'here' : event.type === 'CaseDisposed' && event.data.way === 'urgent' ? 'up' : leaving.has(event.type) || event.type === 'CaseDecided' || event.type === 'CaseSentAgain' ? 'away' : lies;
  }
}

const leaving = new Set(['CaseDisposed', 'CaseDeclined', 'CaseRedirected']);

describe('Whatever is said to a case', () => {
  it('what decide can produce is well spoken, evolve accepts it, and the case goes nowhere but from the window', () => {
    const heard = new Set<string>();
    fc.assert(
      fc.property(beginnings, fc.array(commands, { maxLength: 16, size: 'max' }), days, (beginning, saying, day) => {
        const told = live([...beginning, ...saying], day);
        told.forEach(({ type }) => heard.add(type));
        const count = (...types: string[]) => told.filter(({ type }) => types.includes(type)).length;
        expect(count('CaseOpened')).toBe(1);
        const ways = told.flatMap(event => (event.type === 'CaseDisposed' ? [event.data.way] : leaving.has(event.type) ? [event.type] : []));
        // What was reported up comes back with a decision, once; what went to departments leaves again each time that it came back.
        expect(ways.length).toBeLessThanOrEqual((ways[0] === 'urgent' ? 2 : 1) + count('CaseCameBack'));
        expect([count('CaseClosed') <= 1, count('CaseConcluded') <= 1, count('CaseDecided') <= 1, count('CaseSentAgain') <= count('CaseCameBack')]).toEqual([true, true, true, true]);
        assertLeavesFromTheWindow(told);
        const raters = told.flatMap(event => (event.type === 'CaseRated' ? [event.data.submissionId] : []));
        expect(new Set(raters).size).toBe(raters.length);
        const [opened] = told;
        const secret = opened?.type === 'CaseOpened' && opened.data.confidential;
        if (secret) expect(told.every(event => event.type === 'CaseOpened' || event.type === 'CaseClosed' || event.type === 'CaseConcluded' || event.type === 'SubmissionLeft' || (event.type === 'CaseDisposed' && event.data.way === 'discipline'))).toBe(true);
      }),
      { numRuns: 1_000 },
    );
    expect([...heard].sort()).toEqual(['CaseCameBack', 'CaseClosed', 'CaseConcluded', 'CaseDecided', 'CaseDeclined', 'CaseDisposed', 'CaseOpened', 'CaseRated', 'CaseRedirected', 'CaseSentAgain', 'CaseTakenUp', 'RatingOpened', 'SubmissionJoined', 'SubmissionLeft']);
  });
});
