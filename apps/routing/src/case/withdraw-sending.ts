// The office that sent a case out takes the sending back from a department that has not signed for it, and says why; what was offered to that department is offered no more.
import { CustodyOfferWithdrawn, SendingWithdrawn, refuseRouting, type RoutingCaseEvent } from '@onehall/contracts';
import type { Decide } from '@onehall/kernel';
import type { Law } from '@onehall/rulebook';
import { inHand } from './acting.js';
import type { Case } from './case.js';
import { comingBack } from './coming-back.js';

export class WithdrawSending {
  constructor(
    readonly caseId: string,
    readonly given: { readonly department: string; readonly reasons: string },
  ) {}
}

/** Who has signed holds the case: it objects, accepts or hands over, and nobody takes it away. */
export const withdrawSending: Decide<WithdrawSending, Case, RoutingCaseEvent, Law> = ({ caseId, given: { department, reasons } }, state, scene) => {
  const { law } = scene;
  const now = inHand(state, scene);
  const share = now.shares[department];
  if (!share) throw refuseRouting.under(law, 'NOT_ASKED');
  if (share.phase !== 'asked') throw refuseRouting.under(law, 'SIGNED_ALREADY');
  const withdrawn = SendingWithdrawn({ caseId, department, withdrawnOn: law.day(scene.now), reasons, ...comingBack(now, department, scene) });
  return now.offeredTo === department ? [withdrawn, CustodyOfferWithdrawn({ caseId, from: now.custodian, to: department })] : [withdrawn];
};
