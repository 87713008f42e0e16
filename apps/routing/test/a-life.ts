// Random lives of a case for property tests: whoever says whatever in whichever order, and what is refused did not happen.
import { CaseReceived, type RoutingCaseEvent } from '@onehall/contracts';
import { Refused, type Actor, type Decide, type Scene } from '@onehall/kernel';
import type { Law } from '@onehall/rulebook';
import fc from 'fast-check';
import { AcceptCase, acceptCase } from '../src/case/accept-case.js';
import { AddSubmission, addSubmission } from '../src/case/add-submission.js';
import { AnswerPart, answerPart } from '../src/case/answer-part.js';
import { AskDepartments, askDepartments } from '../src/case/ask-departments.js';
import { cases, type Case } from '../src/case/case.js';
import { DeliverReply, deliverReply } from '../src/case/deliver-reply.js';
import { DenyObjection, denyObjection } from '../src/case/deny-objection.js';
import { EndCase, endCase } from '../src/case/end-case.js';
import { ExtendTerm, extendTerm } from '../src/case/extend-term.js';
import { IssueReply, issueReply } from '../src/case/issue-reply.js';
import { ObjectToCase, objectToCase } from '../src/case/object-to-case.js';
import { OfferCustody, offerCustody } from '../src/case/offer-custody.js';
import { RefuseCustody, refuseCustody } from '../src/case/refuse-custody.js';
import { leadOf, type Share } from '../src/case/share.js';
import { SettleCase, settleCase } from '../src/case/settle-case.js';
import { SignForCase, signForCase } from '../src/case/sign-for-case.js';
import { TakeCustody, takeCustody } from '../src/case/take-custody.js';
import { UpholdObjection, upholdObjection } from '../src/case/uphold-objection.js';
import { WithdrawCustodyOffer, withdrawCustodyOffer } from '../src/case/withdraw-custody-offer.js';
import { WithdrawSending, withdrawSending } from '../src/case/withdraw-sending.js';
import { WithdrawSubmission, withdrawSubmission } from '../src/case/withdraw-submission.js';
import { caseId, clerk, handlerOf, headOf, land, law, monday, opened, recorded, roads, router, water } from './a-case.js';

type Say = (state: Case, scene: Scene<Law>) => readonly RoutingCaseEvent[];
const say = <Command>(decide: Decide<Command, Case, RoutingCaseEvent, Law>, command: Command): Say => (state, scene) => decide(command, state, scene);

const standing = (state: Case): readonly string[] => (state.phase === 'unknown' ? [] : Object.keys(state.shares));
/** Said by whom it falls to, so that every life has a chance to come to its end; everybody says the rest. */
const byLead = (say: Say): Say => (state, scene) => say(state, { ...scene, actor: handlerOf(state.phase === 'unknown' ? water : (leadOf(state.shares) ?? water)) });
const byOneWho = (phase: Share['phase'], say: Say): Say => (state, scene) => {
  const [department] = state.phase === 'unknown' ? [] : Object.keys(state.shares).filter(one => state.shares[one]?.phase === phase);
  return say(state, department === undefined ? scene : { ...scene, actor: handlerOf(department) });
};
const by = (who: Actor, say: Say): Say => (state, scene) => say(state, { ...scene, actor: who });
const houses = [water, land, roads];
const house = fc.constantFrom(...houses, 'hall');
const department = fc.constantFrom(...houses);
const part = fc.constantFrom('lead' as const, 'assist' as const);
const oneLead = fc.shuffledSubarray(houses, { minLength: 1 }).map(list => list.map((one, index) => ({ department: one, part: index === 0 ? ('lead' as const) : ('assist' as const) })));
const asked = fc.oneof({ weight: 3, arbitrary: oneLead }, fc.uniqueArray(fc.record({ department, part }), { minLength: 1, maxLength: 3, selector: one => one.department }));
const actor: fc.Arbitrary<Actor> = fc.oneof({ weight: 4, arbitrary: department.map(handlerOf) }, { weight: 2, arbitrary: department.map(headOf) }, { weight: 3, arbitrary: fc.constant(router) }, fc.constant(clerk));
const number = fc.constantFrom(opened.number, '2026-0002', '2026-0003');
const words = { outcome: 'supported' as const, claim: '请求', facts: '事实', opinion: '意见', basis: '依据' };

