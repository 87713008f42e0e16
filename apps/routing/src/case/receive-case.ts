// Routing takes up a case that intake has opened: from here on somebody holds it at every instant, and the first is the hall itself.
import { CaseReceived, type RoutingCaseEvent } from '@onehall/contracts';
import type { Decide } from '@onehall/kernel';
import type { Law } from '@onehall/rulebook';
import type { Case } from './case.js';

export class ReceiveCase {
  constructor(
    readonly caseId: string,
    readonly opened: Omit<CaseReceived['data'], 'caseId'>,
  ) {}
}

export const receiveCase: Decide<ReceiveCase, Case, RoutingCaseEvent, Law> = ({ caseId, opened }, state) =>
  state.phase === 'unknown' ? [CaseReceived({ caseId, ...opened })] : []; // said twice, meant once
