// The rules of lint that are the house's own, each seen failing in ./broken on the lines that say so, and nowhere else there.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

interface Report { readonly filePath: string; readonly messages: readonly { readonly ruleId: string | null; readonly line: number; readonly message: string }[] }

const root = path.resolve(__dirname, '../..');
const broken = path.join(__dirname, 'broken');
const ours = /^(?:no-restricted-(?:globals|properties|syntax)|max-lines(?:-per-function)?|eqeqeq|no-console|@typescript-eslint\/(?:switch-exhaustiveness-check|consistent-type-imports|no-explicit-any))$/;

/** What lint says of the broken house, as if it were the house: `<file>:<line> <rule>`. */
function reported(): readonly string[] {
  const { stdout } = spawnSync(process.execPath, [path.join(root, 'node_modules/eslint/bin/eslint.js'), '--config', path.join(root, 'eslint.config.mjs'), '--format', 'json', 'apps', 'libs', 'deploy'], { cwd: broken, encoding: 'utf8', maxBuffer: 1 << 26 });
  return (JSON.parse(stdout) as Report[]).flatMap(({ filePath, messages }) =>
    messages.flatMap(({ ruleId, line }) => (ruleId && ours.test(ruleId) ? [`${path.relative(broken, filePath)}:${line} ${ruleId}`] : [])));
}

/** The lines that must be refused: by the rule that their comment names. */
const marked = (file: string): readonly string[] =>
  readFileSync(path.join(broken, file), 'utf8').split('\n').flatMap((line, index) => {
    const rule = / \/\/ (\S+)$/.exec(line)?.[1];
    return rule && ours.test(rule) ? [`${file}:${index + 1} ${rule}`] : [];
  });

let said: readonly string[];
beforeAll(() => {
  said = reported();
}, 600_000);
const of = (file: string): readonly string[] => [...new Set(said.filter(line => line.startsWith(`${file}:`)))].sort();

describe('A room that must be pure', () => {
  it.each([
    ['a decision', 'apps/routing/src/case/worldly.ts'],
    ['a view', 'apps/routing/src/views/worldly.ts'],
    ['a policy', 'apps/routing/src/policies/worldly.ts'],
    ['the fold of a case', 'libs/case-file/src/worldly.ts'],
  ])('knows no clock, no chance and no world: %s', (_, file) => {
    expect(marked(file).length).toBeGreaterThan(1);
    expect(of(file)).toEqual([...marked(file)].sort());
  });

  it('is no window', () => expect(of('apps/routing/src/windows/worldly.ts')).toEqual([]));
});

describe('The limits of the house', () => {
  it.each(['deploy/limits.mjs', 'deploy/long.mjs', 'apps/routing/src/wide.controller.ts', 'apps/routing/src/loose.ts'])('hold in %s', file => {
    expect(marked(file).length).toBeGreaterThan(0);
    expect(of(file)).toEqual([...marked(file)].sort());
  });
});
