// The secretary calls a conference off, with reasons, as long as it has not resolved.
import { ConferenceCancelled, type ConferenceEvent } from '@onehall/contracts';
import type { Decide } from '@onehall/kernel';
import type { Law } from '@onehall/rulebook';
import type { Conference } from './conference.js';
import { notResolved } from './phases.js';

export class CancelConference {
  constructor(
    readonly conferenceId: string,
    readonly reasons: string,
  ) {}
}

export const cancelConference: Decide<CancelConference, Conference, ConferenceEvent, Law> = ({ conferenceId, reasons }, conference) => [
  // A second cancellation would bring other reasons, which nobody can compare with the sealed first ones: it is refused, not dropped.
  ConferenceCancelled({ conferenceId, caseId: notResolved(conference).caseId, reasons }),
];
