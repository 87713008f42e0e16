// Whatever is said to a case in whatever order: what decide can produce is well spoken, evolve accepts it, and it leaves the window at most once.
import { contracts, grades, parts, ways, type IntakeCaseEvent } from '@onehall/contracts';
import { Refused, type Scene } from '@onehall/kernel';
import { grounds, lawOn, type Law } from '@onehall/rulebook';
import fc from 'fast-check';
import { Value } from 'typebox/value';
import { cases, type Case } from './case.js';
import { closeCase, CloseCase } from './close-case.js';
import { declineCase, DeclineCase } from './decline-case.js';
import { disposeCase, DisposeCase } from './dispose-case.js';
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
const openings: fc.Arbitrary<Decided> = fc
  .record(
    { submissionId: ids, number: words, receivedAt: days.map(day => `${day}T02:00:00.000Z`), channel, purpose: fc.constantFrom('request', 'accusation'), title: words, petitioner: fc.boolean(), confidential: fc.constant(true as const) },
    { requiredKeys: ['submissionId', 'number', 'receivedAt', 'channel', 'purpose', 'petitioner'] },
  )
  .map(given => (state, scene) => openCase(new OpenCase(caseId, given), state, scene));
/** One of the submissions that the case has taken in. */
const oneOf = (state: Case, nth: number): string => (state.phase === 'unopened' ? caseId : (state.submissions[nth % state.submissions.length] ?? caseId));
const commands: fc.Arbitrary<Decided> = fc.oneof(
  openings,
  fc.record({ submissionId: ids, number: words, channel, receivedAt: days.map(day => `${day}T02:00:00.000Z`) }).map<Decided>(given => (state, scene) => joinCase(new JoinCase(caseId, given), state, scene)),
  fc.record({ way: fc.constantFrom(...ways), departments: fc.array(asked, { maxLength: 3 }), organ: words, answerBy: days }, { requiredKeys: ['way'] }).map<Decided>(given => (state, scene) => disposeCase(new DisposeCase(caseId, given), state, scene)),
  fc.constantFrom({ way: 'urgent' as const }, { way: 'transfer' as const, departments: [{ department: 'housing', part: 'lead' as const }] }).map<Decided>(given => (state, scene) => disposeCase(new DisposeCase(caseId, given), state, scene)),
  fc.record({ ground, reasons: words, organ: words }, { requiredKeys: ['ground', 'reasons'] }).map<Decided>(given => (state, scene) => declineCase(new DeclineCase(caseId, given), state, scene)),
  fc.record({ ground, organ: words, reasons: words }, { requiredKeys: ['ground', 'organ'] }).map<Decided>(given => (state, scene) => redirectCase(new RedirectCase(caseId, given), state, scene)),
  days.map<Decided>(endedOn => (state, scene) => closeCase(new CloseCase(caseId, { endedOn, how: 'answered' }), state, scene)),
  days.map<Decided>(day => (state, scene) => openRating(new OpenRating(caseId, day), state, scene)),
  fc.record({ nth: fc.nat(2), office: fc.constantFrom(...grades), departments: fc.constantFrom(...grades) }).map<Decided>(({ nth, ...given }) => (state, scene) => rateCase(new RateCase(caseId, { submissionId: oneOf(state, nth), ...given }), state, scene)),
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
  it('what decide can produce is well spoken, evolve accepts it, and the case leaves the window at most once', () => {
    const heard = new Set<string>();
    fc.assert(
      fc.property(openings, fc.array(commands, { maxLength: 12 }), days, (first, saying, day) => {
        const told = live([first, ...saying], day);
        told.forEach(({ type }) => heard.add(type));
        const count = (...types: string[]) => told.filter(({ type }) => types.includes(type)).length;
        expect(count('CaseOpened')).toBe(1);
        expect(count(...leaving)).toBeLessThanOrEqual(1);
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
