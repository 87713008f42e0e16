// A department accepts its share of a case and tells the petitioner by which route; where the law of the day gives that route sixty days, they begin.
import { CaseAccepted, refuseRouting, type Route, type RoutingCaseEvent } from '@onehall/contracts';
import type { Decide, Scene } from '@onehall/kernel';
import { routeInForce, type HandlingRoute, type Law, type Term } from '@onehall/rulebook';
import { inHand, ownShare } from './acting.js';
import type { Case, LivingCase } from './case.js';
import { onlyGiven } from './only-given.js';
import { paper } from './papers.js';
import { isSomebodyTold } from './standing.js';

export class AcceptCase {
  constructor(
    readonly caseId: string,
    readonly given: { readonly route: Route },
  ) {}
}

/** Late acceptance is still acceptance: that it was late is for supervision to see. */
export const acceptCase: Decide<AcceptCase, Case, RoutingCaseEvent, Law> = ({ caseId, given: { route } }, state, scene) => {
  const now = inHand(state, scene);
  const { department, share } = ownShare(now, scene);
  switch (share.phase) {
    case 'asked':
      throw refuseRouting('NOT_SIGNED');
    case 'objected':
      throw refuseRouting.under(scene.law, 'OBJECTION_STANDS');
    case 'signed': {
      const acceptedOn = scene.law.day(scene.now);
      const known = routeInForce(route, acceptedOn);
      if (!known) throw refuseRouting.under(scene.law, 'ROUTE_UNKNOWN');
      return [CaseAccepted({ caseId, department, route, acceptedOn, paper: paper('acceptance', scene), ...onlyGiven({ answerBy: answerBy(now, known, scene) }) })];
    }
    case 'accepted':
    case 'answered':
      if (share.route !== route) throw refuseRouting('ALREADY_ACCEPTED');
      return []; // said twice, meant once
  }
};

/** The sixty days run where the law gives them to the route: since 2022 to the sixth only, before then to whatever belongs to no legal procedure. From the notice or, where the setting says so and somebody is to be told, from its delivery. */
function answerBy(now: LivingCase, { clock }: HandlingRoute, { law, now: instant }: Scene<Law>): Term | undefined {
  const startsNow = law.settings.acceptanceDay === 'notice' || !isSomebodyTold(now);
  return clock && startsNow ? law.deadline(clock, law.day(instant)) : undefined;
}
