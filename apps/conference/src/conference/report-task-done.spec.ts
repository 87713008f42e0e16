// Proof of who reports a task as done.
import { TaskDone } from '@onehall/contracts';
import { agenda, called, cancelled, certificates, conferenceId, elsewhere, estate, given, handlerOf, neighbours, present, resolved, secretary, survey, surveyDone } from '../../test/the-estate.js';
import { reportTaskDone, ReportTaskDone } from './report-task-done.js';

const report = new ReportTaskDone(conferenceId, { taskId: survey, report: '测绘完成' });
const housing = { actor: handlerOf('housing') };
const held = [called, agenda, present('land')] as const;

describe('A task of a conference', () => {
  it('is reported as done by the department that owns it', () => given(...held, resolved).when(reportTaskDone, report, housing).then(surveyDone));
  it('on the case that it serves, which need not be the first one', () =>
    given(...held, resolved)
      .when(reportTaskDone, new ReportTaskDone(conferenceId, { taskId: certificates, report: '登记完成' }), { actor: handlerOf('land') })
      .then(TaskDone({ conferenceId, caseId: estate, department: 'land', doneOn: '2026-03-09', task: { taskId: certificates, caseId: neighbours, report: '登记完成' } })));
  it('and by nobody else at the table', () => given(...held, resolved).when(reportTaskDone, report, { actor: handlerOf('land') }).thenRefused('NOT_YOURS'));
  it('nor by the secretary in its place', () => given(...held, resolved).when(reportTaskDone, report, { actor: secretary }).thenRefused('NOT_YOURS'));
  it('once', () => given(...held, resolved, surveyDone).when(reportTaskDone, report, housing).thenRefused('TASK_DONE'));
  it('only when the conference agreed it', () => given(...held, resolved).when(reportTaskDone, new ReportTaskDone(conferenceId, { taskId: elsewhere, report: '完成' }), housing).thenRefused('UNKNOWN_TASK'));
  it('not before the resolution', () => given(...held).when(reportTaskDone, report, housing).thenRefused('NOT_RESOLVED'));
  it('never at a conference that was cancelled', () => given(called, cancelled).when(reportTaskDone, report, housing).thenRefused('CANCELLED'));
});
