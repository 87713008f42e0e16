// A page of a department's desk: its shares beside what the case board knows of each case.
import type { Page, ViewReader } from '@onehall/projections';
import type { OnBoard } from './case-board.js';
import { departmentDesk, type OnDesk } from './department-desk.js';

/** Where a share can be looked for: in its own phase while the case goes on, or with the cases that have ended. */
export const deskPhases = ['asked', 'signed', 'objected', 'accepted', 'answered', 'returned', 'ended'] as const;
export type DeskPhase = (typeof deskPhases)[number];

export type DeskLine = OnDesk & Pick<OnBoard, 'number' | 'submissions' | 'lastJoinedAt' | 'title' | 'category' | 'state' | 'lead' | 'endedOn' | 'how'> & { readonly heldBy: OnBoard['custodian'] };

export interface DeskWanted {
  readonly hall: string;
  readonly department: string;
  /** Absent: all that the department still has to do with. */
  readonly phase?: DeskPhase | undefined;
  readonly page?: number | undefined;
  readonly size?: number | undefined;
}

/** Oldest first. The title is no longer shown to a department whose objection was upheld: it handed the case back. */
export function deskPage(views: ViewReader, { hall, department, phase, page, size }: DeskWanted): Promise<Page<DeskLine>> {
  const query = views
    .query(departmentDesk, hall)
    .leftJoin('case_board', 'board', 'board."hall" = row."hall" and board."caseId" = row."caseId"')
    .andWhere('row."department" = :department', { department })
    // Of what went to the discipline organ no department knows anything.
    .andWhere('board."handedOver" is not true');
  for (const column of ['number', 'submissions', 'lastJoinedAt', 'category', 'state', 'lead', 'endedOn', 'how']) query.addSelect(`board."${column}"`, column);
  query.addSelect('board."custodian"', 'heldBy').addSelect(`case when row."phase" = 'returned' then null else board."title" end`, 'title');
  if (phase === 'ended') query.andWhere('board."endedOn" is not null');
  else if (phase) query.andWhere('board."endedOn" is null and row."phase" = :phase', { phase });
  else query.andWhere(`board."endedOn" is null and row."phase" <> 'returned'`);
  return views.paged<DeskLine>(query, { order: [['receivedOn', 'ASC'], ['caseId', 'ASC']], page, size });
}
