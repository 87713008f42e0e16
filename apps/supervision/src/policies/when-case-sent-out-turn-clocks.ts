// When a case is sent out, the hall's clock stops and the lead is known; an assignment runs for the lead until the day that its letter fixed.
import type { CaseSentOut } from '@onehall/contracts';
import type { Policy } from '@onehall/kernel';
import { clockOf, routeClock } from '../case/clock-ids.js';
import { StartClocks } from '../case/start-clocks.js';
import { StopClocks } from '../case/stop-clocks.js';

export const whenCaseSentOutTurnClocks: Policy<CaseSentOut, StopClocks | StartClocks> = {
  name: 'when-case-sent-out-turn-clocks',
  on: 'CaseSentOut',
  react({ data: { caseId, departments, sentOn, answerBy } }) {
    const lead = departments.find(({ part }) => part === 'lead')?.department;
    // Routing may be heard before intake has said that the case is open: then the stop comes first.
    const sent = new StopClocks(caseId, { stops: [{ clockId: routeClock, mayComeFirst: true }], stoppedOn: sentOn, passedTo: lead });
    if (lead === undefined || answerBy === undefined) return [sent];
    return [sent, new StartClocks(caseId, [{ clockId: clockOf('C-ASSIGN', lead), clock: 'C-ASSIGN', holder: lead, startedOn: sentOn, due: answerBy }])];
  },
};
