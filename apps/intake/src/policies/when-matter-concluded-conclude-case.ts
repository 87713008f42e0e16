// When a case was settled or replied to, the window takes nothing more into it.
import type { ReplyDelivered, ReplyIssued, SettlementReached } from '@onehall/contracts';
import type { Policy } from '@onehall/kernel';
import { ConcludeCase } from '../case/conclude-case.js';
import { given } from '../given.js';

type Concluded = SettlementReached | ReplyIssued | ReplyDelivered;

function howOf({ type, data }: Concluded): Pick<ConcludeCase['given'], 'how' | 'concludedOn'> {
  switch (type) {
    case 'SettlementReached':
      return { how: 'settled', concludedOn: data.settledOn };
    case 'ReplyIssued':
      return { how: 'replied', concludedOn: data.issuedOn };
    case 'ReplyDelivered': // of a reply that was issued before this policy heard of issues
      return { how: 'delivered', concludedOn: data.deliveredOn };
  }
}

export const whenMatterConcludedConcludeCase: Policy<Concluded, ConcludeCase> = {
  name: 'when-matter-concluded-conclude-case',
  on: ['SettlementReached', 'ReplyIssued', 'ReplyDelivered'],
  react: event => [new ConcludeCase(event.data.caseId, { ...howOf(event), ...given({ numbers: event.data.numbers }) })],
};
