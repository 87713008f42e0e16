// When the lead owes the one reply: from the day on which nobody else is waited for any more, so that a late department has its own clock red and nobody else's.
import { ClockStarted } from '@onehall/contracts';
import type { Law } from '@onehall/rulebook';
import { waitedFor, type WatchedCase } from './case.js';
import { clockOf, isShare, replyClock, theCase } from './clock-ids.js';
import type { Step } from './in-turn.js';
import { stopping } from './lateness.js';

const openShare = (state: WatchedCase): string | undefined =>
  [...Object.entries(state.clocks).flatMap(([clockId, clock]) => (isShare(clockId) && clock.phase === 'running' ? [clock.holder] : [])), ...waitedFor(state)][0];

/**
 * Turns the reply clock after other clocks have turned on a day. The sixty days of the case are the lead's own (Art. 34): while a share runs, its department answers for the time;
 * when the last one is in, what is left of the lead's term is for the reply. Who got the last part too late is not late itself that day, but is from the next.
 * A share that opens afterwards stops it again, until that one is in.
 * A share by a route without a term (Art. 31(1)–(5), 29) is nobody's lateness and does not stop the sixty days: they are those of the organ that accepted the matter by route 6, and Art. 34 knows no pause.
 */
export const turnReply =
  (caseId: string, on: string, law: Law): Step =>
  state => {
    const reply = state.clocks[replyClock];
    const waitsFor = openShare(state);
    if (reply?.phase === 'running') return waitsFor === undefined ? [] : stopping({ caseId, clockId: replyClock, clock: reply, on, passedTo: waitsFor }, law);
    const own = state.lead === undefined ? undefined : state.clocks[clockOf('C-HANDLE', state.lead)];
    const mayStart = reply === undefined || (reply.phase === 'stopped' && reply.resumes);
    if (!mayStart || waitsFor !== undefined || own?.phase !== 'stopped' || state.clocks[theCase]) return [];
    const term = own.term.on < on ? { ...own.term, on } : own.term;
    return [ClockStarted({ caseId, clockId: replyClock, clock: 'C-HANDLE', holder: own.holder, startedOn: on, term, warnOn: law.on(on).warnOn(term, on) })];
  };
