// Which phase an act needs: a table that is still open, or one that has resolved.
import { refuseConference } from '@onehall/contracts';
import type { Conference, Resolved } from './conference.js';

export type Called = Extract<Conference, { phase: 'called' }>;

/** The table while it may still change. */
export function stillOpen(conference: Conference): Called {
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

/** The table after its resolution. */
export function resolved(conference: Conference): Resolved {
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
