// Whatever is said to a submission in whatever order: what decide can produce is well spoken, evolve accepts it, and the law's sums hold.
import { channels, contracts, purposes, standings, type SubmissionEvent } from '@onehall/contracts';
import { Refused, type Scene } from '@onehall/kernel';
import { lawOn, type Law } from '@onehall/rulebook';
import fc from 'fast-check';
import { Value } from 'typebox/value';
import { correctSubmission, CorrectSubmission, type Correction } from './correct-submission.js';
import { registerSubmission, RegisterSubmission, type Registration } from './register-submission.js';
import { submissions, type Submission } from './submission.js';

const submissionId = '11111111-1111-4111-8111-111111111111';
const caseId = '33333333-3333-4333-8333-333333333333';
const instants = fc.date({ min: new Date('2004-01-01'), max: new Date('2027-12-31'), noInvalidDate: true }).map(date => date.toISOString());
const text = fc.string({ minLength: 1, maxLength: 40 });
const person = fc.record({ personId: fc.uuid({ version: 5 }), standing: fc.constantFrom(...standings), name: text }, { requiredKeys: ['personId', 'standing', 'name'] });
const spoken = { title: text, text, place: text, category: text };

const registrations: fc.Arbitrary<Registration> = fc.record(
  {
    caseId: fc.constant(caseId),
    opens: fc.boolean(),
    queryCode: fc.constant('K7M2Q9XW4T'),
    channel: fc.constantFrom(...channels),
    receivedAt: instants,
    persons: fc.array(person, { maxLength: 7 }),
    personCount: fc.nat({ max: 12 }),
    purpose: fc.constantFrom(...purposes),
    ...spoken,
    threat: fc.constant(true as const),
    origin: fc.record({ organ: text, leader: text, system: text, reference: text }, { requiredKeys: [] }),
  },
  { requiredKeys: ['caseId', 'opens', 'queryCode', 'channel', 'persons', 'personCount', 'purpose'] },
);
const corrections: fc.Arbitrary<Correction> = fc.record({ ...spoken, personCount: fc.nat({ max: 12 }), reasons: text }, { requiredKeys: ['reasons'] });

type Decided = (submission: Submission, scene: Scene<Law>) => readonly SubmissionEvent[];
const commands: fc.Arbitrary<Decided> = fc.oneof(
  registrations.map<Decided>(given => (submission, scene) => registerSubmission(new RegisterSubmission(submissionId, given), submission, scene)),
  corrections.map<Decided>(given => (submission, scene) => correctSubmission(new CorrectSubmission(submissionId, given), submission, scene)),
);
const sceneAt = (now: string): Scene<Law> => ({ now, hall: 'hall', actor: { id: 'u', role: 'clerk' }, law: lawOn(now.slice(0, 10)), number: 7 });

function orNothing(decide: () => readonly SubmissionEvent[]): readonly SubmissionEvent[] {
  try {
    return decide();
  } catch (error) {
    if (error instanceof Refused) return [];
    throw error;
  }
}

function assertSums(submission: Submission): void {
  if (submission.phase === 'unregistered') return;
  const { channel, persons, personCount, confidential, purpose } = submission.registered;
  const named = persons.filter(({ standing }) => standing !== 'agent').length;
  expect(personCount).toBeGreaterThanOrEqual(Math.max(named, channel === 'visit' ? 1 : 0));
  if (channel === 'visit') expect(persons.filter(({ standing }) => standing === 'representative').length).toBeLessThanOrEqual(5);
  expect(confidential ?? false).toBe(purpose === 'accusation');
  const secret = confidential || channel === 'screening';
  expect(submission.registered.queryCode === undefined).toBe(secret);
  if (confidential) expect(Object.keys(submission.registered)).not.toEqual(expect.arrayContaining([expect.stringMatching(/^(title|text|place)$/)]));
}

describe('Whatever is said to a submission', () => {
  it('what decide can produce is well spoken, evolve accepts it, and the sums of the law hold', () => {
    let registered = 0;
    fc.assert(
      fc.property(fc.array(commands, { minLength: 1, maxLength: 6 }), instants, (saying, now) => {
        let state = submissions.initial;
        for (const decide of saying) {
          for (const event of orNothing(() => decide(state, sceneAt(now)))) {
            expect([event.type, [...Value.Errors(contracts.get(event.type)?.schema ?? {}, event.data)]]).toEqual([event.type, []]);
            state = submissions.evolve(state, event);
            assertSums(state);
          }
        }
        registered += state.phase === 'registered' ? 1 : 0;
      }),
      { numRuns: 500 },
    );
    // Else the property would hold because nothing was ever decided.
    expect(registered).toBeGreaterThan(10);
  });
});
