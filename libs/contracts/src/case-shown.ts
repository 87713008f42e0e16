// How a service says that cases were shown to a person at one of its windows: the same fields in every service, each with a word of its own.
import Type from 'typebox';
import { event } from './event.js';
import { caseId, id } from './fields.js';

/** One look, at one case or at a page of a list, or at none where somebody was searched for and not found; `what`: a short word for what was shown. Who saw it stands in the meta of the event. */
export const caseShown = <const T extends string>(type: T) => event(type, 2, { readingId: id, cases: Type.Array(caseId, { maxItems: 200 }), what: Type.String({ minLength: 1, maxLength: 60 }) });
