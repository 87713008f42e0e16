// What may come through the window about a submission: its registration, and its correction.
import { channels, purposes, standings, type Channel, type Purpose } from '@onehall/contracts';
import { Choice, Day, Flag, Form, Id, Instant, Spelled, Whole, Words } from '@onehall/platform';
import { idNumber, phone } from './person.dto.js';

/** How a person is reached and told apart. */
class Reached {
  @Spelled(phone, { zh: '电话', example: '13800138000', optional: true })
  readonly phone?: string;

  @Spelled(idNumber, { zh: '证件号码；十八位居民身份证号码须校验码、出生日期无误', example: '11010519491231002X', optional: true })
  readonly idNumber?: string;

  @Words(300, { zh: '住址', optional: true })
  readonly address?: string;
}

/** What a matter is about, as somebody said it. */
class Matter {
  @Words(200, { zh: '问题属地', optional: true })
  readonly place?: string;

  @Words(100, { zh: '内容分类', optional: true })
  readonly category?: string;

  @Words(300, { zh: '标题', optional: true })
  readonly title?: string;

  @Words(20_000, { zh: '主要诉求、情况、建议、事实和理由', optional: true })
  readonly text?: string;
}

export class PersonDto extends Reached {
  @Choice(standings, { zh: '身份：petitioner 信访人、representative 代表、agent 代理人、signatory 联名人；默认信访人', optional: true })
  readonly standing?: (typeof standings)[number];

  @Words(100, { zh: '姓名或者名称' })
  readonly name: string;
}

export class OriginDto {
  @Words(200, { zh: '交办或者转来的机关（上级交办必填）', optional: true })
  readonly organ?: string;

  @Words(200, { zh: '来文文号', optional: true })
  readonly document?: string;

  @Words(200, { zh: '批示领导的职务（领导批示必填）', optional: true })
  readonly leader?: string;

  @Day({ zh: '上级机关或者领导所定的办结期限', optional: true })
  readonly answerBy?: string;

  @Words(100, { zh: '导入来源的系统', optional: true })
  readonly system?: string;

  @Words(200, { zh: '在该系统中的编号；同一编号只能登记一次', optional: true })
  readonly reference?: string;
}

export class RegisterSubmissionDto extends Matter {
  @Id({ zh: '并入的信访事项，须未办结；不填则新立事项', optional: true })
  readonly caseId?: string;

  @Id({ zh: '新立事项所续的信访事项：原事项已办结而再次信访时填写', optional: true })
  readonly follows?: string;

  @Choice(channels, { zh: '信访形式：letter 来信、visit 来访、phone 来电、web 网上、superior 上级交办、instruction 领导批示、screening 排查发现' })
  readonly channel: Channel;

  @Instant({ zh: '收到时间；不填为此刻', optional: true })
  readonly receivedAt?: string;

  @Day({ zh: '信访日期', optional: true })
  readonly petitionedOn?: string;

  @Day({ zh: '交换日期', optional: true })
  readonly exchangedOn?: string;

  @Form(PersonDto, { zh: '信访人；匿名来信、来电、网上信访以及检举控告不填；超过五人来访须有一至五名代表（人数以设置 representativesAtMost 为准）', optional: true, list: { atMost: 200 } })
  readonly persons?: PersonDto[];

  @Whole(0, 100_000, { zh: '人数；不填按所登记的信访人计', optional: true })
  readonly personCount?: number;

  @Choice(purposes, { zh: '信访目的：suggestion 建议意见、accusation 检举控告、appeal 申诉、request 求决、inquiry 咨询、other 其他' })
  readonly purpose: Purpose;

  @Flag({ zh: '登记内容已与来访人核对', optional: true })
  readonly checkedWithVisitor?: boolean;

  @Flag({ zh: '有极端扬言', optional: true })
  readonly threat?: boolean;

  @Form(OriginDto, { zh: '来源', optional: true })
  readonly origin?: OriginDto;
}

export class CorrectPersonDto extends Reached {
  @Id({ zh: '所登记的人' })
  readonly personId: string;

  @Choice(standings, { zh: '身份', optional: true })
  readonly standing?: (typeof standings)[number];

  @Words(100, { zh: '姓名或者名称', optional: true })
  readonly name?: string;
}

export class CorrectSubmissionDto extends Matter {
  @Whole(0, 100_000, { zh: '人数', optional: true })
  readonly personCount?: number;

  @Form(CorrectPersonDto, { zh: '所登记的人如何更正；不写的不变', optional: true, list: { atLeast: 1, atMost: 200 } })
  readonly persons?: CorrectPersonDto[];

  @Words(2_000, { zh: '更正的理由' })
  readonly reasons: string;
}
