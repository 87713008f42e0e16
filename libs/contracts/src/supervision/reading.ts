// What supervision tells the hall about readings: who was shown a case at its windows.
import { caseShown } from '../case-shown.js';
import type { EventOf } from '../event.js';

export const CaseShownAtSupervision = caseShown('CaseShownAtSupervision');
export type CaseShownAtSupervision = EventOf<typeof CaseShownAtSupervision>;
