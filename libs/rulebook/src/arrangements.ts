// What the State Council published of rest days and make-up days, as the package chinese-days holds it.
import chineseDays from 'chinese-days';

/** The version of chinese-days whose data stands behind the calendar; a test holds it to the installed package. */
export const arrangementsVersion = 'chinese-days/1.5.7';

/**
 * Whether a day is named in a published arrangement: `rest` for a holiday, `work` for a make-up day, nothing for a day that its weekday decides.
 * Only the package's list is asked, never its weekday: it reads weekdays in the server's zone, and west of Greenwich they are a day off.
 */
export function arranged(day: string): 'work' | 'rest' | undefined {
  const { work, name } = chineseDays.getDayDetail(day);
  if (!name.includes(',')) return undefined;
  return work ? 'work' : 'rest';
}
