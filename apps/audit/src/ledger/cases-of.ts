// Which cases an event is about, read from its data without knowing the word: `caseId`, and `cases` of a conference.
import { isCaseShown } from '@onehall/contracts';
import type { StoredEvent } from '@onehall/event-store';

interface Mentions {
  readonly caseId?: unknown;
  readonly cases?: unknown;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Streams are named `<hall>/<kind>/<id>`, so the hall is known even for a word that nobody here knows; undefined for the log's own stream. */
export function hallOf(stream: string): string | undefined {
  const [hall, kind] = stream.split('/');
  return kind === undefined ? undefined : hall;
}

/** Each case once. What is not JSON, or names no case, is about none; nor is a look at a case a part of its history: the list of readings has it. */
export function casesOf({ stream, data, type }: Pick<StoredEvent, 'stream' | 'data' | 'type'>): readonly { readonly hall: string; readonly caseId: string }[] {
  const hall = hallOf(stream);
  if (hall === undefined || isCaseShown(type)) return [];
  const { caseId, cases } = mentionsIn(data);
  const named = [caseId, ...(Array.isArray(cases) ? (cases as readonly unknown[]) : [])].filter((id): id is string => typeof id === 'string' && uuid.test(id));
  return [...new Set(named)].map(id => ({ hall, caseId: id }));
}

/** Somebody may have written anything at a database prompt: it is copied all the same. */
function mentionsIn(data: string): Mentions {
  try {
    const said: unknown = JSON.parse(data);
    return typeof said === 'object' && said !== null ? said : {};
  } catch {
    return {};
  }
}
