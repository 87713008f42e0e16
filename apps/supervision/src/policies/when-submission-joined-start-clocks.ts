// When a superior or a leader sets the hall a day for a case that is there already, the hall owes it by then.
import type { SubmissionJoined } from '@onehall/contracts';
import type { Policy } from '@onehall/kernel';
import { StartClocks } from '../case/start-clocks.js';
import { superiorsTerm } from './superiors-term.js';

export const whenSubmissionJoinedStartClocks: Policy<SubmissionJoined, StartClocks> = {
  name: 'when-submission-joined-start-clocks',
  on: 'SubmissionJoined',
  react({ data }) {
    const [term] = superiorsTerm(data);
    return term ? [new StartClocks(data.caseId, [term])] : [];
  },
};
