// A view folded in memory: given events, then rows. What the engine adds (watermarks, one statement) is proved where the engine lives.
import type { Event, Recorded, View } from '@onehall/kernel';

/** What any fold of a view does, whatever its word. */
interface AnyFold<Row> {
  rows(event: Recorded): readonly Partial<Row>[];
  fold(row: Readonly<Row> | undefined, event: Recorded, key: Partial<Row>): Partial<Row> | null | undefined;
}

/** The rows of a view after these events, in the order in which they came to be, by the values of their key joined with a slash. Words that the view does not hear change nothing, as in a hall. */
export function projected<Row extends object, Key extends keyof Row, E extends Event>(view: View<Row, Key, E>, events: readonly Recorded[]): ReadonlyMap<string, Row> {
  const folds = view.on as unknown as Readonly<Record<string, AnyFold<Row>>>;
  const rows = new Map<string, Row>();
  for (const event of events) {
    const fold = folds[event.type];
    for (const key of fold?.rows(event) ?? []) {
      const id = view.key.map(name => String(key[name])).join('/');
      const change = fold?.fold(rows.get(id), event, key);
      if (change === null) rows.delete(id);
      else if (change) rows.set(id, { ...(rows.get(id) ?? (key as Row)), ...change });
    }
  }
  return rows;
}

/** As `projected`, without the keys. */
export const rowsOf = <Row extends object, Key extends keyof Row, E extends Event>(view: View<Row, Key, E>, events: readonly Recorded[]): readonly Row[] => [...projected(view, events).values()];
