// What may be asked of the lists of conference, validated.
import { Choice, Department, Id, PageDto } from '@onehall/platform';

const states = ['called', 'resolved', 'signed', 'cancelled'] as const;

export class ConferencesDto extends PageDto {
  @Choice(states, { zh: '状态', optional: true })
  state?: (typeof states)[number];

  @Id({ zh: '只看这件信访事项上的会议', optional: true })
  case?: string;
}

export class TasksDto extends PageDto {
  @Choice(['true', 'false'], { zh: 'true 只看没有办完的，false 只看办完的', optional: true })
  open?: 'true' | 'false';

  @Department({ zh: '责任单位；单位只看得到自己的', optional: true })
  department?: string;
}
