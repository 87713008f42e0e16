// The case is handed to the discipline organ: from here on no department is urged about it or reads of it in supervision.
import { WatchSealed, type SupervisionCaseEvent } from '@onehall/contracts';
import type { Decide } from '@onehall/kernel';
import type { Law } from '@onehall/rulebook';
import type { WatchedCase } from './case.js';

export class SealWatch {
  constructor(
    readonly caseId: string,
    readonly sealedOn: string,
  ) {}
}

export const sealWatch: Decide<SealWatch, WatchedCase, SupervisionCaseEvent, Law> = ({ caseId, sealedOn }, { sealed }) => (sealed ? [] : [WatchSealed({ caseId, sealedOn })]);
