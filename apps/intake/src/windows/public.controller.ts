// The public window: with number and query code a petitioner follows a case and rates it. Who has the wrong code learns as little as who asks for what is not there.
import { Body, Controller, Get, Ip, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { refuseIntake } from '@onehall/contracts';
import { Answers, AnswersCommand, Caller, Edge, HallClock, HallLaw, keepsUpWith, Open, Saying, ViewReader, type AtHall, type SaidAtWindow } from '@onehall/platform';
import { RateCase } from '../case/rate-case.js';
import { given } from '../given.js';
import { publicCases, type PublicCase } from '../views/public-case.js';
import { querySlips, type QuerySlip } from '../views/query-slip.js';
import { progressRead, rated } from './answers.js';
import { Departments } from './departments.js';
import { Patience } from './patience.js';
import { progressOf } from './progress.js';
import { PublicCaseDto, RateCaseDto } from './public.dto.js';
import { Turnstile } from './turnstile.js';

@ApiTags('intake')
@Controller('intake/public/cases')
@Open()
export class PublicController {
  constructor(
    private readonly views: ViewReader,
    private readonly edge: Edge,
    private readonly clock: HallClock,
    private readonly law: HallLaw,
    private readonly patience: Patience,
    private readonly departments: Departments,
    private readonly turnstile: Turnstile,
  ) {}

  @Get()
  @Answers('PublicCase', progressRead)
  @ApiOperation({ operationId: 'followCase', summary: '凭编号和查询码查询 / follow a case by number and query code' })
  async follow(@Query() slip: PublicCaseDto, @Caller() { hall }: AtHall, @Ip() address: string) {
    const { number, row, own } = await this.found(slip, hall, address);
    const now = this.clock.now();
    const law = this.law.of(now);
    return { number, ...progressOf(row, own, { dayOf: instant => law.day(instant), today: law.day(now), names: await this.departments.names(hall) }) };
  }

  @Post('rating')
  @AnswersCommand('CaseRating', rated)
  @ApiOperation({ operationId: 'rateCase', summary: '评价 / rate how the case was handled' })
  async rate(@Body() { office, departments, comment, ...slip }: RateCaseDto, @Saying() said: SaidAtWindow, @Ip() address: string) {
    const { number, row, own } = await this.found(slip, said.hall, address);
    // Petitioners have no sign-in that tells them apart, so the slip says whose Idempotency-Key it is.
    const theirs = { ...said, commandId: said.id(`slip/${number}`) };
    const { version, token, repeated } = await this.patience.tell(new RateCase(row.caseId, { submissionId: own.submissionId, office, departments, ...given({ comment }) }), theirs);
    return { number, office, departments, version, token, repeated };
  }

  /** One answer for every miss: an unknown number, a wrong code, and a matter that is nobody's to see. It has no id, and so is looked at and counted once. */
  private async found({ number, code }: PublicCaseDto, hall: string, address: string): Promise<{ readonly number: string; readonly row: PublicCase; readonly own: QuerySlip }> {
    const wanted = number.trim().toUpperCase();
    const codeDigest = this.edge.digest('query-code', code);
    const slips = this.views.query(querySlips, hall).andWhere('row."codeDigest" = :codeDigest and row."number" = :wanted', { codeDigest, wanted });
    const slip = () => slips.clone().getRawOne<QuerySlip>();
    const open = async () => {
      const own = await slip();
      if (own?.caseId) await keepsUpWith(new Set([own.caseId]));
      const row = own?.caseId ? await this.views.one(publicCases, hall, { caseId: own.caseId }) : undefined;
      return own && row?.windowSteps ? { row, own } : undefined;
    };
    const opened = await this.patience.until(open, async () => (await slip()) !== undefined);
    if (opened) return { number: wanted, ...opened };
    await this.turnstile.missed(address);
    throw refuseIntake('UNKNOWN_NUMBER');
  }
}
