// The window for custody: a case is offered, taken or refused from hand to hand, and an offer taken back.
import { Body, Controller, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { caseId } from '@onehall/contracts';
import { Admits, AnswersCommand, Desk, PathId, Saying, type SaidAtWindow } from '@onehall/platform';
import { OfferCustody } from './case/offer-custody.js';
import { RefuseCustody } from './case/refuse-custody.js';
import { TakeCustody } from './case/take-custody.js';
import { WithdrawCustodyOffer } from './case/withdraw-custody-offer.js';
import { OfferCustodyDto, RefuseCustodyDto } from './reply.dto.js';

@ApiTags('routing')
@Controller('routing/cases/:caseId/custody')
@AnswersCommand('RoutedCaseAnswer', { caseId })
export class CustodyController {
  constructor(private readonly desk: Desk) {}

  @Post('offer')
  @Admits('handler', 'head', 'router', 'clerk')
  @ApiOperation({ operationId: 'offerCustody', summary: '移交 / offer custody' })
  offer(@PathId('caseId') caseId: string, @Body() { to }: OfferCustodyDto, @Saying() said: SaidAtWindow) {
    return this.tell(new OfferCustody(caseId, { to }), said);
  }

  @Post('taking')
  @Admits('handler', 'head', 'router', 'clerk')
  @ApiOperation({ operationId: 'takeCustody', summary: '接收移交 / take custody' })
  take(@PathId('caseId') caseId: string, @Saying() said: SaidAtWindow) {
    return this.tell(new TakeCustody(caseId), said);
  }

  @Post('refusal')
  @Admits('handler', 'head', 'router', 'clerk')
  @ApiOperation({ operationId: 'refuseCustody', summary: '拒绝接收 / refuse custody' })
  refuse(@PathId('caseId') caseId: string, @Body() { reasons }: RefuseCustodyDto, @Saying() said: SaidAtWindow) {
    return this.tell(new RefuseCustody(caseId, { reasons }), said);
  }

  @Post('withdrawal')
  @Admits('handler', 'head', 'router', 'clerk')
  @ApiOperation({ operationId: 'withdrawCustodyOffer', summary: '撤回移交 / take back an offer of custody' })
  withdraw(@PathId('caseId') caseId: string, @Saying() said: SaidAtWindow) {
    return this.tell(new WithdrawCustodyOffer(caseId), said);
  }

  private async tell(command: { readonly caseId: string }, said: SaidAtWindow) {
    return { caseId: command.caseId, ...(await this.desk.tell(command, said)) };
  }
}
