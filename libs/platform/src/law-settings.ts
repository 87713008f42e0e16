// What this hall sets differently in the rulebook: read once from its file.
import { NotASetting, settingsOf, type Settings } from '@onehall/rulebook';
import { CannotStart } from './cannot-start.js';
import { readKept } from './kept-files.js';

const refuse = (file: string, zh: string, en: string): CannotStart => new CannotStart({ zh: `${file} ${zh}。`, en: `${file} ${en}.` }, 2);

function parsed(file: string): object {
  const text = readKept(file);
  if (text === undefined) throw refuse(file, '不存在，而 SETTINGS_FILE（或 --settings-file）指明了它', 'is not there, and SETTINGS_FILE (or --settings-file) names it');
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  } catch {
    throw refuse(file, '不是有效的 JSON', 'is not valid JSON');
  }
  throw refuse(file, '必须是一个 JSON 对象', 'must be one JSON object');
}

/** The overrides in the hall's `settings.json`, as `settingsOf` takes them. Throws `CannotStart` when it is not there, or naming the setting and what the law allows. */
export function lawSettings(file: string): Partial<Settings> {
  const given = parsed(file);
  try {
    settingsOf(given);
  } catch (error) {
    if (!(error instanceof NotASetting)) throw error;
    throw refuse(file, `中的设置不被允许：${error.zh.replace(/。$/, '')}`, `holds a setting that is not allowed: ${error.message.replace(/\.$/, '')}`);
  }
  return given;
}
