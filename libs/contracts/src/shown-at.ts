// The words of all services for a case that was shown to a person, by the service that says them.
import { CaseShownAtConference } from './conference/reading.js';
import { CaseShownAtIntake } from './intake/reading.js';
import { CaseShownAtRouting } from './routing/reading.js';
import { CaseShownAtSupervision } from './supervision/reading.js';

export const shownAt = { intake: CaseShownAtIntake, routing: CaseShownAtRouting, conference: CaseShownAtConference, supervision: CaseShownAtSupervision } as const;

/** A look at a case, at whichever service's window. Audit's own word is `CaseRead`, with the instants that were asked for and the purpose. */
export type CaseShown = CaseShownAtIntake | CaseShownAtRouting | CaseShownAtConference | CaseShownAtSupervision;

const words: ReadonlySet<string> = new Set(Object.values(shownAt).map(({ type }) => type));

/** Whether a word says that a case was shown: a look is no step of the case, and stands in audit's list of readings only. */
export const isCaseShown = (type: string): boolean => words.has(type);
