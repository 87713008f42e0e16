// What may come through the window of supervision, validated.
import { ApiProperty } from '@nestjs/swagger';
import { PageDto } from '@onehall/platform';
import { IsOptional, IsString, IsUUID, Length, Matches } from 'class-validator';

const department = /^[a-z0-9-]{2,40}$/;

export class ClocksDto extends PageDto {
  @ApiProperty({ description: '灯色，逗号分隔：red 红、yellow 黄、green 绿；不填为全部', required: false, example: 'red,yellow' })
  @IsOptional()
  @Matches(/^(red|yellow|green)(,(red|yellow|green)){0,2}$/)
  light?: string;

  @ApiProperty({ description: '由谁承办；hall 为大厅自身。单位只看得到自己的', required: false })
  @IsOptional()
  @Matches(department)
  holder?: string;

  @ApiProperty({ description: '只看这件信访事项', required: false })
  @IsOptional()
  @IsUUID()
  case?: string;
}

export class UrgeDepartmentDto {
  @ApiProperty({ description: '被催办的责任单位' })
  @Matches(department)
  department: string;

  @ApiProperty({ description: '催办理由，不写个人信息' })
  @IsString()
  @Length(1, 2_000)
  ground: string;

  @ApiProperty({ description: '催办内容' })
  @IsString()
  @Length(1, 20_000)
  wording: string;
}

export class AnswerUrgeDto {
  @ApiProperty({ description: '答复' })
  @IsString()
  @Length(1, 20_000)
  answer: string;
}
