// When the hall takes a sending back that nobody signed for, the department owes nothing any more; where nobody leads then, the hall owes a new sending.
import type { SendingWithdrawn } from '@onehall/contracts';
import type { Policy } from '@onehall/kernel';
import type { OweSending } from '../case/owe-sending.js';
import type { StopClocks } from '../case/stop-clocks.js';
import { takenBack } from './taken-back.js';

export const whenSendingWithdrawnTurnClocks: Policy<SendingWithdrawn, StopClocks | OweSending> = {
  name: 'when-sending-withdrawn-turn-clocks',
  on: 'SendingWithdrawn',
  react: ({ data: { caseId, department, withdrawnOn: on, resendBy } }) => takenBack(caseId, department, { on, resendBy }),
};
