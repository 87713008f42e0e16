// Proof that a clone which the user postgres cannot enter is named in one sentence before anything is tried in it.
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = process.getuid?.() === 0;
const asked = (clone: string) => {
  const { status, stderr } = spawnSync(process.execPath, [join(__dirname, 'enterable.mjs'), clone], { encoding: 'utf8' });
  return { status, stderr };
};

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'onehall-home-'));
  mkdirSync(join(home, 'clone'));
});
afterEach(() => rmSync(home, { recursive: true }));

const closed = () => (root ? { status: 1, stderr: expect.stringMatching(new RegExp(`^[^\\n]*无法进入 ${home}；[^\\n]*\\n[^\\n]*cannot enter ${home}; run chmod o\\+x ${home}, [^\\n]*\\n$`)) as string } : { status: 0, stderr: '' });

describe('A clone', () => {
  it('in a closed home is named by what closes it, where somebody is root', () => expect(asked(join(home, 'clone'))).toEqual(closed()));
  it('that everybody may enter is taken without a word', () => {
    chmodSync(home, 0o711);
    expect(asked(join(home, 'clone'))).toEqual({ status: 0, stderr: '' });
  });
  it('whose dependencies lie in a closed home is named too', () => {
    const open = mkdtempSync(join(tmpdir(), 'onehall-open-'));
    chmodSync(open, 0o711);
    mkdirSync(join(home, 'clone', 'node_modules'));
    symlinkSync(join(home, 'clone', 'node_modules'), join(open, 'node_modules'));
    expect(asked(open)).toEqual(closed());
    rmSync(open, { recursive: true });
  });
});