const acts: fc.Arbitrary<Say> = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(asked, fc.constantFrom('理由', '理由', undefined)).map(([departments, reasons]) => say(askDepartments, new AskDepartments(caseId, { way: 'transfer', departments, reasons, reportedUp: true }))) },
  { weight: 8, arbitrary: fc.constant(say(signForCase, new SignForCase(caseId))) },
  { weight: 4, arbitrary: fc.constant(byOneWho('asked', say(signForCase, new SignForCase(caseId)))) },
  fc.constant(say(objectToCase, new ObjectToCase(caseId, { reasons: '理由' }))),
  { weight: 2, arbitrary: fc.constant(byOneWho('signed', say(objectToCase, new ObjectToCase(caseId, { reasons: '理由' })))) },
  department.map(one => say(upholdObjection, new UpholdObjection(caseId, { department: one }))),
  { weight: 2, arbitrary: department.map(one => by(router, say(upholdObjection, new UpholdObjection(caseId, { department: one })))) },
  department.map(one => by(router, say(upholdObjection, new UpholdObjection(caseId, { department: one, decidedBy: 'common-superior', decision: '县政办函〔2026〕3号' })))),
  department.map(one => say(denyObjection, new DenyObjection(caseId, { department: one, reasons: '理由' }))),
  { weight: 8, arbitrary: fc.constant(say(acceptCase, new AcceptCase(caseId, { route: 'route-6' }))) },
  { weight: 4, arbitrary: fc.constant(byOneWho('signed', say(acceptCase, new AcceptCase(caseId, { route: 'route-6' })))) },
  fc.constant(say(extendTerm, new ExtendTerm(caseId, { days: 30, reasons: '理由' }))),
  { weight: 8, arbitrary: fc.constant(say(answerPart, new AnswerPart(caseId, { outcome: 'explained', answer: '答复' }))) },
  { weight: 4, arbitrary: fc.constant(byOneWho('accepted', say(answerPart, new AnswerPart(caseId, { outcome: 'explained', answer: '答复' })))) },
  department.map(one => say(settleCase, new SettleCase(caseId, { departments: [one], agreement: '协议' }))),
  { weight: 2, arbitrary: fc.constant(byLead((state, scene) => settleCase(new SettleCase(caseId, { departments: standing(state), agreement: '协议' }), state, scene))) },
  { weight: 2, arbitrary: fc.constant(say(issueReply, new IssueReply(caseId, words))) },
  { weight: 6, arbitrary: fc.constant(byLead(say(issueReply, new IssueReply(caseId, words)))) },
  { weight: 2, arbitrary: fc.constant(say(deliverReply, new DeliverReply(caseId, { method: 'direct' }))) },
  { weight: 6, arbitrary: fc.constant(by(clerk, say(deliverReply, new DeliverReply(caseId, { method: 'direct' })))) },
  fc.constantFrom('answered' as const, 'settled' as const).map(how => say(endCase, new EndCase(caseId, { how }))),
  { weight: 8, arbitrary: house.map(to => say(offerCustody, new OfferCustody(caseId, { to }))) },
  { weight: 6, arbitrary: fc.constant(say(takeCustody, new TakeCustody(caseId))) },
  { weight: 2, arbitrary: department.map(one => say(withdrawSending, new WithdrawSending(caseId, { department: one, reasons: '理由' }))) },
  fc.constant(say(withdrawCustodyOffer, new WithdrawCustodyOffer(caseId))),
  fc.tuple(number, fc.boolean()).map(([one, petitioner]) => say(addSubmission, new AddSubmission(caseId, { number: one, channel: petitioner ? 'letter' : 'screening', receivedOn: monday, petitioner }))),
  number.map(one => say(withdrawSubmission, new WithdrawSubmission(caseId, { number: one, reasons: '理由' }))),
  fc.constant(say(refuseCustody, new RefuseCustody(caseId, { reasons: '理由' }))),
);
export const life = fc.array(fc.record({ act: acts, actor }), { minLength: 60, maxLength: 160, size: 'max' });
/** The minute of a life in which its step is taken. */
export const minute = (index: number): string => new Date(Date.parse(`${monday}T02:00:00.000Z`) + index * 60_000).toISOString();

/** Lives a case through: what is refused did not happen, everything else did, at its own minute. */
export function lived(steps: readonly { act: Say; actor: Actor }[], petitioner: boolean) {
  const received = CaseReceived({ caseId, ...opened, petitioner });
  const events: RoutingCaseEvent[] = [received];
  const instants: string[] = [minute(0)];
  let state = cases.evolve(cases.initial, received);
  steps.forEach(({ act, actor: who }, index) => {
    try {
      for (const event of act(state, { now: minute(index + 1), hall: 'hall', actor: who, law, number: 1 })) {
        events.push(event);
        instants.push(minute(index + 1));
        state = cases.evolve(state, event);
      }
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
    }
  });
  return { events: recorded(events, instants), state };
}
