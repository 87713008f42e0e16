// What may come through the window about a department's share of a case, validated.
import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { outcomes, parts, routes, type CaseSentOut, type Outcome, type Route } from '@onehall/contracts';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsIn, IsInt, IsISO8601, IsOptional, IsString, Length, Matches, Max, Min, ValidateNested } from 'class-validator';

type Sending = CaseSentOut['data'];
const ways = ['transfer', 'assign'] as const satisfies readonly Sending['way'][];

/** A legal day that stands in the calendar. */
export const IsDay = () => applyDecorators(IsISO8601({ strict: true }), Matches(/^\d{4}-\d{2}-\d{2}$/));
/** The id of a department in the register, or `hall`. */
export const IsDepartment = () => Matches(/^[a-z0-9-]{2,40}$/);
/** Free text of a case. */
export const IsText = () => applyDecorators(IsString(), Length(1, 20_000));
/** Plain words without personal data. */
export const IsWords = () => applyDecorators(IsString(), Length(1, 2_000));

export class AskedDto {
  @ApiProperty({ description: '责任单位代号', example: 'county-water' })
  @IsDepartment()
  department: string;

  @ApiProperty({ description: 'lead 主办，assist 协办', enum: parts })
  @IsIn(parts)
  part: Sending['departments'][number]['part'];
}

export class AskDepartmentsDto {
  @ApiProperty({ description: 'transfer 转送，assign 交办', enum: ways })
  @IsIn(ways)
  way: Sending['way'];

  @ApiProperty({ description: '转送、交办的单位；没有主办单位时须列一个', type: [AskedDto] })
  @ValidateNested({ each: true })
  @Type(() => AskedDto)
  @ArrayMinSize(1)
  @ArrayMaxSize(40)
  departments: AskedDto[];

  @ApiPropertyOptional({ description: '交办函写明的办理期限', example: '2026-04-01' })
  @IsOptional()
  @IsDay()
  answerBy?: string;
}

export class WithdrawSendingDto {
  @ApiProperty({ description: '尚未签收的单位' })
  @IsDepartment()
  department: string;

  @ApiProperty({ description: '撤回的理由' })
  @IsText()
  reasons: string;
}

export class ObjectToCaseDto {
  @ApiProperty({ description: '异议的详细理由' })
  @IsText()
  reasons: string;

  @ApiPropertyOptional({ description: '建议转送的单位' })
  @IsOptional()
  @IsDepartment()
  proposes?: string;
}

export class UpholdObjectionDto {
  @ApiProperty({ description: '提出异议的单位' })
  @IsDepartment()
  department: string;

  @ApiPropertyOptional({ description: '核实情况' })
  @IsOptional()
  @IsText()
  reasons?: string;
}

export class DenyObjectionDto {
  @ApiProperty({ description: '提出异议的单位' })
  @IsDepartment()
  department: string;

  @ApiProperty({ description: '不同意的理由' })
  @IsText()
  reasons: string;
}

export class AcceptCaseDto {
  @ApiProperty({ description: '第三十一条的六种途径，或者第二十九条的建议', enum: routes })
  @IsIn(routes)
  route: Route;
}

export class AcceptanceDeliveryDto {
  @ApiPropertyOptional({ description: '告知书送达之日，不填为今天' })
  @IsOptional()
  @IsDay()
  deliveredOn?: string;
}

export class NoteProgressDto {
  @ApiProperty({ description: '办理情况' })
  @IsText()
  note: string;

  @ApiPropertyOptional({ description: '办理之日，不填为今天' })
  @IsOptional()
  @IsDay()
  notedOn?: string;
}

export class ExtendTermDto {
  @ApiProperty({ description: '延长天数，不超过三十日', example: 30 })
  @IsInt()
  @Min(1)
  @Max(365)
  days: number;

  @ApiProperty({ description: '延期理由，告知信访人' })
  @IsText()
  reasons: string;
}

export class AnswerPartDto {
  @ApiProperty({ description: 'supported 予以支持，explained 解释说明，not-supported 不予支持', enum: outcomes })
  @IsIn(outcomes)
  outcome: Outcome;

  @ApiProperty({ description: '本单位的答复' })
  @IsText()
  answer: string;

  @ApiPropertyOptional({ description: '依据，不写个人信息' })
  @IsOptional()
  @IsWords()
  basis?: string;
}
