// When the parties have come to terms, those who took part owe no answer and the lead no reply (信访工作条例 第三十三条).
import type { SettlementReached } from '@onehall/contracts';
import type { Policy } from '@onehall/kernel';
import { clockOf, replyClock } from '../case/clock-ids.js';
import { StopClocks } from '../case/stop-clocks.js';

export const whenSettlementReachedStopClocks: Policy<SettlementReached, StopClocks> = {
  name: 'when-settlement-reached-stop-clocks',
  on: 'SettlementReached',
  react: ({ data: { caseId, departments, settledOn } }) => {
    const theirs = departments.flatMap(department => [{ clockId: clockOf('C-HANDLE', department) }, { clockId: clockOf('C-ASSIGN', department) }]);
    return [new StopClocks(caseId, { stops: [{ clockId: replyClock, mayComeFirst: true }, ...theirs], stoppedOn: settledOn })];
  },
};
