// What an administrator says about events that are parked, validated.
import { Spelled, Words } from './field-rules.js';
import { PageDto } from './page.dto.js';

const consumer = /^[a-z]+:[a-z0-9-]{1,80}(:\d{1,6})?$/;

/** Which parked cases are to be seen. */
export class ParkedDto extends PageDto {
  @Spelled(consumer, { zh: '只看这个跟随者 / of one follower', example: 'view:case-line:1', optional: true })
  consumer?: string;
}

/** Whose events of which case are to be driven again. */
export class RedriveDto {
  @Spelled(consumer, { zh: '跟随者（视图或策略）/ the follower: a view or a policy', example: 'view:case-line:1' })
  consumer: string;

  @Words(300, { zh: '信访事项编号或流的名称，如列表所示 / the case, as the list names it' })
  case: string;
}
