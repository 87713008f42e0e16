// What may come through the window of supervision, validated.
import { Department, Id, PageDto, Spelled, Words } from '@onehall/platform';

export class ClocksDto extends PageDto {
  @Spelled(/^(red|yellow|green)(,(red|yellow|green)){0,2}$/, { zh: '灯色，逗号分隔：red 红、yellow 黄、green 绿；不填为全部', example: 'red,yellow', optional: true })
  light?: string;

  @Department({ zh: '由谁承办；hall 为大厅自身。单位只看得到自己的', optional: true })
  holder?: string;

  @Id({ zh: '只看这件信访事项', optional: true })
  case?: string;
}

export class UrgeDepartmentDto {
  @Department({ zh: '被催办的责任单位' })
  department: string;

  @Words(2_000, { zh: '催办理由，不写个人信息' })
  ground: string;

  @Words(20_000, { zh: '催办内容' })
  wording: string;
}

export class AnswerUrgeDto {
  @Words(20_000, { zh: '答复' })
  answer: string;
}
