// Which page of a list somebody asks for: the same at every window.
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';

/** Extended by the query of each list. Pages count from 1; a page holds 20 rows unless told otherwise, and 200 at most. */
export class PageDto {
  @ApiPropertyOptional({ description: '第几页，从 1 起 / page, from 1', default: 1 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  page?: number;

  @ApiPropertyOptional({ description: '每页多少条，至多 200 / rows a page, at most 200', default: 20 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  size?: number;
}
