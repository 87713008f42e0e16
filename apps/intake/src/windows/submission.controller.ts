// The window for submissions: what a petitioner brings is registered, read again by those entitled, and corrected.
import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { refuseIntake } from '@onehall/contracts';
import { Admits, Answers, AnswersCommand, asksAbout, Caller, Desk, Edge, HallLaw, PathId, Readings, Saying, StreamReader, ViewReader, type AtHall, type SaidAtWindow } from '@onehall/platform';
import { cases, withdrawnOn } from '../case/case.js';
import { given } from '../given.js';
import { CorrectSubmission } from '../submission/correct-submission.js';
import { submissions, type Submission } from '../submission/submission.js';
import { caseRegister } from '../views/case-register.js';
import { knownPersons } from '../views/known-persons.js';
import { registered, submissionRead } from './answers.js';
import { bareSubmission, Discretion, mayOpen } from './discretion.js';
import { checkMayRead, readers } from './readers.js';
import { receiptOf } from './receipt.js';
import { Registrar } from './registrar.js';
import { Reception } from './reception.js';
import { CorrectSubmissionDto, RegisterSubmissionDto } from './submission.dto.js';

@ApiTags('intake')
@Controller('intake/submissions')
export class SubmissionController {
  constructor(
    private readonly desk: Desk,
    private readonly views: ViewReader,
    private readonly streams: StreamReader,
    private readonly edge: Edge,
    private readonly reception: Reception,
    private readonly registrar: Registrar,
    private readonly law: HallLaw,
    private readonly readings: Readings,
    private readonly discretion: Discretion,
  ) {}

  @Post()
  @Admits('clerk', 'router')
  @AnswersCommand('SubmissionReceived', registered)
  @ApiOperation({ operationId: 'registerSubmission', summary: '登记信访件 / register a submission, which opens a case or joins one' })
  async register(@Body() form: RegisterSubmissionDto, @Saying() said: SaidAtWindow) {
    const submissionId = said.id('submission');
    const { registered, code, answer } = await this.registrar.register(submissionId, form, said);
    const receipt = receiptOf(registered, code);
    return { submissionId, caseId: registered.caseId, number: receipt.number, queryCode: receipt.queryCode, receipt, ...answer };
  }

  @Get(':submissionId')
  @Admits(...readers)
  @Answers('Submission', submissionRead)
  @ApiOperation({ operationId: 'readSubmission', summary: '查看信访件 / read a submission' })
  async one(@PathId('submissionId') submissionId: string, @Caller() caller: AtHall) {
    const { state, version } = await this.streams.state(submissions, caller.hall, submissionId);
    if (state.phase === 'unregistered') throw refuseIntake('UNKNOWN_SUBMISSION');
    const { queryCode: sealed, ...registered } = state.registered;
    await asksAbout(new Set([registered.caseId]));
    const line = await this.views.one(caseRegister, caller.hall, { caseId: registered.caseId });
    const secret = (await this.discretion.secretOf(caller.hall, registered.caseId)) ?? (registered.confidential && { handedOver: false });
    const confidential = secret !== undefined;
    checkMayRead(caller, { confidential, sentTo: line?.sentTo ?? [] }, this.law.today());
    await this.readings.record(caller, registered.caseId, 'submission');
    if (secret && !mayOpen(caller)) return bareSubmission(registered, { ...secret, receivedOn: this.law.today().day(registered.receivedAt) });
    const named = await this.discretion.withoutSecrets(caller.hall, registered);
    const opened = (await this.edge.open({ ...named, corrections: state.corrections })) as object;
    return { ...opened, forgotten: await this.reception.forgotten(registered.persons, caller.hall), confidential, queryable: sealed !== undefined && !confidential, ...given({ withdrawnOn: await this.withdrawnOn(caller.hall, registered) }), version };
  }

  @Post(':submissionId/corrections')
  @Admits('clerk', 'router')
  @AnswersCommand('SubmissionAnswer', { submissionId: registered.submissionId })
  @ApiOperation({ operationId: 'correctSubmission', summary: '更正登记内容 / correct what was written down' })
  async correct(@PathId('submissionId') submissionId: string, @Body() form: CorrectSubmissionDto, @Saying() said: SaidAtWindow) {
    const { reasons, title, text, place, category, personCount } = form;
    const persons = form.persons?.map(({ personId, standing, name, phone, idNumber, address }) => ({ personId, ...given({ standing, name, phone, idNumber, address }) }));
    await this.checkCorrectable(said.hall, submissionId, persons ?? []);
    const answer = await this.desk.tell(new CorrectSubmission(submissionId, { reasons, ...given({ title, text, place, category, personCount, persons }) }), said);
    await this.reception.corrected(persons ?? [], said.hall);
    return { submissionId, ...answer };
  }

  /** What the submission's own stream cannot know: that its case went to the discipline organ, or that the hall has forgotten somebody. */
  private async checkCorrectable(hall: string, submissionId: string, persons: readonly { readonly personId: string }[]): Promise<void> {
    const { caseId } = this.registered(await this.read(hall, submissionId));
    if (await this.discretion.secretOf(hall, caseId)) throw refuseIntake.under(this.law.today(), 'ACCUSATION_NOT_TYPED', { field: 'reasons' });
    for (const { personId } of persons) {
      const known = await this.views.one(knownPersons, hall, { personId });
      if (known?.forgottenOn) throw refuseIntake('PERSON_FORGOTTEN');
    }
  }

  private async withdrawnOn(hall: string, { caseId, submissionId }: { readonly caseId: string; readonly submissionId: string }): Promise<string | undefined> {
    const { state } = await this.streams.state(cases, hall, caseId);
    return state.phase === 'unopened' ? undefined : withdrawnOn(state, submissionId);
  }

  private async read(hall: string, submissionId: string): Promise<Submission> {
    return (await this.streams.state(submissions, hall, submissionId)).state;
  }

  private registered(state: Submission) {
    if (state.phase === 'unregistered') throw refuseIntake('UNKNOWN_SUBMISSION');
    return state.registered;
  }
}
