// When a department answers its part, its own clock stops, even where the notice that starts it has not been delivered yet.
import type { PartAnswered } from '@onehall/contracts';
import type { Policy } from '@onehall/kernel';
import { clockOf } from '../case/clock-ids.js';
import { StopClocks } from '../case/stop-clocks.js';

export const whenPartAnsweredStopClocks: Policy<PartAnswered, StopClocks> = {
  name: 'when-part-answered-stop-clocks',
  on: 'PartAnswered',
  react: ({ data: { caseId, department, answeredOn } }) => [new StopClocks(caseId, { stops: [{ clockId: clockOf('C-HANDLE', department), mayComeFirst: true }], stoppedOn: answeredOn })],
};
