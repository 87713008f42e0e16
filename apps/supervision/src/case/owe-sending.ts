// A case has come back to the hall and nobody leads it: the hall owes a new sending, by a clock of its own for each time that this happens.
import { ClockStarted, type SupervisionCaseEvent } from '@onehall/contracts';
import type { Decide } from '@onehall/kernel';
import type { Law, Term } from '@onehall/rulebook';
import type { WatchedCase } from './case.js';
import { hallItself, isResending, resendClock, theCase } from './clock-ids.js';

export class OweSending {
  constructor(
    readonly caseId: string,
    readonly owed: { readonly since: string; readonly by: Term },
  ) {}
}

export const oweSending: Decide<OweSending, WatchedCase, SupervisionCaseEvent, Law> = ({ caseId, owed: { since, by } }, { clocks }, { law }) => {
  const before = Object.keys(clocks).filter(isResending);
  if (clocks[theCase] || before.some(clockId => clocks[clockId]?.phase === 'running')) return [];
  return [ClockStarted({ caseId, clockId: resendClock(before.length + 1), clock: 'C-RESEND', holder: hallItself, startedOn: since, term: by, warnOn: law.on(since).warnOn(by, since) })];
};
