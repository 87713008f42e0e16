// A department signs for a case that was sent to it: its days to object and to inform begin, and a lead takes the case into its hands.
import { CaseSignedFor, CustodyTaken, type RoutingCaseEvent } from '@onehall/contracts';
import type { Decide } from '@onehall/kernel';
import type { Law } from '@onehall/rulebook';
import { inHand, ownShare } from './acting.js';
import type { Case } from './case.js';

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
      const signed = CaseSignedFor({ caseId, department, signedOn, objectBy: law.deadline('C-OBJECT', signedOn), informBy: law.deadline('C-INFORM-TRANSFER', signedOn) });
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
