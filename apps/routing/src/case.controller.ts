// The window for a department's share of a case: sent, signed for, objected to, accepted, worked on, answered.
import { Body, Controller, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { caseId } from '@onehall/contracts';
import { Admits, AnswersCommand, Desk, PathId, Saying, ViewReader, type SaidAtWindow } from '@onehall/platform';
import { AcceptanceDeliveryDto, AcceptCaseDto, AnswerPartDto, AskDepartmentsDto, DenyObjectionDto, ExtendTermDto, NoteProgressDto, ObjectToCaseDto, UpholdObjectionDto, WithdrawSendingDto } from './case.dto.js';
import { AcceptCase } from './case/accept-case.js';
import { AnswerPart } from './case/answer-part.js';
import { AskDepartments } from './case/ask-departments.js';
import { DenyObjection } from './case/deny-objection.js';
import { ExtendTerm } from './case/extend-term.js';
import { NoteProgress } from './case/note-progress.js';
import { ObjectToCase } from './case/object-to-case.js';
import { RecordAcceptanceDelivery } from './case/record-acceptance-delivery.js';
import { SignForCase } from './case/sign-for-case.js';
import { UpholdObjection } from './case/uphold-objection.js';
import { WithdrawSending } from './case/withdraw-sending.js';
import { KnownDepartments } from './known-departments.js';
import { caseBoard } from './views/case-board.js';

@ApiTags('routing')
@Controller('routing/cases/:caseId')
@AnswersCommand('RoutedCaseAnswer', { caseId })
export class CaseController {
  constructor(
    private readonly desk: Desk,
    private readonly known: KnownDepartments,
    private readonly views: ViewReader,
  ) {}

  @Post('sending')
  @Admits('router')
  @ApiOperation({ operationId: 'askDepartments', summary: '补充转送、交办 / ask further departments, or a new lead' })
  async ask(@PathId('caseId') caseId: string, @Body() body: AskDepartmentsDto, @Saying() said: SaidAtWindow) {
    await this.known.check(said.hall, 'departments', body.departments.map(({ department }) => department));
    const { way, answerBy, reasons } = body;
    const departments = body.departments.map(({ department, part }) => ({ department, part }));
    const line = await this.views.one(caseBoard, said.hall, { caseId });
    const reportedUp = line?.reportedUpOn ? true : undefined;
    return this.tell(new AskDepartments(caseId, { way, departments, answerBy, reasons, reportedUp }), said);
  }

  @Post('sending/withdrawal')
  @Admits('router')
  @ApiOperation({ operationId: 'withdrawSending', summary: '撤回未签收的转送、交办 / take back a sending that nobody signed for' })
  withdraw(@PathId('caseId') caseId: string, @Body() { department, reasons }: WithdrawSendingDto, @Saying() said: SaidAtWindow) {
    return this.tell(new WithdrawSending(caseId, { department, reasons }), said);
  }

  @Post('signing-for')
  @Admits('handler', 'head')
  @ApiOperation({ operationId: 'signForCase', summary: '签收 / sign for a case' })
  sign(@PathId('caseId') caseId: string, @Saying() said: SaidAtWindow) {
    return this.tell(new SignForCase(caseId), said);
  }

  @Post('objection')
  @Admits('handler', 'head')
  @ApiOperation({ operationId: 'objectToCase', summary: '提出异议 / object to a case that is not one’s own' })
  async object(@PathId('caseId') caseId: string, @Body() { reasons, proposes }: ObjectToCaseDto, @Saying() said: SaidAtWindow) {
    await this.known.check(said.hall, 'proposes', [proposes]);
    return this.tell(new ObjectToCase(caseId, { reasons, proposes }), said);
  }

  @Post('objection/upholding')
  @Admits('router')
  @ApiOperation({ operationId: 'upholdObjection', summary: '同意异议；此前未获同意的，记录共同的上一级机关或者联席会议的决定 / uphold an objection; after a denial, as the common superior or the joint conference has decided' })
  uphold(@PathId('caseId') caseId: string, @Body() { department, reasons, decidedBy, decision }: UpholdObjectionDto, @Saying() said: SaidAtWindow) {
    return this.tell(new UpholdObjection(caseId, { department, reasons, decidedBy, decision }), said);
  }

  @Post('objection/denial')
  @Admits('router')
  @ApiOperation({ operationId: 'denyObjection', summary: '不同意异议 / deny an objection' })
  deny(@PathId('caseId') caseId: string, @Body() { department, reasons }: DenyObjectionDto, @Saying() said: SaidAtWindow) {
    return this.tell(new DenyObjection(caseId, { department, reasons }), said);
  }

  @Post('acceptance')
  @Admits('handler', 'head')
  @ApiOperation({ operationId: 'acceptCase', summary: '受理 / accept a case' })
  accept(@PathId('caseId') caseId: string, @Body() { route }: AcceptCaseDto, @Saying() said: SaidAtWindow) {
    return this.tell(new AcceptCase(caseId, { route }), said);
  }

  @Post('acceptance-delivery')
  @Admits('handler', 'head')
  @ApiOperation({ operationId: 'recordAcceptanceDelivery', summary: '受理告知书送达 / the notice of acceptance was delivered' })
  acceptanceDelivered(@PathId('caseId') caseId: string, @Body() { deliveredOn }: AcceptanceDeliveryDto, @Saying() said: SaidAtWindow) {
    return this.tell(new RecordAcceptanceDelivery(caseId, { deliveredOn }), said);
  }

  @Post('progress')
  @Admits('handler', 'head')
  @ApiOperation({ operationId: 'noteProgress', summary: '记录办理情况 / note progress' })
  note(@PathId('caseId') caseId: string, @Body() { note, notedOn }: NoteProgressDto, @Saying() said: SaidAtWindow) {
    return this.tell(new NoteProgress(caseId, { note, notedOn }), said);
  }

  @Post('extension')
  @Admits('handler', 'head')
  @ApiOperation({ operationId: 'extendTerm', summary: '延长办理期限（单位负责人） / extend the term (the head)' })
  extend(@PathId('caseId') caseId: string, @Body() { days, reasons }: ExtendTermDto, @Saying() said: SaidAtWindow) {
    return this.tell(new ExtendTerm(caseId, { days, reasons }), said);
  }

  @Post('part')
  @Admits('handler', 'head')
  @ApiOperation({ operationId: 'answerPart', summary: '本单位答复 / answer one’s part' })
  answer(@PathId('caseId') caseId: string, @Body() { outcome, answer, basis }: AnswerPartDto, @Saying() said: SaidAtWindow) {
    return this.tell(new AnswerPart(caseId, { outcome, answer, basis }), said);
  }

  private async tell(command: { readonly caseId: string }, said: SaidAtWindow) {
    return { caseId: command.caseId, ...(await this.desk.tell(command, said)) };
  }
}
