// Which cases an event is about, read from its data without knowing the word: `caseId`, and `cases` of a conference.
import { isCaseShown } from '@onehall/contracts';

/** An event as it is stored: its data is JSON as text. */
export interface Worded {
  readonly stream: string;
  readonly type: string;
  readonly data: string;
}

interface Mentions {
  readonly persons?: unknown;
  readonly receiver?: unknown;
  readonly caseId?: unknown;
  readonly cases?: unknown;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Streams are named `<hall>/<kind>/<id>`, so the hall is known even for a word that nobody here knows; undefined for the log's own stream. */
export function hallOf(stream: string): string | undefined {
  const [hall, kind] = stream.split('/');
  return kind === undefined ? undefined : hall;
}

/** Each case once, and the same for ever: a verification holds the ledger's index of cases against it. What is not JSON, or names no case, is about none; nor is a look at a case at another window a part of its history: the list of readings has it. */
export function casesOf({ stream, data, type }: Worded): readonly { readonly hall: string; readonly caseId: string }[] {
  const hall = hallOf(stream);
  if (hall === undefined || isCaseShown(type)) return [];
  const { caseId, cases } = mentionsIn(data);
  const named = [caseId, ...(Array.isArray(cases) ? (cases as readonly unknown[]) : [])].filter((id): id is string => typeof id === 'string' && uuid.test(id));
  return [...new Set(named)].map(id => ({ hall, caseId: id }));
}

/** The streams of the persons whom an event names, in which intake says that it forgot them: a person is of no one case, so no word there names any. */
export function personStreamsOf({ stream, data }: Pick<Worded, 'stream' | 'data'>): readonly string[] {
  const hall = hallOf(stream);
  if (hall === undefined) return [];
  const { persons, receiver } = mentionsIn(data);
  const named = [...(Array.isArray(persons) ? (persons as readonly unknown[]) : []), receiver].map(idOf).filter((id): id is string => typeof id === 'string' && uuid.test(id));
  return [...new Set(named)].map(id => `${hall}/person/${id}`);
}

const idOf = (person: unknown): unknown => (typeof person === 'object' && person !== null && 'personId' in person ? person.personId : undefined);

/** Somebody may have written anything at a database prompt: it is copied all the same. */
function mentionsIn(data: string): Mentions {
  try {
    const said: unknown = JSON.parse(data);
    return typeof said === 'object' && said !== null ? said : {};
  } catch {
    return {};
  }
}
