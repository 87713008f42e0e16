// How the clocks of a case are called, and which of them are duties, rights, or shares of the answer.

/** The hall's own clock: to send the case on its way (C-ROUTE). */
export const routeClock = 'C-ROUTE';
/** The hall's own clock to send on its way what it reported up for a decision. */
export const decisionClock = 'C-DECISION';
/** The lead's clock for the one reply, once every share is in; each share runs on `C-HANDLE/<department>`. */
export const replyClock = 'C-HANDLE';
/** The case itself. It has no clock, only an end: `ClockStopped` of this id says when, and nothing runs on but what a conference agreed. */
export const theCase = 'CASE';
/** The dispute itself. It has no clock either: its stop says that the parties came to terms, and a share alone is no reason to urge any more. */
export const theDispute = 'SETTLEMENT';
/** The hall as a holder of clocks. */
export const hallItself = 'hall';

/** The hall's clock to send a case out again, counted from 1; a case may come back more than once. */
export const resendClock = (time: number): string => `C-RESEND/${time}`;
export const isResending = (clockId: string): boolean => clockId.startsWith('C-RESEND/');

/** Whether this is the hall's clock to send the case out, for the first time or again: the stop of it names the lead. */
export const isSending = (clockId: string): boolean => clockId === routeClock || isResending(clockId);

/** A department's signature, where its terms begin with it. It has no clock either: its stop says that the case was sent there and is not signed for yet; passed to the hall, that it was taken back. */
export const signatureOf = (department: string): string => `SIGNATURE/${department}`;
export const isSignature = (clockId: string): boolean => clockId.startsWith('SIGNATURE/');
/** Of a clock that belongs to one department, which one that is. */
export const departmentOf = (clockId: string): string => clockId.slice(clockId.indexOf('/') + 1);

/** What runs about one department, the hall's decision about its objection among it. Who comes to terms owes none of it. */
export const kindsOfOne = ['C-HANDLE', 'C-ASSIGN', 'C-INFORM-TRANSFER', 'C-OBJECT', 'C-OBJECTION'] as const;
export const clockOf = (kind: (typeof kindsOfOne)[number], department: string): string => `${kind}/${department}`;
export const isOfOne = (clockId: string): boolean => kindsOfOne.some(kind => clockId.startsWith(`${kind}/`));
export const taskClock = (taskId: string): string => `C-TASK/${taskId}`;
export const isTask = (clockId: string): boolean => clockId.startsWith('C-TASK/');

/** The day that a superior or a leader set for the hall, by the number of the submission that brought it; several may come to one case. */
export const superiorClock = (number: string): string => `C-SUPERIOR/${number}`;
export const isSuperiors = (clockId: string): boolean => clockId.startsWith('C-SUPERIOR/');

/** A clock that starts once and that facts of another service stop, which may be heard first. */
export const runsOnce = (clockId: string): boolean => isTask(clockId) || isSuperiors(clockId) || clockId === decisionClock;

/** A right lapses without fault: who does not object in time owes nothing by it, so it is never late, never warned of and never urged. */
export const isRight = (clock: string): boolean => clock === 'C-OBJECT';

/** Whether this is a department's clock to inform the petitioner, which stands still while the hall decides about an objection. */
export const isInforming = (clockId: string): boolean => clockId.startsWith('C-INFORM-TRANSFER/');

/** Whether somebody's share is open as long as this clock runs: a department's, to accept or to answer; the hall's, to decide about an objection. The reply waits for it. */
export const isShare = (clockId: string): boolean => clockId.startsWith('C-HANDLE/') || clockId.startsWith('C-OBJECTION/') || isInforming(clockId);
