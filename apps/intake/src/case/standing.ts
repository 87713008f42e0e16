// Who stands in a case: what was brought to it or found by screening, and what of that was withdrawn. Every decision asks here, and none who opened the case.
import type { CaseOpened, Channel, SubmissionJoined, SubmissionLeft } from '@onehall/contracts';

/** One submission of a case. */
export interface Brought {
  readonly submissionId: string;
  readonly number: string;
  readonly channel: Channel;
  readonly receivedOn: string;
  /** false: found by screening, nobody is told and nobody rates. */
  readonly petitioner: boolean;
  /** By itself, while the case went on. `rateBy`: until when its petitioner may say what to think of that. */
  readonly withdrawn?: { readonly on: string; readonly rateBy?: string };
}

export const openedBy = ({ submissionId, number, channel, receivedOn, petitioner }: CaseOpened['data']): readonly Brought[] => [{ submissionId, number, channel, receivedOn, petitioner }];

/** What the case has after one more has joined or left. */
export function broughtAfter(before: readonly Brought[], { type, data }: SubmissionJoined | SubmissionLeft): readonly Brought[] {
  switch (type) {
    case 'SubmissionJoined':
      return [...before, { submissionId: data.submissionId, number: data.number, channel: data.channel, receivedOn: data.receivedOn, petitioner: data.channel !== 'screening' }];
    case 'SubmissionLeft': {
      if (data.how === 'set-apart') return before.filter(({ submissionId }) => submissionId !== data.submissionId);
      const withdrawn = { on: data.leftOn, ...(data.rateBy !== undefined && { rateBy: data.rateBy }) };
      return before.map(one => (one.submissionId === data.submissionId ? { ...one, withdrawn } : one));
    }
  }
}

/** The earliest day on which something was received that still stands in the case; undefined when nothing does. */
export const waitsSince = (submissions: readonly Brought[]): string | undefined => submissions.flatMap(({ receivedOn, withdrawn }) => (withdrawn ? [] : [receivedOn])).sort()[0];

/** Whether visitors alone stand in the case: nobody who wrote or called, and nothing that was found by screening. */
export const isOfVisitorsOnly = (submissions: readonly Brought[]): boolean => submissions.every(({ channel, withdrawn }) => withdrawn !== undefined || channel === 'visit');

/** Whether somebody waits to be told: a notice, a reply, that it may be rated. */
export const isSomebodyTold = (submissions: readonly Brought[]): boolean => submissions.some(({ petitioner, withdrawn }) => petitioner && !withdrawn);
