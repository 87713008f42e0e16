// What may come through the window about a case: which way it goes, what the petitioner is told, and which cases one looks for.
import { channels, parts, ways, type Channel, type Way } from '@onehall/contracts';
import { Choice, Day, Department, Form, PageDto, Spelled, Words } from '@onehall/platform';
import { caseStates, type CaseState } from '../views/case-line.js';

export class AskedAtWindowDto {
  @Department({ zh: '责任单位编号，见 GET /intake/departments' })
  readonly department: string;

  @Choice(parts, { zh: 'lead 主办（有且只有一个）、assist 协办' })
  readonly part: (typeof parts)[number];
}

export class DisposeCaseDto {
  @Choice(ways, { zh: 'transfer 转送、assign 交办、political-legal 转政法部门、discipline 移送纪检监察机关、urgent 紧急上报' })
  readonly way: Way;

  @Form(AskedAtWindowDto, { zh: '责任单位（转送、交办必填）', optional: true, list: { atMost: 40 } })
  readonly departments?: AskedAtWindowDto[];

  @Words(200, { zh: '移送的机关（转政法、移送纪检监察必填）', optional: true })
  readonly organ?: string;

  @Day({ zh: '反馈期限（交办必填，晚于今天）', optional: true })
  readonly answerBy?: string;
}

const code = /^[A-Z0-9_]{2,60}$/;

export class DeclineCaseDto {
  @Spelled(code, { zh: '理由编号，见 GET /intake/grounds', example: 'IN_HAND' })
  readonly ground: string;

  @Words(20_000, { zh: '告知书所载的事实和理由' })
  readonly reasons: string;

  @Words(200, { zh: '可以向哪个机关提出', optional: true })
  readonly organ?: string;
}

export class RedirectCaseDto {
  @Words(200, { zh: '有权处理的机关' })
  readonly organ: string;

  @Spelled(code, { zh: '理由编号，见 GET /intake/grounds；不填为 NOT_OURS', example: 'NOT_OURS', optional: true })
  readonly ground?: string;

  @Words(20_000, { zh: '告知书的说明', optional: true })
  readonly reasons?: string;
}

export class CaseListDto extends PageDto {
  @Choice(caseStates, { zh: 'open 待分流、disposed 已分流、declined 不予（不再）受理、redirected 已告知去向、ended 未分流即办结（撤回）', optional: true })
  readonly state?: CaseState;

  @Choice(channels, { zh: '信访形式', optional: true })
  readonly channel?: Channel;

  @Spelled(/^[0-9A-Za-z]{1,40}$/, { zh: '信访件编号', example: '20260302V00001', optional: true })
  readonly q?: string;
}
