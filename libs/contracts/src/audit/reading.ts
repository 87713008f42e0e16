// What audit tells the hall about readings: who looked at what, and why.
import Type from 'typebox';
import { event, type EventOf } from '../event.js';
import { caseId, id, instant, words } from '../fields.js';

export const CaseRead = event('CaseRead', 1, {
  readingId: id,
  caseId,
  what: Type.String({ maxLength: 60 }),
  asOf: Type.Optional(instant),
  knownAt: Type.Optional(instant),
  purpose: Type.Optional(words),
});
export type CaseRead = EventOf<typeof CaseRead>;
export type ReadingEvent = CaseRead;
