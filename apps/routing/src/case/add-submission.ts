// A further submission has joined the case at the window: from here on the case is also that petitioner's.
import { SubmissionAdded, type RoutingCaseEvent } from '@onehall/contracts';
import type { Decide } from '@onehall/kernel';
import type { Law } from '@onehall/rulebook';
import { living } from './acting.js';
import type { Case } from './case.js';

export class AddSubmission {
  constructor(
    readonly caseId: string,
    readonly joined: Omit<SubmissionAdded['data'], 'caseId'>,
  ) {}
}

export const addSubmission: Decide<AddSubmission, Case, RoutingCaseEvent, Law> = ({ caseId, joined }, state, scene) => {
  const { standing, withdrawn } = living(state, scene);
  if ([...standing, ...withdrawn].includes(joined.number)) return []; // said twice, meant once
  return [SubmissionAdded({ caseId, ...joined })];
};
