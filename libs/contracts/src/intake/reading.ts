// What intake tells the hall about readings: who was shown a case at its windows.
import { caseShown } from '../case-shown.js';
import type { EventOf } from '../event.js';

export const CaseShownAtIntake = caseShown('CaseShownAtIntake');
export type CaseShownAtIntake = EventOf<typeof CaseShownAtIntake>;
