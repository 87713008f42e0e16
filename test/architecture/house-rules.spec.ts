// What the tree itself must say: every file tells what its room is for, no lib below the words speaks of the business, no service has rooms of another kind.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');
const files = (folder: string): string[] =>
  readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && /\.(ts|mjs)$/.test(entry.name) && !entry.parentPath.includes('node_modules') && !entry.parentPath.includes('broken'))
    .map(entry => path.relative(root, path.join(entry.parentPath, entry.name)));
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const everything = ['apps', 'libs', 'test', 'deploy'].flatMap(files);

describe('The tree of the house', () => {
  it('says in the first line of every file what the room is for', () => {
    const silent = everything.filter(file => !/^(?:#!.*\n)?(?:\/\/|\/\*\*?) \S.{15,}/.test(read(file)));
    expect(silent).toEqual([]);
  });

  it('leaves nothing open in the code', () => {
    expect(everything.filter(file => !file.endsWith('house-rules.spec.ts') && /\b(?:TODO|FIXME|XXX)\b/.test(read(file)))).toEqual([]);
  });

  it('skips no test', () => {
    expect(everything.filter(file => !file.endsWith('house-rules.spec.ts') && /\b(?:it|test|describe)\.(?:skip|only|todo)\(|\bx(?:it|describe)\(/.test(read(file)))).toEqual([]);
  });

  it('speaks no word of the business below the contracts', () => {
    const business = /\b(?:petition(?:er)?s?|departments?|conferences?|supervis(?:e|ion|or)s?|custod(?:y|ian)s?)\b/i;
    const below = ['libs/kernel', 'libs/event-store', 'libs/vault', 'libs/projections', 'libs/messaging'].flatMap(files).filter(file => !file.endsWith('.spec.ts'));
    // An actor may belong to a department: the one word of the field that stands in every event's meta.
    const code = (file: string): string => read(file).replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '').replace('readonly department?: string;', '');
    expect(below.filter(file => business.test(code(file)))).toEqual([]);
  });

  it('calls no room by a name that says nothing', () => {
    expect(everything.filter(file => /(?:^|\/)(?:common|shared|core|utils?|helpers?|managers?|base|impl)(?:\/|\.|-)/.test(file))).toEqual([]);
  });

  it('opens each service by one door', () => {
    const doors = everything.filter(file => /^apps\/(?:intake|routing|conference|supervision|audit)\/.*index\.ts$/.test(file));
    expect(doors.filter(file => !/^apps\/[a-z]+\/src\/index\.ts$/.test(file))).toEqual([]);
    for (const door of doors) expect(read(door).match(/^export /gm)).toHaveLength(1);
  });
});
