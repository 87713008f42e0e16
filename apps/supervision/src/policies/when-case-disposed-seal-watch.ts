// When intake hands a case to the discipline organ, supervision shows it to no department any more (信访工作条例 第三十条).
import type { CaseDisposed } from '@onehall/contracts';
import type { Policy } from '@onehall/kernel';
import { SealWatch } from '../case/seal-watch.js';

export const whenCaseDisposedSealWatch: Policy<CaseDisposed, SealWatch> = {
  name: 'when-case-disposed-seal-watch',
  on: 'CaseDisposed',
  react: ({ data: { caseId, way, disposedOn } }) => (way === 'discipline' ? [new SealWatch(caseId, disposedOn)] : []),
};
