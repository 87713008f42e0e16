// What the tree itself must say: every file tells what its room is for, no lib below the words speaks of the business, no service has rooms of another kind.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');
const files = (folder: string): string[] =>
  readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && /\.(ts|mjs)$/.test(entry.name) && !entry.parentPath.includes('node_modules') && !entry.parentPath.includes('broken'))
    .map(entry => path.relative(root, path.join(entry.parentPath, entry.name)));
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const everything = ['apps', 'libs', 'test', 'deploy'].flatMap(files);

/** The words of the field that a lib below the contracts cannot do without, and why. */
const excused: Readonly<Record<string, string>> = {
  'department in libs/kernel/src/event.ts': 'an actor may belong to one: it stands in the meta of every event',
  'department in libs/platform/src/people.ts': 'the actor that a person acts as',
  'department in libs/platform/src/hall-people.ts': 'the actor whom the development sign-in finds, in the hall process as in five',
  'department in libs/platform/src/tokens.ts': 'the actor that a token names',
  'department in libs/platform/src/identity.controller.ts': 'the actor that a sign-in answers',
  'department in libs/platform/src/field-rules.ts': 'how the id of one is spelled at every window, the same in four services',
  'petitioner in libs/platform/src/admission.guard.ts': 'the role of whoever speaks without having signed in',
};

describe('The tree of the house', () => {
  it('says in the first line of every file what the room is for', () => {
    const silent = everything.filter(file => !/^(?:#!.*\n)?(?:\/\/|\/\*\*?) \S.{15,}/.test(read(file)));
    expect(silent).toEqual([]);
  });

  it('waits for no database for ever', () => {
    const ours = ['apps', 'libs'].flatMap(files).filter(file => file.includes('/src/') && !file.endsWith('.spec.ts') && !file.startsWith('libs/testing/'));
    const made = ours.flatMap(file => [...read(file).matchAll(/new (?:pg\.)?(?:Pool|Client|DataSource)\(.*/g)].map(([call]) => ({ file, call })));
    const views = 'libs/projections/src/database.ts';
    const patient = made.filter(({ file, call }) => file !== views && !/\.\.\.reaching|connectionTimeoutMillis/.test(call));
    expect([made.length > 10, patient]).toEqual([true, []]);
    expect(read(views).match(/extra: (?:reaching|\{ \.\.\.reaching)/g)).toHaveLength(made.filter(({ file }) => file === views).length);
  });

  it('leaves nothing open in the code', () => {
    expect(everything.filter(file => !file.endsWith('house-rules.spec.ts') && /\b(?:TODO|FIXME|XXX)\b/.test(read(file)))).toEqual([]);
  });

  it('skips no test', () => {
    expect(everything.filter(file => !file.endsWith('house-rules.spec.ts') && /\b(?:it|test|describe)\.(?:skip|only|todo)\(|\bx(?:it|describe)\(/.test(read(file)))).toEqual([]);
  });

  it('speaks no word of the business in a lib but the contracts, the rulebook and the case file', () => {
    const business = /\b(?:petition(?:er)?s?|departments?|conferences?|supervis(?:e|ion|or)s?|custod(?:y|ian)s?)\b/gi;
    const below = ['kernel', 'event-store', 'vault', 'projections', 'messaging', 'platform', 'testing'].flatMap(lib => files(`libs/${lib}`)).filter(file => !file.endsWith('.spec.ts'));
    const code = (file: string): string => read(file).replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
    const spoken = below.flatMap(file => [...new Set(code(file).match(business)?.map(word => word.toLowerCase()))].map(word => `${word} in ${file}`));
    expect(spoken.sort()).toEqual(Object.keys(excused).sort());
  });

  it('calls no room by a name that says nothing', () => {
    expect(everything.filter(file => /(?:^|\/)(?:common|shared|core|utils?|helpers?|managers?|base|impl)(?:\/|\.|-)/.test(file))).toEqual([]);
  });

  it('opens each service by one door', () => {
    const doors = everything.filter(file => /^apps\/(?:intake|routing|conference|supervision|audit)\/.*index\.ts$/.test(file));
    expect(doors.filter(file => !/^apps\/[a-z]+\/src\/index\.ts$/.test(file))).toEqual([]);
    for (const door of doors) expect(read(door).match(/^export /gm)).toHaveLength(1);
  });

  it('says of each app in forty lines at the most what it owns, hears and says', () => {
    const long = readdirSync(path.join(root, 'apps')).filter(app => read(`apps/${app}/README.md`).trimEnd().split('\n').length > 40);
    expect(long).toEqual([]);
  });

  it('breaks no table of a README: what begins one has a head', () => {
    const readmes = ['README.md', ...['apps', 'libs'].flatMap(folder => readdirSync(path.join(root, folder)).map(name => `${folder}/${name}/README.md`))].filter(file => existsSync(path.join(root, file)));
    const broken = readmes.flatMap(file => {
      const lines = read(file).split('\n');
      return lines.flatMap((line, at) => (line.startsWith('|') && !lines[at - 1]?.startsWith('|') && !/^\|[ :|-]+$/.test(lines[at + 1] ?? '') ? [`${file}:${at + 1}`] : []));
    });
    expect([readmes.length > 5, broken]).toEqual([true, []]);
  });
});
