// What it means for the clocks that a department's share goes back to the hall.
import type { Term } from '@onehall/rulebook';
import { clockOf, hallItself, signatureOf } from '../case/clock-ids.js';
import { OweSending } from '../case/owe-sending.js';
import { StopClocks } from '../case/stop-clocks.js';

/** All clocks of the share stop. `resendBy`: nobody leads any more. */
export function takenBack(caseId: string, department: string, { on, resendBy }: { readonly on: string; readonly resendBy: Term | undefined }): readonly (StopClocks | OweSending)[] {
  const ofShare = (['C-OBJECT', 'C-INFORM-TRANSFER', 'C-OBJECTION', 'C-ASSIGN'] as const).map(kind => ({ clockId: clockOf(kind, department) }));
  const stop = new StopClocks(caseId, { stops: [{ clockId: signatureOf(department) }, ...ofShare], stoppedOn: on, passedTo: hallItself });
  return resendBy ? [stop, new OweSending(caseId, { since: on, by: resendBy })] : [stop];
}
