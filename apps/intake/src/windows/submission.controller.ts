// The window for submissions: what a petitioner brings is registered, read again by those entitled, and corrected.
import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { refuseIntake } from '@onehall/contracts';
import { Admits, Caller, Desk, Edge, Saying, StreamReader, ViewReader, type AtHall, type SaidAtWindow } from '@onehall/platform';
import { given } from '../given.js';
import { CorrectSubmission } from '../submission/correct-submission.js';
import { RegisterSubmission } from '../submission/register-submission.js';
import { submissions, type Submission } from '../submission/submission.js';
import { caseRegister } from '../views/case-register.js';
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
  ) {}

  @Post()
  @Admits('clerk', 'router')
  @ApiOperation({ operationId: 'registerSubmission', summary: '登记信访件 / register a submission, which opens a case or joins one' })
  async register(@Body() form: RegisterSubmissionDto, @Saying() said: SaidAtWindow) {
    const submissionId = said.id('submission');
    const earlier = await this.read(said.hall, submissionId);
    if (form.caseId !== undefined) await this.joinable.check(said.hall, form.caseId);
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
    const { queryCode: sealed, ...registered } = this.registered(state);
    const line = await this.views.one(caseRegister, caller.hall, { caseId: registered.caseId });
    checkMayRead(caller, { confidential: registered.confidential ?? line?.confidential ?? false, sentTo: line?.sentTo ?? [] });
    const corrections = state.phase === 'registered' ? state.corrections : [];
    return { ...((await this.edge.open(registered)) as object), queryable: sealed !== undefined, corrections, version };
  }

  @Post(':submissionId/corrections')
  @Admits('clerk', 'router')
  @ApiOperation({ operationId: 'correctSubmission', summary: '更正登记内容 / correct what was written down' })
  async correct(@Param('submissionId', ParseUUIDPipe) submissionId: string, @Body() form: CorrectSubmissionDto, @Saying() said: SaidAtWindow) {
    const { reasons, title, text, place, category, personCount } = form;
    const answer = await this.desk.tell(new CorrectSubmission(submissionId, { reasons, ...given({ title, text, place, category, personCount }) }), said);
    return { submissionId, ...answer };
  }

  private async read(hall: string, submissionId: string): Promise<Submission> {
    return (await this.streams.state(submissions, hall, submissionId)).state;
  }

  private registered(state: Submission) {
    if (state.phase === 'unregistered') throw refuseIntake('UNKNOWN_SUBMISSION');
    return state.registered;
  }
}
