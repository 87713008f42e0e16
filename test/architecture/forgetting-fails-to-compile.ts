// What the type checker must catch: each line below is wrong on purpose, and `npm test` fails when one of them compiles.
/* eslint-disable @typescript-eslint/switch-exhaustiveness-check -- the switches below forget something on purpose */
import { CaseAccepted, type PartAnswered, type ReplyDelivered } from '@onehall/contracts';
import type { Decide, Stream, View } from '@onehall/kernel';
import type { Law } from '@onehall/rulebook';

type Spoken = CaseAccepted | PartAnswered;
type Share = { readonly phase: 'asked' } | { readonly phase: 'accepted' };

/** An event that evolve forgets. */
export const forgetsAnEvent: Stream<'caseId', Share, Spoken> = {
  kind: 'case',
  key: 'caseId',
  initial: { phase: 'asked' },
  // @ts-expect-error -- PartAnswered is forgotten: the function can end without a state
  evolve(_state, event) {
    switch (event.type) {
      case 'CaseAccepted':
        return { phase: 'accepted' };
    }
  },
};

/** A phase that a decision forgets. */
// @ts-expect-error -- the phase `accepted` is forgotten
export const forgetsAPhase: Decide<object, Share, Spoken, Law> = (_command, state) => {
  switch (state.phase) {
    case 'asked':
      return [];
  }
};

/** An event of another stream. */
export const saysForeignWords: Decide<object, Share, Spoken, Law> = (): readonly Spoken[] => [
  // @ts-expect-error -- ReplyDelivered is not this stream's to say
  { type: 'ReplyDelivered', schemaVersion: 1, data: { caseId: '', deliveredOn: '', method: 'direct' } } satisfies ReplyDelivered,
];

/** An event without one of its fields. */
// @ts-expect-error -- department, route, day and notice are missing
export const leavesOutAField = CaseAccepted({ caseId: '' });

/** A view that forgets an event it says it follows. */
export const forgetsToFold: View<{ caseId: string; route?: string }, 'caseId', Spoken> = {
  name: 'forgets',
  version: 1,
  table: 'forgets',
  key: ['caseId'],
  // @ts-expect-error -- PartAnswered has no fold
  on: { CaseAccepted: { rows: ({ data }) => [{ caseId: data.caseId }], fold: (_row, { data }) => ({ route: data.route }) } },
};
