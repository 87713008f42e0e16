// The reply reaches the petitioner, which is when the days for asking a review begin.
import { ReplyDelivered, refuseRouting, type RoutingCaseEvent } from '@onehall/contracts';
import type { Decide } from '@onehall/kernel';
import type { Law } from '@onehall/rulebook';
import { houseOf, living, pastDay } from './acting.js';
import { hallItself, type Case } from './case.js';
import { onlyGiven } from './only-given.js';
import { leadOf } from './share.js';
import { allKnown, isSomebodyTold } from './standing.js';

/** Whoever took it, by the id under which the name is sealed. */
export interface Receiver {
  readonly personId: string;
  readonly name: string;
  /** Somebody of whom nothing stands in the case any more. */
  readonly withdrew?: true;
}

export class DeliverReply {
  constructor(
    readonly caseId: string,
    readonly given: { readonly method: ReplyDelivered['data']['method']; readonly deliveredOn?: string | undefined; readonly receiver?: Receiver | undefined },
  ) {}
}

export const deliverReply: Decide<DeliverReply, Case, RoutingCaseEvent, Law> = ({ caseId, given }, state, scene) => {
  const now = living(state, scene);
  const house = houseOf(scene.actor);
  if (house !== hallItself && house !== leadOf(now.shares)) throw refuseRouting('NOT_YOURS_TO_DELIVER');
  if (!isSomebodyTold(now)) throw refuseRouting('NO_PETITIONER');
  const { method, receiver } = given;
  switch (now.phase) {
    case 'open':
      throw refuseRouting.under(scene.law, 'NO_REPLY');
    case 'settled':
      throw refuseRouting('CASE_SETTLED');
    case 'replied': {
      if (receiver?.withdrew) throw refuseRouting('RECEIVER_WITHDREW');
      const deliveredOn = pastDay(given.deliveredOn, { after: now.issuedOn, field: 'deliveredOn' }, scene);
      return [ReplyDelivered({ caseId, deliveredOn, method, ...onlyGiven({ receiver }), numbers: allKnown(now) })];
    }
    case 'delivered':
      // A name that was sealed can only be compared by the person whose it is: whoever else is named now would be lost.
      if (now.method !== method || now.deliveredOn !== (given.deliveredOn ?? now.deliveredOn) || now.receivedBy !== (receiver?.personId ?? now.receivedBy)) throw refuseRouting('ALREADY_DELIVERED');
      return []; // said twice, meant once
  }
};
