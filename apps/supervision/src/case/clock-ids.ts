// How the clocks of a case are called, and which of them are duties, rights, or shares of the answer.

/** The hall's own clock: to send the case on its way (C-ROUTE). */
export const routeClock = 'C-ROUTE';
/** The lead's clock for the one reply, once every share is in; each share runs on `C-HANDLE/<department>`. */
export const replyClock = 'C-HANDLE';
/** The case itself. It has no clock, only an end: `ClockStopped` of this id says when, and nothing of the case that began by then runs on. */
export const theCase = 'CASE';
/** The hall as a holder of clocks. */
export const hallItself = 'hall';

export const clockOf = (kind: 'C-OBJECT' | 'C-INFORM-TRANSFER' | 'C-HANDLE' | 'C-ASSIGN', department: string): string => `${kind}/${department}`;
export const taskClock = (taskId: string): string => `C-TASK/${taskId}`;

/** A right lapses without fault: who does not object in time owes nothing by it, so it is never late, never warned of and never urged. */
export const isRight = (clock: string): boolean => clock === 'C-OBJECT';

/** Whether a department owes its share as long as this clock runs: to accept or to answer. The reply waits for it. */
export const isShare = (clockId: string): boolean => clockId.startsWith('C-HANDLE/') || clockId.startsWith('C-INFORM-TRANSFER/');
