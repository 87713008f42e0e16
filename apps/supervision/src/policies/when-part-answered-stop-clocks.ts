// When a department answers its part, its own clock stops, even where the notice that starts it has not been delivered yet.
import type { PartAnswered } from '@onehall/contracts';
import type { Policy } from '@onehall/kernel';
import { clockOf } from '../case/clock-ids.js';
import { StopClocks } from '../case/stop-clocks.js';

export const whenPartAnsweredStopClocks: Policy<PartAnswered, StopClocks> = {
  name: 'when-part-answered-stop-clocks',
  on: 'PartAnswered',
  react: ({ data: { caseId, department, answeredOn } }) => {
    // To whoever assists, the letter was about its part; to the lead, about the reply.
    const stops = [{ clockId: clockOf('C-HANDLE', department), mayComeFirst: true as const }, { clockId: clockOf('C-ASSIGN', department), unlessLedBy: department }];
    return [new StopClocks(caseId, { stops, stoppedOn: answeredOn })];
  },
};
