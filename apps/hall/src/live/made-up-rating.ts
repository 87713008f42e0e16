// How a petitioner rates in a file that holds no rating: by rule, the same for every run, and said to be made up wherever it is shown.
import type { Grade } from '@onehall/contracts';
import { dayOfInstant, daysBetween } from '@onehall/rulebook';

/** The rule in words, for the report. */
export const ratingRule = {
  zh: '评价为按规则虚构：15 日内答复为满意，60 日内为基本满意，更晚为不满意；对责任单位的评价，答复不予支持的低一档。原始数据不含评价。',
  en: 'Ratings are made up by rule: satisfied when answered within 15 days, fair within 60, dissatisfied later; the departments one grade lower when the reply does not support the claim. The data hold no rating.',
} as const;

const grades = ['satisfied', 'fair', 'dissatisfied'] as const;

/** Pure: depends on how long the answer took and how it ended, and on nothing else. */
export function madeUpRating({ askedAt, repliedAt, outcome }: { readonly askedAt: string; readonly repliedAt: string; readonly outcome: string }): { readonly office: Grade; readonly departments: Grade } {
  const days = daysBetween(dayOfInstant(askedAt), dayOfInstant(repliedAt));
  const rank = days <= 15 ? 0 : days <= 60 ? 1 : 2;
  const lower = outcome === 'not-supported' ? 1 : 0;
  return { office: grades[rank], departments: grades[Math.min(rank + lower, 2)] ?? 'dissatisfied' };
}
