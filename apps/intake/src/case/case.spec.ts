// Whatever is said to a case in whatever order: what decide can produce is well spoken, evolve accepts it, and it leaves the window at most once, or once more when it was reported up.
import { contracts, grades, parts, ways, type IntakeCaseEvent } from '@onehall/contracts';
import { Refused, type Scene } from '@onehall/kernel';
import { addDays, grounds, lawOn, type Law } from '@onehall/rulebook';
import fc from 'fast-check';
import { Value } from 'typebox/value';
import { cases, type Case } from './case.js';
import { closeCase, CloseCase } from './close-case.js';
import { declineCase, DeclineCase } from './decline-case.js';
import { disposeCase, DisposeCase } from './dispose-case.js';
import type { Disposal } from './disposal.js';
import { joinCase, JoinCase } from './join-case.js';
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
const oneOf = (state: Case, nth: number): string => (state.phase === 'unopened' ? caseId : (state.submissions[nth % state.submissions.length] ?? caseId));
const commands: fc.Arbitrary<Decided> = fc.oneof(
  openings,
  fitting.map<Decided>(given => (state, scene) => disposeCase(new DisposeCase(caseId, given(scene.law.day(scene.now))), state, scene)),
  fc.record({ submissionId: ids, number: words, channel, receivedAt: days.map(day => `${day}T02:00:00.000Z`) }).map<Decided>(given => (state, scene) => joinCase(new JoinCase(caseId, given), state, scene)),
  fc.record({ way: fc.constantFrom(...ways), departments: fc.array(asked, { maxLength: 3 }), organ: words, answerBy: days }, { requiredKeys: ['way'] }).map<Decided>(given => (state, scene) => disposeCase(new DisposeCase(caseId, given), state, scene)),
  { weight: 4, arbitrary: fc.record({ ground, reasons: words, organ: words }, { requiredKeys: ['ground', 'reasons'] }).map<Decided>(given => (state, scene) => declineCase(new DeclineCase(caseId, given), state, scene)) },
  { weight: 4, arbitrary: fc.record({ ground, organ: words, reasons: words }, { requiredKeys: ['ground', 'organ'] }).map<Decided>(given => (state, scene) => redirectCase(new RedirectCase(caseId, given), state, scene)) },
  days.map<Decided>(endedOn => (state, scene) => closeCase(new CloseCase(caseId, { endedOn, how: 'answered' }), state, scene)),
  { weight: 2, arbitrary: days.map<Decided>(day => (state, scene) => openRating(new OpenRating(caseId, day), state, scene)) },
  { weight: 4, arbitrary: fc.record({ nth: fc.nat(2), office: fc.constantFrom(...grades), departments: fc.constantFrom(...grades) }).map<Decided>(({ nth, ...given }) => (state, scene) => rateCase(new RateCase(caseId, { submissionId: oneOf(state, nth), ...given }), state, scene)) },
);
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

const leaving = new Set(['CaseDisposed', 'CaseDeclined', 'CaseRedirected']);

describe('Whatever is said to a case', () => {
  it('what decide can produce is well spoken, evolve accepts it, and the case leaves the window at most once, or once more when it was reported up', () => {
    const heard = new Set<string>();
    fc.assert(
      fc.property(openings, fc.array(commands, { maxLength: 16, size: 'max' }), days, (first, saying, day) => {
        const told = live([first, ...saying], day);
        told.forEach(({ type }) => heard.add(type));
        const count = (...types: string[]) => told.filter(({ type }) => types.includes(type)).length;
        expect(count('CaseOpened')).toBe(1);
        const ways = told.flatMap(event => (event.type === 'CaseDisposed' ? [event.data.way] : leaving.has(event.type) ? [event.type] : []));
        expect(ways.length).toBeLessThanOrEqual(ways[0] === 'urgent' ? 2 : 1); // what was reported up comes back with a decision, once
        if (ways.length === 2) expect(['political-legal', 'discipline']).toContain(ways[1]);
        expect(count('CaseClosed')).toBeLessThanOrEqual(1);
        const raters = told.flatMap(event => (event.type === 'CaseRated' ? [event.data.submissionId] : []));
        expect(new Set(raters).size).toBe(raters.length);
        const [opened] = told;
        const secret = opened?.type === 'CaseOpened' && opened.data.confidential;
        if (secret) expect(told.every(event => event.type === 'CaseOpened' || event.type === 'CaseClosed' || (event.type === 'CaseDisposed' && event.data.way === 'discipline'))).toBe(true);
      }),
      { numRuns: 1_000 },
    );
    expect([...heard].sort()).toEqual(['CaseClosed', 'CaseDeclined', 'CaseDisposed', 'CaseOpened', 'CaseRated', 'CaseRedirected', 'RatingOpened', 'SubmissionJoined']);
  });
});
