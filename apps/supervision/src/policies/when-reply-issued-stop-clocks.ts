// When the lead issues the reply, the case's own clock and the period of the assignment stop.
import type { ReplyIssued } from '@onehall/contracts';
import type { Policy } from '@onehall/kernel';
import { clockOf, replyClock } from '../case/clock-ids.js';
import { StopClocks } from '../case/stop-clocks.js';

export const whenReplyIssuedStopClocks: Policy<ReplyIssued, StopClocks> = {
  name: 'when-reply-issued-stop-clocks',
  on: 'ReplyIssued',
  react: ({ data: { caseId, department, issuedOn } }) => {
    const stops = [{ clockId: replyClock, mayComeFirst: true as const }, { clockId: clockOf('C-HANDLE', department) }, { clockId: clockOf('C-ASSIGN', department) }];
    return [new StopClocks(caseId, { stops, stoppedOn: issuedOn })];
  },
};
