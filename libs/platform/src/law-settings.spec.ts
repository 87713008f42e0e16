// What is said of a hall's settings of the rulebook that cannot be read or are not allowed: the file, the setting and its rule, in both languages.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CannotStart } from './cannot-start.js';
import { lawSettings } from './law-settings.js';

let file: string;
beforeEach(() => (file = join(mkdtempSync(join(tmpdir(), 'onehall-law-')), 'settings.json')));
afterEach(() => rmSync(join(file, '..'), { recursive: true }));

function saidOf(text: string): readonly string[] {
  writeFileSync(file, text);
  try {
    lawSettings(file);
  } catch (error) {
    if (error instanceof CannotStart) return error.message.replaceAll(file, '').split('\n');
    throw error;
  }
  throw new Error('They were taken.');
}

describe('The settings of a hall', () => {
  it('are taken as they stand', () => {
    writeFileSync(file, '{"ratingDays":30}');
    expect(lawSettings(file)).toEqual({ ratingDays: 30 });
  });

  it.each([
    ['are no JSON', '{', ' 不是有效的 JSON。', ' is not valid JSON.'],
    ['are a list', '[]', ' 必须是一个 JSON 对象。', ' must be one JSON object.'],
    ['name what is none', '{"nope":1}', ' 中的设置不被允许：没有「nope」这项设置。', ' holds a setting that is not allowed: There is no setting «nope».'],
    ['go beyond the law', '{"extensionAtMost":31}', ' 中的设置不被允许：设置「extensionAtMost」必须是 0 到 30 的整数，现为 31。', ' holds a setting that is not allowed: The setting «extensionAtMost» must be a whole number from 0 to 30, not 31.'],
    ['choose what is no choice', '{"lawBefore2005":"none of it"}', ' 中的设置不被允许：设置「lawBefore2005」必须是 regulation-2005 或 none，现为 none of it。', ' holds a setting that is not allowed: The setting «lawBefore2005» must be regulation-2005 or none, not none of it.'],
  ])('are refused when they %s', (_, text, zh, en) => expect(saidOf(text)).toEqual([zh, en]));
});
