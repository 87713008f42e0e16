// Every setting moves something or says what it waits for: the mark of each is held to the code of the product.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { clocks, settingsTable } from '@onehall/rulebook';

const root = path.resolve(__dirname, '../..');
const product = ['apps', 'libs'].flatMap(folder =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).map(file => `${folder}/${file}`).filter(file => /\/src\/.*\.ts$/.test(file) && !/\.spec\.ts$|^libs\/testing\//.test(file)),
);
const code = new Map(product.map(file => [file, readFileSync(path.join(root, file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')]));
const filesWith = (pattern: RegExp): readonly string[] => [...code].filter(([, text]) => pattern.test(text)).map(([file]) => file);

/** Who reads a setting: by its name, or by starting a clock that is as long as the setting says. */
function readersOf(name: string): readonly string[] {
  const long = clocks.filter(({ rules }) => rules.some(({ length }) => length === name)).map(({ clock }) => clock);
  return [...new Set([filesWith(new RegExp(`\\bsettings\\.${name}\\b`)), ...long.map(clock => filesWith(new RegExp(`deadline\\('${clock}'`)))].flat())].sort();
}

const table = settingsTable();

describe('A setting', () => {
  it.each(table.flatMap(line => ('readBy' in line ? [[line.name, line.readBy] as const] : [])))('%s is read where its mark says', (name, marked) => {
    expect(marked.length).toBeGreaterThan(0);
    expect(readersOf(name)).toEqual([...marked].sort());
  });

  it.each(table.flatMap(line => ('waitsFor' in line ? [[line.name, line.waitsFor] as const] : [])))('%s waits, and nothing reads it', (name, { zh, en }) => {
    expect(readersOf(name)).toEqual([]);
    expect([zh, en].every(said => said.length > 1)).toBe(true);
  });

  it('is in the table once, and carries one mark', () => {
    expect(new Set(table.map(({ name }) => name)).size).toBe(table.length);
    expect(table.filter(line => 'readBy' in line === 'waitsFor' in line)).toEqual([]);
  });

  it('is read under no name that the table does not have', () => {
    const asked = [...code.values()].flatMap(text => [...text.matchAll(/\b(?:law|its|settings|\))\.settings\.(\w+)/g)].flatMap(([, name]) => name ?? []));
    expect(asked.length).toBeGreaterThan(5);
    expect(asked.filter(name => !table.some(line => line.name === name))).toEqual([]);
  });
});
