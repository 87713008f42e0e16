// A case ended as withdrawn while another petitioner's submission was on its way to the departments: nobody has withdrawn that one, so it opens a case of its own. Harmless when said twice.
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { saidNow, StreamReader, type Answer } from '@onehall/platform';
import { v5 as uuidv5 } from 'uuid';
import { cases } from '../case/case.js';
import { submissions } from '../submission/submission.js';
import { Parting } from './parting.js';

export class SetOthersApart {
  constructor(
    readonly caseId: string,
    /** The numbers of those that were withdrawn. */
    readonly withdrawn: readonly string[],
  ) {}
}

@CommandHandler(SetOthersApart)
export class OthersParter implements ICommandHandler<SetOthersApart, Answer> {
  constructor(
    private readonly streams: StreamReader,
    private readonly parting: Parting,
  ) {}

  async execute({ caseId, withdrawn }: SetOthersApart): Promise<Answer> {
    const { hall, commandId } = saidNow();
    const { state } = await this.streams.state(cases, hall, caseId);
    // The case is closed: nothing joins it any more, so these are all.
    for (const submissionId of state.phase === 'unopened' ? [] : state.submissions) {
      const { state: submission } = await this.streams.state(submissions, hall, submissionId);
      if (submission.phase === 'unregistered' || submission.registered.channel === 'screening' || withdrawn.includes(submission.registered.number)) continue;
      await this.parting.apart(submissionId, { from: caseId, joined: true, mayBeNamed: true, commandId: uuidv5(submissionId, commandId) });
    }
    return { stream: '', version: 0, token: '', repeated: false };
  }
}
