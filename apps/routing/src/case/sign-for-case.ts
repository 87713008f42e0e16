// A department signs for a case that was sent to it, and a lead takes the case into its hands; its days to object and to inform have run since the sending, or begin here where the setting says so.
import { CaseSignedFor, CustodyTaken, type RoutingCaseEvent } from '@onehall/contracts';
import type { Decide } from '@onehall/kernel';
import type { Law } from '@onehall/rulebook';
import { inHand, ownShare } from './acting.js';
import type { Case } from './case.js';
import { receiptTerms } from './receipt-terms.js';

export class SignForCase {
  constructor(readonly caseId: string) {}
}

export const signForCase: Decide<SignForCase, Case, RoutingCaseEvent, Law> = ({ caseId }, state, scene) => {
  const now = inHand(state, scene);
  const { department, share } = ownShare(now, scene);
  switch (share.phase) {
    case 'asked': {
      const { law } = scene;
      const signedOn = law.day(scene.now);
      const terms = share.terms ? { ...share.terms, receivedOn: share.receivedOn } : receiptTerms(signedOn, law);
      const signed = CaseSignedFor({ caseId, department, signedOn, ...terms });
      const takes = share.part === 'lead' && now.offeredTo === department;
      return takes ? [signed, CustodyTaken({ caseId, from: now.custodian, to: department })] : [signed];
    }
    case 'signed':
    case 'objected':
    case 'accepted':
    case 'answered':
      return []; // said twice, meant once
  }
};
