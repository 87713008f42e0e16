// The lead makes one reply of all the parts: claim, facts, opinion and basis, bound to the revision of each part it was made of.
import { ReplyIssued, refuseRouting, type Outcome, type RoutingCaseEvent } from '@onehall/contracts';
import type { Decide } from '@onehall/kernel';
import type { Law } from '@onehall/rulebook';
import { departmentOf, inHand } from './acting.js';
import type { Case } from './case.js';
import { paper } from './papers.js';
import { leadOf, type Shares } from './share.js';
import { allKnown } from './standing.js';

export class IssueReply {
  constructor(
    readonly caseId: string,
    readonly given: { readonly outcome: Outcome; readonly claim: string; readonly facts: string; readonly opinion: string; readonly basis: string },
  ) {}
}

export const issueReply: Decide<IssueReply, Case, RoutingCaseEvent, Law> = ({ caseId, given }, state, scene) => {
  const now = inHand(state, scene);
  const { shares } = now;
  const department = departmentOf(scene.actor);
  if (leadOf(shares) !== department) throw refuseRouting.under(scene.law, 'NOT_YOURS_TO_REPLY');
  const { outcome, claim, facts, opinion, basis } = given;
  const issuedOn = scene.law.day(scene.now);
  return [ReplyIssued({ caseId, department, issuedOn, outcome, claim, facts, opinion, basis, parts: bound(shares, scene.law), paper: paper('opinion', scene), numbers: allKnown(now) })];
};

function bound(shares: Shares, law: Law): { department: string; revision: number }[] {
  const missing = Object.keys(shares).filter(department => shares[department]?.phase !== 'answered').sort();
  if (missing.length > 0) {
    throw refuseRouting.under(law, 'PARTS_MISSING', { zh: `还有单位没有答复：${missing.join('、')}。`, en: `Not answered yet: ${missing.join(', ')}.` });
  }
  return Object.entries(shares)
    .flatMap(([department, share]) => (share.phase === 'answered' ? [{ department, revision: share.revision }] : []))
    .sort((one, other) => (one.department < other.department ? -1 : 1));
}
