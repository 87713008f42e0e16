// Which rule of the law stands behind a refusal, so that it names the article that was in force on the day.
import { refuseRouting, type RoutingReason } from '@onehall/contracts';
import type { Refusal, Refused } from '@onehall/kernel';
import type { Law } from '@onehall/rulebook';

const rules: Partial<Record<RoutingReason, string>> = {
  CONFIDENTIAL: 'R-CF-01',
  NO_LEAD: 'R-RT-10',
  TWO_LEADS: 'R-RT-10',
  ANSWER_BY_MISSING: 'R-RT-04',
  NOT_ASKED: 'R-RT-08',
  NOT_ACCEPTED: 'R-RT-08',
  SIGNED_ALREADY: 'R-RT-09',
  OBJECTION_AFTER_ACCEPTANCE: 'R-RT-09',
  OBJECTION_STANDS: 'R-RT-09',
  OBJECTION_DENIED: 'R-RT-10',
  NOT_YOURS_TO_EXTEND: 'R-HD-16',
  NO_TERM_TO_EXTEND: 'R-HD-16',
  ALREADY_EXTENDED: 'R-HD-16',
  EXTENSION_TOO_LONG: 'R-HD-16',
  TERM_RUN_OUT: 'R-HD-16',
  PARTS_MISSING: 'R-HD-12',
  NOT_YOURS_TO_REPLY: 'R-HD-12',
  NO_REPLY: 'R-HD-12',
  NOT_YOURS_TO_SETTLE: 'R-HD-15',
  NOT_SETTLED: 'R-HD-15',
  NOT_DELIVERED: 'T23',
};

/** A refusal with the article of the law given; what `more` says goes before. */
export function refuseByLaw(law: Law, reason: RoutingReason, more: Partial<Refusal> = {}): Refused {
  const rule = rules[reason];
  return refuseRouting(reason, { ...(rule && { article: law.article(rule) }), ...more });
}
