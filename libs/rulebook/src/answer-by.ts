// The day that a letter sets for the result: which way out has one, and how near and how far it may lie.
import { addDays } from './calendar.js';
import type { Law } from './law.js';
import type { DisposalWay } from './ways.js';

export type AnswerByFault = 'missing' | 'not-for-this-way' | 'not-after-today' | 'too-far';

/**
 * What is wrong with the day in the letter or slip of a way, whichever window writes it; nothing when it may stand. Only an assignment has one (信访工作条例 第二十二条第一款第三项):
 * it lies after the day of the letter, and not farther ahead than the setting `answerByAtMostDays` allows, because its clock runs until then and a slip of the pen in the year would keep it from ever ending.
 * `latest`: the last day that is allowed.
 */
export function answerByFault({ way, answerBy }: { readonly way: DisposalWay['way']; readonly answerBy?: string | undefined }, today: string, law: Law): { readonly fault: AnswerByFault; readonly latest: string } | undefined {
  const latest = addDays(today, law.settings.answerByAtMostDays);
  if (way !== 'assign') return answerBy === undefined ? undefined : { fault: 'not-for-this-way', latest };
  if (answerBy === undefined) return { fault: 'missing', latest };
  if (answerBy <= today) return { fault: 'not-after-today', latest };
  return answerBy > latest ? { fault: 'too-far', latest } : undefined;
}
