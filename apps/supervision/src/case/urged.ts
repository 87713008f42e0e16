// What urges by the hall itself have in common: their ground, and that a lead is told once that a superior's day is over.
import type { RunningClock, WatchedCase } from './case.js';
import { isSuperiors } from './clock-ids.js';

/** The ground of an urge about a clock that has run out. */
export const groundOf = ({ term }: RunningClock): string => `${term.article}：期限 ${term.on} 已过`;

/** Whether a department was urged about a superior's day already. A term of its own may be lengthened and run out again: then it is urged again. */
export const isUrged = ({ urges }: WatchedCase, department: string, clockId: string): boolean =>
  isSuperiors(clockId) && Object.values(urges).some(urge => urge.clockId === clockId && urge.department === department);
