// The reading window of conference: which conferences there are, what was said at one, and who owes what of it.
import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { refuseConference, type ConferenceEvent } from '@onehall/contracts';
import type { Recorded } from '@onehall/kernel';
import { Admits, Caller, Config, Edge, Readings, StreamReader, ViewReader, type AtHall } from '@onehall/platform';
import { lawOn } from '@onehall/rulebook';
import { ConferencesDto, TasksDto } from './conference-lists.dto.js';
import { conferences } from './conference/conference.js';
import { noticeOf } from './conference/notice.js';
import { proceedings, withoutCase } from './conference/proceedings.js';
import { KnownWorld } from './known-world.js';
import { conferenceAgenda, type ConferenceOnAgenda } from './views/conference-agenda.js';
import { conferenceTasks, type ConferenceTask } from './views/conference-tasks.js';

const readers = ['secretary', 'supervisor', 'auditor', 'handler', 'head'] as const;

/** A department sees the tables at which it sits, and its own tasks. */
const isOfDepartment = ({ role }: AtHall): boolean => role === 'handler' || role === 'head';

@ApiTags('conference')
@Controller('conference')
export class ConferenceReadingController {
  constructor(
    private readonly views: ViewReader,
    private readonly streams: StreamReader,
    private readonly edge: Edge,
    private readonly config: Config,
    private readonly world: KnownWorld,
    private readonly readings: Readings,
  ) {}

  @Get('conferences')
  @Admits(...readers)
  @ApiOperation({ operationId: 'listConferences', summary: '联席会议一览 / list conferences' })
  list(@Query() { state, case: caseId, page, size }: ConferencesDto, @Caller() caller: AtHall) {
    const query = this.views.query(conferenceAgenda, caller.hall);
    if (state) query.andWhere('row."state" = :state', { state });
    if (caseId) query.andWhere('row."cases" @> cast(:cases as jsonb)', { cases: JSON.stringify([caseId]) });
    if (isOfDepartment(caller)) query.andWhere('row."invited" @> cast(:seat as jsonb)', { seat: JSON.stringify([caller.department ?? '']) });
    return this.views.paged<ConferenceOnAgenda>(query, { order: [['heldAt', 'DESC'], ['conferenceId', 'ASC']], page, size });
  }

  @Get('conferences/:conferenceId')
  @Admits(...readers)
  @ApiOperation({ operationId: 'readConference', summary: '会议记录 / read the proceedings' })
  async read(@Param('conferenceId', ParseUUIDPipe) conferenceId: string, @Caller() caller: AtHall) {
    const events = await this.streams.events(conferences.kind, caller.hall, conferenceId);
    const read = proceedings(events as readonly Recorded<ConferenceEvent>[]);
    if (!read) throw refuseConference('UNKNOWN_CONFERENCE');
    if (isOfDepartment(caller) && !read.call.invited.includes(caller.department ?? '')) throw refuseConference('NOT_YOURS');
    const { calledAt, heldAt } = read.call;
    await this.readings.record(caller, read.call.cases, 'conference');
    const notice = noticeOf(calledAt, heldAt, lawOn(calledAt.slice(0, 10), this.config.law));
    // The table itself may hear a moment later that a case of it went to the discipline organ.
    const readable = (await this.world.secretOf(caller.hall, read.call.cases)).reduce(withoutCase, read);
    return { conferenceId, version: events.length, notice, ...((await this.edge.open(readable)) as object) };
  }

  @Get('tasks')
  @Admits(...readers)
  @ApiOperation({ operationId: 'listConferenceTasks', summary: '议定事项 / list the tasks that conferences agreed' })
  async tasks(@Query() { open, department, page, size }: TasksDto, @Caller() caller: AtHall) {
    const owner = isOfDepartment(caller) ? (caller.department ?? '') : department;
    const query = this.views.query(conferenceTasks, caller.hall);
    if (owner !== undefined) query.andWhere('row."department" = :owner', { owner });
    if (open) query.andWhere(open === 'true' ? 'row."doneOn" is null' : 'row."doneOn" is not null');
    const found = await this.views.paged<ConferenceTask>(query, { order: [['dueOn', 'ASC'], ['taskId', 'ASC']], page, size });
    return this.edge.open(found);
  }
}
