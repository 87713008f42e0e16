// What routing must remember of a department (责任单位) in order to decide about it: whether it is there, what it is called and what it answers for.
import type { DepartmentEvent } from '@onehall/contracts';
import type { Stream } from '@onehall/kernel';

interface Particulars {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly superior: string | undefined;
  readonly remits: readonly string[];
}
export type Department =
  | { readonly phase: 'unknown' }
  | (Particulars & { readonly phase: 'open'; readonly openedOn: string })
  | (Particulars & { readonly phase: 'closed'; readonly closedOn: string; readonly successor: string | undefined });

export const departments: Stream<'department', Department, DepartmentEvent> = {
  kind: 'department',
  key: 'department',
  initial: { phase: 'unknown' },
  evolve(state, { type, data }) {
    if (type === 'DepartmentOpened') {
      const { name, aliases, superior, remits, openedOn } = data;
      return { phase: 'open', name, aliases, superior, remits, openedOn };
    }
    // A history that does not begin with its opening was never decided here: it is refused loudly.
    if (state.phase === 'unknown') throw new Error(`A department begins with DepartmentOpened, not with ${type}.`);
    switch (type) {
      case 'DepartmentRemitChanged':
        return { ...state, remits: data.remits };
      case 'DepartmentClosed':
        return { ...state, phase: 'closed', closedOn: data.closedOn, successor: data.successor };
    }
  },
};

/** Whether two lists say the same in the same order. */
export const sameWords = (some: readonly string[], others: readonly string[]): boolean => some.length === others.length && some.every((word, index) => word === others[index]);
