// What this hall sets differently in the rulebook: read once from a file in the data folder.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Settings } from '@onehall/rulebook';
import { CannotStart } from './cannot-start.js';

const is = {
  whole: { test: (value: unknown): boolean => Number.isInteger(value) && Number(value) >= 0, zh: '非负整数', en: 'a whole number, 0 or more' },
  share: { test: (value: unknown): boolean => typeof value === 'number' && value > 0 && value < 1, zh: '0 与 1 之间的数', en: 'a number between 0 and 1' },
  flag: { test: (value: unknown): boolean => typeof value === 'boolean', zh: 'true 或 false', en: 'true or false' },
  acceptance: { test: (value: unknown): boolean => value === 'notice' || value === 'delivery', zh: 'notice 或 delivery', en: 'notice or delivery' },
};

const rules: Readonly<Record<keyof Settings, (typeof is)[keyof typeof is]>> = {
  collectiveFrom: is.whole,
  representativesAtMost: is.whole,
  acceptanceDay: is.acceptance,
  extensionAtMost: is.whole,
  warnShare: is.share,
  warnWorkingDays: is.whole,
  ratingDays: is.whole,
  rollToWorkingDay: is.flag,
};

const refuse = (file: string, zh: string, en: string): CannotStart => new CannotStart({ zh: `${file} ${zh}。`, en: `${file} ${en}.` }, 2);

function parsed(file: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Readonly<Record<string, unknown>>;
  } catch {
    throw refuse(file, '不是有效的 JSON', 'is not valid JSON');
  }
  throw refuse(file, '必须是一个 JSON 对象', 'must be one JSON object');
}

/** The overrides in `<dataDir>/settings.json`; none when there is no such file. Throws `CannotStart` naming the setting and its rule. */
export function lawSettings(dataDir: string): Partial<Settings> {
  const file = join(dataDir, 'settings.json');
  if (!existsSync(file)) return {};
  const given = parsed(file);
  for (const [name, value] of Object.entries(given)) {
    const rule = Object.hasOwn(rules, name) ? rules[name as keyof Settings] : undefined;
    if (!rule) throw refuse(file, `中没有叫「${name}」的设置；可设：${Object.keys(rules).join('、')}`, `knows no setting "${name}"; known are ${Object.keys(rules).join(', ')}`);
    if (!rule.test(value)) throw refuse(file, `中的 ${name} 必须是${rule.zh}`, `: ${name} must be ${rule.en}`);
  }
  return given as Partial<Settings>;
}
