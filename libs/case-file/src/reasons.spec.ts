// Proof that whatever was done to a case for reasons stands in its file with them: withdrawals, endings, sendings, objections, refusals.
import {
  CaseDeclined, CaseEnded, CaseRedirected, CaseSentOut, ConferenceCancelled, contracts, CustodyRefused, DepartmentObjected, ObjectionDenied, ObjectionUpheld, SendingWithdrawn, SubmissionCorrected, SubmissionWithdrawn, TermExtended,
} from '@onehall/contracts';
import type { Event } from '@onehall/kernel';
import { atTable, caseId, conferenceId, inIntake, inRouting, land, march, recorded, submissionId, water } from '../test/a-life.js';
import { caseFile } from './case-file.js';

const day = '2026-03-06';
const paper = { kind: '公文', number: '2', issuedOn: day };
const asked = (reasons?: string) => CaseSentOut({ caseId, way: 'transfer', departments: [{ department: land, part: 'assist' }, { department: water, part: 'assist' }], sentOn: day, paper, ...(reasons && { reasons }) });
const takenBack = (department: string, reasons: string) => SendingWithdrawn({ caseId, department, withdrawnOn: day, reasons });
const upheld = ObjectionUpheld({ caseId, department: land, upheldOn: day, reasons: '确属发错' });

/** Heard after a case was sent to two departments, signed for by both, and the second objected. */
const heard = (...events: readonly Event[]) => {
  const told = events.map((event, index) => recorded(event.type === 'ConferenceCancelled' ? 'conference' : /Declined|Redirected|Corrected/.test(event.type) ? 'intake' : 'routing', event, march(6, `03:00:0${index}.000`)));
  return caseFile(caseId, [...inIntake.slice(0, 2), ...inRouting.slice(0, 7), ...atTable.slice(0, 1), ...told]);
};

/** One of each word that gives its reasons. */
const withReasons = [
  SubmissionWithdrawn({ caseId, number: '20260309P00001', withdrawnOn: day, reasons: '已私下解决' }),
  CaseEnded({ caseId, endedOn: day, how: 'withdrawn', reasons: '书面撤回', article: '第三十六条' }),
  takenBack(land, '发错单位'),
  DepartmentObjected({ caseId, department: land, objectedOn: day, reasons: '不归我局' }),
  upheld,
  ObjectionDenied({ caseId, department: land, deniedOn: day, reasons: '归你局' }),
  TermExtended({ caseId, department: water, days: 30, reasons: '需要勘验', approvedBy: 'u-head', approvedOn: day, toldOn: day, answerBy: { on: '2026-06-09', clock: 'C-HANDLE', article: '第三十四条' }, paper }),
  CustodyRefused({ caseId, from: 'hall', to: water, reasons: '人手不足' }),
  CaseDeclined({ caseId, kind: 'not-accepted', ground: 'court', article: '第十四条', reasons: '法院已经受理', declinedOn: day, paper }),
  CaseRedirected({ caseId, organ: '县法院', ground: 'NOT_OURS', article: '第十四条', reasons: '属于诉讼', redirectedOn: day, paper }),
  SubmissionCorrected({ submissionId, caseId, place: '西街', reasons: '当面核对' }),
  ConferenceCancelled({ conferenceId, caseId, reasons: '改期' }),
] as const;

describe('What was done for reasons', () => {
  it.each(withReasons.map(event => [event.type, event] as const))('stands in the file with them: %s', (_, event) => {
    const { history, ...file } = heard(event);
    expect(history.map(({ type }) => type)).toContain(event.type);
    expect(JSON.stringify(file)).toContain(JSON.stringify(event.data.reasons));
  });

  it('is all that the hall has words for, but a second sending', () => {
    const giving = [...contracts.values()].filter(({ schema: { properties } }) => 'reasons' in properties && 'caseId' in properties).map(({ type }) => type);
    expect([...withReasons.map(({ type }) => type), 'CaseSentOut'].sort()).toEqual(giving.sort());
  });

  it('says why a department was asked again whose objection had been upheld, and of no other that was asked with it', () => {
    const { departments } = heard(upheld, takenBack(water, '重新分派'), asked('上级指定'));
    expect(departments[land]?.sendings).toEqual([{ on: '2026-03-04', way: 'transfer' }, { on: day, way: 'transfer', reasons: '上级指定' }]);
    expect(departments[land]?.objections).toEqual([{ on: day, reasons: '不属于本单位。', answer: 'upheld', answeredOn: day, because: '确属发错' }]);
    expect(departments[water]?.sendings).toEqual([{ on: '2026-03-04', way: 'transfer', takenBack: { on: day, reasons: '重新分派' } }, { on: day, way: 'transfer' }]);
  });

  it('says of an objection that the hall denied who has decided otherwise, and by which paper', () => {
    const decided = ObjectionUpheld({ ...upheld.data, upheldOn: '2026-03-20', decidedBy: 'common-superior', decision: '县政办函〔2026〕3号' });
    expect(heard(withReasons[5], decided).departments[land]).toMatchObject({
      phase: 'excused', objections: [{ reasons: '不属于本单位。', denied: { on: day, because: '归你局' }, answer: 'upheld', answeredOn: '2026-03-20', because: '确属发错', decidedBy: 'common-superior', decision: '县政办函〔2026〕3号' }],
    });
  });

  it('says how the petitioners declared that they withdraw, each and the last one', () =>
    expect(heard(withReasons[0], withReasons[1])).toMatchObject({ withdrawals: [{ number: '20260309P00001', on: day, reasons: '已私下解决' }], ending: { on: day, how: 'withdrawn', article: '第三十六条', reasons: '书面撤回' } }));

  it('is no new sending when only the part of a department changes', () => expect(heard(asked()).departments[water]?.sendings).toEqual([{ on: '2026-03-04', way: 'transfer' }]));
  it('is one when a department that has the case is asked by another letter', () =>
    expect(heard(asked(), CaseSentOut({ ...asked().data, answerBy: '2026-04-01', standing: [water] })).departments[water]).toMatchObject({ sendings: [{ way: 'transfer' }, { way: 'transfer', answerBy: '2026-04-01' }] }));
});
