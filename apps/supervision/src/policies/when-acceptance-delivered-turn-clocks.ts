// When a notice of acceptance is delivered and the term begins with its delivery, the answer is owed by the day that the event names; and where none begins, nobody waits for one any more.
import type { AcceptanceDelivered } from '@onehall/contracts';
import type { Policy } from '@onehall/kernel';
import { clockOf } from '../case/clock-ids.js';
import { StartClocks } from '../case/start-clocks.js';
import { StopClocks } from '../case/stop-clocks.js';

export const whenAcceptanceDeliveredTurnClocks: Policy<AcceptanceDelivered, StartClocks | StopClocks> = {
  name: 'when-acceptance-delivered-turn-clocks',
  on: 'AcceptanceDelivered',
  react: ({ data: { caseId, department, deliveredOn, answerBy } }) => [
    answerBy
      ? new StartClocks(caseId, [{ clockId: clockOf('C-HANDLE', department), clock: 'C-HANDLE', holder: department, startedOn: deliveredOn, due: answerBy }])
      : new StopClocks(caseId, { stops: [{ clockId: clockOf('C-INFORM-TRANSFER', department) }], stoppedOn: deliveredOn }),
  ],
};
