// What light a clock shows on a day, and in which words: computed here, on the server, and nowhere else.
import type { Law, Light } from '@onehall/rulebook';
import { isRight } from '../case/clock-ids.js';

/** A running clock shows a light; one that stopped, or a right that has lapsed, shows none. */
export type Lamp = Light | 'stopped';

/** A clock as a light sees it. */
export interface Lit {
  readonly clock: string;
  readonly startedOn: string;
  readonly dueOn: string;
  readonly article: string;
  readonly stoppedOn: string | null;
  readonly daysLate: number | null;
}

/** The light on a day. Its numbers are the hall's own settings; no law has any. */
export function lampOf({ clock, startedOn, dueOn, article, stoppedOn }: Lit, today: string, law: Law): Lamp {
  if (stoppedOn !== null || (isRight(clock) && dueOn < today)) return 'stopped';
  return law.light({ on: dueOn, clock, article }, startedOn, today);
}

/** The words beside the light, because a colour alone says nothing to many people. */
export function labelOf(lit: Lit, today: string, law: Law): string {
  const { dueOn, daysLate } = lit;
  switch (lampOf(lit, today, law)) {
    case 'stopped':
      return daysLate ? `超期 ${daysLate} 天停表` : '已停表';
    case 'red':
      return `超期 ${law.daysBetween(dueOn, today)} 天`;
    case 'yellow': {
      const workingDays = law.workingDaysBetween(today, dueOn);
      if (dueOn === today) return '今日到期';
      return workingDays > 0 && workingDays <= law.settings.warnWorkingDays ? `剩 ${workingDays} 个工作日` : `剩 ${law.daysBetween(today, dueOn)} 天`;
    }
    case 'green':
      return `剩 ${law.daysBetween(today, dueOn)} 天`;
  }
}
