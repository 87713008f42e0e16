// What the lock file must be for every npm that comes with a Node.js this house runs on.
import { readFileSync } from 'node:fs';
import path from 'node:path';

interface Listed {
  readonly dependencies?: Record<string, string>;
  readonly devDependencies?: Record<string, string>;
  readonly peerDependencies?: Record<string, string>;
}

const json = <T>(file: string): T => JSON.parse(readFileSync(path.resolve(__dirname, '../..', file), 'utf8')) as T;
const own = json<Listed & { readonly overrides: Record<string, unknown> }>('package.json');
const { packages } = json<{ readonly packages: Record<string, Listed> }>('package-lock.json');

describe('The lock file', () => {
  // npm 10, which comes with Node.js 20, and npm 11 up to 11.6 at least refuse the whole file otherwise: they look for a second release of what such a peer names.
  it('is whole for older npm too: whoever asks for a peer under another name gets the one that the house has', () => {
    const ours = { ...own.dependencies, ...own.devDependencies };
    const asked = Object.values(packages).flatMap(({ peerDependencies = {} }) => Object.entries(peerDependencies).filter(([name, wanted]) => wanted.startsWith('npm:') && name in ours).map(([name]) => name));
    expect(new Set(asked)).toEqual(new Set(['@typescript/native']));
    expect(asked.filter(name => own.overrides[name] !== `$${name}`)).toEqual([]);
  });
});

describe('What installs what is missing', () => {
  const root = path.resolve(__dirname, '../..');
  const imports = (file: string): readonly string[] => [...readFileSync(file, 'utf8').matchAll(/^(?:import|export)\s(?:[^;'"]*\sfrom\s)?["']([^"']+)["'];/gm)].flatMap(([, said]) => said ?? []);
  /** Everything that is read before the first line runs. */
  function packagesOf(file: string, seen = new Set<string>()): readonly string[] {
    if (seen.has(file)) return [];
    seen.add(file);
    return imports(file).flatMap(said => (said.startsWith('.') ? packagesOf(path.resolve(path.dirname(file), said), seen) : said.startsWith('node:') ? [] : [said]));
  }
  const scripts = Object.values(json<{ readonly scripts: Record<string, string> }>('package.json').scripts).flatMap(script => /\bexec node (\S+\.mjs)$/.exec(script)?.[1] ?? []);

  it('is every command of the house', () => expect(scripts).toEqual(expect.arrayContaining(['deploy/run/start.mjs', 'deploy/run/start-services.mjs', 'test/run.mjs', 'test/load/bench.mjs'])));
  it.each(scripts)('asks for no package before: %s', script => expect(packagesOf(path.join(root, script))).toEqual([]));
  it('and one that does is seen', () => expect(packagesOf(path.join(root, 'deploy/run/packages.mjs'))).toEqual(['esbuild']));
});
