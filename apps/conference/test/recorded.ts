// Events as a log hands them on, where it does not matter who said them.
import type { Event, Recorded } from '@onehall/kernel';

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
