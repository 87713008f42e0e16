// When a case is sent out, the hall's clock stops and the lead is known; the terms of those who are asked begin where the sending is their receipt, and a letter binds whom it asks to the day that it fixes, or to none.
import type { CaseSentOut } from '@onehall/contracts';
import type { Policy } from '@onehall/kernel';
import { clockOf, routeClock, signatureOf } from '../case/clock-ids.js';
import { StartClocks, type Start } from '../case/start-clocks.js';
import { StopClocks, type Stop } from '../case/stop-clocks.js';
import { receiptClocks } from './receipt-clocks.js';

/** Those who had been asked before only change their part. */
function receipts({ departments, standing = [], sentOn, objectBy, informBy }: CaseSentOut['data']): readonly Start[] {
  if (!objectBy || !informBy) return [];
  return departments.flatMap(({ department }) => (standing.includes(department) ? [] : receiptClocks(department, { startedOn: sentOn, objectBy, informBy })));
}

/** Whoever is assigned a share with a day owes it by then (Art. 22(1)(3)), in whichever part. Not among `departments` is who was named though its part is in. */
const assignments = ({ departments, sentOn, answerBy }: CaseSentOut['data']): readonly Start[] =>
  answerBy === undefined ? [] : departments.map(({ department }) => ({ clockId: clockOf('C-ASSIGN', department), clock: 'C-ASSIGN', holder: department, startedOn: sentOn, due: answerBy }));

/** Who was assigned a share before and is asked for it by a transfer now is bound to no day any more. */
const released = ({ departments, standing = [], answerBy }: CaseSentOut['data']): readonly Stop[] =>
  answerBy === undefined ? departments.flatMap(({ department }) => (standing.includes(department) ? [{ clockId: clockOf('C-ASSIGN', department) }] : [])) : [];

/** Whose terms begin with a signature is waited for until it signs. */
const signatures = ({ departments, standing = [], objectBy }: CaseSentOut['data']): readonly Stop[] =>
  objectBy ? [] : departments.flatMap(({ department }) => (standing.includes(department) ? [] : [{ clockId: signatureOf(department) }]));

export const whenCaseSentOutTurnClocks: Policy<CaseSentOut, StopClocks | StartClocks> = {
  name: 'when-case-sent-out-turn-clocks',
  on: 'CaseSentOut',
  react({ data }) {
    const { caseId, departments, sentOn } = data;
    const lead = departments.find(({ part }) => part === 'lead')?.department;
    // Routing may be heard before intake has said that the case is open: then the stop comes first.
    const sent = new StopClocks(caseId, { stops: [...signatures(data), ...released(data), { clockId: routeClock, mayComeFirst: true }], stoppedOn: sentOn, passedTo: lead });
    const [first, ...rest] = [...receipts(data), ...assignments(data)];
    // Started before the other stops: in between, no share must look as if it were in.
    return first ? [new StartClocks(caseId, [first, ...rest]), sent] : [sent];
  },
};
