// An event is spoken as its contract says, or it does not reach the log.
import { CaseOpened } from '@onehall/contracts';
import { Problem } from './problem.js';
import { assertSpoken } from './spoken.js';

const caseId = 'a3bb189e-8bf9-5888-9912-ace4e6543002';
const opened = {
  caseId, submissionId: caseId, number: '20260302V00001', openedAt: '2026-03-02T02:00:00.000Z', receivedOn: '2026-03-02', channel: 'visit', purpose: 'request', petitioner: true,
  routeBy: { on: '2026-03-17', clock: 'C-ROUTE', article: '信访工作条例 第二十二条' },
} as const;
const box = { key: `case/${caseId}`, at: `${caseId}#title`, box: 'AQID', commitment: 'AQID' };

describe('A word of the hall', () => {
  it('may carry a personal field plain', () => expect(() => assertSpoken(CaseOpened({ ...opened, title: '水渠漏水' }))).not.toThrow());
  it('may carry it sealed, as a policy hands it on', () => expect(() => assertSpoken(CaseOpened({ ...opened, title: box }))).not.toThrow());
  it('may not carry half a seal', () => expect(() => assertSpoken(CaseOpened({ ...opened, title: { ...box, box: '' } }))).toThrow(Problem));
  it('names the field that does not fit', () => {
    expect(() => assertSpoken(CaseOpened({ ...opened, receivedOn: '2 March' }))).toThrow(/receivedOn of CaseOpened/);
  });
  it('may not hold a field that the contract does not know', () => {
    const data = { ...opened, mood: 'angry' };
    expect(() => assertSpoken({ type: 'CaseOpened', schemaVersion: 1, data })).toThrow(/does not fit/);
  });
  it('must be said by somebody', () => expect(() => assertSpoken({ type: 'CaseForgotten', schemaVersion: 1, data: {} })).toThrow(/No contract/));
});
