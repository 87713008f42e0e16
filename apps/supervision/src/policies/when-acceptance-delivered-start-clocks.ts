// When a notice of acceptance is delivered and the term begins with its delivery, the answer is owed by the day that the event names.
import type { AcceptanceDelivered } from '@onehall/contracts';
import type { Policy } from '@onehall/kernel';
import { clockOf } from '../case/clock-ids.js';
import { StartClocks } from '../case/start-clocks.js';

export const whenAcceptanceDeliveredStartClocks: Policy<AcceptanceDelivered, StartClocks> = {
  name: 'when-acceptance-delivered-start-clocks',
  on: 'AcceptanceDelivered',
  react: ({ data: { caseId, department, deliveredOn, answerBy } }) =>
    answerBy ? [new StartClocks(caseId, [{ clockId: clockOf('C-HANDLE', department), clock: 'C-HANDLE', holder: department, startedOn: deliveredOn, due: answerBy }])] : [],
};
