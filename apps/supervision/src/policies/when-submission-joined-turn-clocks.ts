// When a submission joins a case that is there already: what was received earlier is waited for by the hall's own fifteen days from then on, and what a superior or a leader sets it is owed by that day.
import type { SubmissionJoined } from '@onehall/contracts';
import type { Policy } from '@onehall/kernel';
import { routeClock } from '../case/clock-ids.js';
import { MoveClock } from '../case/move-clock.js';
import { StartClocks } from '../case/start-clocks.js';
import { superiorsTerm } from './superiors-term.js';

export const whenSubmissionJoinedTurnClocks: Policy<SubmissionJoined, MoveClock | StartClocks> = {
  name: 'when-submission-joined-turn-clocks',
  on: 'SubmissionJoined',
  react({ data }) {
    const { caseId, receivedOn, routeBy } = data;
    const [term] = superiorsTerm(data);
    return [...(routeBy ? [new MoveClock(caseId, { clockId: routeClock, term: routeBy, from: receivedOn })] : []), ...(term ? [new StartClocks(caseId, [term])] : [])];
  },
};
