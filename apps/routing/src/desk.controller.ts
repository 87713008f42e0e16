// The window for looking: a department's desk, the hall's board, one case with its texts, and who held it when.
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { refuseRouting } from '@onehall/contracts';
import { Admits, Answers, AnswersPage, Caller, Edge, PageDto, PathId, Readings, StreamReader, type AtHall } from '@onehall/platform';
import { ViewReader } from '@onehall/projections';
import { boardLine, caseRead, custodyRead, deskLine, submissionLine } from './answers.js';
import { departmentOf } from './case/acting.js';
import { cases } from './case/case.js';
import { BoardQuery, DeskQuery } from './desk.dto.js';
import { bareCase, bareLine, isHandedOver, seek } from './discretion.js';
import { caseBoard, type OnBoard } from './views/case-board.js';
import { custodyLedger } from './views/custody-ledger.js';
import { deskPage } from './views/desk-page.js';
import { submissionsOnFile, type SubmissionOnFile } from './views/submissions-on-file.js';
import { withoutTexts } from './without-texts.js';

@ApiTags('routing')
@Controller('routing')
export class DeskController {
  constructor(
    private readonly views: ViewReader,
    private readonly streams: StreamReader,
    private readonly edge: Edge,
    private readonly readings: Readings,
  ) {}

  @Get('desk')
  @Admits('handler', 'head')
  @AnswersPage('DeskPage', deskLine)
  @ApiOperation({ operationId: 'readDesk', summary: '本单位待办 / what is on the department’s desk' })
  async desk(@Caller() caller: AtHall, @Query() { phase, page, size }: DeskQuery) {
    const found = await deskPage(this.views, { hall: caller.hall, department: departmentOf(caller), phase, page, size });
    await this.readings.record(caller, titled(found.items), 'desk');
    return this.edge.open(found);
  }

  @Get('cases')
  @Admits('router', 'clerk', 'supervisor', 'auditor')
  @AnswersPage('CaseBoardPage', boardLine)
  @ApiOperation({ operationId: 'readCaseBoard', summary: '事项总览 / where every case stands' })
  async board(@Caller() caller: AtHall, @Query() { custodian, state, number, page, size }: BoardQuery) {
    const query = seek(this.views.query(caseBoard, caller.hall), { custodian, state, number });
    const found = await this.views.paged<OnBoard>(query, { order: [['receivedOn', 'DESC'], ['caseId', 'ASC']], page, size });
    await this.readings.record(caller, titled(found.items), 'board');
    return this.edge.open({ ...found, items: found.items.map(bareLine) });
  }

  @Get('cases/:caseId')
  @Admits('handler', 'head', 'router', 'supervisor', 'auditor', 'discipline')
  @Answers('RoutedCase', caseRead)
  @ApiOperation({ operationId: 'readRoutedCase', summary: '事项详情 / one case with all that was said in it' })
  async case(@Caller() caller: AtHall, @PathId('caseId') caseId: string) {
    const { state, version, row, handedOver } = await this.entitled(caller, caseId);
    await this.readings.record(caller, caseId, 'case');
    if (handedOver && caller.role !== 'discipline') return bareCase(state);
    const events = await this.streams.events(cases.kind, caller.hall, caseId);
    const history = events.slice(0, version).map(({ version: at, type, data, meta }) => ({ version: at, type, at: meta.at, by: meta.actor, data }));
    const brought = { title: row?.title ?? null, submissions: row?.submissions ?? null, lastJoinedAt: row?.lastJoinedAt ?? null };
    const whole = { caseId, version, confidential: state.confidential, ...brought, case: state, history };
    return this.edge.open(state.confidential && caller.role !== 'discipline' ? withoutTexts(whole) : whole);
  }

  @Get('cases/:caseId/submissions')
  @Admits('handler', 'head', 'router', 'supervisor', 'auditor', 'discipline')
  @AnswersPage('CaseSubmissionPage', submissionLine)
  @ApiOperation({ operationId: 'readCaseSubmissions', summary: '事项的全部信访件 / what was brought to the case, each with its text, the last first' })
  async submissions(@Caller() caller: AtHall, @PathId('caseId') caseId: string, @Query() { page, size }: PageDto) {
    const { state, handedOver } = await this.entitled(caller, caseId);
    await this.readings.record(caller, caseId, 'submissions');
    const told = !handedOver || caller.role === 'discipline';
    const query = this.views.query(submissionsOnFile, caller.hall).andWhere('row."caseId" = :caseId and row."takenInAt" is not null and :told', { caseId, told });
    const found = await this.views.paged<SubmissionOnFile>(query, { order: [['takenInAt', 'DESC'], ['submissionId', 'ASC']], page, size });
    return this.edge.open(state.confidential && caller.role !== 'discipline' ? withoutTexts(found) : found);
  }

  @Get('cases/:caseId/custody')
  @Admits('handler', 'head', 'router', 'clerk', 'supervisor', 'auditor')
  @Answers('Custody', custodyRead)
  @ApiOperation({ operationId: 'readCustody', summary: '保管记录 / who held the case, from when to when' })
  async custody(@Caller() caller: AtHall, @PathId('caseId') caseId: string) {
    const { state, handedOver } = await this.entitled(caller, caseId);
    const row = await this.views.one(custodyLedger, caller.hall, { caseId });
    await this.readings.record(caller, caseId, 'custody');
    if (handedOver) return { ...bareCase(state), custodian: null, since: null, holdings: [] };
    return { caseId, custodian: row?.custodian ?? null, since: row?.since ?? null, holdings: row?.holdings ?? [] };
  }

  /** A department's people read only what was sent to their own department and still stands with it, and never a confidential case; the discipline organ reads no other. */
  private async entitled(caller: AtHall, caseId: string) {
    const [{ state, version }, row] = await Promise.all([this.streams.state(cases, caller.hall, caseId), this.views.one(caseBoard, caller.hall, { caseId })]);
    if (state.phase === 'unknown') throw refuseRouting('UNKNOWN_CASE');
    const handedOver = isHandedOver(state, row);
    const secret = handedOver || state.confidential;
    const ofDepartment = caller.role === 'handler' || caller.role === 'head';
    if (ofDepartment && (secret || !state.shares[departmentOf(caller)])) throw refuseRouting('NOT_YOURS_TO_READ');
    if (caller.role === 'discipline' && !secret) throw refuseRouting('NOT_YOURS_TO_READ');
    return { state, version, row, handedOver };
  }
}

/** The cases of which a list shows the title, which is the petitioner's own word. */
const titled = (lines: readonly Pick<OnBoard, 'caseId' | 'title'>[]): readonly string[] => lines.flatMap(({ caseId, title }) => (title === null ? [] : [caseId]));
