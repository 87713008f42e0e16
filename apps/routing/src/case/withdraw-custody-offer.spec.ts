// Tests of withdraw-custody-offer: who offered may think again until the other one has answered.
import { CustodyOffered, CustodyOfferWithdrawn } from '@onehall/contracts';
import { decisions } from '@onehall/testing';
import { cases } from './case.js';
import { OfferCustody, offerCustody } from './offer-custody.js';
import { TakeCustody, takeCustody } from './take-custody.js';
import { WithdrawCustodyOffer, withdrawCustodyOffer } from './withdraw-custody-offer.js';
import { atWork, caseId, clerk, handlerOf, land, law, offered, offerWithdrawn, received, router, sentOut, water } from '../../test/a-case.js';

const given = decisions(cases, { law, actor: handlerOf(water) });
const withdraw = new WithdrawCustodyOffer(caseId);
const toLand = CustodyOffered({ caseId, from: water, to: land });
const back = CustodyOfferWithdrawn({ caseId, from: water, to: land });

describe('An offer of custody is taken back', () => {
  it('by the department that made it', () => given(...atWork, toLand).when(withdrawCustodyOffer, withdraw).then(back));
  it('by the hall, whoever stands at its window', () => given(received, sentOut, offered).when(withdrawCustodyOffer, withdraw, { actor: clerk }).then(offerWithdrawn));
  it('by nobody else', () => {
    given(...atWork, toLand).when(withdrawCustodyOffer, withdraw, { actor: handlerOf(land) }).thenRefused('NOT_YOURS_TO_HAND_OVER');
    given(...atWork, toLand).when(withdrawCustodyOffer, withdraw, { actor: router }).thenRefused('NOT_YOURS_TO_HAND_OVER');
  });
  it('only while it stands', () => {
    given(...atWork).when(withdrawCustodyOffer, withdraw).thenRefused('NO_OFFER');
    given(...atWork, toLand, back).when(withdrawCustodyOffer, withdraw).thenRefused('NO_OFFER');
  });
  it('and then it cannot be taken, but another can be made', () => {
    given(...atWork, toLand, back).when(takeCustody, new TakeCustody(caseId), { actor: handlerOf(land) }).thenRefused('NO_OFFER');
    given(...atWork, toLand, back).when(offerCustody, new OfferCustody(caseId, { to: 'hall' })).thenTypes('CustodyOffered');
  });
});
