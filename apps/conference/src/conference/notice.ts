// How long before the day of a conference its members were told; a short notice is said, never refused (local rule R-JC-10).
import type { Law } from '@onehall/rulebook';

/** Whole days between the call and the conference, and how many the setting wants. */
export interface Notice {
  readonly days: number;
  readonly wanted: number;
  readonly short: boolean;
}

/** The notice between two instants, by the law of the day of the call. */
export function noticeOf(calledAt: string, heldAt: string, law: Law): Notice {
  const days = law.daysBetween(law.day(calledAt), law.day(heldAt));
  const wanted = law.settings.conferenceNoticeDays;
  return { days, wanted, short: days < wanted };
}
