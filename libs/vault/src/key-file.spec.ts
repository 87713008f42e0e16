// What the key file promises, tried on real files.
import { chmod, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Tampered } from './errors.js';
import { backUp, openKeyFile } from './key-file.js';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onehall-key-'));
  path = join(folder, 'hall.key');
});
afterEach(() => rm(folder, { recursive: true }));

describe('The key file', () => {
  it('is made at the first start, for the hall alone, and never again', async () => {
    const first = await openKeyFile(path, { make: true });
    const text = await readFile(path, 'utf8');
    expect(first.made).toBe(true);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(text).toMatch(/^onehall-key-file 1\n[A-Za-z0-9+/]{43}=\n$/);
    const second = await openKeyFile(path, { make: true });
    expect(second.made).toBe(false);
    expect(await readFile(path, 'utf8')).toBe(text);
    expect(await second.derive('blind')).toEqual(await first.derive('blind'));
  });

  it('is made once when many start at the same time', async () => {
    const all = await Promise.all(Array.from({ length: 8 }, () => openKeyFile(path, { make: true })));
    expect(all.filter(({ made }) => made)).toHaveLength(1);
    const derived = await Promise.all(all.map(async key => (await key.derive('blind')).toString('hex')));
    expect(new Set(derived).size).toBe(1);
    expect(await readdir(folder)).toEqual(['hall.key']);
  });

  it('is not made behind the back of a vault that was locked with another', async () => {
    await expect(openKeyFile(path, { make: false })).rejects.toMatchObject({ name: 'KeyFileRefused', fault: 'missing' });
    expect(await readdir(folder)).toEqual([]);
  });

  it.each([0o640, 0o604, 0o660, 0o777])('is refused with mode %o', async mode => {
    await openKeyFile(path, { make: true });
    await chmod(path, mode);
    await expect(openKeyFile(path, { make: true })).rejects.toMatchObject({ fault: 'exposed' });
  });

  it.each(['', 'onehall-key-file 1\n', 'onehall-key-file 1\nAAAA\n', `onehall-key-file 2\n${'A'.repeat(43)}=\n`, `${'A'.repeat(43)}=`])('is refused when it says %j', async text => {
    await writeFile(path, text, { mode: 0o600 });
    await expect(openKeyFile(path, { make: true })).rejects.toMatchObject({ fault: 'malformed' });
  });

  it('is refused when it is a folder, or cannot be made', async () => {
    await expect(openKeyFile(folder, { make: false })).rejects.toMatchObject({ fault: expect.stringMatching(/unreadable|exposed/) as string });
    await expect(openKeyFile(join(folder, 'nowhere', 'hall.key'), { make: true })).rejects.toMatchObject({ fault: 'unwritable' });
  });

  it('comes with a sentence about its backup that names it', () => expect(backUp(path)).toContain(path));
});

describe('A wrapped key', () => {
  const key = Buffer.alloc(32, 1);

  it('unwraps for its own owner only', async () => {
    const file = await openKeyFile(path, { make: true });
    const wrapped = await file.wrap('case/1', key);
    expect(wrapped.includes(key)).toBe(false);
    expect(await file.unwrap('case/1', wrapped)).toEqual(key);
    await expect(file.unwrap('case/2', wrapped)).rejects.toThrow(Tampered);
  });

  it('still unwraps when an earlier day wrapped it, and digests stay the same', async () => {
    await writeFile(path, `onehall-key-file 1\n${Buffer.alloc(32, 7).toString('base64')}\n`, { mode: 0o600 });
    const file = await openKeyFile(path, { make: false });
    const wrapped = Buffer.from('Aa4SxsPGiu2rbxpwOYqMTthlJZEfJuAH6CHH0E58Qah+iBb9WGrNqIa2NlBSeBgu6T6mSLz3Q99kBamV5Q==', 'base64');
    expect(await file.unwrap('case/1', wrapped)).toEqual(key);
    expect((await file.derive('blind')).toString('base64')).toBe('N4RBe0FLQ+HHnqm0d5HFyXXJF7FBy5rccL4u31l/nE8=');
  });

  it('does not unwrap when it was changed or cut, or with the key of another hall', async () => {
    const file = await openKeyFile(path, { make: true });
    const other = await openKeyFile(join(folder, 'other.key'), { make: true });
    const wrapped = await file.wrap('case/1', key);
    for (let byte = 0; byte < wrapped.length; byte += 1) {
      const changed = Buffer.from(wrapped);
      changed[byte] = (changed[byte] ?? 0) ^ 1;
      await expect(file.unwrap('case/1', changed)).rejects.toThrow(Tampered);
      await expect(file.unwrap('case/1', wrapped.subarray(0, byte))).rejects.toThrow(Tampered);
    }
    await expect(other.unwrap('case/1', wrapped)).rejects.toThrow(Tampered);
  });
});
