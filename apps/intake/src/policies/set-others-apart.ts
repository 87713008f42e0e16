// A case was settled, replied to or ended while another submission was on its way to the departments: nobody there spoke of that one, so it opens a case of its own. Harmless when said twice.
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { saidNow, StreamReader, type Answer } from '@onehall/platform';
import { v5 as uuidv5 } from 'uuid';
import { cases } from '../case/case.js';
import { Parting } from './parting.js';

export class SetOthersApart {
  constructor(
    readonly caseId: string,
    /** The numbers of those of which routing knew. */
    readonly known: readonly string[],
  ) {}
}

@CommandHandler(SetOthersApart)
export class OthersParter implements ICommandHandler<SetOthersApart, Answer> {
  constructor(
    private readonly streams: StreamReader,
    private readonly parting: Parting,
  ) {}

  async execute({ caseId, known }: SetOthersApart): Promise<Answer> {
    const { hall, commandId } = saidNow();
    const { state } = await this.streams.state(cases, hall, caseId);
    // Nothing joins the case any more, so these are all.
    const others = state.phase === 'unopened' ? [] : state.submissions.filter(({ number }) => !known.includes(number));
    for (const { submissionId } of others) await this.parting.apart(submissionId, { from: caseId, joined: true, mayBeNamed: true, commandId: uuidv5(submissionId, commandId) });
    return { stream: '', version: 0, token: '', repeated: false };
  }
}
