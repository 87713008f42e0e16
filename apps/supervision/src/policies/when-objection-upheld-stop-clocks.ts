// When an objection is upheld, the department owes nothing any more.
import type { ObjectionUpheld } from '@onehall/contracts';
import type { Policy } from '@onehall/kernel';
import { clockOf } from '../case/clock-ids.js';
import { StopClocks } from '../case/stop-clocks.js';

export const whenObjectionUpheldStopClocks: Policy<ObjectionUpheld, StopClocks> = {
  name: 'when-objection-upheld-stop-clocks',
  on: 'ObjectionUpheld',
  react: ({ data: { caseId, department, upheldOn } }) => {
    const stops = (['C-OBJECT', 'C-INFORM-TRANSFER', 'C-ASSIGN'] as const).map(kind => ({ clockId: clockOf(kind, department) }));
    return [new StopClocks(caseId, { stops, stoppedOn: upheldOn })];
  },
};
