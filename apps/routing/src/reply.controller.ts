// The window for the whole case: settlement, the one reply, its delivery, and the ending.
import { Body, Controller, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { caseId } from '@onehall/contracts';
import { Admits, AnswersCommand, Desk, PathId, Saying, type SaidAtWindow } from '@onehall/platform';
import { DeliverReply } from './case/deliver-reply.js';
import { EndCase } from './case/end-case.js';
import { IssueReply } from './case/issue-reply.js';
import { SettleCase } from './case/settle-case.js';
import { WithdrawSubmission } from './case/withdraw-submission.js';
import { Receivers } from './receivers.js';
import { DeliverReplyDto, EndCaseDto, IssueReplyDto, SettleCaseDto, WithdrawSubmissionDto } from './reply.dto.js';

@ApiTags('routing')
@Controller('routing/cases/:caseId')
@AnswersCommand('RoutedCaseAnswer', { caseId })
export class ReplyController {
  constructor(
    private readonly desk: Desk,
    private readonly receivers: Receivers,
  ) {}

  @Post('settlement')
  @Admits('handler', 'head')
  @ApiOperation({ operationId: 'settleCase', summary: '达成调解、和解（主办单位） / record a settlement (the lead)' })
  settle(@PathId('caseId') caseId: string, @Body() { departments, agreement }: SettleCaseDto, @Saying() said: SaidAtWindow) {
    return this.tell(new SettleCase(caseId, { departments, agreement }), said);
  }

  @Post('reply')
  @Admits('handler', 'head')
  @ApiOperation({ operationId: 'issueReply', summary: '出具处理意见书（主办单位） / issue the joint reply (the lead)' })
  issue(@PathId('caseId') caseId: string, @Body() { outcome, claim, facts, opinion, basis }: IssueReplyDto, @Saying() said: SaidAtWindow) {
    return this.tell(new IssueReply(caseId, { outcome, claim, facts, opinion, basis }), said);
  }

  @Post('delivery')
  @Admits('handler', 'head', 'router', 'clerk')
  @ApiOperation({ operationId: 'deliverReply', summary: '送达处理意见书 / the reply was delivered' })
  async deliver(@PathId('caseId') caseId: string, @Body() { method, deliveredOn, receiver: name }: DeliverReplyDto, @Saying() said: SaidAtWindow) {
    const receiver = name === undefined ? undefined : await this.receivers.identify(caseId, name, said);
    return this.tell(new DeliverReply(caseId, { method, deliveredOn, receiver }), said);
  }

  @Post('withdrawals')
  @Admits('handler', 'head', 'router', 'clerk')
  @ApiOperation({ operationId: 'withdrawSubmission', summary: '多件信访件中一件的信访人撤回，事项继续办理 / the petitioner of one of several submissions withdraws, and the case goes on' })
  withdraw(@PathId('caseId') caseId: string, @Body() { number, reasons }: WithdrawSubmissionDto, @Saying() said: SaidAtWindow) {
    return this.tell(new WithdrawSubmission(caseId, { number: number.toUpperCase(), reasons }), said);
  }

  @Post('ending')
  @Admits('handler', 'head', 'router', 'clerk')
  @ApiOperation({ operationId: 'endCase', summary: '办结 / end the case' })
  end(@PathId('caseId') caseId: string, @Body() { how, reasons }: EndCaseDto, @Saying() said: SaidAtWindow) {
    return this.tell(new EndCase(caseId, { how, reasons }), said);
  }

  private async tell(command: { readonly caseId: string }, said: SaidAtWindow) {
    return { caseId: command.caseId, ...(await this.desk.tell(command, said)) };
  }
}
