// The window on the ledger itself: where each log stands, who read what, what was found, and the start of a verification.
import { Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Admits, Caller, Followers, PageDto, ViewReader, type AtHall } from '@onehall/platform';
import { Ledger } from '../ledger/ledger.js';
import { Verification } from '../ledger/verification.js';
import { findingList } from '../views/finding-list.js';
import { readingList } from '../views/reading-list.js';
import { ReadingsDto } from './audit.dto.js';

@ApiTags('audit')
@Controller('audit')
export class LedgerController {
  constructor(
    private readonly ledger: Ledger,
    private readonly followers: Followers,
    private readonly verification: Verification,
    private readonly views: ViewReader,
  ) {}

  @Get('logs')
  @Admits('auditor')
  @ApiOperation({ operationId: 'listLogs', summary: '各日志在台账中的末尾 / where the ledger’s copy of each log ends, and how far it is behind' })
  async logs() {
    const sources = this.followers.sources();
    const items = (await this.ledger.heads()).map(async head => ({ ...head, lag: Math.max(0, ((await sources.get(head.service)?.head()) ?? 0) - head.position) }));
    return { items: await Promise.all(items) };
  }

  @Get('readings')
  @Admits('auditor')
  @ApiOperation({ operationId: 'listReadings', summary: '查阅记录：谁看了哪一件、为什么 / who read which case, and why' })
  readings(@Query() { caseId, page, size }: ReadingsDto, @Caller() { hall }: AtHall) {
    return this.views.page(readingList, { hall, where: caseId === undefined ? {} : { caseId }, order: [['readAt', 'DESC'], ['readingId', 'ASC']], page, size });
  }

  @Get('findings')
  @Admits('auditor')
  @ApiOperation({ operationId: 'listFindings', summary: '校验发现 / what verification found' })
  findings(@Query() { page, size }: PageDto, @Caller() { hall }: AtHall) {
    return this.views.page(findingList, { hall, order: [['foundAt', 'DESC'], ['findingId', 'ASC']], page, size });
  }

  @Post('verification')
  @HttpCode(202)
  @Admits('auditor')
  @ApiOperation({ operationId: 'startVerification', summary: '开始校验；已在校验时返回该次进度 / start a verification; while one runs, its progress' })
  verify() {
    return this.verification.start();
  }

  @Get('verification')
  @Admits('auditor')
  @ApiOperation({ operationId: 'readVerification', summary: '校验进度与结果 / how the last verification stands' })
  progress() {
    return this.verification.look();
  }
}
