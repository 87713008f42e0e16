// Proof of what the end of a case does to its clocks.
import { ClockRanOut, ClockStarted, ClockStopped } from '@onehall/contracts';
import { caseId, given, law } from '../../test/facts.js';
import { theCase } from './clock-ids.js';
import { endClocks, EndClocks } from './end-clocks.js';

const started = (clockId: string, startedOn: string, on: string) => ClockStarted({ caseId, clockId, clock: 'C-HANDLE', holder: 'land', startedOn, term: law.termOn('C-HANDLE', on), warnOn: on });
const stopped = (clockId: string, stoppedOn: string, daysLate = 0) => ClockStopped({ caseId, clockId, stoppedOn, daysLate });
const end = new EndClocks(caseId, '2026-03-20');

describe('When a case ends', () => {
  it('its running clocks stop on that day, each as late as it is', () =>
    given(started('C-HANDLE/land', '2026-03-02', '2026-04-01'), started('C-HANDLE/tax', '2026-03-02', '2026-03-18'))
      .when(endClocks, end)
      .then(stopped('C-HANDLE/land', '2026-03-20'), ClockRanOut({ caseId, clockId: 'C-HANDLE/tax', holder: 'land', ranOutOn: '2026-03-19' }), stopped('C-HANDLE/tax', '2026-03-20', 2), stopped(theCase, '2026-03-20')));
  it('what stopped before stays as it is', () => given(started('C-HANDLE/land', '2026-03-02', '2026-04-01'), stopped('C-HANDLE/land', '2026-03-10')).when(endClocks, end).then(stopped(theCase, '2026-03-20')));
  it('what stopped after that day had ended with the case', () =>
    given(started('C-HANDLE/land', '2026-03-02', '2026-03-24'), stopped('C-HANDLE/land', '2026-03-25', 1)).when(endClocks, end).then(stopped('C-HANDLE/land', '2026-03-20'), stopped(theCase, '2026-03-20')));
  it.each(['2026-03-02', '2026-03-21'])('what a conference agreed on it runs on: on %s', agreedOn => given(started('C-TASK/1', agreedOn, '2026-04-01')).when(endClocks, end).then(stopped(theCase, '2026-03-20')));
  it('what a superior set for the hall afterwards is owed by nobody', () =>
    given(started('C-SUPERIOR/F2026-2', '2026-03-23', '2026-04-01')).when(endClocks, end).then(stopped('C-SUPERIOR/F2026-2', '2026-03-23'), stopped(theCase, '2026-03-20')));
  it('a case without clocks has ended too', () => given().when(endClocks, end).then(stopped(theCase, '2026-03-20')));
  it('once', () => given(stopped(theCase, '2026-03-20')).when(endClocks, end).thenNothing());
});
