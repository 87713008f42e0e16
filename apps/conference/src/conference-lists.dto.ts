// What may be asked of the lists of conference, validated.
import { ApiProperty } from '@nestjs/swagger';
import { PageDto } from '@onehall/platform';
import { IsIn, IsOptional, IsUUID, Matches } from 'class-validator';

const states = ['called', 'resolved', 'signed', 'cancelled'] as const;

export class ConferencesDto extends PageDto {
  @ApiProperty({ description: '状态', required: false, enum: states })
  @IsOptional()
  @IsIn(states)
  state?: (typeof states)[number];

  @ApiProperty({ description: '只看这件信访事项上的会议', required: false })
  @IsOptional()
  @IsUUID()
  case?: string;
}

export class TasksDto extends PageDto {
  @ApiProperty({ description: '只看没有办完的', required: false })
  @IsOptional()
  @IsIn(['true', 'false'])
  open?: 'true' | 'false';

  @ApiProperty({ description: '责任单位；单位只看得到自己的', required: false })
  @IsOptional()
  @Matches(/^[a-z0-9-]{2,40}$/)
  department?: string;
}
