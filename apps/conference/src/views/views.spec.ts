// Proof of what the views of conference show.
import { CaseDeclined, CaseDisposed, CaseOpened, CaseRedirected, DepartmentClosed, DepartmentOpened } from '@onehall/contracts';
import { rowsOf } from '@onehall/testing';
import { called, cancelled, certificates, conferenceId, declinedResolved, estate, neighbours, resolved, signed, survey, surveyDone, takenOffResolved } from '../../test/the-estate.js';
import { recorded } from '../../test/recorded.js';
import { conferenceAgenda } from './conference-agenda.js';
import { conferenceTasks } from './conference-tasks.js';
import { knownCases } from './known-cases.js';
import { knownDepartments } from './known-departments.js';

describe('The agenda of conferences shows', () => {
  it('who is called to which table', () =>
    expect(rowsOf(conferenceAgenda, [recorded(called)])).toEqual([
      expect.objectContaining({ conferenceId, state: 'called', caseCount: 2, invited: ['housing', 'land', 'tax'], tasks: 0, tasksOpen: 0 }),
    ]));
  it('how many tasks are still open after the resolution', () =>
    expect(rowsOf(conferenceAgenda, [recorded(called), recorded(resolved), recorded(surveyDone)])).toEqual([expect.objectContaining({ state: 'resolved', tasks: 2, tasksOpen: 1 })]));
  it('the number of the minutes, and still one open task', () =>
    expect(rowsOf(conferenceAgenda, [recorded(called), recorded(resolved), recorded(signed), recorded(surveyDone)])).toEqual([
      expect.objectContaining({ state: 'signed', minutesNumber: '联纪〔2026〕7号', tasksOpen: 1 }),
    ]));
  it('neither the subject nor the tasks of a case that went to the discipline organ', () =>
    expect(rowsOf(conferenceAgenda, [recorded(called), recorded(resolved), recorded(takenOffResolved)])).toEqual([expect.objectContaining({ subject: null, tasks: 1, tasksOpen: 1 })]));
  it('the subject, and not the tasks, of a case that the hall declined', () =>
    expect(rowsOf(conferenceAgenda, [recorded(called), recorded(resolved), recorded(declinedResolved)])).toEqual([expect.objectContaining({ subject: '小区办证', tasks: 1, tasksOpen: 1 })]));
  it('what was called off', () => expect(rowsOf(conferenceAgenda, [recorded(called), recorded(cancelled)])).toEqual([expect.objectContaining({ state: 'cancelled' })]));
});

describe('The list of tasks shows', () => {
  it('each task with its owner, its day and the case that it serves', () =>
    expect(rowsOf(conferenceTasks, [recorded(resolved)])).toEqual([
      { conferenceId, taskId: survey, caseId: estate, department: 'housing', what: '补测绘', dueOn: '2026-03-31', resolvedOn: '2026-03-09' },
      { conferenceId, taskId: certificates, caseId: neighbours, department: 'land', what: '办理登记', dueOn: '2026-04-30', resolvedOn: '2026-03-09' },
    ]));
  it('no task of a case that went to the discipline organ', () =>
    expect(rowsOf(conferenceTasks, [recorded(resolved), recorded(takenOffResolved)])).toEqual([expect.objectContaining({ taskId: certificates })]));
  it('on which day a task was done', () =>
    expect(rowsOf(conferenceTasks, [recorded(resolved), recorded(surveyDone)])).toEqual([
      expect.objectContaining({ taskId: survey, doneOn: '2026-03-09' }),
      expect.not.objectContaining({ doneOn: expect.anything() as unknown }),
    ]));
});

describe('Conference knows', () => {
  const term = { on: '2026-03-17', clock: 'C-ROUTE', article: '信访工作条例 第二十二条' };
  const opened = CaseOpened({
    caseId: estate, submissionId: survey, number: 'F2026-1', openedAt: '2026-03-02T02:00:00.000Z', receivedOn: '2026-03-02', channel: 'visit', purpose: 'request', petitioner: true, routeBy: term,
  });
  const paper = { kind: '转送单', number: '转〔2026〕1号', issuedOn: '2026-03-03' };
  const disposed = (way: 'transfer' | 'discipline' | 'political-legal') => CaseDisposed({ caseId: estate, way, disposedOn: '2026-03-03', article: '信访工作条例 第二十二条', paper });

  it('the cases that intake has opened', () => expect(rowsOf(knownCases, [recorded(opened)])).toEqual([{ caseId: estate, number: 'F2026-1', receivedOn: '2026-03-02', confidential: false }]));
  it('which of them are confidential from the start', () =>
    expect(rowsOf(knownCases, [recorded(CaseOpened({ ...opened.data, confidential: true }))])).toEqual([expect.objectContaining({ confidential: true })]));
  it('and which became so when they went to the discipline organ', () => {
    expect(rowsOf(knownCases, [recorded(opened), recorded(disposed('discipline'))])).toEqual([expect.objectContaining({ number: 'F2026-1', confidential: true })]);
    expect(rowsOf(knownCases, [recorded(opened), recorded(disposed('transfer'))])).toEqual([expect.objectContaining({ confidential: false })]);
  });
  it('and which have left the hall otherwise', () => {
    const declined = CaseDeclined({ caseId: estate, kind: 'not-accepted', ground: 'IN_HAND', article: '第十九条', reasons: 'x', declinedOn: '2026-03-03', paper });
    const redirected = CaseRedirected({ caseId: estate, organ: '县法院', ground: 'NOT_OURS', article: '第二十三条', redirectedOn: '2026-03-03', paper });
    for (const [event, gone] of [[declined, 'declined'], [redirected, 'redirected'], [disposed('political-legal'), 'referred']] as const)
      expect(rowsOf(knownCases, [recorded(opened), recorded<typeof declined | typeof redirected | ReturnType<typeof disposed>>(event)])).toEqual([expect.objectContaining({ confidential: false, gone })]);
  });
  it('the departments that are open, and those that were closed', () => {
    const department = DepartmentOpened({ department: 'land', name: '自然资源局', aliases: [], remits: [], openedOn: '2026-01-01' });
    expect(rowsOf(knownDepartments, [recorded(department)])).toEqual([{ department: 'land', name: '自然资源局' }]);
    expect(rowsOf(knownDepartments, [recorded(department), recorded(DepartmentClosed({ department: 'land', closedOn: '2026-02-01' }))])).toEqual([
      { department: 'land', name: '自然资源局', closedOn: '2026-02-01' },
    ]);
  });
});
