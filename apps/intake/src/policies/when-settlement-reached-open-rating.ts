// When the parties have come to terms no reply follows: the settlement may be rated as a reply may.
import type { SettlementReached } from '@onehall/contracts';
import type { Policy } from '@onehall/kernel';
import { OpenRating } from '../case/open-rating.js';

export const whenSettlementReachedOpenRating: Policy<SettlementReached, OpenRating> = {
  name: 'when-settlement-reached-open-rating',
  on: 'SettlementReached',
  react: ({ data }) => [new OpenRating(data.caseId, data.settledOn)],
};
