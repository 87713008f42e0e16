// A registered submission opens its case, and the fifteen days in which the hall must send it on its way begin.
import { CaseOpened, refuseIntake, type IntakeCaseEvent } from '@onehall/contracts';
import type { Decide } from '@onehall/kernel';
import type { Law } from '@onehall/rulebook';
import type { Case } from './case.js';

type Opened = CaseOpened['data'];

/** What the submission brought. `title` comes sealed as the submission holds it. */
export type Opening = Omit<Opened, 'caseId' | 'openedAt' | 'receivedOn' | 'routeBy'> & { readonly receivedAt: string };

export class OpenCase {
  constructor(
    readonly caseId: string,
    readonly given: Opening,
  ) {}
}

export const openCase: Decide<OpenCase, Case, IntakeCaseEvent, Law> = ({ caseId, given }, state, { now, law }) => {
  if (state.phase !== 'unopened') {
    if (state.opened.submissionId === given.submissionId) return []; // said twice, meant once
    throw refuseIntake('ALREADY_OPEN');
  }
  const { receivedAt, ...brought } = given;
  const receivedOn = law.day(receivedAt);
  return [CaseOpened({ caseId, ...brought, openedAt: now, receivedOn, routeBy: law.on(receivedOn).deadline('C-ROUTE', receivedOn) })];
};
