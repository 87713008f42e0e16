// The clock of a hall of five processes: one hour, turned in each of them before it is the hall's.
import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ClockController, DiskRoom, HallClock, Problem, Quiet } from '@onehall/platform';
import { Neighbours } from './neighbours.js';

/** A service that stands ahead: another hand has turned it. */
const refused = (service: string, status: number): Problem =>
  new Problem(status < 500 ? 409 : 503, 'CLOCK_NOT_TURNED', { zh: `${service} 服务没有拨动时钟（${status}）；请再拨一次同一时刻。`, en: `The service ${service} did not turn its clock (${status}): move it to the same instant once more.` });

@ApiTags('process')
@Controller('clock')
export class HallClockController extends ClockController {
  constructor(
    clock: HallClock,
    quiet: Quiet,
    room: DiskRoom,
    private readonly neighbours: Neighbours,
  ) {
    super(clock, quiet, room);
  }

  /** Where one could not be reached the others may stand ahead; the same word again finds them where they are to be. */
  protected override async turn(now: string): Promise<void> {
    await this.neighbours.all(async service => {
      const { status } = await this.neighbours.ask(service, '/clock?settle=false', { method: 'PUT', body: { now } });
      if (status !== 200) throw refused(service, status);
    });
    await super.turn(now);
  }
}
