// Tests of ask-departments: the hall sends a case on under a slip of routing's own.
import { CaseSentOut, type RoutingCaseEvent } from '@onehall/contracts';
import { NotYet, Refused } from '@onehall/kernel';
import { lawOn } from '@onehall/rulebook';
import { decisions } from '@onehall/testing';
import { AskDepartments, askDepartments } from './ask-departments.js';
import { cases } from './case.js';
import { at, atWork, caseId, confidential, land, law, monday, objected, offered, offerWithdrawn, received, roads, router, sentOut, tuesday, upheld, water, withdrawn } from '../../test/a-case.js';

const given = decisions(cases, { law, actor: router, number: 3, ...at(tuesday) });
const terms = { objectBy: law.deadline('C-OBJECT', tuesday), informBy: law.deadline('C-INFORM-TRANSFER', tuesday) };
const roadsToo = [{ department: roads, part: 'assist' as const }];

describe('The hall asks a further department', () => {
  it('under a numbered slip', () =>
    given(...atWork)
      .when(askDepartments, new AskDepartments(caseId, { way: 'transfer', departments: roadsToo }))
      .then(CaseSentOut({ caseId, way: 'transfer', departments: roadsToo, sentOn: tuesday, ...terms, paper: { kind: '转送单', number: '补转〔2026〕3号', issuedOn: tuesday } })));
  it('or under a letter that names a day', () =>
    given(...atWork)
      .when(askDepartments, new AskDepartments(caseId, { way: 'assign', departments: roadsToo, answerBy: '2026-04-01' }))
      .then(CaseSentOut({ caseId, way: 'assign', departments: roadsToo, sentOn: tuesday, answerBy: '2026-04-01', ...terms, paper: { kind: '交办函', number: '补交〔2026〕3号', issuedOn: tuesday } })));
  it('but never by a letter without a day', () => given(...atWork).when(askDepartments, new AskDepartments(caseId, { way: 'assign', departments: roadsToo })).thenRefused('ANSWER_BY_MISSING'));
  it('nor by one whose day has passed, or is the same', () => {
    for (const answerBy of [monday, tuesday]) given(...atWork).when(askDepartments, new AskDepartments(caseId, { way: 'assign', departments: roadsToo, answerBy })).thenRefused('ANSWER_BY_PAST');
  });
  it('nor by a slip that names a day', () => given(...atWork).when(askDepartments, new AskDepartments(caseId, { way: 'transfer', departments: roadsToo, answerBy: '2026-04-01' })).thenRefused('ANSWER_BY_NOT_FOR_THIS_WAY'));
  it('nor by one whose day lies years ahead by a slip of the pen', () => {
    const by = (answerBy: string) => given(...atWork).when(askDepartments, new AskDepartments(caseId, { way: 'assign', departments: roadsToo, answerBy }));
    for (const answerBy of ['9999-12-31', '2200-01-01', '2028-03-04']) by(answerBy).thenRefused('ANSWER_BY_TOO_FAR');
    by('2028-03-03').thenTypes('CaseSentOut');
  });
  it('but one whose objection was upheld only for reasons, which stand in the sending', () => {
    const history = [...atWork, objected(land), upheld(land)];
    const again = (reasons?: string) => given(...history).when(askDepartments, new AskDepartments(caseId, { way: 'transfer', departments: [{ department: land, part: 'assist' }, ...roadsToo], reasons }));
    again().thenRefused('OBJECTION_WAS_UPHELD');
    expect(again('新测绘表明地块在册。').events()[0]?.data).toMatchObject({ departments: [{ department: land, part: 'assist' }, ...roadsToo], reasons: '新测绘表明地块在册。' });
    given(...history, ...again('新测绘表明地块在册。').events()).when(askDepartments, new AskDepartments(caseId, { way: 'transfer', departments: [{ department: land, part: 'assist' }] })).thenNothing();
  });
  it('and keeps no reasons of a first sending', () =>
    expect(given(...atWork).when(askDepartments, new AskDepartments(caseId, { way: 'transfer', departments: roadsToo, reasons: '补充。' })).events()[0]?.data).not.toHaveProperty('reasons'));
  it('and draws no number for one that was asked already', () =>
    given(...atWork).when(askDepartments, new AskDepartments(caseId, { way: 'transfer', departments: [{ department: water, part: 'lead' }] })).thenNothing());
  it('and not otherwise than it was asked: the letter that it has stands, and who says so hears how it was asked', () => {
    const toLand = (letter: { readonly way: 'transfer' | 'assign'; readonly answerBy?: string }) => new AskDepartments(caseId, { ...letter, departments: [{ department: land, part: 'assist' }] });
    const assigned = { way: 'assign', answerBy: '2026-04-01' } as const;
    const otherwise = given(...atWork).when(askDepartments, toLand(assigned));
    otherwise.thenRefused('ALREADY_ASKED');
    expect(() => otherwise.events()).toThrow(`transferred to ${land} on ${monday}`);
    const history = [received, CaseSentOut({ ...sentOut.data, ...assigned })];
    given(...history).when(askDepartments, toLand(assigned)).thenNothing();
    for (const letter of [{ way: 'transfer' }, { way: 'assign', answerBy: '2026-04-02' }] as const) expect(() => given(...history).when(askDepartments, toLand(letter)).events()).toThrow(`assigned to ${land} on ${monday}, for 2026-04-01`);
    given(...history, withdrawn(water), offerWithdrawn).when(askDepartments, new AskDepartments(caseId, { way: 'transfer', departments: [{ department: land, part: 'lead' }] })).thenTypes('CaseSentOut', 'CustodyOffered');
  });
  it('about no case that it does not have', () => {
    given().when(askDepartments, new AskDepartments(caseId, { way: 'transfer', departments: roadsToo })).thenRefused('UNKNOWN_CASE');
    expect(() => given().when(askDepartments, new AskDepartments(caseId, { way: 'transfer', departments: roadsToo })).events()).not.toThrow(NotYet);
  });
});

describe('The hall sends a case out for the first time', () => {
  const toRoads = [{ department: roads, part: 'lead' as const }];
  const first = (history: readonly RoutingCaseEvent[], more: { readonly reportedUp?: true } = {}, scene = {}) => given(...history).when(askDepartments, new AskDepartments(caseId, { way: 'transfer', departments: toRoads, ...more }), scene);

  it('at the window of intake: from here nothing goes out that was not disposed of there', () => first([received]).thenRefused('NOT_DISPOSED_YET'));
  it('as the law of the day says', () => {
    const article = (day: string) => {
      try {
        return first([received], {}, { law: lawOn(day), ...at(day) }).events().length;
      } catch (error) {
        return error instanceof Refused ? error.refusal.article : error;
      }
    };
    expect([article('2021-06-01'), article(tuesday)]).toEqual(['信访条例 第二十一条第一款', '信访工作条例 第二十二条第一款']);
  });
  it('but from here what was reported up, when it has been decided about', () => first([received], { reportedUp: true }).thenTypes('CaseSentOut', 'CustodyOffered'));
  it('with a lead', () => given(received).when(askDepartments, new AskDepartments(caseId, { way: 'transfer', departments: roadsToo, reportedUp: true })).thenRefused('NO_LEAD'));
  it('never as a secret', () => first([confidential]).thenRefused('CONFIDENTIAL'));
  it('and again from here, once it has come back', () => first([received, sentOut, offered, withdrawn(water), withdrawn(land), offerWithdrawn]).thenTypes('CaseSentOut', 'CustodyOffered'));
});
