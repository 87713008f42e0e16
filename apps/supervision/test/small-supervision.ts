// Supervision without a process: facts are heard, policies react, decisions decide, views fold, timers look at the view. Nothing of it is imitated but the plumbing.
import type { SupervisionCaseEvent } from '@onehall/contracts';
import type { Decide, Event, Recorded } from '@onehall/kernel';
import { addDays, lawOn, type Law } from '@onehall/rulebook';
import { rowsOf } from '@onehall/testing';
import { cases, type WatchedCase } from '../src/case/case.js';
import { endClocks, EndClocks } from '../src/case/end-clocks.js';
import { moveClock, MoveClock } from '../src/case/move-clock.js';
import { oweSending, OweSending } from '../src/case/owe-sending.js';
import { runOutClock, RunOutClock } from '../src/case/run-out-clock.js';
import { sealWatch, SealWatch } from '../src/case/seal-watch.js';
import { startClocks, StartClocks } from '../src/case/start-clocks.js';
import { stopClocks, StopClocks } from '../src/case/stop-clocks.js';
import { urgeDepartment, UrgeDepartment } from '../src/case/urge-department.js';
import { urgeLead, UrgeLead } from '../src/case/urge-lead.js';
import { warnOfClock, WarnOfClock } from '../src/case/warn-of-clock.js';
import { watchCase, WatchCase } from '../src/case/watch-case.js';
import { turnClocksByConference, turnClocksByIntake, turnClocksByRouting } from '../src/policies/turn-clocks.js';
import { whenClockRanOutUrgeDepartment } from '../src/policies/when-clock-ran-out-urge-department.js';
import { whenLeadChangedUrgeLead } from '../src/policies/when-lead-changed-urge-lead.js';
import { runningClocks, type ClockRow } from '../src/views/running-clocks.js';
import { at, caseId, recorded } from './facts.js';

type Deciding = Decide<never, WatchedCase, SupervisionCaseEvent, Law>;
const decisions = new Map<unknown, Deciding>([
  [WatchCase, watchCase], [StartClocks, startClocks], [MoveClock, moveClock], [StopClocks, stopClocks], [EndClocks, endClocks],
  [WarnOfClock, warnOfClock], [RunOutClock, runOutClock], [UrgeDepartment, urgeDepartment], [UrgeLead, urgeLead], [OweSending, oweSending], [SealWatch, sealWatch],
]);
const policies = [turnClocksByIntake, turnClocksByRouting, turnClocksByConference, whenClockRanOutUrgeDepartment, whenLeadChangedUrgeLead];

export class SmallSupervision {
  readonly events: Recorded<SupervisionCaseEvent>[] = [];
  state: WatchedCase = cases.initial;

  /** Hears facts one after the other, of this one case. */
  hear(...facts: readonly Event[]): this {
    for (const fact of facts) this.react(recorded(fact, 1_000 + this.events.length));
    return this;
  }

  /** What the timers say when they look at the view on a day: warnings, then ends of terms. */
  tick(today: string): this {
    const open = this.rows().filter(({ stoppedOn }) => stoppedOn === null);
    for (const { clockId, warnOn, warnedOn, dueOn } of open) if (warnedOn === null && warnOn && dueOn && warnOn <= today) this.tell(new WarnOfClock(caseId, { clockId, dueOn }), at(warnOn));
    for (const { clockId, ranOutOn, dueOn } of open) if (ranOutOn === null && dueOn && dueOn < today) this.tell(new RunOutClock(caseId, { clockId, dueOn }), at(addDays(dueOn, 1)));
    return this;
  }

  rows(): readonly ClockRow[] {
    return rowsOf(runningClocks, this.events as never);
  }

  row(clockId: string): ClockRow | undefined {
    return this.rows().find(row => row.clockId === clockId);
  }

  private react(event: Recorded): void {
    const reacting = policies.filter(({ on }) => [on].flat().includes(event.type));
    for (const command of reacting.flatMap(policy => policy.react(event as never))) this.tell(command, event.meta.at);
  }

  private tell(command: object, now: string): void {
    const decide = decisions.get(command.constructor);
    if (!decide) throw new Error(`Nobody decides ${command.constructor.name}.`);
    const said = decide(command as never, this.state, { now, hall: 'hall', actor: { id: 'policy:any', role: 'system' }, law: lawOn(lawOn(now.slice(0, 10)).day(now)), number: 0 });
    const events = said.map((event, index) => ({ ...recorded(event, this.events.length + index + 1), meta: { ...recorded(event).meta, at: now } }));
    this.state = said.reduce((state, event) => cases.evolve(state, event), this.state);
    this.events.push(...events);
    for (const event of events) this.react(event);
  }
}
