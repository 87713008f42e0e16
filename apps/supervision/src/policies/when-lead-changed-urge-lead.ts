// When a case comes to a new lead, whoever leads is urged if a superior's day for it is over.
import type { ClockStopped } from '@onehall/contracts';
import type { Policy } from '@onehall/kernel';
import { isSending } from '../case/clock-ids.js';
import { UrgeLead } from '../case/urge-lead.js';

export const whenLeadChangedUrgeLead: Policy<ClockStopped, UrgeLead> = {
  name: 'when-lead-changed-urge-lead',
  on: 'ClockStopped',
  // One urge for one sending: it carries the id of the event that named the lead.
  react: ({ id, data: { caseId, clockId, passedTo } }) => (passedTo !== undefined && isSending(clockId) ? [new UrgeLead(caseId, { urgeId: id })] : []),
};
