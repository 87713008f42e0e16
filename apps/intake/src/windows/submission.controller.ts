// The window for submissions: what a petitioner brings is registered, read again by those entitled, and corrected.
import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { refuseIntake, refuseIntakeUnder } from '@onehall/contracts';
import { Admits, Caller, Desk, Edge, HallClock, Readings, Saying, StreamReader, ViewReader, type AtHall, type SaidAtWindow } from '@onehall/platform';
import { lawOn } from '@onehall/rulebook';
import { cases, isSecret } from '../case/case.js';
import { given } from '../given.js';
import { CorrectSubmission } from '../submission/correct-submission.js';
import { RegisterSubmission } from '../submission/register-submission.js';
import { submissions, type Submission } from '../submission/submission.js';
import { caseRegister } from '../views/case-register.js';
import { knownPersons } from '../views/known-persons.js';
import { bareSubmission, mayOpen } from './discretion.js';
import { Joinable } from './joinable.js';
import { queryCode } from './query-code.js';
import { checkMayRead, readers } from './readers.js';
import { receiptOf } from './receipt.js';
import { Reception } from './reception.js';
import { registrationOf } from './registration-form.js';
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
    private readonly joinable: Joinable,
    private readonly clock: HallClock,
    private readonly readings: Readings,
  ) {}

  @Post()
  @Admits('clerk', 'router')
  @ApiOperation({ operationId: 'registerSubmission', summary: '登记信访件 / register a submission, which opens a case or joins one' })
  async register(@Body() form: RegisterSubmissionDto, @Saying() said: SaidAtWindow) {
    const submissionId = said.id('submission');
    const earlier = await this.read(said.hall, submissionId);
    if (earlier.phase === 'unregistered') await this.joinable.check(said.hall, form);
    const persons = await this.reception.identify(form.persons ?? [], said, earlier);
    const code = queryCode(this.edge.digest('query-code-seed', said.commandId));
    const registration = registrationOf(form, { caseId: form.caseId ?? said.id('case'), opens: form.caseId === undefined, queryCode: code, persons });
    const answer = await this.desk.tell(new RegisterSubmission(submissionId, registration), said);
    const receipt = receiptOf(this.registered(await this.read(said.hall, submissionId)), code);
    const { number, queryCode: given } = receipt;
    return { submissionId, caseId: registration.caseId, number, queryCode: given, receipt, ...answer };
  }

  @Get(':submissionId')
  @Admits(...readers)
  @ApiOperation({ operationId: 'readSubmission', summary: '查看信访件 / read a submission' })
  async one(@Param('submissionId', ParseUUIDPipe) submissionId: string, @Caller() caller: AtHall) {
    const { state, version } = await this.streams.state(submissions, caller.hall, submissionId);
    if (state.phase === 'unregistered') throw refuseIntake('UNKNOWN_SUBMISSION');
    const { queryCode: sealed, ...registered } = state.registered;
    const line = await this.views.one(caseRegister, caller.hall, { caseId: registered.caseId });
    const confidential = registered.confidential === true || (await this.isSecret(caller.hall, registered.caseId));
    checkMayRead(caller, { confidential, sentTo: line?.sentTo ?? [] });
    await this.readings.record(caller, state.registered.caseId, 'submission');
    if (confidential && !mayOpen(caller)) return { ...bareSubmission(state), queryable: false, corrections: [], version };
    const opened = (await this.edge.open({ ...registered, corrections: state.corrections })) as object;
    return { ...opened, confidential, queryable: sealed !== undefined && !confidential, version };
  }

  @Post(':submissionId/corrections')
  @Admits('clerk', 'router')
  @ApiOperation({ operationId: 'correctSubmission', summary: '更正登记内容 / correct what was written down' })
  async correct(@Param('submissionId', ParseUUIDPipe) submissionId: string, @Body() form: CorrectSubmissionDto, @Saying() said: SaidAtWindow) {
    const { reasons, title, text, place, category, personCount } = form;
    const persons = form.persons?.map(({ personId, standing, name, phone, idNumber, address }) => ({ personId, ...given({ standing, name, phone, idNumber, address }) }));
    await this.checkCorrectable(said.hall, submissionId, persons ?? []);
    const answer = await this.desk.tell(new CorrectSubmission(submissionId, { reasons, ...given({ title, text, place, category, personCount, persons }) }), said);
    return { submissionId, ...answer };
  }

  /** What the submission's own stream cannot know: that its case went to the discipline organ, or that the hall has forgotten somebody. */
  private async checkCorrectable(hall: string, submissionId: string, persons: readonly { readonly personId: string }[]): Promise<void> {
    const { caseId } = this.registered(await this.read(hall, submissionId));
    if (await this.isSecret(hall, caseId)) throw refuseIntakeUnder(lawOn(this.clock.now().slice(0, 10)), 'ACCUSATION_NOT_TYPED', { field: 'reasons' });
    for (const { personId } of persons) {
      const known = await this.views.one(knownPersons, hall, { personId });
      if (known?.forgottenOn) throw refuseIntake('PERSON_FORGOTTEN');
    }
  }

  private async isSecret(hall: string, caseId: string): Promise<boolean> {
    const { state } = await this.streams.state(cases, hall, caseId);
    return state.phase !== 'unopened' && isSecret(state);
  }

  private async read(hall: string, submissionId: string): Promise<Submission> {
    return (await this.streams.state(submissions, hall, submissionId)).state;
  }

  private registered(state: Submission) {
    if (state.phase === 'unregistered') throw refuseIntake('UNKNOWN_SUBMISSION');
    return state.registered;
  }
}
