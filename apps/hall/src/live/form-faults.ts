// What is wrong with a line's form, field by field, in words: the checker itself speaks of keywords, and English only.
import type { Compile } from 'typebox/compile';
import { BadLine } from './bad-line.js';

/** A form that has been compiled. */
export type Check = ReturnType<typeof Compile>;
type Fault = ReturnType<Check['Errors']>[number];

const types: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  string: ['文字', 'text'],
  integer: ['整数', 'a whole number'],
  number: ['数字', 'a number'],
  boolean: ['true 或 false', 'true or false'],
  array: ['数组', 'a list'],
  object: ['对象', 'an object'],
};

/** `/acts/0/department` as a reader writes it: `acts[0].department`. */
const fieldOf = (path: string): string => path.slice(1).replaceAll(/\/(\d+)(?=\/|$)/g, '[$1]').replaceAll('/', '.');
const joined = (prefix: string, field: string): string => (field === '' ? prefix : prefix === '' ? field : `${prefix}.${field}`);

/** What a keyword demands, as far as the rules below speak of it. */
interface Demand {
  readonly limit?: number;
  readonly type?: string;
  readonly allowedValues?: readonly string[];
}

function missing(prefix: string, { instancePath, params }: Fault): readonly BadLine[] {
  const names = 'requiredProperties' in params ? (params.requiredProperties as readonly string[]) : [];
  return names.map(name => joined(joined(prefix, fieldOf(instancePath)), name)).map(field => new BadLine(`缺少「${field}」`, `${field} is missing`));
}

const rules: Readonly<Record<string, (field: string, demand: Demand) => BadLine>> = {
  boolean: field => new BadLine(`没有「${field}」这一项`, `there is no field ${field}`),
  type: (field, { type = '' }) => new BadLine(`「${field}」应当是${types[type]?.[0] ?? type}`, `${field} must be ${types[type]?.[1] ?? type}`),
  enum: (field, { allowedValues = [] }) => new BadLine(`「${field}」应当是 ${allowedValues.join('、')} 之一`, `${field} must be one of ${allowedValues.join(', ')}`),
  minLength: field => new BadLine(`「${field}」是空的`, `${field} is empty`),
  maxLength: (field, { limit = 0 }) => new BadLine(`「${field}」超过 ${limit} 字`, `${field} has more than ${limit} characters`),
  minItems: (field, { limit = 0 }) => new BadLine(`「${field}」至少要有 ${limit} 项`, `${field} must have at least ${limit} item(s)`),
  maxItems: (field, { limit = 0 }) => new BadLine(`「${field}」至多 ${limit} 项`, `${field} may have at most ${limit} items`),
  minimum: (field, { limit = 0 }) => new BadLine(`「${field}」不能小于 ${limit}`, `${field} must be at least ${limit}`),
  maximum: (field, { limit = 0 }) => new BadLine(`「${field}」不能大于 ${limit}`, `${field} must be at most ${limit}`),
};

/** What says again what another fault of the same field says: that nothing more is allowed, or which words are, of something that is no word. */
const isEcho = ({ keyword, instancePath }: Fault, all: readonly Fault[]): boolean => keyword === 'additionalProperties' || (keyword === 'enum' && all.some(other => other.keyword === 'type' && other.instancePath === instancePath));

/** The faults of what was `given`, with `prefix` before each field's name; none when it fits. */
export function formFaults(check: Check, given: unknown, prefix = ''): readonly BadLine[] {
  if (check.Check(given)) return [];
  const faults = check.Errors(given);
  return faults.flatMap(fault => {
    if (isEcho(fault, faults)) return [];
    if (fault.keyword === 'required') return missing(prefix, fault);
    const field = joined(prefix, fieldOf(fault.instancePath));
    return [rules[fault.keyword]?.(field, fault.params as Demand) ?? new BadLine(`「${field}」不合要求`, `${field} does not fit: ${fault.message}`)];
  });
}
