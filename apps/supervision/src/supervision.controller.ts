// The window of supervision: which clocks show which light, who is late by which, and the urging of those who are.
import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { refuseSupervision, type SupervisionCaseEvent } from '@onehall/contracts';
import type { Recorded } from '@onehall/kernel';
import { Admits, Answers, AnswersCommand, AnswersPage, Caller, Config, Desk, Edge, HallClock, PageDto, PathId, Readings, Saying, StreamReader, ViewReader, type AtHall, type SaidAtWindow } from '@onehall/platform';
import { dayOfInstant, lawOn, type Law, type Light } from '@onehall/rulebook';
import { clockLine, countedOn, lateRead, summaryRead, supervisionRead, urged, watchedLine } from './answers.js';
import { AnswerUrge } from './case/answer-urge.js';
import { cases } from './case/case.js';
import { UrgeDepartment } from './case/urge-department.js';
import { bareLine, bareSheet, mayKnowOfSecrets } from './discretion.js';
import { AnswerUrgeDto, ClocksDto, UrgeDepartmentDto } from './supervision.dto.js';
import { litUp, ofDepartment, sheetOf, type CaseSheet } from './views/case-sheet.js';
import { clocksOnBoard, holdings, lateByClock, type Board, type ClockOnBoard } from './views/clock-board.js';
import { labelOf, lampOf } from './views/lights.js';
import { watchList, type WatchedRow } from './views/watch-list.js';

const readers = ['supervisor', 'auditor', 'router', 'secretary', 'handler', 'head'] as const;
const lights: readonly Light[] = ['red', 'yellow', 'green'];

/** A department sees its own clocks, whatever it asks for. */
const ownDepartment = ({ role, department }: AtHall): string | undefined => (role === 'handler' || role === 'head' ? (department ?? '') : undefined);

@ApiTags('supervision')
@Controller('supervision')
export class SupervisionController {
  constructor(
    private readonly desk: Desk,
    private readonly views: ViewReader,
    private readonly streams: StreamReader,
    private readonly edge: Edge,
    private readonly clock: HallClock,
    private readonly config: Config,
    private readonly readings: Readings,
  ) {}

  @Get('clocks')
  @Admits(...readers)
  @AnswersPage('ClockPage', clockLine, countedOn)
  @ApiOperation({ operationId: 'listClocks', summary: '时限一览：什么超期、在谁手里 / list running clocks by light' })
  async clocks(@Query() { light, holder, case: caseId, page, size }: ClocksDto, @Caller() caller: AtHall) {
    const { today, law } = this.now();
    const board = this.board(caller, holder);
    const found = await clocksOnBoard(this.views, board, { lights: light ? lights.filter(one => light.split(',').includes(one)) : lights, caseId, page, size });
    return { today, ...found, items: found.items.map(row => shown(row, today, law)) };
  }

  @Get('summary')
  @Admits(...readers)
  @Answers('ClockSummary', summaryRead)
  @ApiOperation({ operationId: 'summariseClocks', summary: '红黄绿灯统计 / count the lights, by holder' })
  async summary(@Caller() caller: AtHall) {
    const board = this.board(caller);
    const holders = await holdings(this.views, board);
    const total = (light: Light) => holders.reduce((sum, holding) => sum + holding[light], 0);
    return { today: board.today, red: total('red'), yellow: total('yellow'), green: total('green'), holders };
  }

  @Get('late')
  @Admits(...readers)
  @Answers('LateList', lateRead)
  @ApiOperation({ operationId: 'listLate', summary: '谁在哪个时限上超期 / who is late by which clock' })
  async late(@Caller() caller: AtHall) {
    const board = this.board(caller);
    return { today: board.today, items: await lateByClock(this.views, board) };
  }

  @Get('cases')
  @Admits('supervisor', 'auditor', 'router', 'secretary')
  @AnswersPage('WatchedCasePage', watchedLine)
  @ApiOperation({ operationId: 'listWatchedCases', summary: '督查中的事项，最早到期在前 / list the cases that are watched' })
  async watched(@Query() { page, size }: PageDto, @Caller() caller: AtHall) {
    const query = this.views.query(watchList, caller.hall);
    if (!mayKnowOfSecrets(caller)) query.andWhere('row."sealed" is not true');
    const found = await this.views.paged<WatchedRow>(query, { order: [['nextDueOn', 'ASC'], ['caseId', 'ASC']], page, size });
    return { ...found, items: found.items.map(bareLine) };
  }

