// When an objection is upheld, the department owes nothing any more; where nobody leads then, the hall owes a new sending.
import type { ObjectionUpheld } from '@onehall/contracts';
import type { Policy } from '@onehall/kernel';
import type { OweSending } from '../case/owe-sending.js';
import type { StopClocks } from '../case/stop-clocks.js';
import { takenBack } from './taken-back.js';

export const whenObjectionUpheldTurnClocks: Policy<ObjectionUpheld, StopClocks | OweSending> = {
  name: 'when-objection-upheld-turn-clocks',
  on: 'ObjectionUpheld',
  react: ({ data: { caseId, department, upheldOn: on, resendBy } }) => takenBack(caseId, department, { on, resendBy }),
};
