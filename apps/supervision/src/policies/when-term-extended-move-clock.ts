// When a department's term is extended, its own clock moves and nobody else's.
import type { TermExtended } from '@onehall/contracts';
import type { Policy } from '@onehall/kernel';
import { clockOf } from '../case/clock-ids.js';
import { MoveClock } from '../case/move-clock.js';

export const whenTermExtendedMoveClock: Policy<TermExtended, MoveClock> = {
  name: 'when-term-extended-move-clock',
  on: 'TermExtended',
  react: ({ data: { caseId, department, answerBy } }) => [new MoveClock(caseId, { clockId: clockOf('C-HANDLE', department), term: answerBy })],
};
