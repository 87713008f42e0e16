// Which phase an act needs: a table that is still open, or one that has resolved.
import { refuseConference } from '@onehall/contracts';
import type { Conference, Resolved, Table } from './conference.js';

export type Called = Extract<Conference, { phase: 'called' }>;

/** The table before its resolution, whatever lies on it. */
export function notResolved(conference: Conference): Called {
  switch (conference.phase) {
    case 'uncalled':
      throw refuseConference('UNKNOWN_CONFERENCE');
    case 'called':
      return conference;
    case 'resolved':
      throw refuseConference('ALREADY_RESOLVED');
    case 'cancelled':
      throw refuseConference('CANCELLED');
  }
}

/** The table while it may still change, with a case on it that may be talked about. */
export function stillOpen(conference: Conference): Called {
  return withCases(notResolved(conference));
}

/** The table after its resolution, with a case on it that may be talked about. */
export function resolved(conference: Conference): Resolved {
  return withCases(afterResolution(conference));
}

/** Throws CONFIDENTIAL for a case that went to the discipline organ (信访工作条例 第三十条). */
export function checkNotTakenOff({ takenOff }: Table, caseId: string, field: string): void {
  if (takenOff.includes(caseId)) throw refuseConference('CONFIDENTIAL', { field });
}

function withCases<Standing extends Table>(table: Standing): Standing {
  if (table.cases.every(caseId => table.takenOff.includes(caseId))) throw refuseConference('CONFIDENTIAL');
  return table;
}

function afterResolution(conference: Conference): Resolved {
  switch (conference.phase) {
    case 'uncalled':
      throw refuseConference('UNKNOWN_CONFERENCE');
    case 'called':
      throw refuseConference('NOT_RESOLVED');
    case 'resolved':
      return conference;
    case 'cancelled':
      throw refuseConference('CANCELLED');
  }
}
