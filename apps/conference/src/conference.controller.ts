// The window of conference: what the secretary and the departments say to a conference.
import { Body, Controller, Post, Put } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { id, refuseConference } from '@onehall/contracts';
import { Admits, AnswersCommand, Desk, HallClock, HallLaw, PathId, Saying, type SaidAtWindow } from '@onehall/platform';
import { conferenceCalled, resolutionPassed, taskReported } from './answers.js';
import { CancelConferenceDto, CallConferenceDto, PassResolutionDto, RecordAttendanceDto, RecordLeaderSignatureDto, ReportTaskDoneDto, SetAgendaDto, SignMinutesDto, StatePositionDto } from './conference.dto.js';
import { CallConference } from './conference/call-conference.js';
import { CancelConference } from './conference/cancel-conference.js';
import { noticeOf } from './conference/notice.js';
import { PassResolution } from './conference/pass-resolution.js';
import { RecordAttendance } from './conference/record-attendance.js';
import { RecordLeaderSignature } from './conference/record-leader-signature.js';
import { ReportTaskDone } from './conference/report-task-done.js';
import { SetAgenda } from './conference/set-agenda.js';
import { SignMinutes } from './conference/sign-minutes.js';
import { StatePosition } from './conference/state-position.js';
import { KnownWorld } from './known-world.js';

@ApiTags('conference')
@Controller('conference/conferences')
@AnswersCommand('ConferenceAnswer', { conferenceId: id })
export class ConferenceController {
  constructor(
    private readonly desk: Desk,
    private readonly world: KnownWorld,
    private readonly clock: HallClock,
    private readonly law: HallLaw,
  ) {}

  @Post()
  @Admits('secretary')
  @AnswersCommand('ConferenceCalling', conferenceCalled)
  @ApiOperation({ operationId: 'callConference', summary: '召集联席会议 / call a joint conference' })
  async call(@Body() body: CallConferenceDto, @Saying() said: SaidAtWindow) {
    await this.world.assertKnown(said.hall, body);
    const conferenceId = said.id('conference');
    const heldAt = new Date(body.heldAt).toISOString();
    const now = this.clock.now();
    const notice = noticeOf(now, heldAt, this.law.of(now));
    return { conferenceId, notice, ...(await this.desk.tell(new CallConference(conferenceId, { ...body, heldAt }), said)) };
  }

  @Put(':conferenceId/agenda')
  @Admits('secretary')
  @ApiOperation({ operationId: 'setAgenda', summary: '排定议程 / set the agenda' })
  async setAgenda(@PathId('conferenceId') conferenceId: string, @Body() { agenda }: SetAgendaDto, @Saying() said: SaidAtWindow) {
    await this.world.checkMayBeTalkedAbout(said, conferenceId, agenda.map(({ caseId }) => ({ caseId, field: 'agenda' })));
    return { conferenceId, ...(await this.desk.tell(new SetAgenda(conferenceId, agenda), said)) };
  }

  @Post(':conferenceId/attendance')
  @Admits('secretary')
  @ApiOperation({ operationId: 'recordAttendance', summary: '登记到会 / record who came' })
  async attend(@PathId('conferenceId') conferenceId: string, @Body() body: RecordAttendanceDto, @Saying() said: SaidAtWindow) {
    await this.world.checkMayBeTalkedAbout(said, conferenceId);
    return { conferenceId, ...(await this.desk.tell(new RecordAttendance(conferenceId, body), said)) };
  }

  @Post(':conferenceId/positions')
  @Admits('secretary', 'handler', 'head')
  @ApiOperation({ operationId: 'statePosition', summary: '单位表态 / state a department’s position' })
  async statePosition(@PathId('conferenceId') conferenceId: string, @Body() body: StatePositionDto, @Saying() said: SaidAtWindow) {
    const department = body.department ?? said.actor.department;
    if (department === undefined) throw refuseConference('UNKNOWN_DEPARTMENT', { field: 'department' });
    await this.world.checkMayBeTalkedAbout(said, conferenceId, [{ caseId: body.about, field: 'about' }]);
    return { conferenceId, ...(await this.desk.tell(new StatePosition(conferenceId, { ...body, department }), said)) };
  }

  @Post(':conferenceId/resolution')
  @Admits('secretary')
  @AnswersCommand('ResolutionAnswer', resolutionPassed)
  @ApiOperation({ operationId: 'passResolution', summary: '作出决议 / pass the resolution' })
  async resolve(@PathId('conferenceId') conferenceId: string, @Body() { resolution, tasks }: PassResolutionDto, @Saying() said: SaidAtWindow) {
    const agreed = tasks.map((task, index) => ({ ...task, taskId: said.id(`task/${index}`) }));
    await this.world.checkMayBeResolved(said, conferenceId, tasks);
    const answer = await this.desk.tell(new PassResolution(conferenceId, { resolution, tasks: agreed }), said);
    return { conferenceId, tasks: agreed.map(({ taskId, department, dueOn }) => ({ taskId, department, dueOn })), ...answer };
  }

  @Post(':conferenceId/minutes')
  @Admits('secretary')
  @ApiOperation({ operationId: 'signMinutes', summary: '归档召集人已在纸质件上签发的会议纪要 / file the minutes that the convener has signed on paper' })
  async signMinutes(@PathId('conferenceId') conferenceId: string, @Body() body: SignMinutesDto, @Saying() said: SaidAtWindow) {
    await this.world.checkMayBeTalkedAbout(said, conferenceId);
    return { conferenceId, ...(await this.desk.tell(new SignMinutes(conferenceId, body), said)) };
  }

  @Post(':conferenceId/signatures')
  @Admits('secretary')
  @ApiOperation({ operationId: 'recordLeaderSignature', summary: '归档领导在纸质件上的批示 / file what a leader has written and signed on paper' })
  async sign(@PathId('conferenceId') conferenceId: string, @Body() body: RecordLeaderSignatureDto, @Saying() said: SaidAtWindow) {
    await this.world.checkMayBeTalkedAbout(said, conferenceId);
    return { conferenceId, ...(await this.desk.tell(new RecordLeaderSignature(conferenceId, body), said)) };
  }

  @Post(':conferenceId/tasks/:taskId/done')
  @Admits('handler', 'head')
  @AnswersCommand('TaskAnswer', taskReported)
  @ApiOperation({ operationId: 'reportTaskDone', summary: '报告议定事项办结 / report a task done' })
  // eslint-disable-next-line no-restricted-syntax -- the address names two things, and a form and a speaker come with it
  async taskDone(
    @PathId('conferenceId') conferenceId: string,
    @PathId('taskId') taskId: string,
    @Body() { report }: ReportTaskDoneDto,
    @Saying() said: SaidAtWindow,
  ) {
    await this.world.checkMayBeTalkedAbout(said, conferenceId);
    return { conferenceId, taskId, ...(await this.desk.tell(new ReportTaskDone(conferenceId, { taskId, report }), said)) };
  }

  @Post(':conferenceId/cancellation')
  @Admits('secretary')
  @ApiOperation({ operationId: 'cancelConference', summary: '取消会议 / cancel the conference' })
  async cancel(@PathId('conferenceId') conferenceId: string, @Body() { reasons }: CancelConferenceDto, @Saying() said: SaidAtWindow) {
    return { conferenceId, ...(await this.desk.tell(new CancelConference(conferenceId, reasons), said)) };
  }
}
