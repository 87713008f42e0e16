// The hall's clock at the window: everybody may read it; in virtual mode an administrator moves it on, when the hall is quiet.
import { Body, Controller, Get, ParseBoolPipe, Put, Query } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import Type, { type Static } from 'typebox';
import { Admits, Open } from './admission.js';
import { Answers } from './answers.js';
import { DiskRoom } from './disk-room.js';
import { Counted, Instant, Spelled } from './field-rules.js';
import { HallClock, type ClockMode } from './hall-clock.js';
import { Problem } from './problem.js';
import { Quiet, type Heads, type Rest } from './quiet.js';

/** What the clock says. `quiet`: everything written so far has been followed, and nothing is due; absent where nobody asked. */
const clockSays = Type.Object({ mode: Type.Unsafe<ClockMode>({ enum: ['real', 'virtual'] }), now: Type.String({ format: 'date-time' }), quiet: Type.Optional(Type.Boolean()) });
type ClockSays = Static<typeof clockSays>;

const log = Type.Object({ service: Type.String(), position: Type.Integer({ minimum: 0 }), settled: Type.Boolean() });
/** `logs`: how far each is written here, and whether all of it is sealed. `behind`: somebody here has not followed the logs as far as was asked. */
const restSays = Type.Object({ logs: Type.Array(log), behind: Type.Boolean(), busy: Type.Boolean() });

/** How far somebody knows the logs to be written. */
class RestDto {
  @Spelled(/^[a-z]+:\d{1,15}$/, { zh: '各服务日志写到的位置 / how far the log of each service is written', example: 'intake:12', optional: true, list: { atMost: 20 } })
  @Transform(({ value }: { readonly value: unknown }) => (typeof value === 'string' ? [value] : value))
  readonly heads?: readonly string[];

  @Counted(0, 1_000, { zh: '最多等多少毫秒，不填为 0 / how long to wait for who is behind', optional: true })
  readonly patience?: number;
}

const headsNamed = (heads: readonly string[]): Heads => new Map(heads.map(head => head.split(':')).map(([service = '', position]) => [service, Number(position)]));

class MoveClockDto {
  @Instant({ zh: '时钟拨到的时刻，只能向前 / the instant to move to, only forward' })
  readonly now: string;
}

const patience = 60_000;
/** How often whoever waits looks whether there is still something to wait for. */
const glance = 1_000;

const notQuiet = (when: { readonly zh: string; readonly en: string }): Problem =>
  new Problem(503, 'NOT_QUIET', { zh: `等待六十秒后大厅仍有未办完的事，${when.zh}。`, en: `The hall did not become quiet within sixty seconds; ${when.en}.`, headers: { 'Retry-After': '1' } });

const full = (): Problem => new Problem(507, 'DISK_FULL', { zh: '磁盘已满，大厅静不下来。', en: 'The disk is full, so the hall does not become quiet.' });

@ApiTags('process')
@Controller('clock')
@Answers('ClockSays', clockSays)
export class ClockController {
  constructor(
    protected readonly clock: HallClock,
    private readonly quiet: Quiet,
    private readonly room: DiskRoom,
  ) {}

  @Get()
  @Open()
  @ApiOperation({ operationId: 'readClock', summary: '大厅时钟 / what the hall’s clock says' })
  async read(): Promise<ClockSays> {
    return { mode: this.clock.mode, now: this.clock.now(), quiet: await this.quiet.isQuiet() };
  }

  @Put()
  @Admits('administrator')
  @ApiQuery({ name: 'settle', required: false, schema: { type: 'boolean', default: true }, description: 'false：不等待大厅安静 / false: do not wait until the hall is quiet' })
  @ApiOperation({ operationId: 'moveClock', summary: '拨动虚拟时钟 / move the virtual clock on; waits until the hall is quiet before and after' })
  async move(@Body() { now }: MoveClockDto, @Query('settle', new ParseBoolPipe({ optional: true })) settle = true): Promise<ClockSays> {
    if (this.clock.mode === 'real') throw new Problem(409, 'CLOCK_IS_REAL', { zh: '大厅用的是真实时钟，不能拨动；可用 --clock virtual 启动。', en: 'The hall runs on the real clock, which nobody moves; start it with --clock virtual.' });
    this.assertForward(now);
    if (settle && !(await this.settled())) throw notQuiet({ zh: '时钟没有拨动', en: 'the clock was not moved' });
    this.assertForward(now);
    await this.turn(now);
    const { mode } = this.clock;
    if (!settle) return { mode, now: this.clock.now() };
    if (!(await this.settled())) throw notQuiet({ zh: '时钟已经拨动', en: 'the clock was moved' });
    return { mode, now: this.clock.now(), quiet: true };
  }

  @Get('rest')
  @Admits('administrator')
  @Answers('RestSays', restSays)
  @ApiOperation({ operationId: 'readRest', summary: '本进程还有什么未办完 / what is still under way in this process: for whoever asks several' })
  rest(@Query() { heads = [], patience: milliseconds = 0 }: RestDto): Promise<Rest> {
    return this.quiet.rest(headsNamed(heads), milliseconds);
  }

  /** Where several processes have one hour, it is turned in all of them. */
  protected async turn(now: string): Promise<void> {
    await Promise.resolve();
    this.clock.moveTo(now);
  }

  /** False after sixty seconds. On a full disk nothing that is due can be done, and nobody is left waiting for it. */
  private async settled(): Promise<boolean> {
    for (const end = Date.now() + patience; Date.now() < end && !this.quiet.isOver; ) {
      if (await this.quiet.whenQuiet(glance)) return true;
      if (this.room.isFull) throw full();
    }
    return false;
  }

  /** Asked again after waiting: two administrators may move the clock at once. */
  private assertForward(now: string): void {
    const at = this.clock.now();
    if (new Date(now).toISOString() < at) throw new Problem(409, 'CLOCK_ONLY_FORWARD', { zh: `时钟现在是 ${at}，只能向前拨。`, en: `The clock stands at ${at} and only moves forward.` });
  }
}
