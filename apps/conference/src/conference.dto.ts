// What may come through the window of conference, validated.
import { ApiProperty } from '@nestjs/swagger';
import { stances, type Stance } from '@onehall/contracts';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsIn, IsISO8601, IsOptional, IsString, IsUUID, Length, Matches, ValidateNested } from 'class-validator';
import type { Attendance } from './conference/conference.js';

const attendances = ['present', 'absent', 'excused'] as const satisfies readonly Attendance[];
const department = /^[a-z0-9-]{2,40}$/;
const day = /^20\d{2}-\d{2}-\d{2}$/;

export class CallConferenceDto {
  @ApiProperty({ description: '上会的信访事项，第一件为主' })
  @IsUUID(undefined, { each: true })
  @ArrayUnique()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  cases: [string, ...string[]];

  @ApiProperty({ description: '会议主题，不写个人信息' })
  @IsString()
  @Length(1, 2_000)
  subject: string;

  @ApiProperty({ description: '召集人职务' })
  @IsString()
  @Length(1, 2_000)
  convener: string;

  @ApiProperty({ description: '开会时刻，带时区', example: '2026-03-09T01:00:00.000Z' })
  @IsISO8601({ strict: true })
  @Matches(/(Z|[+-]\d{2}:\d{2})$/)
  heldAt: string;

  @ApiProperty({ description: '会议地点' })
  @IsString()
  @Length(1, 2_000)
  venue: string;

  @ApiProperty({ description: '邀请的责任单位' })
  @Matches(department, { each: true })
  @ArrayUnique()
  @ArrayMinSize(1)
  @ArrayMaxSize(60)
  invited: string[];
}

export class TopicDto {
  @ApiProperty({ description: '信访事项' })
  @IsUUID()
  caseId: string;

  @ApiProperty({ description: '议题' })
  @IsString()
  @Length(1, 20_000)
  topic: string;
}

export class SetAgendaDto {
  @ApiProperty({ description: '议程，按顺序', type: [TopicDto] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => TopicDto)
  agenda: TopicDto[];
}

export class RecordAttendanceDto {
  @ApiProperty({ description: '责任单位' })
  @Matches(department)
  department: string;

  @ApiProperty({ description: '到会 present、缺席 absent、请假 excused', enum: attendances })
  @IsIn(attendances)
  attendance: Attendance;

  @ApiProperty({ description: '到会人职务', required: false })
  @IsOptional()
  @IsString()
  @Length(1, 2_000)
  post?: string;
}

export class StatePositionDto {
  @ApiProperty({ description: '表态单位；单位自己表态时可不填', required: false })
  @IsOptional()
  @Matches(department)
  department?: string;

  @ApiProperty({ description: '就哪一件信访事项表态' })
  @IsUUID()
  about: string;

  @ApiProperty({ description: '同意 agree、保留 reserve、反对 oppose、非本单位职责 not-ours', enum: stances })
  @IsIn(stances)
  stance: Stance;

  @ApiProperty({ description: '意见' })
  @IsString()
  @Length(1, 20_000)
  view: string;
}

export class AgreedTaskDto {
  @ApiProperty({ description: '信访事项' })
  @IsUUID()
  caseId: string;

  @ApiProperty({ description: '责任单位' })
  @Matches(department)
  department: string;

  @ApiProperty({ description: '议定事项' })
  @IsString()
  @Length(1, 20_000)
  what: string;

  @ApiProperty({ description: '完成期限', example: '2026-04-01' })
  @Matches(day)
  @IsISO8601({ strict: true })
  dueOn: string;
}

export class PassResolutionDto {
  @ApiProperty({ description: '决议' })
  @IsString()
  @Length(1, 20_000)
  resolution: string;

  @ApiProperty({ description: '议定事项', type: [AgreedTaskDto] })
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => AgreedTaskDto)
  tasks: AgreedTaskDto[];
}

export class SignMinutesDto {
  @ApiProperty({ description: '签发人，须为召集人' })
  @IsString()
  @Length(1, 2_000)
  convener: string;

  @ApiProperty({ description: '会议纪要正文' })
  @IsString()
  @Length(1, 20_000)
  minutes: string;
}

export class RecordLeaderSignatureDto {
  @ApiProperty({ description: '批示领导的职务' })
  @IsString()
  @Length(1, 2_000)
  leader: string;

  @ApiProperty({ description: '批示内容' })
  @IsString()
  @Length(1, 20_000)
  instruction: string;
}

export class ReportTaskDoneDto {
  @ApiProperty({ description: '办理情况' })
  @IsString()
  @Length(1, 20_000)
  report: string;
}

export class CancelConferenceDto {
  @ApiProperty({ description: '取消原因' })
  @IsString()
  @Length(1, 2_000)
  reasons: string;
}
