// Tests of offer-custody: only the custodian offers, to one at a time, and only to whom the case concerns.
import { CustodyOffered } from '@onehall/contracts';
import { decisions } from '@onehall/testing';
import { cases } from './case.js';
import { OfferCustody, offerCustody } from './offer-custody.js';
import { atWork, caseId, ended, handlerOf, land, law, offered, received, roads, router, sentOut, water } from '../../test/a-case.js';

const given = decisions(cases, { law, actor: handlerOf(water) });
const offer = (to: string) => new OfferCustody(caseId, { to });

describe('The custodian offers a case', () => {
  it('to another department that was asked', () => given(...atWork).when(offerCustody, offer(land)).then(CustodyOffered({ caseId, from: water, to: land })));
  it('back to the hall', () => given(...atWork).when(offerCustody, offer('hall')).then(CustodyOffered({ caseId, from: water, to: 'hall' })));
  it('only once, however often it is said', () => given(received, sentOut, offered).when(offerCustody, offer(water), { actor: router }).thenNothing());
  it('not to two at a time', () => given(received, sentOut, offered).when(offerCustody, offer(land), { actor: router }).thenRefused('OFFER_STANDS'));
  it('not to one that was not asked', () => given(...atWork).when(offerCustody, offer(roads)).thenRefused('NOT_ASKED'));
  it('not to itself', () => given(...atWork).when(offerCustody, offer(water)).thenRefused('OFFERED_TO_ITSELF'));
  it('and nobody else does', () => {
    given(...atWork).when(offerCustody, offer('hall'), { actor: handlerOf(land) }).thenRefused('NOT_YOURS_TO_HAND_OVER');
    given(...atWork).when(offerCustody, offer(land), { actor: router }).thenRefused('NOT_YOURS_TO_HAND_OVER');
  });
  it('not when it has ended', () => given(...atWork, ended).when(offerCustody, offer('hall')).thenRefused('CASE_ENDED'));
});
