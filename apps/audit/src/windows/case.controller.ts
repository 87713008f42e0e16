// The window on cases: a case's file at any instant, its history across the services, and its proof.
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { historyOf, labelOf } from '@onehall/case-file';
import { refuseAudit } from '@onehall/contracts';
import { Admits, Answers, AnswersPage, Caller, PathId, ViewReader, type AtHall } from '@onehall/platform';
import { Ledger, type ProvenEvent } from '../ledger/ledger.js';
import { caseNumbers } from '../views/case-numbers.js';
import { fileRead, historyBeside, historyLine, numberFound, proofRead } from './answers.js';
import { FindCaseDto, ProveCaseDto, ReadCaseDto, ReadHistoryDto } from './audit.dto.js';
import { Discretion, idsIn, isOfThatOrgan } from './discretion.js';
import { proofOf, type IsWithheld } from './proof.js';
import { ReadingRoom } from './reading-room.js';

@ApiTags('audit')
@Controller('audit/cases')
export class CaseController {
  constructor(
    private readonly room: ReadingRoom,
    private readonly ledger: Ledger,
    private readonly views: ViewReader,
    private readonly discretion: Discretion,
  ) {}

  @Get()
  @Admits('auditor', 'supervisor')
  @Answers('CaseNumber', numberFound)
  @ApiOperation({ operationId: 'findCaseByNumber', summary: '按编号找信访事项 / find a case by a number' })
  async find(@Query() { number }: FindCaseDto, @Caller() { hall }: AtHall) {
    const found = await this.views.one(caseNumbers, hall, { number: number.trim().toUpperCase() });
    if (!found) throw refuseAudit('UNKNOWN_CASE');
    // That there is such a number, is all that is told of a matter of the discipline organ.
    const secret = await this.discretion.secretAmong(hall, found.caseId === undefined ? [] : [found.caseId]);
    return secret.size > 0 ? { ...found, caseId: null } : found;
  }

  @Get(':caseId')
  @Admits('auditor', 'supervisor', 'discipline')
  @Answers('CaseFile', fileRead)
  @ApiOperation({ operationId: 'readCaseFile', summary: '案卷：可按发生时点、记录时点还原；每次查阅均被记录 / the case file, as of an instant, as known at an instant; each reading is recorded' })
  async file(@PathId('caseId') caseId: string, @Query() wanted: ReadCaseDto, @Caller() caller: AtHall) {
    const reading = await this.room.read(caseId, { what: 'file', wanted }, caller);
    return { readingId: reading.readingId, ...reading.echo, ...(await this.room.file(caseId, reading, caller)) };
  }

  @Get(':caseId/history')
  @Admits('auditor', 'supervisor', 'discipline')
  @AnswersPage('CaseHistoryPage', historyLine, historyBeside)
  @ApiOperation({ operationId: 'readCaseHistory', summary: '全程留痕：各服务的每一步 / every step of every service, in the order in which it happened' })
  async history(@PathId('caseId') caseId: string, @Query() { page = 1, size = 50, ...wanted }: ReadHistoryDto, @Caller() caller: AtHall) {
    const { readingId, events, asked, echo, withheld } = await this.room.read(caseId, { what: 'history', wanted }, caller);
    if (withheld) return { readingId, ...echo, items: [], total: 0, page, size, withheld };
    const history = historyOf(caseId, events, asked);
    const items = history.slice((page - 1) * size, page * size).map(line => ({ ...line, label: labelOf(line.type) }));
    return { readingId, caseId, ...echo, items, total: history.length, page, size };
  }

  @Get(':caseId/proof')
  @Admits('auditor', 'discipline')
  @Answers('CaseProof', proofRead)
  @ApiOperation({ operationId: 'proveCase', summary: '校验材料：每个事件的原文与哈希 / each event byte for byte with its hashes, to check the chains without us' })
  async proof(@PathId('caseId') caseId: string, @Query() wanted: ProveCaseDto, @Caller() caller: AtHall) {
    const { readingId, withheld } = await this.room.read(caseId, { what: 'proof', wanted }, caller);
    const events = await this.ledger.proof(caller.hall, caseId);
    const streams = proofOf(events, await this.ledger.logIds(), withheld ? () => true : await this.mentionsSecrets(caller, events));
    return withheld ? { readingId, streams, withheld } : { readingId, caseId, streams };
  }

  /** In the streams of an ordinary case: which events speak of a matter of the discipline organ, such as the call of a table at which both lay. */
  private async mentionsSecrets(caller: AtHall, events: readonly ProvenEvent[]): Promise<IsWithheld> {
    if (isOfThatOrgan(caller)) return () => false;
    const ids = new Map(events.map(one => [one, idsIn(`${one.event.stream} ${one.event.data} ${one.event.meta}`)]));
    const secret = await this.discretion.secretAmong(caller.hall, [...ids.values()].flat());
    return one => (ids.get(one) ?? []).some(id => secret.has(id));
  }
}
