// Whether an event is spoken as its contract says: checked once, between the decision and the log.
import { Compile } from 'typebox/compile';
import { contracts, type EventContract } from '@onehall/contracts';
import type { Event } from '@onehall/kernel';
import { Problem } from './problem.js';

type Check = ReturnType<typeof Compile>;
type Schema = { readonly [name: string]: unknown };
const compiled = new Map<string, Check>();

const box = { type: 'string', minLength: 1 };
const sealed = { type: 'object', properties: { key: box, at: box, box, commitment: box }, required: ['key', 'at', 'box', 'commitment'], additionalProperties: false };

/** A personal field may come plain, or sealed already: what a policy hands on stays sealed. */
function orSealed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(orSealed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const { 'x-personal': personal, ...plain } = schema as Schema;
  const inner = Object.fromEntries(Object.entries(plain).map(([name, value]) => [name, orSealed(value)]));
  return personal === undefined ? inner : { anyOf: [sealed, inner] };
}

const checkOf = (contract: EventContract): Check => {
  const known = compiled.get(contract.type) ?? Compile(orSealed(contract.schema) as EventContract['schema']);
  compiled.set(contract.type, known);
  return known;
};

/** Throws a 422 problem that names the field when the data does not fit the contract (in a policy, that parks), and an error for a word that nobody says. */
export function assertSpoken(event: Event): void {
  const contract = contracts.get(event.type);
  if (!contract) throw new Error(`No contract for ${event.type}.`);
  const check = checkOf(contract);
  if (check.Check(event.data)) return;
  const [first] = check.Errors(event.data);
  const field = first?.instancePath.slice(1).replaceAll('/', '.') ?? '';
  const why = first?.message ?? 'unknown';
  throw new Problem(422, 'MALFORMED', { zh: `「${field}」不合要求。`, en: `${field || 'The data'} of ${event.type} does not fit: ${why}.`, field });
}
