// What may come through the window about a department's share of a case, validated.
import { deciders, outcomes, parts, routes, type CaseSentOut, type Decider, type Outcome, type Route } from '@onehall/contracts';
import { Choice, Day, Department, Form, Whole, Words } from '@onehall/platform';

type Sending = CaseSentOut['data'];
const ways = ['transfer', 'assign'] as const satisfies readonly Sending['way'][];

/** Free text of a case, and plain words without personal data, in characters. */
export const atMost = { text: 20_000, words: 2_000 } as const;

export class AskedDepartmentDto {
  @Department({ zh: '责任单位代号' })
  department: string;

  @Choice(parts, { zh: 'lead 主办，assist 协办' })
  part: Sending['departments'][number]['part'];
}

export class AskDepartmentsDto {
  @Choice(ways, { zh: 'transfer 转送，assign 交办' })
  way: Sending['way'];

  @Form(AskedDepartmentDto, { zh: '转送、交办的单位；没有主办单位时须列一个', list: { atLeast: 1, atMost: 40 } })
  departments: AskedDepartmentDto[];

  @Day({ zh: '交办函写明的办理期限（交办必填，晚于今天；转送不填）', optional: true })
  answerBy?: string;

  @Words(atMost.text, { zh: '再次转送、交办的理由：所列单位的异议此前已经同意的必填，其他不记', optional: true })
  reasons?: string;
}

export class WithdrawSendingDto {
  @Department({ zh: '尚未签收的单位' })
  department: string;

  @Words(atMost.text, { zh: '撤回的理由' })
  reasons: string;
}

export class ObjectToCaseDto {
  @Words(atMost.text, { zh: '异议的详细理由' })
  reasons: string;

  @Department({ zh: '建议转送的单位', optional: true })
  proposes?: string;
}

export class UpholdObjectionDto {
  @Department({ zh: '提出异议的单位' })
  department: string;

  @Words(atMost.text, { zh: '核实情况', optional: true })
  reasons?: string;

  @Choice(deciders, { zh: '由谁决定：common-superior 共同的上一级机关，conference 联席会议；大厅自己同意的不填，异议此前未获同意的必填', optional: true })
  decidedBy?: Decider;

  @Words(atMost.words, { zh: '该决定的文号或者名称；填了 decidedBy 的必填', optional: true })
  decision?: string;
}

export class DenyObjectionDto {
  @Department({ zh: '提出异议的单位' })
  department: string;

  @Words(atMost.text, { zh: '不同意的理由' })
  reasons: string;
}

export class AcceptCaseDto {
  @Choice(routes, { zh: '第三十一条的六种途径，或者第二十九条的建议；2022年5月1日以前没有 route-3' })
  route: Route;
}

export class AcceptanceDeliveryDto {
  @Day({ zh: '告知书送达之日，不填为今天', optional: true })
  deliveredOn?: string;
}

export class NoteProgressDto {
  @Words(atMost.text, { zh: '办理情况' })
  note: string;

  @Day({ zh: '办理之日，不填为今天', optional: true })
  notedOn?: string;
}

export class ExtendTermDto {
  @Whole(1, 365, { zh: '延长天数，不超过三十日（以设置 extensionAtMost 为准）' })
  days: number;

  @Words(atMost.text, { zh: '延期理由，告知信访人' })
  reasons: string;
}

export class AnswerPartDto {
  @Choice(outcomes, { zh: 'supported 予以支持，explained 解释说明，not-supported 不予支持' })
  outcome: Outcome;

  @Words(atMost.text, { zh: '本单位的答复' })
  answer: string;

  @Words(atMost.words, { zh: '依据，不写个人信息', optional: true })
  basis?: string;
}
