// Whether text can be written down: a half of a surrogate pair, or a zero character, is no text, and would stop every reader that comes after.
import type { ArgumentMetadata, PipeTransform } from '@nestjs/common';
import { Problem } from './problem.js';

const isWellFormed = (text: string): boolean => !/\p{Surrogate}/u.test(text) && !text.includes('\0');

/** A place in what was said, still to be looked at. */
interface Place {
  readonly value: unknown;
  readonly field: string;
}

const within = ({ value, field }: Place): Place[] =>
  Object.entries(value as object).map(([name, inner]) => ({ value: inner as unknown, field: field === '' ? name : `${field}.${name}` }));

const hasIllName = ({ value }: Place): boolean => !Array.isArray(value) && !Object.keys(value as object).every(isWellFormed);

/** The path of the first text that is ill formed, of a name the path of what it stands in; undefined when there is none. Does not recurse: who nests deeply breaks nothing. */
export function illFormed(said: unknown, named = ''): string | undefined {
  const places: Place[] = [{ value: said, field: named }];
  for (let place = places.pop(); place; place = places.pop()) {
    if (typeof place.value === 'string' && !isWellFormed(place.value)) return place.field;
    if (typeof place.value !== 'object' || place.value === null) continue;
    if (hasIllName(place)) return place.field;
    places.push(...within(place).reverse());
  }
  return undefined;
}

/** Throws a 400 problem that names the field; RFC 8785 knows no canonical form of such text. */
export function assertWellFormed(said: unknown, named = ''): void {
  const field = illFormed(said, named);
  if (field === undefined) return;
  throw new Problem(400, 'ILL_FORMED', {
    zh: `「${field}」含有无法记录的字符（不成对的代理码元或零字符）。`,
    en: `${field || 'The request'} holds characters that cannot be written down (an unpaired surrogate or a zero character).`,
    field,
  });
}

/** Every body, query and parameter comes through here before it is validated. */
export class WellFormed implements PipeTransform {
  transform(value: unknown, { type, data = '' }: ArgumentMetadata): unknown {
    if (type !== 'custom') assertWellFormed(value, data);
    return value;
  }
}
