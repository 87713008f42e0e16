// What may be asked of routing's lists, validated.
import { Choice, Department, PageDto, Words } from '@onehall/platform';
import { caseStates, type CaseState } from './views/case-board.js';
import { deskPhases, type DeskPhase } from './views/desk-page.js';

export class DeskQuery extends PageDto {
  @Choice(deskPhases, { zh: '办到哪一步；不填为在办的全部', optional: true })
  phase?: DeskPhase;
}

export class BoardQuery extends PageDto {
  @Department({ zh: '当前保管者；hall 为大厅', optional: true })
  custodian?: string;

  @Choice(caseStates, { zh: '办到哪一步', optional: true })
  state?: CaseState;

  @Words(40, { zh: '信访件编号', optional: true })
  number?: string;
}
