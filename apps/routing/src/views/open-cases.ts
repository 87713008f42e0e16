// Which cases a department still has to do with, and which tasks.
import type { ViewReader } from '@onehall/projections';
import { departmentDesk } from './department-desk.js';
import { owedTasks } from './owed-tasks.js';

/** Cases that have not ended and of which it has a share, or which it holds. */
export async function openCases(views: ViewReader, hall: string, department: string): Promise<readonly string[]> {
  const found = await views
    .query(departmentDesk, hall)
    .select('row."caseId"', 'caseId')
    .innerJoin('case_board', 'board', 'board."hall" = row."hall" and board."caseId" = row."caseId"')
    .andWhere('row."department" = :department', { department })
    .andWhere(`board."endedOn" is null and (row."phase" <> 'returned' or board."custodian" = row."department")`)
    .orderBy('row."caseId"')
    .getRawMany<{ caseId: string }>();
  return found.map(({ caseId }) => caseId);
}

/** Tasks of conferences that it has not reported done. */
export async function openTasks(views: ViewReader, hall: string, department: string): Promise<readonly string[]> {
  const query = views.query(owedTasks, hall).select('row."taskId"', 'taskId').andWhere('row."department" = :department and row."doneOn" is null', { department });
  return (await query.getRawMany<{ taskId: string }>()).map(({ taskId }) => taskId);
}
