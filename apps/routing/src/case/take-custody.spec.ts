// Tests of take-custody: an offer is answered by the one to whom it was made.
import { CustodyOffered, CustodyTaken } from '@onehall/contracts';
import { decisions } from '@onehall/testing';
import { cases } from './case.js';
import { TakeCustody, takeCustody } from './take-custody.js';
import { atWork, caseId, clerk, handlerOf, headOf, land, law, offered, received, router, sentOut, water } from '../../test/a-case.js';

const given = decisions(cases, { law, actor: handlerOf(land) });
const take = new TakeCustody(caseId);
const toLand = CustodyOffered({ caseId, from: water, to: land });
const toHall = CustodyOffered({ caseId, from: water, to: 'hall' });

describe('A case that was offered is taken', () => {
  it('by the department to which it was offered', () => {
    given(...atWork, toLand).when(takeCustody, take).then(CustodyTaken({ caseId, from: water, to: land }));
    given(...atWork, toLand).when(takeCustody, take, { actor: headOf(land) }).then(CustodyTaken({ caseId, from: water, to: land }));
  });
  it('by the hall, through router or clerk', () => {
    for (const actor of [router, clerk]) given(...atWork, toHall).when(takeCustody, take, { actor }).then(CustodyTaken({ caseId, from: water, to: 'hall' }));
  });
  it('only once, however often it is said', () => given(...atWork, toLand, CustodyTaken({ caseId, from: water, to: land })).when(takeCustody, take).thenNothing());
  it('not by anybody else', () => given(...atWork, toHall).when(takeCustody, take).thenRefused('NO_OFFER'));
  it('not when nothing was offered', () => given(...atWork).when(takeCustody, take).thenRefused('NO_OFFER'));
  it('not before the department has signed for it', () => given(received, sentOut, offered).when(takeCustody, take, { actor: handlerOf(water) }).thenRefused('NOT_SIGNED'));
});
