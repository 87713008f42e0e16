// What may be asked of routing's lists, validated.
import { ApiPropertyOptional } from '@nestjs/swagger';
import { PageDto } from '@onehall/platform';
import { IsIn, IsOptional, IsString, Length } from 'class-validator';
import { IsDepartment } from './case.dto.js';
import { caseStates, type CaseState } from './views/case-board.js';
import { deskPhases, type DeskPhase } from './views/desk-page.js';

export class DeskQuery extends PageDto {
  @ApiPropertyOptional({ description: '办到哪一步；不填为在办的全部', enum: deskPhases })
  @IsOptional()
  @IsIn(deskPhases)
  phase?: DeskPhase;
}

export class BoardQuery extends PageDto {
  @ApiPropertyOptional({ description: '当前保管者；hall 为大厅' })
  @IsOptional()
  @IsDepartment()
  custodian?: string;

  @ApiPropertyOptional({ description: '办到哪一步', enum: caseStates })
  @IsOptional()
  @IsIn(caseStates)
  state?: CaseState;

  @ApiPropertyOptional({ description: '信访件编号' })
  @IsOptional()
  @IsString()
  @Length(1, 40)
  number?: string;
}
