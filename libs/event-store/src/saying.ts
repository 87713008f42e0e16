// Appends on their way into the database: one by itself, or many in one call.
import type { Claim } from '@onehall/kernel';
import { bigIntegers, booleans, byteArrays, integers, texts, uuids } from './binary-arrays.js';
import type { Ask, Connection } from './asking.js';
import type { Append, Appended, Expected } from './log.js';
import { appended, type AnswerRow } from './rows.js';

const codes = { any: -2, existing: -1, new: 0 } as const;
const expectation = (expected: Expected): number => (typeof expected === 'number' ? expected : codes[expected]);

/** One text for a claim; no text in PostgreSQL holds a zero character. */
export const claimed = ({ scope, key }: Claim): string => `${scope}\0${key}`;

// Within one command the last word about a key counts; the database would refuse a key that is named twice.
function claimsOf(append: Append): readonly Claim[] {
  if (append.claims.length < 2) return append.claims;
  return [...new Map(append.claims.map(claim => [claimed(claim), claim])).values()];
}

/** One append. May run inside the caller's transaction; the port's `append` goes through the batcher instead. */
export async function sayOne(ask: Ask, connection: Connection, append: Append): Promise<Appended> {
  const { events } = append;
  const claims = claimsOf(append);
  const values = [append.commandId, append.request, append.stream, append.kind, expectation(append.expected),
    uuids(events.map(event => event.id)), texts(events.map(event => event.type)), integers(events.map(event => event.schemaVersion)),
    texts(events.map(event => event.data)), texts(events.map(event => event.meta))];
  const [row] = claims.length === 0
    ? await ask<AnswerRow>(connection, 'append', values)
    : await ask<AnswerRow>(connection, 'appendClaiming', [...values, texts(claims.map(claim => claim.scope)), texts(claims.map(claim => claim.key)), booleans(claims.map(claim => !claim.free))]);
  if (!row) throw new Error('append answered nothing');
  return appended(row);
}

/** Many appends of distinct streams, command ids and claims in one call; answers in their order. */
export async function sayMany(ask: Ask, connection: Connection, appends: readonly Append[]): Promise<readonly Appended[]> {
  const events = appends.flatMap(append => append.events);
  const claims = appends.flatMap((append, index) => claimsOf(append).map(claim => ({ item: index + 1, ...claim })));
  const rows = await ask<AnswerRow>(connection, 'appendMany', [
    uuids(appends.map(append => append.commandId)), byteArrays(appends.map(append => append.request)), texts(appends.map(append => append.stream)),
    texts(appends.map(append => append.kind)), bigIntegers(appends.map(append => expectation(append.expected))), integers(appends.map(append => append.events.length)),
    uuids(events.map(event => event.id)), texts(events.map(event => event.type)), integers(events.map(event => event.schemaVersion)),
    texts(events.map(event => event.data)), texts(events.map(event => event.meta)),
    integers(claims.map(claim => claim.item)), texts(claims.map(claim => claim.scope)), texts(claims.map(claim => claim.key)), booleans(claims.map(claim => !claim.free)),
  ]);
  return rows.map(appended);
}
