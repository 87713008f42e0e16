// What may come through the window about the register of departments, validated.
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayUnique, IsArray, IsOptional, IsString, Length } from 'class-validator';
import { IsDepartment, IsText, IsWords } from './case.dto.js';

export class OpenDepartmentDto {
  @ApiProperty({ description: '责任单位代号：小写字母、数字和连字符', example: 'county-water' })
  @IsDepartment()
  department: string;

  @ApiProperty({ description: '名称', example: '县水利局' })
  @IsString()
  @Length(1, 100)
  name: string;

  @ApiProperty({ description: '别称', type: [String] })
  @IsArray()
  @Length(1, 100, { each: true })
  @ArrayUnique()
  @ArrayMaxSize(50)
  aliases: string[];

  @ApiPropertyOptional({ description: '上级单位代号' })
  @IsOptional()
  @IsDepartment()
  superior?: string;

  @ApiProperty({ description: '职责关键词', type: [String], example: ['饮水', '灌溉', '水库'] })
  @IsArray()
  @Length(1, 100, { each: true })
  @ArrayUnique()
  @ArrayMaxSize(200)
  remits: string[];
}

export class ChangeRemitDto {
  @ApiProperty({ description: '职责关键词', type: [String] })
  @IsArray()
  @Length(1, 100, { each: true })
  @ArrayUnique()
  @ArrayMaxSize(200)
  remits: string[];

  @ApiProperty({ description: '变更理由，如机构改革方案' })
  @IsWords()
  reasons: string;
}

export class CloseDepartmentDto {
  @ApiPropertyOptional({ description: '承继职责的单位' })
  @IsOptional()
  @IsDepartment()
  successor?: string;
}

export class SuggestDepartmentsQuery {
  @ApiProperty({ description: '要分流的文字；较长的用 POST', maxLength: 1_000 })
  @IsString()
  @Length(1, 1_000)
  text: string;
}

export class SuggestDepartmentsDto {
  @ApiProperty({ description: '要分流的文字' })
  @IsText()
  text: string;
}
