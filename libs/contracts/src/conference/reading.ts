// What conference tells the hall about readings: who was shown a case at its windows.
import { caseShown } from '../case-shown.js';
import type { EventOf } from '../event.js';

export const CaseShownAtConference = caseShown('CaseShownAtConference');
export type CaseShownAtConference = EventOf<typeof CaseShownAtConference>;
