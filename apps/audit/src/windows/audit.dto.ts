// What may be asked at the windows of audit, validated.
import { ApiProperty } from '@nestjs/swagger';
import { PageDto } from '@onehall/platform';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, IsUUID, Length, Matches, Max, Min } from 'class-validator';

/** A day, or an instant with its zone. A `+` in an address that was not escaped arrives as a space. */
const dayOrInstant = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+ -]\d{2}:\d{2}))?$/;

/** The two questions, and why somebody asks them. */
export class ReadCaseDto {
  @ApiProperty({ description: '截至何时发生的（日期按北京时间当日终了，或带时区的时刻）/ what had happened by this day or instant', required: false, example: '2026-03-02' })
  @IsOptional()
  @Matches(dayOrInstant)
  asOf?: string;

  @ApiProperty({ description: '截至何时已记录的（同上）/ what was recorded by this day or instant', required: false, example: '2026-03-02T10:00:00.000Z' })
  @IsOptional()
  @Matches(dayOrInstant)
  knownAt?: string;

  @ApiProperty({ description: '查阅目的；督查专员必填，不写个人信息 / why: a supervisor must say it', required: false })
  @IsOptional()
  @IsString()
  @Length(1, 500)
  purpose?: string;
}

export class ReadHistoryDto extends ReadCaseDto {
  @ApiProperty({ description: '第几页，从 1 起 / page, from 1', required: false })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  page?: number;

  @ApiProperty({ description: '每页多少条，至多 200 / rows a page', required: false })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  size?: number;
}

export class ProveCaseDto {
  @ApiProperty({ description: '查阅目的，不写个人信息 / why', required: false })
  @IsOptional()
  @IsString()
  @Length(1, 500)
  purpose?: string;
}

export class FindCaseDto {
  @ApiProperty({ description: '信访件编号 / number of the case, or of a submission that joined it', example: '20260302V00012' })
  @IsString()
  @Length(1, 40)
  number: string;
}

export class ReadingsDto extends PageDto {
  @ApiProperty({ description: '只看这件信访事项 / of one case', required: false })
  @IsOptional()
  @IsUUID()
  caseId?: string;
}
