// Which cases an event is about, read from its data without knowing the word: `caseId`, and `cases` of a conference.
import type { StoredEvent } from '@onehall/event-store';

interface Mentions {
  readonly caseId?: unknown;
  readonly cases?: unknown;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Streams are named `<hall>/<kind>/<id>`, so the hall is known even for a word that nobody here knows. */
export function casesOf(event: StoredEvent): readonly { readonly hall: string; readonly caseId: string }[] {
  const hall = event.stream.slice(0, event.stream.indexOf('/'));
  const { caseId, cases } = JSON.parse(event.data) as Mentions;
  const named = [caseId, ...(Array.isArray(cases) ? (cases as unknown[]) : [])].filter((id): id is string => typeof id === 'string' && uuid.test(id));
  return [...new Set(named)].map(id => ({ hall, caseId: id }));
}
