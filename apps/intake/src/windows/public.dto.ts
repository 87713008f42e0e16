// What a petitioner says at the public window: the number and the query code, and how the case was handled.
import { grades, type Grade } from '@onehall/contracts';
import { Choice, Spelled, Words } from '@onehall/platform';

export class PublicCaseDto {
  @Spelled(/^\s*[0-9A-Za-z]{1,40}\s*$/, { zh: '信访件编号', example: '20260302V00001' })
  readonly number: string;

  @Spelled(/^(?=.*[0-9A-Za-z])[0-9A-Za-z\s-]{1,40}$/, { zh: '查询码', example: 'K7M2Q9XW4T' })
  readonly code: string;
}

export class RateCaseDto extends PublicCaseDto {
  @Choice(grades, { zh: '对信访部门：satisfied 满意、fair 基本满意、dissatisfied 不满意' })
  readonly office: Grade;

  @Choice(grades, { zh: '对责任单位：satisfied 满意、fair 基本满意、dissatisfied 不满意' })
  readonly departments: Grade;

  @Words(2_000, { zh: '意见', optional: true })
  readonly comment?: string;
}
