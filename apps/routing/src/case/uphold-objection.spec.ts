// Tests of uphold-objection: the share is taken back, and custody returns to the hall.
import { CustodyOffered, CustodyRefused, CustodyTaken, ObjectionUpheld } from '@onehall/contracts';
import { decisions } from '@onehall/testing';
import { AskDepartments, askDepartments } from './ask-departments.js';
import { cases } from './case.js';
import { UpholdObjection, upholdObjection } from './uphold-objection.js';
import { accepted, answered, at, atWork, caseId, denied, land, law, objected, offered, received, roads, router, sentOut, signed, tuesday, upheld, water } from '../../test/a-case.js';

const given = decisions(cases, { law, actor: router, ...at(tuesday) });
const uphold = (department: string) => new UpholdObjection(caseId, { department });
const backToHall = CustodyTaken({ caseId, from: water, to: 'hall' });

describe('The hall agrees with an objection', () => {
  it('of the lead, and has the case in its own hands again', () => given(...atWork, objected(water)).when(upholdObjection, uphold(water)).then(upheld(water), backToHall));
  it('of an assisting department, and the lead keeps the case', () => given(...atWork, objected(land)).when(upholdObjection, uphold(land)).then(upheld(land)));
  it('and may say what it found', () =>
    given(...atWork, objected(land)).when(upholdObjection, new UpholdObjection(caseId, { department: land, reasons: '经核实。' })).then(ObjectionUpheld({ caseId, department: land, upheldOn: tuesday, reasons: '经核实。' })));
  it('and the case returns from a department that has offered it on', () =>
    given(...atWork, objected(water), CustodyOffered({ caseId, from: water, to: land })).when(upholdObjection, uphold(water)).then(upheld(water), backToHall));
  it('and what was offered to that department counts as refused', () => {
    const reoffered = [received, sentOut, offered, CustodyRefused({ caseId, from: 'hall', to: water, reasons: '待核实' }), signed(water), objected(water), CustodyOffered({ caseId, from: 'hall', to: water })] as const;
    given(...reoffered).when(upholdObjection, uphold(water)).thenTypes('ObjectionUpheld', 'CustodyRefused');
  });
  it('only once, however often it is said', () => given(...atWork, objected(land), upheld(land)).when(upholdObjection, uphold(land)).thenNothing());
  it('and other reasons, said later, do not vanish: they are refused', () =>
    given(...atWork, objected(land), upheld(land)).when(upholdObjection, new UpholdObjection(caseId, { department: land, reasons: '另有理由。' })).thenRefused('NO_OBJECTION'));
  it('and owes a new sending within fifteen days when nobody leads any more', () => {
    const [event] = given(...atWork, objected(water)).when(upholdObjection, uphold(water)).events();
    expect(event?.data).toMatchObject({ resendBy: { on: '2026-03-18', clock: 'C-RESEND', article: '信访工作条例 第二十二条第一款' } });
  });
  it('and says who of those that assist has accepted, whether it has answered or not', () => {
    for (const done of [[accepted(land)], [accepted(land), answered(land)]]) {
      const [event] = given(...atWork, objected(water), ...done).when(upholdObjection, uphold(water)).events();
      expect(event?.data).toMatchObject({ resendBy: { on: '2026-03-18' }, acceptedBy: [land] });
    }
    given(...atWork, accepted(water), objected(land)).when(upholdObjection, uphold(land)).then(upheld(land));
  });
  describe('that it had denied', () => {
    const decided = (department: string) => new UpholdObjection(caseId, { department, decidedBy: 'common-superior', decision: '县政办函〔2026〕3号' });
    const disputed = given(...atWork, objected(water), denied(water));

    it('only when it says that the common superior or the joint conference has decided so, and by which paper', () => {
      disputed.when(upholdObjection, uphold(water)).thenRefused('DECISION_MISSING');
      disputed.when(upholdObjection, new UpholdObjection(caseId, { department: water, decidedBy: 'conference' })).thenRefused('DECISION_MISSING');
      disputed.when(upholdObjection, new UpholdObjection(caseId, { department: water, decision: '联纪〔2026〕7号' })).thenRefused('DECISION_MISSING');
      disputed.when(upholdObjection, decided(water)).then(ObjectionUpheld({ ...upheld(water).data, decidedBy: 'common-superior', decision: '县政办函〔2026〕3号' }), backToHall);
    });
    it('and the next department may lead', () => {
      const [event] = disputed.when(upholdObjection, decided(water)).events();
      expect(event?.data).toMatchObject({ resendBy: { on: '2026-03-18', clock: 'C-RESEND' } });
      given(...atWork, objected(water), denied(water), upheld(water), backToHall)
        .when(askDepartments, new AskDepartments(caseId, { way: 'transfer', departments: [{ department: roads, part: 'lead' }] })).thenTypes('CaseSentOut', 'CustodyOffered');
    });
    it('no more once the department has accepted', () => given(...atWork, objected(water), denied(water), accepted(water)).when(upholdObjection, decided(water)).thenRefused('NO_OBJECTION'));
    it('once: another paper that is said later does not vanish, it is refused', () => {
      const over = given(...atWork, objected(water), denied(water), upheld(water), backToHall);
      over.when(upholdObjection, decided(water)).thenRefused('NO_OBJECTION');
      over.when(upholdObjection, uphold(water)).thenNothing();
    });
  });
  it('because somebody else has decided before it did itself', () =>
    given(...atWork, objected(land)).when(upholdObjection, new UpholdObjection(caseId, { department: land, decidedBy: 'conference', decision: '联纪〔2026〕7号' }))
      .then(ObjectionUpheld({ ...upheld(land).data, decidedBy: 'conference', decision: '联纪〔2026〕7号' })));
  it('but no paper of anybody of whom nothing is said', () => given(...atWork, objected(land)).when(upholdObjection, new UpholdObjection(caseId, { department: land, decision: '联纪〔2026〕7号' })).thenRefused('DECISION_MISSING'));
  it('but not where nobody objected', () => given(...atWork).when(upholdObjection, uphold(land)).thenRefused('NO_OBJECTION'));
});
