// A registered submission is taken in by the case that it names; where that one has ended meanwhile, or is the discipline organ's, it opens a case of its own, and nothing is lost. Harmless when said twice.
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Refused } from '@onehall/kernel';
import { Desk, saidNow, type Answer } from '@onehall/platform';
import { JoinCase, type Joining } from '../case/join-case.js';
import { Parting } from './parting.js';

export class TakeIn {
  constructor(
    readonly caseId: string,
    readonly given: Joining,
  ) {}
}

/** What the case says that takes nothing in. Neither passes again: whoever hears it once hears it whenever it is asked anew. */
const isTurnedAway = (error: unknown): error is Refused => error instanceof Refused && (error.reason === 'CASE_FINISHED' || error.reason === 'ACCUSATION_STANDS_ALONE');

@CommandHandler(TakeIn)
export class SubmissionTaker implements ICommandHandler<TakeIn, Answer> {
  constructor(
    private readonly desk: Desk,
    private readonly parting: Parting,
  ) {}

  async execute({ caseId, given: joining }: TakeIn): Promise<Answer> {
    try {
      return await this.desk.tell(new JoinCase(caseId, joining), saidNow());
    } catch (error) {
      if (!isTurnedAway(error)) throw error;
      return this.parting.apart(joining.submissionId, { from: caseId, mayBeNamed: error.reason === 'CASE_FINISHED', commandId: saidNow().commandId });
    }
  }
}
