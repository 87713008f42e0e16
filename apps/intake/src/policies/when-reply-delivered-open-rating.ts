// When the reply has reached the petitioner, it may be rated.
import type { ReplyDelivered } from '@onehall/contracts';
import type { Policy } from '@onehall/kernel';
import { OpenRating } from '../case/open-rating.js';

export const whenReplyDeliveredOpenRating: Policy<ReplyDelivered, OpenRating> = {
  name: 'when-reply-delivered-open-rating',
  on: 'ReplyDelivered',
  react: ({ data }) => [new OpenRating(data.caseId, data.deliveredOn)],
};
