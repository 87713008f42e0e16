// Whether an event is spoken as its contract says: checked once, between the decision and the log.
import { Compile } from 'typebox/compile';
import { contracts, type EventContract } from '@onehall/contracts';
import { Refused, type Event } from '@onehall/kernel';

type Check = ReturnType<typeof Compile>;
const compiled = new Map<string, Check>();

const checkOf = (contract: EventContract): Check => {
  const known = compiled.get(contract.type) ?? Compile(contract.schema);
  compiled.set(contract.type, known);
  return known;
};

/** Throws `Refused` MALFORMED with the field when the data does not fit the contract, and a plain error for a word that nobody says. */
export function assertSpoken(event: Event): void {
  const contract = contracts.get(event.type);
  if (!contract) throw new Error(`No contract for ${event.type}.`);
  const check = checkOf(contract);
  if (check.Check(event.data)) return;
  const [first] = check.Errors(event.data);
  const field = first?.instancePath.slice(1).replaceAll('/', '.') ?? '';
  throw new Refused('MALFORMED', { zh: `「${field}」不合要求：${first?.message ?? ''}`, en: `${field || 'The data'} does not fit: ${first?.message ?? 'unknown'}.`, field });
}
