// When intake hands a case to another organ, the hall has done its part; what it reports up it has still to send on its way, as it is decided. A transfer or an assignment counts when routing has sent it out.
import type { CaseDisposed } from '@onehall/contracts';
import type { Policy } from '@onehall/kernel';
import { decisionClock, hallItself, routeClock } from '../case/clock-ids.js';
import { StartClocks } from '../case/start-clocks.js';
import { StopClocks } from '../case/stop-clocks.js';

// Started before the other stops: the stop of C-ROUTE that is known by then is the sending's, or the end's.
export const whenCaseDisposedTurnClocks: Policy<CaseDisposed, StartClocks | StopClocks> = {
  name: 'when-case-disposed-turn-clocks',
  on: 'CaseDisposed',
  react({ data: { caseId, way, disposedOn, sendBy } }) {
    const stop = new StopClocks(caseId, { stops: [{ clockId: routeClock }, { clockId: decisionClock }], stoppedOn: disposedOn });
    switch (way) {
      case 'transfer':
      case 'assign':
        return [];
      case 'political-legal':
      case 'discipline':
        return [stop];
      case 'urgent': {
        const reported = new StopClocks(caseId, { stops: [{ clockId: routeClock }], stoppedOn: disposedOn });
        // Reported up before there was a term: nothing runs.
        return sendBy ? [new StartClocks(caseId, [{ clockId: decisionClock, clock: 'C-DECISION', holder: hallItself, startedOn: disposedOn, due: sendBy }]), reported] : [reported];
      }
    }
  },
};
