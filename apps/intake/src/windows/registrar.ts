// How the window registers what somebody brings: whoever it names is found, the registration is said, and the answer tells the case in which the submission is in truth.
import { Injectable } from '@nestjs/common';
import { refuseIntake } from '@onehall/contracts';
import { NotYet } from '@onehall/kernel';
import { Desk, Edge, SaidOtherwise, StreamReader, type Answer, type SaidAtWindow } from '@onehall/platform';
import { OwnerForgotten } from '@onehall/vault';
import { cases } from '../case/case.js';
import { RegisterSubmission } from '../submission/register-submission.js';
import { submissions, type Submission } from '../submission/submission.js';
import { Joinable } from './joinable.js';
import { Patience } from './patience.js';
import { queryCode } from './query-code.js';
import { Reception } from './reception.js';
import { registrationOf } from './registration-form.js';
import type { RegisterSubmissionDto } from './submission.dto.js';

/** Milliseconds: policies are quick, and under a great load they are not. */
const untilJoined = 10_000;

type Registered = Extract<Submission, { phase: 'registered' }>['registered'];

/** What was registered, the query code in clear, and what the log answered. */
export interface Receipted {
  readonly registered: Registered;
  readonly code: string;
  readonly answer: Answer;
}

@Injectable()
export class Registrar {
  constructor(
    private readonly desk: Desk,
    private readonly streams: StreamReader,
    private readonly edge: Edge,
    private readonly reception: Reception,
    private readonly joinable: Joinable,
    private readonly patience: Patience,
  ) {}

  async register(submissionId: string, form: RegisterSubmissionDto, said: SaidAtWindow): Promise<Receipted> {
    const code = queryCode(this.edge.digest('query-code-seed', said.commandId));
    const tell = () => this.tell(submissionId, { form, code }, said);
    // Between the finding of a person and the saying, the same request may have been heard elsewhere, or the person forgotten: then who it names is found anew.
    const answer = await tell().catch((error: unknown) => {
      if (error instanceof SaidOtherwise || error instanceof OwnerForgotten) return tell();
      throw error;
    });
    return { registered: await this.settled(submissionId, form.caseId, said.hall), code, answer };
  }

  private async tell(submissionId: string, { form, code }: { readonly form: RegisterSubmissionDto; readonly code: string }, said: SaidAtWindow): Promise<Answer> {
    const { state: earlier } = await this.streams.state(submissions, said.hall, submissionId);
    if (earlier.phase === 'unregistered') await this.joinable.check(said.hall, form);
    const persons = await this.reception.identify(form.persons ?? [], said, earlier);
    const registration = registrationOf(form, { caseId: form.caseId ?? said.id('case'), opens: form.caseId === undefined, queryCode: code, persons });
    return this.desk.tell(new RegisterSubmission(submissionId, registration), said);
  }

  /** What joins a case is in it, or in one of its own, a moment later: waits for that up to ten seconds, and says no sooner which it is. Throws `NotYet`; the same request is then answered with the truth. */
  private async settled(submissionId: string, joins: string | undefined, hall: string): Promise<Registered> {
    const read = async () => {
      const { state } = await this.streams.state(submissions, hall, submissionId);
      if (state.phase === 'unregistered') throw new Error(`The submission ${submissionId} was registered and is not there.`);
      return state.registered;
    };
    const isSettled = async (registered: Registered) => joins === undefined || registered.caseId !== joins || (await this.isIn(submissionId, joins, hall));
    const settled = await this.patience.until(async () => {
      const registered = await read();
      return (await isSettled(registered)) ? registered : undefined;
    }, () => Promise.resolve(true), untilJoined);
    if (!settled) throw stillJoining();
    return settled;
  }

  private async isIn(submissionId: string, caseId: string, hall: string): Promise<boolean> {
    const { state } = await this.streams.state(cases, hall, caseId);
    return state.phase !== 'unopened' && state.submissions.some(one => one.submissionId === submissionId);
  }
}

function stillJoining(): NotYet {
  const { reason, refusal } = refuseIntake('STILL_JOINING');
  return new NotYet(reason, refusal);
}
