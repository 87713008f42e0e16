// What audit's lists hold, given events. That the engine writes them is proved where the engine lives.
import { CaseOpened, CaseRead, CaseShownAtIntake, CaseShownAtRouting, FindingRecorded, SubmissionJoined } from '@onehall/contracts';
import type { Event, Recorded } from '@onehall/kernel';
import { caseNumbers } from './case-numbers.js';
import { findingList } from './finding-list.js';
import { readingList } from './reading-list.js';

const caseId = '5f0c8a52-90f5-4a60-9c0e-0d8f1f3a2b11';
const id = '6f0c8a52-90f5-4a60-9c0e-0d8f1f3a2b12';
const other = '7f0c8a52-90f5-4a60-9c0e-0d8f1f3a2b13';
const at = '2026-03-09T02:00:00.000Z';
const said = <E extends Event>(event: E, department?: string): Recorded<E> => ({
  ...event, id, service: 'audit', stream: 'hall/any/1', version: 1, position: 1, recordedAt: at,
  meta: { hall: 'hall', at, actor: { id: 'u-auditor', role: 'auditor', ...(department !== undefined && { department }) }, commandId: id, correlationId: id, rulebook: 'r', calendar: 'c' },
});

describe('The lists of audit', () => {
  it('say who read what, as of when and why', () => {
    const plain = said(CaseRead({ readingId: id, caseId, what: 'history' }));
    const asked = said(CaseRead({ readingId: id, caseId, what: 'file', asOf: at, knownAt: at, purpose: '督查' }), 'county-water');
    const on = readingList.on.CaseRead;
    expect(on.rows(plain)).toEqual([{ readingId: id, caseId }]);
    expect(on.fold(undefined, plain, { readingId: id, caseId })).toEqual({ readAt: at, reader: 'u-auditor', role: 'auditor', department: null, what: 'history', asOf: null, knownAt: null, purpose: null });
    expect(on.fold(undefined, asked, { readingId: id, caseId })).toMatchObject({ department: 'county-water', asOf: at, knownAt: at, purpose: '督查' });
  });

  it('say who was shown what at the window of another service, where no purpose is asked', () => {
    const shown = said(CaseShownAtRouting({ readingId: id, cases: [caseId, other], what: 'board' }), 'county-water');
    const on = readingList.on.CaseShownAtRouting;
    expect(on.rows(shown)).toEqual([{ readingId: id, caseId }, { readingId: id, caseId: other }]);
    expect(on.fold(undefined, shown, { readingId: id, caseId })).toEqual({ readAt: at, reader: 'u-auditor', role: 'auditor', department: 'county-water', what: 'board' });
  });

  it('say who searched for somebody whom nobody knows', () => {
    const shown = said(CaseShownAtIntake({ readingId: id, cases: [], what: 'search phone' }));
    expect(readingList.on.CaseShownAtIntake.rows(shown)).toEqual([{ readingId: id, caseId: '' }]);
  });

  it('say what was found, of an event or of a log as a whole', () => {
    const on = findingList.on.FindingRecorded;
    const [event, log] = [said(FindingRecorded({ findingId: id, service: 'routing', stream: 'hall/case/1', version: 3, wrong: '改动' })), said(FindingRecorded({ findingId: id, service: 'routing', wrong: '截断' }))];
    expect(on.rows(event)).toEqual([{ findingId: id }]);
    expect(on.fold(undefined, event, { findingId: id })).toEqual({ foundAt: at, service: 'routing', stream: 'hall/case/1', version: 3, wrong: '改动' });
    expect(on.fold(undefined, log, { findingId: id })).toMatchObject({ stream: null, version: null, wrong: '截断' });
  });

  it('know a case by its number, and by those of the submissions that joined it', () => {
    const term = { on: '2026-03-17', clock: 'C-ROUTE', article: '第二十二条' };
    const opened = said(CaseOpened({ caseId, submissionId: id, number: '20260304L00001', openedAt: at, receivedOn: '2026-03-02', channel: 'letter', purpose: 'request', petitioner: true, routeBy: term }));
    const joined = said(SubmissionJoined({ caseId, submissionId: id, number: '20260309P00001', receivedOn: '2026-03-09', channel: 'phone' }));
    expect(caseNumbers.on.CaseOpened.rows(opened)).toEqual([{ number: '20260304L00001' }]);
    expect(caseNumbers.on.SubmissionJoined.rows(joined)).toEqual([{ number: '20260309P00001' }]);
    for (const fold of [caseNumbers.on.CaseOpened.fold(undefined, opened, { number: '1' }), caseNumbers.on.SubmissionJoined.fold(undefined, joined, { number: '1' })]) expect(fold).toEqual({ caseId });
  });
});
