// Which phase an act needs: a table that is still open, or one that has resolved.
import { refuseConference } from '@onehall/contracts';
import type { Scene } from '@onehall/kernel';
import type { Law } from '@onehall/rulebook';
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

/** Who speaks, and by which law. */
type Speaking = Pick<Scene<Law>, 'actor' | 'law'>;

/** The table while it may still change, with a case on it that may be talked about. */
export function stillOpen(conference: Conference, speaking: Speaking): Called {
  return withCases(notResolved(conference), speaking);
}

/** The table after its resolution, with a case on it that may be talked about. */
export function resolved(conference: Conference, speaking: Speaking): Resolved {
  return withCases(afterResolution(conference), speaking);
}

/** A case that somebody names, in a field of what is said. */
export interface Named {
  readonly caseId: string;
  readonly field: string;
}

/** Throws for a case that has left the table. To a department it is a case that does not lie there: that one went to the discipline organ is told to the hall's own people only. */
export function checkNotTakenOff({ takenOff, secret }: Table, { caseId, field }: Named, { actor, law }: Speaking): void {
  if (!takenOff.includes(caseId)) return;
  if (secret.includes(caseId) && actor.department === undefined) throw refuseConference.under(law, 'CONFIDENTIAL', { field });
  throw refuseConference('NOT_AT_TABLE', { field });
}

/** The table with a case on it that may be talked about. */
export function withCases<Standing extends Table>(table: Standing, { actor, law }: Speaking): Standing {
  const { cases, takenOff, secret } = table;
  if (!cases.every(caseId => takenOff.includes(caseId))) return table;
  if (actor.department !== undefined) throw refuseConference('UNKNOWN_CONFERENCE');
  throw secret.length > 0 ? refuseConference.under(law, 'CONFIDENTIAL') : refuseConference('CASE_LEFT');
}

/** Throws when no item of the agenda is about a case that still lies on the table. */
export function checkAgenda({ agenda, takenOff }: Table): void {
  if (agenda.every(caseId => takenOff.includes(caseId))) throw refuseConference('NO_AGENDA');
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
