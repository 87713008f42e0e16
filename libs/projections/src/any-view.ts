// A view and a policy as the engine sees them: their rows and commands are nobody's business here.
import type { Recorded, Sealed } from '@onehall/kernel';

/** A row as JSON: every column of the table, null where nothing was said yet. */
export type Row = Readonly<Record<string, unknown>>;

/** A value that the engine opens in order to fill a column by which rows are found. */
export interface Wanted {
  readonly value: Sealed | string;
  readonly as: 'digest' | 'bigrams';
  readonly kind: string;
}

export interface AnyFold {
  rows(event: Recorded): readonly object[];
  fold(row: object | undefined, event: Recorded, key: object): object | null | undefined;
  find?(event: Recorded, key: object): Readonly<Record<string, Wanted>>;
}

/** Every `View<Row, Key, E>` is one. */
export interface AnyView {
  readonly name: string;
  readonly version: number;
  readonly table: string;
  readonly key: readonly string[];
  readonly on: Readonly<Record<string, AnyFold>>;
}

/** Every `Policy<E, Command>` is one. */
export interface AnyPolicy {
  readonly name: string;
  readonly on: string | readonly string[];
  react(event: Recorded): readonly object[];
}

/** Facts of one case keep their order, everywhere; what belongs to no case keeps the order of its stream. */
export function caseKeyOf({ data, stream }: Pick<Recorded, 'data' | 'stream'>): string {
  return 'caseId' in data && typeof data.caseId === 'string' ? data.caseId : stream;
}
