// An urge of supervision reaches the department that it names.
import { UrgeReceived, refuseRouting, type RoutingCaseEvent } from '@onehall/contracts';
import type { Decide } from '@onehall/kernel';
import type { Law } from '@onehall/rulebook';
import { living } from './acting.js';
import { hallItself, type Case } from './case.js';

export class ReceiveUrge {
  constructor(
    readonly caseId: string,
    readonly urge: { readonly urgeId: string; readonly department: string; readonly receivedOn: string },
  ) {}
}

export const receiveUrge: Decide<ReceiveUrge, Case, RoutingCaseEvent, Law> = ({ caseId, urge }, state, scene) => {
  const { urges, shares } = living(state, scene);
  if (urges.includes(urge.urgeId)) return []; // said twice, meant once
  if (urge.department !== hallItself && !shares[urge.department]) throw refuseRouting.under(scene.law, 'NOT_ASKED');
  return [UrgeReceived({ caseId, ...urge })];
};
