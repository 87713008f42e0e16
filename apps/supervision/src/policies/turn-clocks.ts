// How the facts of each service turn the clocks: one policy for each, so that the facts of a case keep their order.
import { inOrder } from './in-order.js';
import { whenAcceptanceDeliveredTurnClocks } from './when-acceptance-delivered-turn-clocks.js';
import { whenCaseAcceptedTurnClocks } from './when-case-accepted-turn-clocks.js';
import { whenCaseDeclinedStopClocks } from './when-case-declined-stop-clocks.js';
import { whenCaseDisposedSealWatch } from './when-case-disposed-seal-watch.js';
import { whenCaseDisposedTurnClocks } from './when-case-disposed-turn-clocks.js';
import { whenCaseEndedEndClocks } from './when-case-ended-end-clocks.js';
import { whenCaseOpenedStartClocks } from './when-case-opened-start-clocks.js';
import { whenCaseOpenedWatchCase } from './when-case-opened-watch-case.js';
import { whenCaseRedirectedStopClocks } from './when-case-redirected-stop-clocks.js';
import { whenCaseSentOutTurnClocks } from './when-case-sent-out-turn-clocks.js';
import { whenCaseSignedForStartClocks } from './when-case-signed-for-start-clocks.js';
import { whenCaseTakenOffTableStopClocks } from './when-case-taken-off-table-stop-clocks.js';
import { whenDepartmentObjectedTurnClocks } from './when-department-objected-turn-clocks.js';
import { whenObjectionDeniedTurnClocks } from './when-objection-denied-turn-clocks.js';
import { whenObjectionUpheldTurnClocks } from './when-objection-upheld-turn-clocks.js';
import { whenPartAnsweredStopClocks } from './when-part-answered-stop-clocks.js';
import { whenReplyIssuedStopClocks } from './when-reply-issued-stop-clocks.js';
import { whenResolutionPassedStartClocks } from './when-resolution-passed-start-clocks.js';
import { whenSendingWithdrawnTurnClocks } from './when-sending-withdrawn-turn-clocks.js';
import { whenSettlementReachedStopClocks } from './when-settlement-reached-stop-clocks.js';
import { whenSubmissionJoinedTurnClocks } from './when-submission-joined-turn-clocks.js';
import { whenSubmissionLeftTurnClocks } from './when-submission-left-turn-clocks.js';
import { whenSubmissionWithdrawnStartClocks } from './when-submission-withdrawn-start-clocks.js';
import { whenTaskDoneStopClocks } from './when-task-done-stop-clocks.js';
import { whenTermExtendedMoveClock } from './when-term-extended-move-clock.js';

export const turnClocksByIntake = inOrder('turn-clocks-by-intake', [
  whenCaseOpenedWatchCase,
  whenCaseOpenedStartClocks,
  whenSubmissionJoinedTurnClocks,
  whenSubmissionLeftTurnClocks,
  whenCaseDisposedSealWatch,
  whenCaseDisposedTurnClocks,
  whenCaseDeclinedStopClocks,
  whenCaseRedirectedStopClocks,
]);

export const turnClocksByRouting = inOrder('turn-clocks-by-routing', [
  whenCaseSentOutTurnClocks,
  whenCaseSignedForStartClocks,
  whenSendingWithdrawnTurnClocks,
  whenDepartmentObjectedTurnClocks,
  whenObjectionDeniedTurnClocks,
  whenObjectionUpheldTurnClocks,
  whenCaseAcceptedTurnClocks,
  whenAcceptanceDeliveredTurnClocks,
  whenSubmissionWithdrawnStartClocks,
  whenTermExtendedMoveClock,
  whenPartAnsweredStopClocks,
  whenSettlementReachedStopClocks,
  whenReplyIssuedStopClocks,
  whenCaseEndedEndClocks,
]);

export const turnClocksByConference = inOrder('turn-clocks-by-conference', [whenResolutionPassedStartClocks, whenTaskDoneStopClocks, whenCaseTakenOffTableStopClocks]);
