// What comes through a window is checked before anybody reads it: every fault with its field, its rule and a sentence in both languages.
import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { Problem, type FieldError } from './problem.js';

const numbers = (sentence: string): readonly string[] => sentence.match(/-?\d+(\.\d+)?/g) ?? [];
const listed = (sentence: string): string => sentence.split(': ').at(-1) ?? '';

/** class-validator speaks English only; these say the same in Chinese. The numbers and words of a rule are read from its English sentence. */
const chinese: Readonly<Record<string, (sentence: string) => string>> = {
  isDefined: () => '不能缺少',
  isNotEmpty: () => '不能为空',
  isString: () => '必须是文字',
  isInt: () => '必须是整数',
  isNumber: () => '必须是数字',
  isBoolean: () => '必须是 true 或 false',
  isArray: () => '必须是列表',
  isObject: () => '必须是对象',
  isUuid: () => '必须是 UUID',
  isDay: sentence => `必须是 ${numbers(sentence).slice(0, 2).join(' 至 ')} 年间的日期，如 2026-03-02`,
  isInstant: sentence => `必须是 ${numbers(sentence).slice(0, 2).join(' 至 ')} 年间带时区的时刻，如 2026-03-02T09:30:00+08:00`,
  isReadable: () => '须写明看得见的文字，且不含控制字符',
  matches: () => '格式不对',
  isIn: sentence => `必须是下列之一：${listed(sentence)}`,
  isEnum: sentence => `必须是下列之一：${listed(sentence)}`,
  min: sentence => `不能小于 ${numbers(sentence).at(-1) ?? ''}`,
  max: sentence => `不能大于 ${numbers(sentence).at(-1) ?? ''}`,
  minLength: sentence => `至少 ${numbers(sentence).at(-1) ?? ''} 个字`,
  maxLength: sentence => `至多 ${numbers(sentence).at(-1) ?? ''} 个字`,
  isLength: sentence => `字数不在规定范围内（${numbers(sentence).join('、')}）`,
  arrayMinSize: sentence => `至少 ${numbers(sentence).at(-1) ?? ''} 项`,
  arrayMaxSize: sentence => `至多 ${numbers(sentence).at(-1) ?? ''} 项`,
  arrayNotEmpty: () => '至少一项',
  arrayUnique: () => '不能有重复项',
  whitelistValidation: () => '不是这里能填的内容',
  nestedValidation: () => '必须是对象',
};

/** A property, and the path by which a form calls it. */
interface Named {
  readonly property: string;
  readonly field: string;
}

/** What may stand before the property's name in a sentence of class-validator. */
const heads = ['', 'each value in ', 'nested property ', 'each value in nested property '] as const;

/** Its sentence names the property; the path says more and takes that place, so that no field is named twice. */
function english({ property, field }: Named, sentence: string): string {
  const head = heads.find(one => sentence.startsWith(`${one}${property} `));
  return head === undefined ? `${field}: ${sentence}` : `${head}${field}${sentence.slice(head.length + property.length)}`;
}

const fault = (named: Named, rule: string, sentence: string): FieldError => ({
  field: named.field,
  rule,
  detail: `「${named.field}」${chinese[rule]?.(sentence) ?? `不符合规则 ${rule}`}。`,
  detailEn: `${rule === 'whitelistValidation' ? `${named.field} is not known here` : english(named, sentence)}.`,
});

function faults(errors: readonly ValidationError[], outer = ''): FieldError[] {
  return errors.flatMap(({ property, constraints = {}, children = [] }) => {
    const field = outer ? `${outer}.${property}` : property;
    return [...Object.entries(constraints).map(([rule, sentence]) => fault({ property, field }, rule, sentence)), ...faults(children, field)];
  });
}

/** A 400 that names every field at fault, nested ones by their path (`persons.0.name`). */
export function invalid(errors: readonly ValidationError[]): Problem {
  const all = faults(errors);
  const names = [...new Set(all.map(({ field }) => field))];
  return new Problem(400, 'INVALID', {
    zh: `填写的内容有 ${names.length} 处不合要求：${names.join('、')}。`,
    en: `${names.length} field(s) break a rule: ${names.join(', ')}.`,
    errors: all,
  });
}

/** The one pipe through which every body, query and parameter comes: unknown fields are refused, known ones are turned into their types. */
export const validation = (): ValidationPipe =>
  new ValidationPipe({ whitelist: true, forbidNonWhitelisted: true, transform: true, validationError: { target: false, value: false }, exceptionFactory: invalid });
