// When the parties have come to terms, nobody who took part owes a notice, a decision, an answer or a report, and the lead no reply (信访工作条例 第三十三条).
import type { SettlementReached } from '@onehall/contracts';
import type { Policy } from '@onehall/kernel';
import { clockOf, kindsOfOne, replyClock, theDispute } from '../case/clock-ids.js';
import { StopClocks } from '../case/stop-clocks.js';

export const whenSettlementReachedStopClocks: Policy<SettlementReached, StopClocks> = {
  name: 'when-settlement-reached-stop-clocks',
  on: 'SettlementReached',
  react: ({ data: { caseId, departments, settledOn } }) => {
    // Routing names every department whose share stands.
    const theirs = departments.flatMap(department => kindsOfOne.map(kind => ({ clockId: clockOf(kind, department) })));
    return [new StopClocks(caseId, { stops: [{ clockId: replyClock, mayComeFirst: true }, { clockId: theDispute, mayComeFirst: true }, ...theirs], stoppedOn: settledOn })];
  },
};