  @Get('cases/:caseId')
  @Admits(...readers)
  @Answers('SupervisedCase', supervisionRead)
  @ApiOperation({ operationId: 'readSupervision', summary: '一件事项的时限与催办 / read the clocks and urges of a case' })
  async read(@PathId('caseId') caseId: string, @Caller() caller: AtHall) {
    const events = await this.streams.events(cases.kind, caller.hall, caseId);
    if (events.length === 0) throw refuseSupervision('UNKNOWN_CASE');
    const { today, law } = this.now();
    const whole = sheetOf(events as readonly Recorded<SupervisionCaseEvent>[]);
    const department = ownDepartment(caller);
    const sheet = department === undefined ? whole : ofDepartment(whole, department);
    if (department !== undefined && (whole.confidential || sheet.runs.length + sheet.urges.length === 0)) throw refuseSupervision('NOT_YOURS');
    if (whole.confidential && !mayKnowOfSecrets(caller)) throw refuseSupervision('NOT_YOURS_TO_SEE');
    await this.readings.record(caller, caseId, 'supervision');
    const lit = (runs: CaseSheet['runs']) => runs.map(run => litUp(run, today, law));
    if (whole.confidential) {
      const { waits, runs, urges, ...fact } = bareSheet(whole);
      return { ...(waits && { caseId, version: events.length }), today, ...fact, clocks: lit(runs), urges };
    }
    const { number, openedOn, confidential, runs, urges } = sheet;
    return { caseId, version: events.length, today, number, openedOn, confidential, clocks: lit(runs), urges: await this.edge.open(urges) };
  }

  @Post('cases/:caseId/urges')
  @Admits('supervisor')
  @AnswersCommand('UrgeAnswer', urged)
  @ApiOperation({ operationId: 'urgeDepartment', summary: '催办 / urge a department' })
  async urge(@PathId('caseId') caseId: string, @Body() body: UrgeDepartmentDto, @Saying() said: SaidAtWindow) {
    const urgeId = said.id('urge');
    return { caseId, urgeId, ...(await this.desk.tell(new UrgeDepartment(caseId, { urgeId, ...body }), said)) };
  }

  @Post('cases/:caseId/urges/:urgeId/answer')
  @Admits('handler', 'head')
  @AnswersCommand('UrgeAnswer', urged)
  @ApiOperation({ operationId: 'answerUrge', summary: '答复催办 / answer an urge' })
  // eslint-disable-next-line no-restricted-syntax -- the address names two things, and a form and a speaker come with it
  async answer(@PathId('caseId') caseId: string, @PathId('urgeId') urgeId: string, @Body() { answer }: AnswerUrgeDto, @Saying() said: SaidAtWindow) {
    return { caseId, urgeId, ...(await this.desk.tell(new AnswerUrge(caseId, { urgeId, answer }), said)) };
  }

  private now(): { readonly today: string; readonly law: Law } {
    const today = dayOfInstant(this.clock.now());
    return { today, law: lawOn(today, this.config.law) };
  }

  private board(caller: AtHall, asked?: string): Board {
    return { reader: caller, today: dayOfInstant(this.clock.now()), holder: ownDepartment(caller) ?? asked };
  }
}

function shown({ caseId, number, clockId, clock, holder, startedOn, dueOn, article, provisional, warnedOn, ranOutOn, stoppedOn, daysLate }: ClockOnBoard, today: string, law: Law) {
  const lit = { clock: clock ?? '', startedOn: startedOn ?? '', dueOn: dueOn ?? '', article: article ?? '', stoppedOn, daysLate };
  return { caseId, number, clockId, clock, holder, light: lampOf(lit, today, law), label: labelOf(lit, today, law), startedOn, dueOn, article, provisional, warnedOn, ranOutOn };
}
