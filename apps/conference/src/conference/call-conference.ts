// The secretary calls departments to one table, on one case or several.
import { ConferenceCalled, refuseConference, type ConferenceEvent } from '@onehall/contracts';
import type { Decide } from '@onehall/kernel';
import { addDays, type Law } from '@onehall/rulebook';
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
export const callConference: Decide<CallConference, Conference, ConferenceEvent, Law> = ({ conferenceId, given }, conference, { law, now }) => {
  if (conference.phase !== 'uncalled') return [];
  checkHeld(law.day(given.heldAt), law.day(now), law);
  const [caseId] = given.cases;
  return [ConferenceCalled({ ...given, conferenceId, caseId, cases: [...given.cases], invited: [...given.invited] })];
};

/** A conference may be entered after it was held; what lies farther off, either way, is a slip of the pen in the year. */
function checkHeld(heldOn: string, today: string, { settings }: Law): void {
  const [first, last] = [addDays(today, -settings.conferenceEnteredWithinDays), addDays(today, settings.conferenceAheadAtMostDays)];
  if (heldOn < first) throw refuseConference('HELD_TOO_LONG_AGO', { zh: `会议时间过去太久，不得早于 ${first}；请核对年份。`, en: `The day of the conference lies too far back, before ${first}: check its year.` });
  if (heldOn > last) throw refuseConference('HELD_TOO_FAR', { zh: `会议时间定得过远，不得晚于 ${last}；请核对年份。`, en: `The day of the conference lies too far ahead, after ${last}: check its year.` });
}
