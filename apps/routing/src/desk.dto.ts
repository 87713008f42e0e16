// What may be asked of routing's lists, validated.
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator';
import { IsDepartment } from './case.dto.js';
import { caseStates, type CaseState } from './views/case-board.js';
import { deskPhases, type DeskPhase } from './views/desk-page.js';

export class PageQuery {
  @ApiPropertyOptional({ description: '第几页，从 1 起', default: 1 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  page?: number;

  @ApiPropertyOptional({ description: '每页多少件，至多 200', default: 20 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  size?: number;
}

export class DeskQuery extends PageQuery {
  @ApiPropertyOptional({ description: '办到哪一步；不填为在办的全部', enum: deskPhases })
  @IsOptional()
  @IsIn(deskPhases)
  phase?: DeskPhase;
}

export class BoardQuery extends PageQuery {
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
