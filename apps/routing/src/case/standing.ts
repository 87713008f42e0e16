// Who stands in a case: those who brought it and want an answer, what was found by screening, and who has withdrawn. Every decision asks here, and none who opened the case.
import type { CaseReceived, SubmissionAdded, SubmissionWithdrawn } from '@onehall/contracts';

/** All by the numbers of the submissions. */
export interface Standing {
  /** Whose petitioners want an answer. */
  readonly standing: readonly string[];
  /** Found by screening: nobody brought these, and nobody withdraws them. */
  readonly found: readonly string[];
  readonly withdrawn: readonly { readonly number: string; readonly on: string }[];
}

const nobody: Standing = { standing: [], found: [], withdrawn: [] };

const added = (before: Standing, { number, petitioner }: { readonly number: string; readonly petitioner: boolean }): Standing =>
  petitioner ? { ...before, standing: [...before.standing, number] } : { ...before, found: [...before.found, number] };

export const openedBy = (received: CaseReceived['data']): Standing => added(nobody, received);

/** Who stands after one more has joined or withdrawn. */
export function standingAfter({ standing, found, withdrawn }: Standing, { type, data }: SubmissionAdded | SubmissionWithdrawn): Standing {
  switch (type) {
    case 'SubmissionAdded':
      return added({ standing, found, withdrawn }, data);
    case 'SubmissionWithdrawn':
      return { standing: standing.filter(number => number !== data.number), found, withdrawn: [...withdrawn, { number: data.number, on: data.withdrawnOn }] };
  }
}

/** Whether somebody waits to be told: a notice, a reply, its delivery. */
export const isSomebodyTold = ({ standing }: Standing): boolean => standing.length > 0;

/** All of which the case goes on: with the last of them it ends as withdrawn. */
export const stillThere = ({ standing, found }: Standing): readonly string[] => [...standing, ...found];

/** Everything that ever came to the case, so far as routing has heard: what a settlement, a reply or an ending speaks of. */
export const allKnown = ({ standing, found, withdrawn }: Standing): string[] => [...withdrawn.map(({ number }) => number), ...standing, ...found];

/** Whether it was settled or replied to: from then on nobody joins the case, whose reply or agreement would speak of nothing that they bring. */
export const takesNobodyIn = ({ phase }: { readonly phase: string }): boolean => phase === 'settled' || phase === 'replied' || phase === 'delivered';

/** Whether the parties have come to terms, or the reply has reached them: from then on nobody leaves the case. */
export const isConcluded = ({ phase }: { readonly phase: string }): boolean => phase === 'settled' || phase === 'delivered';
