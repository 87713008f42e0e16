// A case goes out to the departments that intake's disposal names, under intake's own slip or letter.
import type { RoutingCaseEvent } from '@onehall/contracts';
import type { Decide } from '@onehall/kernel';
import type { Law } from '@onehall/rulebook';
import { inHand } from './acting.js';
import type { Case } from './case.js';
import { sending, type Sending } from './sending.js';

export class SendCaseOut {
  constructor(
    readonly caseId: string,
    readonly sent: Omit<Sending, 'caseId' | 'objectBy' | 'informBy' | 'standing'>,
  ) {}
}

export const sendCaseOut: Decide<SendCaseOut, Case, RoutingCaseEvent, Law> = ({ caseId, sent }, state, scene) =>
  sending(inHand(state, scene), { caseId, ...sent }, scene.law);
