// What supervision (督查督办) tells the hall about a case: its clocks, its warnings, and whom it urged.
import Type from 'typebox';
import { event, personal, type EventOf } from '../event.js';
import { article, caseId, custodian, day, department, id, term, text, words } from '../fields.js';

/** A clock of a case: its kind, who runs it down and what it is about, e.g. `C-HANDLE/county-water`. Unique within the case. */
const clockId = Type.String({ minLength: 1, maxLength: 120 });

export const CaseWatched = event('CaseWatched', 1, { caseId, number: Type.String({ maxLength: 40 }), openedOn: day });
/** The case is confidential, or has been handed to the discipline organ: no department is urged about it or reads its sheet from here on. */
export const WatchSealed = event('WatchSealed', 1, { caseId, sealedOn: day });
export const ClockStarted = event('ClockStarted', 1, { caseId, clockId, clock: Type.String({ maxLength: 40 }), holder: custodian, startedOn: day, term, warnOn: day });
/** `startedOn`: it runs from another day than before. `movedOn`: until this day the term before it counted; absent: the day of the event. */
export const ClockMoved = event('ClockMoved', 1, { caseId, clockId, startedOn: Type.Optional(day), movedOn: Type.Optional(day), term, warnOn: day, because: article });
/** May stand before the start of its clock, when facts of two services arrive in that order. `passedTo`: who holds the matter from then on (the lead, when the hall sent the case out; the department that a reply waits for; a department itself, when its term begins with the delivery of its notice; the hall, when a department objected or its share was taken back). */
export const ClockStopped = event('ClockStopped', 1, { caseId, clockId, stoppedOn: day, daysLate: Type.Integer({ minimum: 0 }), passedTo: Type.Optional(custodian) });
export const ClockWarned = event('ClockWarned', 1, { caseId, clockId, holder: custodian, warnedOn: day });
export const ClockRanOut = event('ClockRanOut', 1, { caseId, clockId, holder: custodian, ranOutOn: day });
export const DepartmentUrged = event('DepartmentUrged', 1, { caseId, urgeId: id, clockId: Type.Optional(clockId), department, urgedOn: day, ground: personal('caseId', words), wording: Type.Optional(personal('caseId', text)) });
export const UrgeAnswered = event('UrgeAnswered', 1, { caseId, urgeId: id, department, answeredOn: day, answer: personal('caseId', text) });

export type CaseWatched = EventOf<typeof CaseWatched>;
export type WatchSealed = EventOf<typeof WatchSealed>;
export type ClockStarted = EventOf<typeof ClockStarted>;
export type ClockMoved = EventOf<typeof ClockMoved>;
export type ClockStopped = EventOf<typeof ClockStopped>;
export type ClockWarned = EventOf<typeof ClockWarned>;
export type ClockRanOut = EventOf<typeof ClockRanOut>;
export type DepartmentUrged = EventOf<typeof DepartmentUrged>;
export type UrgeAnswered = EventOf<typeof UrgeAnswered>;
export type SupervisionCaseEvent = CaseWatched | WatchSealed | ClockStarted | ClockMoved | ClockStopped | ClockWarned | ClockRanOut | DepartmentUrged | UrgeAnswered;
