// The window on cases: a case's file at any instant, its history across the services, and its proof.
import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { caseFile, historyOf, labelOf } from '@onehall/case-file';
import { refuseAudit } from '@onehall/contracts';
import { Admits, Caller, ViewReader, type AtHall } from '@onehall/platform';
import { Ledger } from '../ledger/ledger.js';
import { caseNumbers } from '../views/case-numbers.js';
import { FindCaseDto, ProveCaseDto, ReadCaseDto, ReadHistoryDto } from './audit.dto.js';
import { proofOf } from './proof.js';
import { ReadingRoom } from './reading-room.js';

@ApiTags('audit')
@Controller('audit/cases')
export class CaseController {
  constructor(
    private readonly room: ReadingRoom,
    private readonly ledger: Ledger,
    private readonly views: ViewReader,
  ) {}

  @Get()
  @Admits('auditor', 'supervisor')
  @ApiOperation({ operationId: 'findCaseByNumber', summary: '按编号找信访事项 / find a case by a number' })
  async find(@Query() { number }: FindCaseDto, @Caller() { hall }: AtHall) {
    const found = await this.views.one(caseNumbers, hall, { number: number.trim().toUpperCase() });
    if (!found) throw refuseAudit('UNKNOWN_CASE');
    return found;
  }

  @Get(':caseId')
  @Admits('auditor', 'supervisor')
  @ApiOperation({ operationId: 'readCaseFile', summary: '案卷：可按发生时点、记录时点还原；每次查阅均被记录 / the case file, as of an instant, as known at an instant; each reading is recorded' })
  async file(@Param('caseId', ParseUUIDPipe) caseId: string, @Query() wanted: ReadCaseDto, @Caller() caller: AtHall) {
    const { readingId, events, asked } = await this.room.read(caseId, { what: 'file', wanted }, caller);
    const file = await this.room.open(caseFile(caseId, events, asked), { caseId, events });
    return { readingId, ...asked, ...file };
  }

  @Get(':caseId/history')
  @Admits('auditor', 'supervisor')
  @ApiOperation({ operationId: 'readCaseHistory', summary: '全程留痕：各服务的每一步 / every step of every service, in the order in which it happened' })
  async history(@Param('caseId', ParseUUIDPipe) caseId: string, @Query() { page = 1, size = 50, ...wanted }: ReadHistoryDto, @Caller() caller: AtHall) {
    const { readingId, events, asked } = await this.room.read(caseId, { what: 'history', wanted }, caller);
    const history = historyOf(events, asked);
    const items = history.slice((page - 1) * size, page * size).map(line => ({ ...line, label: labelOf(line.type) }));
    return { readingId, caseId, ...asked, items, total: history.length, page, size };
  }

  @Get(':caseId/proof')
  @Admits('auditor')
  @ApiOperation({ operationId: 'proveCase', summary: '校验材料：每个事件的原文与哈希 / each event byte for byte with its hashes, to check the chains without us' })
  async proof(@Param('caseId', ParseUUIDPipe) caseId: string, @Query() wanted: ProveCaseDto, @Caller() caller: AtHall) {
    const { readingId } = await this.room.read(caseId, { what: 'proof', wanted }, caller);
    return { readingId, caseId, streams: proofOf(await this.ledger.proof(caller.hall, caseId), await this.ledger.logIds()) };
  }
}
