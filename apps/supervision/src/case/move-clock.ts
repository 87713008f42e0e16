// A running clock is given a later term; how it was lengthened, by whom and that the petitioner was told stands in routing.
import { ClockMoved, type SupervisionCaseEvent } from '@onehall/contracts';
import type { Decide } from '@onehall/kernel';
import type { Law, Term } from '@onehall/rulebook';
import type { WatchedCase } from './case.js';

export class MoveClock {
  constructor(
    readonly caseId: string,
    readonly given: { readonly clockId: string; readonly term: Term },
  ) {}
}

export const moveClock: Decide<MoveClock, WatchedCase, SupervisionCaseEvent, Law> = ({ caseId, given: { clockId, term } }, { clocks }, { law }) => {
  const clock = clocks[clockId];
  if (clock?.phase !== 'running' || clock.term.on === term.on) return [];
  const { startedOn } = clock;
  return [ClockMoved({ caseId, clockId, term, warnOn: law.on(startedOn).warnOn(term, startedOn), because: term.article })];
};
