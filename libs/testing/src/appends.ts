// What a test appends when it does not matter what: an append with every field filled in.
import type { Append, NewEvent } from '@onehall/event-store';
import { createHash, randomUUID } from 'node:crypto';

/** An event of no meaning, ready to be appended. */
export const anEvent = (given: Partial<NewEvent> = {}): NewEvent => ({ id: randomUUID(), type: 'Said', schemaVersion: 1, data: '{"said":"你好"}', meta: '{}', ...given });

/** One event for a stream, whatever its version, under a new command id. */
export const anAppend = (stream: string, given: Partial<Append> = {}): Append => ({
  commandId: randomUUID(), request: createHash('sha256').update(stream).digest(), stream, kind: 'case', expected: 'any', events: [anEvent()], claims: [], ...given,
});
