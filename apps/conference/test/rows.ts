// A view folded in memory: given events, then rows. What the engine adds (watermarks, one statement) is proved where the engine lives.
import type { Event, Recorded, View } from '@onehall/kernel';

/** An event as the log of a hall would hand it on. */
export const recorded = <E extends Event>(event: E, at = '2026-03-09T02:00:00.000Z'): Recorded<E> => ({
  ...event,
  id: '00000000-0000-4000-8000-00000000e001',
  service: 'any',
  stream: 'hall/any/1',
  version: 1,
  position: 1,
  recordedAt: at,
  meta: { hall: 'hall', at, actor: { id: 'u-any', role: 'secretary' }, commandId: 'c', correlationId: 'c', rulebook: 'r', calendar: 'c' },
});

/** The rows that a view holds after these events, in the order in which they came to be. */
export function rowsOf<Row extends object, Key extends keyof Row, E extends Event>(view: View<Row, Key, E>, ...events: readonly Recorded<E>[]): readonly Partial<Row>[] {
  const rows = new Map<string, Row>();
  for (const event of events) {
    const fold = view.on[event.type as E['type']];
    for (const key of fold.rows(event as never)) {
      const name = JSON.stringify(view.key.map(part => key[part]));
      const change = fold.fold(rows.get(name), event as never, key);
      if (change === null) rows.delete(name);
      else if (change !== undefined) rows.set(name, { ...rows.get(name), ...key, ...change } as Row);
    }
  }
  return [...rows.values()];
}
