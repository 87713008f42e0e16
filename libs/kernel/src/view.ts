// What a view is: which rows an event touches, and how each of them folds.
import type { Event, Recorded, Sealed } from './event.js';

/** How one type of event changes a view. `rows` names the rows it touches; `fold` gives the fields that change, `null` to take the row away, `undefined` to leave it. */
export interface Fold<Row, Key extends keyof Row, E extends Event> {
  rows(event: Recorded<E>): readonly Pick<Row, Key>[];
  fold(row: Readonly<Row> | undefined, event: Recorded<E>, key: Pick<Row, Key>): Partial<Row> | null | undefined;
  /** Columns to fill with a keyed digest or keyed bigrams of a sealed value, so that it can be found. The engine opens it; the fold never does. `key` says for which of the rows. */
  find?(event: Recorded<E>, key: Pick<Row, Key>): Readonly<Record<string, { readonly value: Sealed | string; readonly as: 'digest' | 'bigrams'; readonly kind: string }>>;
}

/**
 * Something that somebody looks at. The engine loads the touched rows, folds in memory and writes them with the watermark in one transaction.
 * `table` has a column for each field of Row plus `hall`, the first column of its primary key. A changed fold is a new `version`, which is rebuilt beside the old one.
 */
export interface View<Row, Key extends keyof Row, E extends Event> {
  readonly name: string;
  readonly version: number;
  readonly table: string;
  readonly key: readonly Key[];
  readonly on: { readonly [Type in E['type']]: Fold<Row, Key, Extract<E, { type: Type }>> };
}
