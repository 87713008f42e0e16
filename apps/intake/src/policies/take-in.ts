// A registered submission is taken in by the case that it names; where that one has ended meanwhile, or is the discipline organ's, it opens a case of its own, and nothing is lost. Harmless when said twice.
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Refused } from '@onehall/kernel';
import { Desk, Edge, saidNow, StreamReader, type Answer } from '@onehall/platform';
import { v5 as uuidv5 } from 'uuid';
import { JoinCase, type Joining } from '../case/join-case.js';
import { given } from '../given.js';
import { SetSubmissionApart } from '../submission/set-submission-apart.js';
import { submissions } from '../submission/submission.js';

export class TakeIn {
  constructor(
    readonly caseId: string,
    readonly given: Joining,
  ) {}
}

/** What the case says that takes nothing in. Neither passes again: whoever hears it once hears it whenever it is asked anew. */
const isTurnedAway = (error: unknown): error is Refused => error instanceof Refused && (error.reason === 'CASE_FINISHED' || error.reason === 'ACCUSATION_STANDS_ALONE');

const plain = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

@CommandHandler(TakeIn)
export class SubmissionTaker implements ICommandHandler<TakeIn, Answer> {
  constructor(
    private readonly desk: Desk,
    private readonly streams: StreamReader,
    private readonly edge: Edge,
  ) {}

  async execute({ caseId, given: joining }: TakeIn): Promise<Answer> {
    try {
      return await this.desk.tell(new JoinCase(caseId, joining), saidNow());
    } catch (error) {
      if (!isTurnedAway(error)) throw error;
      return this.setApart(caseId, joining.submissionId, { mayBeNamed: error.reason === 'CASE_FINISHED' });
    }
  }

  /** Its words are opened only to be sealed with the key of the new case: they are no longer the other one's, nor is it told that they ever were. */
  private async setApart(from: string, submissionId: string, { mayBeNamed }: { readonly mayBeNamed: boolean }): Promise<Answer> {
    const said = saidNow();
    const { state, version } = await this.streams.state(submissions, said.hall, submissionId);
    if (state.phase === 'unregistered' || state.registered.caseId !== from) return { stream: '', version, token: '', repeated: true };
    const { title, text, queryCode } = (await this.edge.open({ ...given({ title: state.registered.title, text: state.registered.text, queryCode: state.registered.queryCode }) })) as Readonly<Record<string, unknown>>;
    const words = given({ title: plain(title), text: plain(text), queryCode: plain(queryCode) });
    const apart = new SetSubmissionApart(submissionId, { caseId: uuidv5('case', said.commandId), from, ...(mayBeNamed && { follows: from }), ...words });
    return this.desk.tell(apart, { ...said, commandId: uuidv5('apart', said.commandId) });
  }
}
