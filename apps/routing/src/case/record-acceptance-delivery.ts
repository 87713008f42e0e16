// The notice of acceptance has reached the petitioner; where the day of acceptance is the day of delivery, the sixty days begin here.
import { AcceptanceDelivered, refuseRouting, type RoutingCaseEvent } from '@onehall/contracts';
import type { Decide } from '@onehall/kernel';
import { routeInForce, type Law } from '@onehall/rulebook';
import { living, ownShare, pastDay } from './acting.js';
import type { Case } from './case.js';
import { isSomebodyTold } from './standing.js';

export class RecordAcceptanceDelivery {
  constructor(
    readonly caseId: string,
    readonly given: { readonly deliveredOn?: string | undefined } = {},
  ) {}
}

export const recordAcceptanceDelivery: Decide<RecordAcceptanceDelivery, Case, RoutingCaseEvent, Law> = ({ caseId, given }, state, scene) => {
  const now = living(state, scene);
  const { department, share } = ownShare(now, scene);
  switch (share.phase) {
    case 'asked':
    case 'signed':
    case 'objected':
      throw refuseRouting.under(scene.law, 'NOT_ACCEPTED');
    case 'accepted':
    case 'answered': {
      if (!isSomebodyTold(now)) throw refuseRouting('NO_PETITIONER');
      const deliveredOn = pastDay(given.deliveredOn, { after: share.acceptedOn, field: 'deliveredOn' }, scene);
      if (share.deliveredOn === deliveredOn) return []; // said twice, meant once
      if (share.deliveredOn !== undefined) throw refuseRouting('ALREADY_DELIVERED');
      // Who has come to terms owes nothing more: no term begins.
      const starts = share.term || now.phase === 'settled' ? undefined : routeInForce(share.route, deliveredOn)?.clock;
      const answerBy = starts ? { answerBy: scene.law.on(deliveredOn).deadline(starts, deliveredOn) } : {};
      return [AcceptanceDelivered({ caseId, department, deliveredOn, ...answerBy })];
    }
  }
};
