// How a submission leaves the case that it was to join, or had joined, for one of its own.
import { Injectable } from '@nestjs/common';
import { Desk, Edge, saidNow, StreamReader, type Answer } from '@onehall/platform';
import { v5 as uuidv5 } from 'uuid';
import { given } from '../given.js';
import { SetSubmissionApart, type Apart } from '../submission/set-submission-apart.js';
import { submissions } from '../submission/submission.js';

/** From which case, and what may be said of that; `commandId`: one for each parting, of which the new case’s id is made. */
export interface Leaving extends Pick<Apart, 'from' | 'joined'> {
  readonly mayBeNamed: boolean;
  readonly commandId: string;
}

const plain = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

@Injectable()
export class Parting {
  constructor(
    private readonly desk: Desk,
    private readonly streams: StreamReader,
    private readonly edge: Edge,
  ) {}

  /** Its words are opened only to be sealed with the key of the new case: they are no longer the other one's, nor is it told that they ever were. Nothing where it has left already. */
  async apart(submissionId: string, { from, joined, mayBeNamed, commandId }: Leaving): Promise<Answer> {
    const said = saidNow();
    const { state, version } = await this.streams.state(submissions, said.hall, submissionId);
    if (state.phase === 'unregistered' || state.registered.caseId !== from) return { stream: '', version, token: '', repeated: true };
    const { title, text, queryCode } = (await this.edge.open({ ...given({ title: state.registered.title, text: state.registered.text, queryCode: state.registered.queryCode }) })) as Readonly<Record<string, unknown>>;
    const words = given({ title: plain(title), text: plain(text), queryCode: plain(queryCode) });
    const apart = new SetSubmissionApart(submissionId, { caseId: uuidv5('case', commandId), from, ...given({ joined }), ...(mayBeNamed && { follows: from }), ...words });
    return this.desk.tell(apart, { ...said, commandId: uuidv5('apart', commandId) });
  }
}
