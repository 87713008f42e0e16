// What may come through the window about a person: by what one looks for somebody, and why somebody is forgotten.
import { forgettings, type Forgetting } from '@onehall/contracts';
import { Choice, Spelled, Words } from '@onehall/platform';

/** As people write them, with at least one digit (or letter) among the signs that part them. */
export const phone = /^(?=.*[0-9])[0-9+() -]{3,40}$/;
export const idNumber = /^(?=.*[0-9A-Za-z])[0-9A-Za-z() -]{4,40}$/;

export class PersonSearchDto {
  @Words(100, { zh: '姓名', optional: true })
  readonly name?: string;

  @Spelled(phone, { zh: '电话', example: '13800138000', optional: true })
  readonly phone?: string;

  @Spelled(idNumber, { zh: '证件号码', example: '11010519491231002X', optional: true })
  readonly idNumber?: string;
}

export class ForgetPersonDto {
  @Choice(forgettings, { zh: '依据：petitioner-request 本人申请、retention-ended 保存期限届满、court-order 法院裁判、entered-in-error 误登记' })
  readonly ground: Forgetting;
}
