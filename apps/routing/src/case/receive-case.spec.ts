// Tests of receive-case: routing takes up what intake has opened, once.
import { cases } from './case.js';
import { ReceiveCase, receiveCase } from './receive-case.js';
import { decisions } from '@onehall/testing';
import { caseId, law, opened, policy, received } from '../../test/a-case.js';

const given = decisions(cases, { law, actor: policy });

describe('Routing receives a case', () => {
  it('that intake has opened, and the hall itself is its first custodian', () => {
    given().when(receiveCase, new ReceiveCase(caseId, opened)).then(received);
    expect(cases.evolve(cases.initial, received)).toMatchObject({ phase: 'open', custodian: 'hall', shares: {} });
  });
  it('only once, however often it is said', () => given(received).when(receiveCase, new ReceiveCase(caseId, opened)).thenNothing());
  it('and no history begins in any other way', () => expect(() => cases.evolve(cases.initial, { ...received, type: 'CaseEnded', data: { caseId, endedOn: '2026-03-02', how: 'answered' } })).toThrow('begins with CaseReceived'));
});
