// When the lead issues the reply, the case's own clock stops, and no letter binds anybody to its day any more: nobody whose part it was made of answers again.
import type { ReplyIssued } from '@onehall/contracts';
import type { Policy } from '@onehall/kernel';
import { clockOf, replyClock } from '../case/clock-ids.js';
import { StopClocks } from '../case/stop-clocks.js';

export const whenReplyIssuedStopClocks: Policy<ReplyIssued, StopClocks> = {
  name: 'when-reply-issued-stop-clocks',
  on: 'ReplyIssued',
  react: ({ data: { caseId, department, issuedOn, parts } }) => {
    const stops = [{ clockId: replyClock, mayComeFirst: true as const }, { clockId: clockOf('C-HANDLE', department) }, ...parts.map(part => ({ clockId: clockOf('C-ASSIGN', part.department) }))];
    return [new StopClocks(caseId, { stops, stoppedOn: issuedOn })];
  },
};
