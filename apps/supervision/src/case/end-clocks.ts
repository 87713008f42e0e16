// The case has ended, and with it every clock but those of what a conference agreed: a table decides on several cases, and what it agreed is owed until it is done or the case is taken off.
import { ClockStopped, type SupervisionCaseEvent } from '@onehall/contracts';
import type { Decide } from '@onehall/kernel';
import type { Law } from '@onehall/rulebook';
import type { WatchedCase } from './case.js';
import { isTask, theCase } from './clock-ids.js';
import { stopDay, stopping } from './lateness.js';

export class EndClocks {
  constructor(
    readonly caseId: string,
    readonly endedOn: string,
  ) {}
}

export const endClocks: Decide<EndClocks, WatchedCase, SupervisionCaseEvent, Law> = ({ caseId, endedOn }, { clocks }, { law }) => {
  if (clocks[theCase]) return []; // a case ends once
  const stops = Object.entries(clocks).flatMap(([clockId, clock]) => {
    if (clock.phase === 'awaited' || isTask(clockId)) return [];
    const earlier = clock.phase === 'stopped' && clock.stoppedOn <= stopDay(clockId, clock, endedOn);
    return earlier ? [] : stopping({ caseId, clockId, clock, on: endedOn }, law);
  });
  return [...stops, ClockStopped({ caseId, clockId: theCase, stoppedOn: endedOn, daysLate: 0 })];
};
