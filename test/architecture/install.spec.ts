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
