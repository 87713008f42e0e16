// What routing tells of a matter of the discipline organ to everybody else.
import { CaseEnded } from '@onehall/contracts';
import { cases } from './case/case.js';
import { bareCase, bareLine, isHandedOver } from './discretion.js';
import type { OnBoard } from './views/case-board.js';
import { atWork, caseId, confidential, ended, land, monday, opened, tuesday, water } from '../test/a-case.js';

const secret = '收了开发商的钱';
const stateOf = (...events: readonly Parameters<typeof cases.evolve>[1][]) => {
  const state = events.reduce((before, event) => cases.evolve(before, event), cases.initial);
  if (state.phase === 'unknown') throw new Error('Nothing was received.');
  return state;
};
const referred = CaseEnded({ caseId, endedOn: tuesday, how: 'referred', confidential: true });
const line: OnBoard = {
  caseId, submissionId: caseId, title: secret, number: opened.number, submissions: 3, lastJoinedAt: `${monday}T02:00:00.000Z`, standing: [opened.number], withdrawn: [], receivedOn: monday, category: secret, petitioner: true, confidential: false, handedOver: true, reportedUpOn: monday, state: 'accepted', custodian: water, offeredTo: land, lead: water,
  departments: [land, water], way: 'transfer', sentOn: monday, letterBy: null, acceptedOn: tuesday, settledOn: null, repliedOn: null, outcome: 'supported', deliveredOn: null, endedOn: null, how: null,
};

describe('A case that went to the discipline organ', () => {
  it('is known as such by routing’s own word, or by intake’s, whichever comes first', () => {
    expect(isHandedOver(stateOf(...atWork, referred), undefined)).toBe(true);
    expect(isHandedOver(stateOf(...atWork), { handedOver: true })).toBe(true);
    expect(isHandedOver(stateOf(...atWork), { handedOver: null })).toBe(false);
    expect(isHandedOver(stateOf(...atWork, ended), undefined)).toBe(false);
    expect(isHandedOver(stateOf(confidential), undefined)).toBe(false);
  });
  it('is a number, a day, and that it was referred', () => expect(bareCase(stateOf(...atWork, referred))).toEqual({ number: opened.number, receivedOn: monday, confidential: true, how: 'referred' }));
  it('is no more on the board, not even before it has ended there', () => {
    expect(Object.fromEntries(Object.entries(bareLine(line)).filter(([, value]) => value !== null))).toEqual({ number: opened.number, receivedOn: monday, confidential: true, state: 'ended', how: 'referred' });
    expect(bareLine({ ...line, handedOver: null })).toMatchObject({ caseId, category: secret, custodian: water });
  });
});
