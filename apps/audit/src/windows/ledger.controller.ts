// The window on the ledger itself: where each log stands, who read what, what was found, and the start of a verification.
import { Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Admits, Answers, AnswersPage, Caller, Followers, PageDto, ViewReader, type AtHall } from '@onehall/platform';
import { Ledger } from '../ledger/ledger.js';
import { Verification, type Progress } from '../ledger/verification.js';
import { findingList } from '../views/finding-list.js';
import { ofNoCase, readingList, type ReadingRow } from '../views/reading-list.js';
import { findingLine, logsRead, readingLine, verificationRead } from './answers.js';
import { ReadingsDto } from './audit.dto.js';
import { Discretion, isOfThatOrgan } from './discretion.js';

@ApiTags('audit')
@Controller('audit')
export class LedgerController {
  constructor(
    private readonly ledger: Ledger,
    private readonly followers: Followers,
    private readonly verification: Verification,
    private readonly views: ViewReader,
    private readonly discretion: Discretion,
  ) {}

  @Get('logs')
  @Admits('auditor')
  @Answers('LogList', logsRead)
  @ApiOperation({ operationId: 'listLogs', summary: '各日志在台账中的末尾 / where the ledger’s copy of each log ends, and how far it is behind' })
  async logs() {
    const sources = this.followers.sources();
    const items = (await this.ledger.heads()).map(async head => ({ ...head, lag: Math.max(0, ((await sources.get(head.service)?.head()) ?? 0) - head.position) }));
    return { items: await Promise.all(items) };
  }

  @Get('readings')
  @Admits('auditor', 'discipline')
  @AnswersPage('ReadingPage', readingLine)
  @ApiOperation({ operationId: 'listReadings', summary: '查阅记录：谁看了哪一件、为什么 / who read which case, and why' })
  async readings(@Query() { caseId, page, size }: ReadingsDto, @Caller() caller: AtHall) {
    const query = this.discretion.readings(caller, this.views.query(readingList, caller.hall));
    if (caseId !== undefined) query.andWhere('row."caseId" = :caseId', { caseId });
    const found = await this.views.paged<ReadingRow>(query, { order: [['readAt', 'DESC'], ['readingId', 'ASC'], ['caseId', 'ASC']], page, size });
    const items = isOfThatOrgan(caller) ? found.items : await this.discretion.bareReadings(caller.hall, found.items);
    return { ...found, items: items.map(row => (row.caseId === ofNoCase ? { ...row, caseId: null } : row)) };
  }

  @Get('findings')
  @Admits('auditor')
  @AnswersPage('FindingPage', findingLine)
  @ApiOperation({ operationId: 'listFindings', summary: '校验发现 / what verification found' })
  async findings(@Query() { page, size }: PageDto, @Caller() { hall }: AtHall) {
    const found = await this.views.page(findingList, { hall, order: [['foundAt', 'DESC'], ['findingId', 'ASC']], page, size });
    // PostgreSQL hands over a bigint as text.
    const items = found.items.map(row => ({ ...row, version: row.version === null || row.version === undefined ? null : Number(row.version) }));
    return { ...found, items: await this.discretion.bareFaults(hall, items) };
  }

  @Post('verification')
  @HttpCode(202)
  @Admits('auditor')
  @Answers('Verification', verificationRead)
  @ApiOperation({ operationId: 'startVerification', summary: '开始校验；已在校验时返回该次进度 / start a verification; while one runs, its progress' })
  verify(@Caller() caller: AtHall) {
    return this.shown(this.verification.start(), caller);
  }

  @Get('verification')
  @Admits('auditor')
  @Answers('Verification', verificationRead)
  @ApiOperation({ operationId: 'readVerification', summary: '校验进度与结果 / how the last verification stands' })
  progress(@Caller() caller: AtHall) {
    return this.shown(this.verification.look(), caller);
  }

  private async shown(progress: Progress, { hall }: AtHall): Promise<Progress> {
    return { ...progress, wrong: await this.discretion.bareFaults(hall, progress.wrong) };
  }
}
