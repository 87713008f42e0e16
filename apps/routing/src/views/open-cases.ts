// How many cases a department still has to do with.
import type { ViewReader } from '@onehall/projections';
import { departmentDesk } from './department-desk.js';

/** Cases that have not ended and of which it has a share, or which it holds. */
export async function openCases(views: ViewReader, hall: string, department: string): Promise<number> {
  const counted = await views
    .query(departmentDesk, hall)
    .select('count(*)::int', 'open')
    .innerJoin('case_board', 'board', 'board."hall" = row."hall" and board."caseId" = row."caseId"')
    .andWhere('row."department" = :department', { department })
    .andWhere(`board."endedOn" is null and (row."phase" <> 'returned' or board."custodian" = row."department")`)
    .getRawOne<{ open: number }>();
  return counted?.open ?? 0;
}
