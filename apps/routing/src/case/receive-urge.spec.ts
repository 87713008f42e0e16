// Tests of receive-urge: what supervision says reaches whom it names.
import { UrgeReceived } from '@onehall/contracts';
import { decisions } from '@onehall/testing';
import { cases } from './case.js';
import { ReceiveUrge, receiveUrge } from './receive-urge.js';
import { atWork, caseId, ended, land, law, policy, roads, tuesday } from '../../test/a-case.js';

const given = decisions(cases, { law, actor: policy });
const urgeId = '0b9b4c26-5a55-5d8e-9f4e-6d0b8a7a3c11';
const urge = (department: string) => new ReceiveUrge(caseId, { urgeId, department, receivedOn: tuesday });
const arrived = UrgeReceived({ caseId, urgeId, department: land, receivedOn: tuesday });

describe('An urge arrives', () => {
  it('at the department that it names', () => given(...atWork).when(receiveUrge, urge(land)).then(arrived));
  it('or at the hall itself', () => given(...atWork).when(receiveUrge, urge('hall')).thenTypes('UrgeReceived'));
  it('only once, however often it is said', () => given(...atWork, arrived).when(receiveUrge, urge(land)).thenNothing());
  it('not at one that was not asked', () => given(...atWork).when(receiveUrge, urge(roads)).thenRefused('NOT_ASKED'));
  it('not when the case has ended', () => given(...atWork, ended).when(receiveUrge, urge(land)).thenRefused('CASE_ENDED'));
});
