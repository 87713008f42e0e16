// Clocks stop on the day of the fact that stops them; of two facts the earlier one counts, in whichever order they arrive.
import { ClockStopped, type SupervisionCaseEvent } from '@onehall/contracts';
import type { Decide } from '@onehall/kernel';
import type { Law } from '@onehall/rulebook';
import type { WatchedCase } from './case.js';
import { clockOf, decisionClock, departmentOf, hallItself, isInforming, isResending, isSignature, routeClock } from './clock-ids.js';
import { inTurn, type Step } from './in-turn.js';
import { stopDay, stopping } from './lateness.js';
import { turnReply } from './reply.js';

/** `mayComeFirst`: the start may still be on its way from another service, or not be due yet, so the stop is remembered. `unlessLedBy`: it runs on where that department leads. */
export interface Stop {
  readonly clockId: string;
  readonly mayComeFirst?: true;
  readonly unlessLedBy?: string;
}

export class StopClocks {
  constructor(
    readonly caseId: string,
    readonly given: {
      readonly stops: readonly Stop[];
      readonly stoppedOn: string;
      /** Who has the matter from here on: the lead, when the hall has sent it out; the hall, when a department objected or its share was taken back. */
      readonly passedTo?: string | undefined;
    },
  ) {}
}

export const stopClocks: Decide<StopClocks, WatchedCase, SupervisionCaseEvent, Law> = ({ caseId, given }, state, { law }) =>
  inTurn(state, [...whatStops(given, state).map(stop => stopOne({ caseId, ...stop, ...given }, law)), turnReply(caseId, given.stoppedOn, law)]);

/** Who sends a case out to a lead has also sent it out again, or as it was decided. */
function whatStops({ stops: named, passedTo }: StopClocks['given'], { clocks, lead }: WatchedCase): readonly Stop[] {
  const stops = named.filter(({ unlessLedBy }) => unlessLedBy === undefined || unlessLedBy !== lead);
  if (passedTo === undefined || !stops.some(({ clockId }) => clockId === routeClock)) return stops;
  const done = Object.keys(clocks).filter(clockId => clockId === decisionClock || (isResending(clockId) && clocks[clockId]?.phase === 'running'));
  return [...done.map(clockId => ({ clockId })), ...stops];
}

/** To whom the stop passes the matter: of the hall's own clock only where the lead changes. */
function passing(clockId: string, passedTo: string | undefined, { lead }: WatchedCase): { readonly passedTo?: string } {
  const passes = isInforming(clockId) || isResending(clockId) || (clockId === routeClock && passedTo !== lead);
  return passes && passedTo !== undefined ? { passedTo } : {};
}

/** Whether a department is waited for that has to sign: once it is asked, if it has no share yet, until its share is taken back. That it has signed, the start of its days says. */
function signature({ caseId, clockId, stoppedOn, passedTo }: Pick<Stopping, 'caseId' | 'clockId' | 'stoppedOn' | 'passedTo'>, { clocks, unsigned }: WatchedCase): readonly SupervisionCaseEvent[] {
  const department = departmentOf(clockId);
  const informing = clocks[clockOf('C-INFORM-TRANSFER', department)];
  const waits = unsigned.includes(department);
  if (passedTo === hallItself) return waits ? [ClockStopped({ caseId, clockId, stoppedOn, daysLate: 0, passedTo })] : [];
  const has = waits || informing?.phase === 'running' || (informing?.phase === 'stopped' && !informing.returned);
  return has ? [] : [ClockStopped({ caseId, clockId, stoppedOn, daysLate: 0 })];
}

type Stopping = Stop & StopClocks['given'] & { readonly caseId: string };

const stopOne =
  ({ caseId, clockId, mayComeFirst, stoppedOn, passedTo }: Stopping, law: Law): Step =>
  state => {
    if (isSignature(clockId)) return signature({ caseId, clockId, stoppedOn, passedTo }, state);
    const clock = state.clocks[clockId];
    const passes = passing(clockId, passedTo, state);
    const toNewLead = clockId === routeClock && 'passedTo' in passes;
    switch (clock?.phase) {
      case undefined:
        return mayComeFirst ? [ClockStopped({ caseId, clockId, stoppedOn, daysLate: 0, ...passes })] : [];
      case 'awaited':
        if (stoppedOn < clock.stoppedOn) return [ClockStopped({ caseId, clockId, stoppedOn, daysLate: 0, ...passes })];
        return toNewLead ? [ClockStopped({ caseId, clockId, stoppedOn: clock.stoppedOn, daysLate: 0, ...passes })] : [];
      case 'running':
        return stopping({ caseId, clockId, clock, on: stoppedOn, ...passes }, law);
      case 'stopped': {
        const on = stopDay(clockId, clock, stoppedOn);
        if (clock.startedOn <= on && on < clock.stoppedOn) return stopping({ caseId, clockId, clock, on, ...passes }, law);
        // Said again: it waits no more but is done for good, or the case has passed to another lead.
        return clock.resumes || toNewLead || (clock.undelivered && isInforming(clockId)) ? [ClockStopped({ caseId, clockId, stoppedOn: clock.stoppedOn, daysLate: clock.daysLate, ...passes })] : [];
      }
    }
  };
