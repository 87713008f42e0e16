// The reading window of conference: which conferences there are, what was said at one, and who owes what of it.
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { refuseConference, type ConferenceEvent } from '@onehall/contracts';
import type { Recorded } from '@onehall/kernel';
import { Admits, Answers, AnswersPage, Caller, Edge, HallLaw, PathId, Readings, StreamReader, ViewReader, type AtHall } from '@onehall/platform';
import { conferenceLine, proceedingsRead, taskLine } from './answers.js';
import { ConferencesDto, TasksDto } from './conference-lists.dto.js';
import { conferences } from './conference/conference.js';
import { noticeOf } from './conference/notice.js';
import { proceedings } from './conference/proceedings.js';
import { leave, readable, whichLeft } from './conference/readable.js';
import { KnownWorld } from './known-world.js';
import { conferenceAgenda, type ConferenceOnAgenda } from './views/conference-agenda.js';
import { conferenceTasks, type ConferenceTask } from './views/conference-tasks.js';
import { knownCases } from './views/known-cases.js';
import { readableLine } from './views/readable-line.js';

const readers = ['secretary', 'supervisor', 'auditor', 'handler', 'head'] as const;

/** A department sees the tables at which it sits, and its own tasks. */
const isOfDepartment = ({ role }: AtHall): boolean => role === 'handler' || role === 'head';

/** In SQL: whether a case lies at the hall still, as far as this reader may know; to a department, and on the list of tasks, each one that has left is gone. */
const remains = (caller: AtHall | undefined, caseId: string): string => {
  const gone = caller && !isOfDepartment(caller) ? 'k."confidential"' : '(k."confidential" or k."gone" is not null)';
  return `not exists (select from ${knownCases.table} k where k."hall" = row."hall" and k."caseId" = ${caseId} and ${gone})`;
};

@ApiTags('conference')
@Controller('conference')
export class ConferenceReadingController {
  constructor(
    private readonly views: ViewReader,
    private readonly streams: StreamReader,
    private readonly edge: Edge,
    private readonly law: HallLaw,
    private readonly world: KnownWorld,
    private readonly readings: Readings,
  ) {}

  @Get('conferences')
  @Admits(...readers)
  @AnswersPage('ConferencePage', conferenceLine)
  @ApiOperation({ operationId: 'listConferences', summary: '联席会议一览 / list conferences' })
  async list(@Query() { state, case: caseId, page, size }: ConferencesDto, @Caller() caller: AtHall) {
    const query = this.views.query(conferenceAgenda, caller.hall);
    if (state) query.andWhere('row."state" = :state', { state });
    if (caseId) query.andWhere(`row."cases" @> cast(:cases as jsonb) and ${remains(caller, ':caseId')}`, { cases: JSON.stringify([caseId]), caseId });
    // A department sees a table as long as a case lies there that has not left the hall.
    if (isOfDepartment(caller)) query.andWhere(`row."invited" @> cast(:seat as jsonb) and exists (select from jsonb_array_elements_text(row."cases") c(id) where ${remains(caller, 'c.id')})`, { seat: JSON.stringify([caller.department ?? '']) });
    const found = await this.views.paged<ConferenceOnAgenda>(query, { order: [['heldAt', 'DESC'], ['conferenceId', 'ASC']], page, size });
    const gone = await this.world.goneOf(caller.hall, found.items.flatMap(({ cases }) => cases ?? []));
    return { ...found, items: found.items.map(line => readableLine(line, gone, isOfDepartment(caller))) };
  }

  @Get('conferences/:conferenceId')
  @Admits(...readers)
  @Answers('Conference', proceedingsRead)
  @ApiOperation({ operationId: 'readConference', summary: '会议记录 / read the proceedings' })
  async read(@PathId('conferenceId') conferenceId: string, @Caller() caller: AtHall) {
    const events = await this.streams.events(conferences.kind, caller.hall, conferenceId);
    const reader = { isOfDepartment: isOfDepartment(caller) };
    const told = proceedings(events as readonly Recorded<ConferenceEvent>[], reader);
    if (!told) throw refuseConference('UNKNOWN_CONFERENCE');
    if (reader.isOfDepartment && !told.call.invited.includes(caller.department ?? '')) throw refuseConference('NOT_YOURS');
    const gone = Object.entries(await this.world.goneOf(caller.hall, told.call.cases));
    const read = gone.reduce((before, [about, because]) => leave(before, { about, because }, reader), told);
    const shown = readable(read, reader);
    await this.readings.record(caller, shown?.call.cases ?? [], 'conference');
    if (shown === undefined && reader.isOfDepartment) throw refuseConference('UNKNOWN_CONFERENCE');
    if (shown === undefined) return { conferenceId, version: events.length, state: read.state, left: whichLeft(read) };
    const { calledAt, heldAt } = shown.call;
    const notice = noticeOf(calledAt, heldAt, this.law.of(calledAt));
    return { conferenceId, version: events.length, notice, ...((await this.edge.open(shown)) as object) };
  }

  @Get('tasks')
  @Admits(...readers)
  @AnswersPage('ConferenceTaskPage', taskLine)
  @ApiOperation({ operationId: 'listConferenceTasks', summary: '议定事项 / list the tasks that conferences agreed' })
  async tasks(@Query() { open, department, page, size }: TasksDto, @Caller() caller: AtHall) {
    const owner = isOfDepartment(caller) ? (caller.department ?? '') : department;
    const query = this.views.query(conferenceTasks, caller.hall).andWhere(remains(undefined, 'row."caseId"'));
    if (owner !== undefined) query.andWhere('row."department" = :owner', { owner });
    if (open) query.andWhere(open === 'true' ? 'row."doneOn" is null' : 'row."doneOn" is not null');
    const found = await this.views.paged<ConferenceTask>(query, { order: [['dueOn', 'ASC'], ['taskId', 'ASC']], page, size });
    await this.readings.record(caller, found.items.flatMap(({ caseId, what }) => (caseId === null || what === null ? [] : [caseId])), 'tasks');
    return this.edge.open(found);
  }
}
