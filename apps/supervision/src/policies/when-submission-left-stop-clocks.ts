// When a submission stands in the case no more, the hall owes nothing by the day that a superior or a leader set with it.
import type { SubmissionLeft } from '@onehall/contracts';
import type { Policy } from '@onehall/kernel';
import { superiorClock } from '../case/clock-ids.js';
import { StopClocks } from '../case/stop-clocks.js';

export const whenSubmissionLeftStopClocks: Policy<SubmissionLeft, StopClocks> = {
  name: 'when-submission-left-stop-clocks',
  on: 'SubmissionLeft',
  react: ({ data: { caseId, number, leftOn } }) => [new StopClocks(caseId, { stops: [{ clockId: superiorClock(number) }], stoppedOn: leftOn })],
};
