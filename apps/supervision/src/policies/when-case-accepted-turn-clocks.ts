// When a department accepts a case, it has given its notice and can object no more; where its route has the sixty days, they begin, or wait for the delivery of the notice.
import type { CaseAccepted } from '@onehall/contracts';
import type { Policy } from '@onehall/kernel';
import { routeInForce } from '@onehall/rulebook';
import { clockOf } from '../case/clock-ids.js';
import { StartClocks } from '../case/start-clocks.js';
import { StopClocks } from '../case/stop-clocks.js';

// Started before the others stop: in between, the share must not look as if it were in.
export const whenCaseAcceptedTurnClocks: Policy<CaseAccepted, StartClocks | StopClocks> = {
  name: 'when-case-accepted-turn-clocks',
  on: 'CaseAccepted',
  react({ data: { caseId, department, route, acceptedOn, answerBy } }) {
    const stops = [{ clockId: clockOf('C-INFORM-TRANSFER', department) }, { clockId: clockOf('C-OBJECT', department) }];
    // Accepted without a term: either the law has none for that route, or it begins with the delivery, and until then the department is waited for.
    if (!answerBy) return [new StopClocks(caseId, { stops, stoppedOn: acceptedOn, passedTo: routeInForce(route, acceptedOn)?.clock && department })];
    const stop = new StopClocks(caseId, { stops, stoppedOn: acceptedOn });
    return [new StartClocks(caseId, [{ clockId: clockOf('C-HANDLE', department), clock: 'C-HANDLE', holder: department, startedOn: acceptedOn, due: answerBy }]), stop];
  },
};
