// What this hall sets differently in the rulebook: read once from its file.
import { existsSync, readFileSync } from 'node:fs';
import { settingsOf, type Settings } from '@onehall/rulebook';
import { CannotStart } from './cannot-start.js';

const refuse = (file: string, zh: string, en: string): CannotStart => new CannotStart({ zh: `${file} ${zh}。`, en: `${file} ${en}.` }, 2);

function parsed(file: string): object {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  } catch {
    throw refuse(file, '不是有效的 JSON', 'is not valid JSON');
  }
  throw refuse(file, '必须是一个 JSON 对象', 'must be one JSON object');
}

/** The overrides in the hall's `settings.json`, as `settingsOf` takes them; none when there is no such file. Throws `CannotStart` naming the setting and what the law allows. */
export function lawSettings(file: string): Partial<Settings> {
  if (!existsSync(file)) return {};
  const given = parsed(file);
  try {
    settingsOf(given);
  } catch (error) {
    const why = error instanceof Error ? error.message.replace(/\.$/, '') : '';
    throw refuse(file, `中的设置不被允许：${why}`, `holds a setting that is not allowed: ${why}`);
  }
  return given;
}
