// When intake hands a case to another organ or reports it up, the hall has done its part; a transfer or an assignment counts when routing has sent it out.
import type { CaseDisposed } from '@onehall/contracts';
import type { Policy } from '@onehall/kernel';
import { routeClock } from '../case/clock-ids.js';
import { StopClocks } from '../case/stop-clocks.js';

export const whenCaseDisposedStopClocks: Policy<CaseDisposed, StopClocks> = {
  name: 'when-case-disposed-stop-clocks',
  on: 'CaseDisposed',
  react({ data: { caseId, way, disposedOn } }) {
    switch (way) {
      case 'transfer':
      case 'assign':
        return [];
      case 'political-legal':
      case 'discipline':
      case 'urgent':
        return [new StopClocks(caseId, { stops: [{ clockId: routeClock }], stoppedOn: disposedOn })];
    }
  },
};
