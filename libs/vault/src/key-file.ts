// The key encryption key as a small text file beside the data folder: made once, readable by the hall's own user alone.
import { createCipheriv, createDecipheriv, createSecretKey, hkdfSync, randomBytes, randomUUID, type KeyObject } from 'node:crypto';
import { link, open, rm, writeFile, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { KeyFileRefused, Tampered } from './errors.js';
import type { KeyEncryption } from './key-encryption.js';

const HEADING = 'onehall-key-file 1';
const FORM = new RegExp(`^${HEADING}\\r?\\n([A-Za-z0-9+/]{43}=)\\s*$`);
const VERSION = 1;
const NONCE = 12;
const TAG = 16;
const HEAD = 1 + NONCE;

/** A key encryption key that lies in a file. `made`: this start made it, so somebody must be told to back it up (`backUp`). */
export interface KeyFile extends KeyEncryption {
  readonly made: boolean;
}

/** What to say, loudly, at the start that made the key file. */
export const backUp = (path: string): string =>
  `请立即备份密钥文件 ${path}，并与数据库分开保存：丢失它，所有个人信息将永远无法读出。 / ` +
  `Back up the key file ${path} now, and keep it apart from the database: without it no personal data can ever be read again.`;

/**
 * Opens the key file, or makes it (mode 0600) where there is none and `make` allows it. `make` only where the vault holds no key yet
 * (`vaultHoldsKeys` says so): a second key would lock the hall out of everything that the first one sealed. Throws `KeyFileRefused`.
 */
export async function openKeyFile(path: string, { make }: { readonly make: boolean }): Promise<KeyFile> {
  try {
    return fileKey(path, await readKeyFile(path), false);
  } catch (error) {
    if (!make || !(error instanceof KeyFileRefused) || error.fault !== 'missing') throw error;
  }
  const made = await makeKeyFile(path);
  return fileKey(path, await readKeyFile(path), made);
}

/** Written whole under another name and then linked: whoever starts at the same time finds no file, or a finished one. Returns false when there was one. */
async function makeKeyFile(path: string): Promise<boolean> {
  const draft = `${path}.${randomUUID()}`;
  try {
    await writeFile(draft, `${HEADING}\n${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx', flush: true });
    await link(draft, path);
    await settle(dirname(path));
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw new KeyFileRefused(path, 'unwritable', error);
  } finally {
    await rm(draft, { force: true });
  }
}

/** The name too must outlive a power cut: the vault's first key may be written a moment later. Windows cannot open a folder for this. */
async function settle(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}

async function readKeyFile(path: string): Promise<KeyObject> {
  const file = await open(path, 'r').catch((error: unknown) => {
    throw new KeyFileRefused(path, codeOf(error) === 'ENOENT' ? 'missing' : 'unreadable', error);
  });
  try {
    if (await isExposed(file)) throw new KeyFileRefused(path, 'exposed');
    const text = await file.readFile('utf8').catch((error: unknown) => {
      throw new KeyFileRefused(path, 'unreadable', error);
    });
    const key = FORM.exec(text)?.[1];
    if (key === undefined) throw new KeyFileRefused(path, 'malformed');
    return createSecretKey(Buffer.from(key, 'base64'));
  } finally {
    await file.close();
  }
}

/** PostgreSQL's own rule for key files: nobody else, or, where root owns it (a mounted secret), the group may read. Windows keeps no such bits. */
async function isExposed(file: FileHandle): Promise<boolean> {
  if (process.platform === 'win32') return false;
  const { mode, uid } = await file.stat();
  const mountedSecret = uid === 0 && process.getuid?.() !== 0;
  return (mode & (mountedSecret ? 0o027 : 0o077)) !== 0;
}

/** Each owner has a wrapping key of its own: it binds the wrapped key to the owner, and no number of owners wears out one key's random nonces. */
function fileKey(path: string, root: KeyObject, made: boolean): KeyFile {
  const derive = (purpose: string): Buffer => Buffer.from(hkdfSync('sha256', root, '', `onehall/vault/1/${purpose}`, 32));
  return {
    source: path,
    made,
    derive: purpose => Promise.resolve(derive(`derive/${purpose}`)),
    wrap: (owner, key) => Promise.resolve(wrap(derive(`wrap/${owner}`), key)),
    unwrap: (owner, wrapped) => Promise.resolve().then(() => unwrap(derive(`wrap/${owner}`), wrapped, owner)),
  };
}

/** Version (1 byte), nonce (12), ciphertext (32), tag (16). */
function wrap(key: Buffer, plain: Buffer): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG });
  return Buffer.concat([Buffer.of(VERSION), nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function unwrap(key: Buffer, wrapped: Buffer, owner: string): Buffer {
  if (wrapped.length < HEAD + TAG || wrapped[0] !== VERSION) throw new Tampered(owner);
  const decipher = createDecipheriv('aes-256-gcm', key, wrapped.subarray(1, HEAD), { authTagLength: TAG });
  decipher.setAuthTag(wrapped.subarray(-TAG));
  const plain = decipher.update(wrapped.subarray(HEAD, -TAG));
  try {
    return Buffer.concat([plain, decipher.final()]);
  } catch {
    throw new Tampered(owner);
  }
}

const codeOf = (error: unknown): unknown => (typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined);
