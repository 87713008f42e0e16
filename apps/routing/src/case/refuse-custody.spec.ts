// Tests of refuse-custody: an offer is refused with reasons, and the case stays where it was.
import { CustodyOffered, CustodyRefused } from '@onehall/contracts';
import { decisions } from '@onehall/testing';
import { cases } from './case.js';
import { RefuseCustody, refuseCustody } from './refuse-custody.js';
import { atWork, caseId, handlerOf, land, law, router, water } from '../../test/a-case.js';

const given = decisions(cases, { law, actor: handlerOf(land) });
const refuse = new RefuseCustody(caseId, { reasons: '应由主办单位保管' });
const toLand = CustodyOffered({ caseId, from: water, to: land });
const refused = CustodyRefused({ caseId, from: water, to: land, reasons: '应由主办单位保管' });

describe('A case that was offered is refused', () => {
  it('with reasons', () => given(...atWork, toLand).when(refuseCustody, refuse).then(refused));
  it('and stays where it was, free to be offered to another', () =>
    expect([...atWork, toLand, refused].reduce((state, event) => cases.evolve(state, event), cases.initial)).toMatchObject({ custodian: water, offeredTo: undefined }));
  it('not by anybody else', () => given(...atWork, toLand).when(refuseCustody, refuse, { actor: router }).thenRefused('NO_OFFER'));
  it('not twice', () => given(...atWork, toLand, refused).when(refuseCustody, refuse).thenRefused('NO_OFFER'));
});
