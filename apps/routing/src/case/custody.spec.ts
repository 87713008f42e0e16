// The law of custody, for every way in which a case can go: at each instant from its receipt to its ending it has exactly one custodian.
import { projected } from '@onehall/testing';
import fc from 'fast-check';
import { cases, type Case } from './case.js';
import { custodyLedger, type Custody } from '../views/custody-ledger.js';
import { caseId, type recorded } from '../../test/a-case.js';
import { life, lived, minute } from '../../test/a-life.js';

const ledgerOf = (events: ReturnType<typeof recorded>): Custody | undefined => projected(custodyLedger, events).get(caseId);

/** Reads the events as the law reads them: who holds, to whom it is offered, and that nothing happens behind their backs. */
function assertHandedOnProperly(events: ReturnType<typeof recorded>): void {
  let custodian: string | undefined;
  let offer: string | undefined;
  for (const { type, data } of events) {
    switch (type) {
      case 'CaseReceived': custodian = 'hall'; break;
      case 'CustodyOffered': expect([data.from, offer, data.to === custodian]).toEqual([custodian, undefined, false]); offer = data.to; break;
      case 'CustodyTaken': expect([data.from, data.to === data.from]).toEqual([custodian, false]); custodian = data.to; offer = undefined; break;
      case 'CustodyRefused': expect([data.from, data.to]).toEqual([custodian, offer]); offer = undefined; break;
      case 'CustodyOfferWithdrawn': expect([data.from, data.to]).toEqual([custodian, offer]); offer = undefined; break;
      case 'CaseEnded': custodian = undefined; break;
      case 'CaseSentOut': case 'CaseSignedFor': case 'SendingWithdrawn': case 'DepartmentObjected': case 'ObjectionUpheld': case 'ObjectionDenied': case 'CaseAccepted': case 'AcceptanceDelivered': case 'ProgressNoted':
      case 'TermExtended': case 'PartAnswered': case 'SettlementReached': case 'ReplyIssued': case 'ReplyDelivered': case 'UrgeReceived': case 'SubmissionAdded': case 'SubmissionWithdrawn':
        expect(custodian).toBeDefined();
    }
  }
}

describe('However a case goes', () => {
  it('the times of its custodians tile its life, and each takes it from the last', () => {
    const seen = new Set<string>();
    let handovers = 0;
    fc.assert(fc.property(life, fc.boolean(), (steps, petitioner) => {
      const { events, state } = lived(steps, petitioner);
      assertHandedOnProperly(events);
      const ledger = ledgerOf(events);
      const holdings = ledger?.holdings ?? [];
      const ending = events.find(({ type }) => type === 'CaseEnded')?.meta.at ?? null;
      expect([holdings[0]?.from, holdings.at(-1)?.to]).toEqual([minute(0), ending]);
      holdings.slice(1).forEach((holding, index) => expect(holding.from).toBe(holdings[index]?.to));
      expect(holdings.every(({ from, to }) => to === null || from <= to)).toBe(true);
      if (state.phase === 'unknown') throw new Error('It was received.');
      expect(holdings.at(-1)?.custodian).toBe(state.custodian);
      expect(state.custodian === 'hall' || Object.hasOwn(state.shares, state.custodian)).toBe(true);
      handovers = Math.max(handovers, holdings.length);
      for (const { type } of events) seen.add(type);
    }), { numRuns: 400 });
    // Without these the property would have looked at cases in which nothing happens.
    expect([...seen]).toEqual(expect.arrayContaining(['ObjectionUpheld', 'SendingWithdrawn', 'CustodyOfferWithdrawn', 'CustodyRefused', 'ReplyIssued', 'ReplyDelivered', 'SettlementReached', 'CaseEnded']));
    expect(handovers).toBeGreaterThan(2);
  });

  it('they tile it also when what a policy said counts from its cause, before the last handover', () => {
    let late = 0;
    fc.assert(fc.property(life, fc.array(fc.integer({ min: -12, max: 0 }), { minLength: 40, maxLength: 40 }), (steps, back) => {
      const { events } = lived(steps, true);
      const earlier = events.map((event, index) => (event.type === 'CaseReceived' ? event : { ...event, meta: { ...event.meta, at: minute(Math.max(1, index + (back[index % back.length] ?? 0))) } }));
      const holdings = ledgerOf(earlier)?.holdings ?? [];
      holdings.slice(1).forEach((holding, index) => expect(holding.from).toBe(holdings[index]?.to));
      expect(holdings.every(({ from, to }) => to === null || from <= to)).toBe(true);
      const taken = earlier.filter(({ type }) => type === 'CustodyTaken').map(({ meta: { at } }) => at);
      if (taken.some((at, index) => at < (taken[index - 1] ?? at))) late += 1;
    }), { numRuns: 400 });
    expect(late).toBeGreaterThan(3);
  });

  it('a reply binds exactly the departments that stand, each in its latest words', () => {
    let replies = 0;
    fc.assert(fc.property(life, steps => {
      const { events } = lived(steps, true);
      const at = events.findIndex(({ type }) => type === 'ReplyIssued');
      const reply = events[at];
      if (reply?.type !== 'ReplyIssued') return;
      replies += 1;
      const before = events.slice(0, at).reduce<Case>((state, event) => cases.evolve(state, event), cases.initial);
      if (before.phase === 'unknown') throw new Error('It was received.');
      const latest = Object.keys(before.shares).sort().map(one => ({ department: one, revision: events.slice(0, at).filter(({ type, data }) => type === 'PartAnswered' && 'department' in data && data.department === one).length }));
      expect(reply.data.parts).toEqual(latest);
    }), { numRuns: 400 });
    expect(replies).toBeGreaterThan(3);
  });
});
