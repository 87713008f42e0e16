// What may come through the window about the whole case: settlement, reply, delivery, ending and custody, validated.
import { deliveries, outcomes, type Ending, type Outcome, type ReplyDelivered } from '@onehall/contracts';
import { Choice, Day, Department, Spelled, Words } from '@onehall/platform';
import { atMost } from './case.dto.js';

/** What can be said at the window; declining, redirecting and referring are intake's. */
const endingsHere = ['answered', 'settled', 'withdrawn'] as const satisfies readonly Ending[];

export class SettleCaseDto {
  @Department({ zh: '参加调解、和解的单位：收到该事项的全部单位', list: { atLeast: 1, atMost: 40 } })
  departments: string[];

  @Words(atMost.text, { zh: '书面协议' })
  agreement: string;
}

export class IssueReplyDto {
  @Choice(outcomes, { zh: 'supported 予以支持，explained 解释说明，not-supported 不予支持' })
  outcome: Outcome;

  @Words(atMost.text, { zh: '投诉请求' })
  claim: string;

  @Words(atMost.text, { zh: '事实和理由' })
  facts: string;

  @Words(atMost.text, { zh: '处理意见' })
  opinion: string;

  @Words(atMost.words, { zh: '法律法规政策依据' })
  basis: string;
}

export class DeliverReplyDto {
  @Choice(deliveries, { zh: 'direct 直接送达，post 挂号邮寄，online 网上，phone 电话，public 公告' })
  method: ReplyDelivered['data']['method'];

  @Day({ zh: '送达之日，不填为今天', optional: true })
  deliveredOn?: string;

  @Words(100, { zh: '签收人姓名；与登记的信访人、代表或者代理人同名的即视为本人', optional: true })
  receiver?: string;
}

export class EndCaseDto {
  @Choice(endingsHere, { zh: 'answered 已答复，settled 已和解，withdrawn 信访人撤回：有多件信访件的，其他各件均已撤回后才能以此办结' })
  how: (typeof endingsHere)[number];

  @Words(atMost.text, { zh: '信访人何时、以何种方式表示撤回；撤回的必填，其他不记', optional: true })
  reasons?: string;
}

export class WithdrawSubmissionDto {
  @Spelled(/^[0-9A-Za-z]{1,40}$/, { zh: '所撤回的信访件编号', example: '20260302V00001' })
  number: string;

  @Words(atMost.text, { zh: '该件信访人何时、以何种方式表示撤回' })
  reasons: string;
}

export class OfferCustodyDto {
  @Department({ zh: '移交给哪个单位；hall 为大厅' })
  to: string;
}

export class RefuseCustodyDto {
  @Words(atMost.words, { zh: '拒绝接收的理由，不写个人信息' })
  reasons: string;
}
