// When the parties have come to terms or the reply was delivered, the window takes nothing more into the case.
import type { ReplyDelivered, SettlementReached } from '@onehall/contracts';
import type { Policy } from '@onehall/kernel';
import { ConcludeCase } from '../case/conclude-case.js';
import { given } from '../given.js';

export const whenMatterConcludedConcludeCase: Policy<SettlementReached | ReplyDelivered, ConcludeCase> = {
  name: 'when-matter-concluded-conclude-case',
  on: ['SettlementReached', 'ReplyDelivered'],
  react({ type, data }) {
    const how = type === 'SettlementReached' ? ({ how: 'settled', concludedOn: data.settledOn } as const) : ({ how: 'delivered', concludedOn: data.deliveredOn } as const);
    return [new ConcludeCase(data.caseId, { ...how, ...given({ numbers: data.numbers }) })];
  },
};
