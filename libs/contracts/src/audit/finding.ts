// What audit tells the hall about its own findings: a proof that did not hold.
import Type from 'typebox';
import { event, type EventOf } from '../event.js';
import { id, words } from '../fields.js';

export const FindingRecorded = event('FindingRecorded', 1, {
  findingId: id,
  service: Type.String({ maxLength: 20 }),
  stream: Type.Optional(words),
  version: Type.Optional(Type.Integer({ minimum: 1 })),
  wrong: words,
});
export type FindingRecorded = EventOf<typeof FindingRecorded>;
export type FindingEvent = FindingRecorded;
