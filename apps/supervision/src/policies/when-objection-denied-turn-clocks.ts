// When an objection is denied, the hall has decided and the department owes its notice again, within the days that were left to it.
import type { ObjectionDenied } from '@onehall/contracts';
import type { Policy } from '@onehall/kernel';
import { clockOf } from '../case/clock-ids.js';
import { StartClocks } from '../case/start-clocks.js';
import { StopClocks } from '../case/stop-clocks.js';

// Started before the other stops: in between, the share must not look as if it were in.
export const whenObjectionDeniedTurnClocks: Policy<ObjectionDenied, StartClocks | StopClocks> = {
  name: 'when-objection-denied-turn-clocks',
  on: 'ObjectionDenied',
  react({ data: { caseId, department, deniedOn, informBy } }) {
    const decided = new StopClocks(caseId, { stops: [{ clockId: clockOf('C-OBJECTION', department) }], stoppedOn: deniedOn });
    if (!informBy) return [decided];
    return [new StartClocks(caseId, [{ clockId: clockOf('C-INFORM-TRANSFER', department), clock: 'C-INFORM-TRANSFER', holder: department, startedOn: deniedOn, due: informBy }]), decided];
  },
};
