// The fold: events over rows in memory, in order; an event that fails takes the later ones of its case with it, and nothing else.
import type { Recorded } from '@onehall/kernel';
import { caseKeyOf, type AnyFold, type AnyView, type Row } from './any-view.js';
import type { Parked } from './parking.js';
import { asError, sentenceOf } from './trouble.js';

/** One row that an event touches, and the columns by which it can be found afterwards. */
export interface Touch {
  readonly id: string;
  readonly key: Row;
  found: Row;
}

/** An event with the rows that it touches; `failure` when it could not even say which, or when a sealed value of it could not be opened. */
export interface Prepared {
  readonly event: Recorded;
  readonly caseKey: string;
  readonly fold: AnyFold;
  readonly touches: readonly Touch[];
  failure: Error | undefined;
}

/** What a batch comes to. */
export interface Folded {
  readonly changed: readonly Row[];
  readonly gone: readonly Row[];
  readonly parked: readonly Parked[];
}

/** What is known of the table: its columns, and the rows that stand, by `idOf`. */
export interface Ground {
  readonly columns: ReadonlySet<string>;
  readonly rows: ReadonlyMap<string, Row>;
}

interface Entry {
  readonly key: Row;
  readonly stood: boolean;
  row: Row | undefined;
  changed: boolean;
}

interface Change {
  readonly entry: Entry;
  readonly partial: Row | null;
}

/** A row's identity within its table: the hall and the key's fields, in the key's order. */
export const idOf = (view: Pick<AnyView, 'key'>, row: Row): string => JSON.stringify([row.hall, ...view.key.map(name => row[name])]);

/** Names the rows that each event touches. An event of no interest to the view must not come here. */
export function prepare(view: AnyView, event: Recorded): Prepared {
  const fold = view.on[event.type];
  if (!fold) throw new Error(`The view ${view.name} does not fold ${event.type}.`);
  const caseKey = caseKeyOf(event);
  try {
    const keys = fold.rows(event).map(named => keyOf(view, event.meta.hall, named));
    const touches = new Map(keys.map(key => [idOf(view, key), key]));
    return { event, caseKey, fold, touches: [...touches].map(([id, key]) => ({ id, key, found: {} })), failure: undefined };
  } catch (failure) {
    return { event, caseKey, fold, touches: [], failure: asError(failure) };
  }
}

function keyOf(view: AnyView, hall: string, named: object): Row {
  const key: Record<string, unknown> = { hall };
  for (const name of view.key) {
    const value: unknown = (named as Row)[name];
    if (value === undefined || value === null) throw new Error(`The view ${view.name} names a row without its ${name}.`);
    key[name] = value;
  }
  return key;
}

/** Pure. `parkedCases`: the cases that wait already; their events go behind. */
export function foldAll(prepared: readonly Prepared[], { columns, rows }: Ground, parkedCases: ReadonlySet<string>): Folded {
  const waiting = new Set(parkedCases);
  const entries = new Map<string, Entry>();
  const parked: Parked[] = [];
  const blank: Row = Object.fromEntries([...columns].map(name => [name, null]));
  for (const one of prepared) {
    const { event, caseKey } = one;
    if (waiting.has(caseKey)) {
      parked.push({ event, caseKey, error: null });
      continue;
    }
    try {
      apply(changesOf(one, entries, { columns, rows }), blank);
    } catch (failure) {
      waiting.add(caseKey);
      parked.push({ event, caseKey, error: sentenceOf(failure) });
    }
  }
  const touched = [...entries.values()].filter(({ changed }) => changed);
  return { changed: touched.flatMap(({ row }) => (row ? [row] : [])), gone: touched.filter(({ row, stood }) => !row && stood).map(({ key }) => key), parked };
}

/** All folds of an event see the rows as they were before it; when one fails, none counts. */
function changesOf({ event, fold, touches, failure }: Prepared, entries: Map<string, Entry>, ground: Ground): Change[] {
  if (failure) throw failure;
  const changes: Change[] = [];
  for (const { id, key, found } of touches) {
    const entry = entries.get(id) ?? { key, row: ground.rows.get(id), stood: ground.rows.has(id), changed: false };
    entries.set(id, entry);
    const said = fold.fold(entry.row, event, key) as Row | null | undefined;
    if (said === undefined) continue;
    const partial = said && { ...said, ...found };
    const stray = partial && Object.keys(partial).find(name => !ground.columns.has(name));
    if (stray) throw new Error(`The fold of ${event.type} says ${stray}, for which the table has no column.`);
    changes.push({ entry, partial });
  }
  return changes;
}

function apply(changes: readonly Change[], blank: Row): void {
  for (const { entry, partial } of changes) {
    if (partial === null) entry.row = undefined;
    else entry.row = { ...(entry.row ?? { ...blank, ...entry.key }), ...known(partial), ...entry.key };
    entry.changed = true;
  }
}

/** A field that is undefined says nothing: in the table, as here, it is null. */
function known(partial: Row): Row {
  for (const name in partial) if (partial[name] === undefined) return Object.fromEntries(Object.entries(partial).map(([column, value]) => [column, value ?? null]));
  return partial;
}
