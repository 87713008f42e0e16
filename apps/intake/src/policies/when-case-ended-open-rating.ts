// When it is said that the petitioner has withdrawn, the petitioner may still say what to think of it: no reply will be delivered.
import type { CaseEnded } from '@onehall/contracts';
import type { Policy } from '@onehall/kernel';
import { OpenRating } from '../case/open-rating.js';

export const whenCaseEndedOpenRating: Policy<CaseEnded, OpenRating> = {
  name: 'when-case-ended-open-rating',
  on: 'CaseEnded',
  react: ({ data: { caseId, how, endedOn } }) => (how === 'withdrawn' ? [new OpenRating(caseId, endedOn)] : []),
};
