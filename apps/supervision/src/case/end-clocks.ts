// The case has ended, and with it every clock that began by then.
import { ClockStopped, type SupervisionCaseEvent } from '@onehall/contracts';
import type { Decide } from '@onehall/kernel';
import type { Law } from '@onehall/rulebook';
import type { WatchedCase } from './case.js';
import { theCase } from './clock-ids.js';
import { stopping } from './lateness.js';

export class EndClocks {
  constructor(
    readonly caseId: string,
    readonly endedOn: string,
  ) {}
}

export const endClocks: Decide<EndClocks, WatchedCase, SupervisionCaseEvent, Law> = ({ caseId, endedOn }, { clocks }, { law }) => {
  if (clocks[theCase]) return []; // a case ends once
  const stops = Object.entries(clocks).flatMap(([clockId, clock]) => {
    if (clock.phase === 'awaited' || clock.startedOn > endedOn) return [];
    const earlier = clock.phase === 'stopped' && clock.stoppedOn <= endedOn;
    return earlier ? [] : stopping({ caseId, clockId, clock, on: endedOn }, law);
  });
  return [...stops, ClockStopped({ caseId, clockId: theCase, stoppedOn: endedOn, daysLate: 0 })];
};
