// A further submission has joined the case at the window: from here on the case is also that petitioner's. Too late for what was settled or replied to: intake sets that one apart.
import { refuseRouting, SubmissionAdded, type RoutingCaseEvent } from '@onehall/contracts';
import type { Decide } from '@onehall/kernel';
import type { Law } from '@onehall/rulebook';
import { living } from './acting.js';
import type { Case } from './case.js';
import { allKnown, takesNobodyIn } from './standing.js';

export class AddSubmission {
  constructor(
    readonly caseId: string,
    readonly joined: Omit<SubmissionAdded['data'], 'caseId'>,
  ) {}
}

export const addSubmission: Decide<AddSubmission, Case, RoutingCaseEvent, Law> = ({ caseId, joined }, state, scene) => {
  const now = living(state, scene);
  if (allKnown(now).includes(joined.number)) return []; // said twice, meant once
  if (takesNobodyIn(now)) throw refuseRouting('CONCLUDED');
  return [SubmissionAdded({ caseId, ...joined })];
};
