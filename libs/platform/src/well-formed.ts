// Whether what was said can be written down: a half of a surrogate pair, or a zero character, is no text, and what nests without end is no form; either would stop every reader that comes after.
import type { ArgumentMetadata, PipeTransform } from '@nestjs/common';
import { Problem } from './problem.js';

/** No form of the house nests deeper than three; whoever reads a form after this may recurse. */
const deepest = 16;

const isWellFormed = (text: string): boolean => !/\p{Surrogate}/u.test(text) && !text.includes('\0');

/** A place in what was said, still to be looked at. */
interface Place {
  readonly value: unknown;
  readonly field: string;
  readonly depth: number;
}

/** What is wrong with what was said, and where. */
export interface IllForm {
  readonly field: string;
  readonly wrong: 'characters' | 'depth';
}

const within = ({ value, field, depth }: Place): Place[] =>
  Object.entries(value as object).map(([name, inner]) => ({ value: inner as unknown, field: field === '' ? name : `${field}.${name}`, depth: depth + 1 }));

const hasIllName = ({ value }: Place): boolean => !Array.isArray(value) && !Object.keys(value as object).every(isWellFormed);

/** The first text that is ill formed (of a name, the place in which it stands), or the first place that lies too deep; undefined when there is none. Does not recurse: who nests deeply breaks nothing. */
export function illFormed(said: unknown, named = ''): IllForm | undefined {
  const places: Place[] = [{ value: said, field: named, depth: 0 }];
  for (let place = places.pop(); place; place = places.pop()) {
    const { value, field, depth } = place;
    if (typeof value === 'string' && !isWellFormed(value)) return { field, wrong: 'characters' };
    if (typeof value !== 'object' || value === null) continue;
    if (hasIllName(place)) return { field, wrong: 'characters' };
    if (depth >= deepest) return { field, wrong: 'depth' };
    places.push(...within(place).reverse());
  }
  return undefined;
}

const problems: Readonly<Record<IllForm['wrong'], (field: string) => Problem>> = {
  characters: field =>
    new Problem(400, 'ILL_FORMED', {
      zh: `「${field}」含有无法记录的字符（不成对的代理码元或零字符）。`,
      en: `${field || 'The request'} holds characters that cannot be written down (an unpaired surrogate or a zero character).`,
      field,
    }),
  depth: field => new Problem(400, 'TOO_DEEP', { zh: `「${field}」嵌套过深，至多 ${deepest} 层。`, en: `${field} is nested too deeply, at most ${deepest} levels.`, field }),
};

/** Throws a 400 problem that names the field; RFC 8785 knows no canonical form of such text. */
export function assertWellFormed(said: unknown, named = ''): void {
  const ill = illFormed(said, named);
  if (ill) throw problems[ill.wrong](ill.field);
}

/** Every body, query and parameter comes through here before it is validated. */
export class WellFormed implements PipeTransform {
  transform(value: unknown, { type, data = '' }: ArgumentMetadata): unknown {
    if (type !== 'custom') assertWellFormed(value, data);
    return value;
  }
}
