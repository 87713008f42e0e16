// A department that was closed is named no more; its successor is competent, by the article that is in force on the day.
import { refuseRouting } from '@onehall/contracts';
import type { Refusal, Refused } from '@onehall/kernel';
import type { Law } from '@onehall/rulebook';

export const refuseClosed = (law: Law, more: Partial<Refusal> = {}): Refused => refuseRouting('DEPARTMENT_CLOSED', { article: law.article('R-RT-11'), ...more });
