// The secretary calls departments to one table, on one case or several.
import { ConferenceCalled, type ConferenceEvent } from '@onehall/contracts';
import type { Decide } from '@onehall/kernel';
import type { Law } from '@onehall/rulebook';
import type { Conference } from './conference.js';

export class CallConference {
  constructor(
    readonly conferenceId: string,
    readonly given: {
      /** The first one owns the personal text of the conference. */
      readonly cases: readonly [string, ...string[]];
      readonly subject: string;
      readonly convener: string;
      readonly heldAt: string;
      readonly venue: string;
      readonly invited: readonly string[];
    },
  ) {}
}

// A short notice is no refusal: a hall that must meet today meets today. The window warns (setting conferenceNoticeDays).
export const callConference: Decide<CallConference, Conference, ConferenceEvent, Law> = ({ conferenceId, given }, conference) => {
  if (conference.phase !== 'uncalled') return [];
  const [caseId] = given.cases;
  return [ConferenceCalled({ ...given, conferenceId, caseId, cases: [...given.cases], invited: [...given.invited] })];
};
