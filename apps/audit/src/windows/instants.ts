// What a reader means by a day or an instant: a day is asked as of its end in Shanghai, and nobody asks about tomorrow.
import { refuseAudit } from '@onehall/contracts';
import { checkedDay, dayOfInstant } from '@onehall/rulebook';

/** What the reader said, under which name, and the clock against which it is held. */
export interface SaidWhen {
  readonly said: string | undefined;
  readonly field: 'asOf' | 'knownAt';
  readonly now: string;
  /** The hall runs on a virtual clock while this is held against the machine's, which recorded its first fact then. */
  readonly virtual?: { readonly recordedFrom: string | undefined };
}

/** The instant in UTC with milliseconds; undefined when nothing was said. Refuses a day that is none and what is still to come. */
export function instantOf({ said, field, now, virtual }: SaidWhen): string | undefined {
  if (said === undefined) return undefined;
  const isDay = said.length === 10;
  // A day that is none would roll over to another one.
  const end = endOf(said.slice(0, 10));
  const instant = isDay || end === undefined ? end : Date.parse(said.replace(' ', '+'));
  if (instant === undefined || Number.isNaN(instant)) throw refuseAudit('NO_SUCH_INSTANT', { field });
  if (isDay ? said > dayOfInstant(now) : instant > Date.parse(now)) throw refuseAudit(virtual ? 'RECORDED_BY_ANOTHER_CLOCK' : 'STILL_TO_COME', { field });
  if (virtual?.recordedFrom !== undefined && instant < Date.parse(virtual.recordedFrom)) throw refuseAudit('RECORDED_BY_ANOTHER_CLOCK', { field });
  return new Date(instant).toISOString();
}

function endOf(day: string): number | undefined {
  try {
    return Date.parse(`${checkedDay(day)}T23:59:59.999+08:00`);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
