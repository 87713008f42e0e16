// A view folded in memory: given events, then rows. What the engine adds (watermarks, one statement) is proved where the engine lives.
import type { Event, Recorded, View } from '@onehall/kernel';

/** The rows that a view holds after these events, in the order in which they came to be. */
export function rowsOf<Row extends object, Key extends keyof Row, E extends Event>(view: View<Row, Key, E>, events: readonly Recorded<E>[]): readonly Row[] {
  const rows = new Map<string, Row>();
  for (const event of events) {
    const fold = event.type in view.on ? view.on[event.type as E['type']] : undefined;
    for (const key of fold?.rows(event as never) ?? []) {
      const name = JSON.stringify(view.key.map(part => key[part]));
      const change = fold?.fold(rows.get(name), event as never, key);
      if (change === null) rows.delete(name);
      else if (change !== undefined) rows.set(name, { ...rows.get(name), ...key, ...change } as Row);
    }
  }
  return [...rows.values()];
}
