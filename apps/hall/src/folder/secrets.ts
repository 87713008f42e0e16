// The passwords of the embedded database: random, made once, readable by the hall's user alone.
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Passwords by the name of their login. */
export type Secrets = (login: string) => string;

const isWords = (value: unknown): value is Record<string, string> => typeof value === 'object' && value !== null && Object.values(value).every(word => typeof word === 'string');

function read(file: string): Record<string, string> {
  if (!existsSync(file)) return {};
  const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (!isWords(value)) throw new Error(`${file} holds no passwords.`);
  return value;
}

/** Writes a file for its owner's eyes only, whole or not at all. */
export function writeSecret(file: string, text: string): void {
  writeFileSync(`${file}.new`, text, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/** The passwords in `<dataDir>/secrets.json`; one that is asked for the first time is made and kept. */
export function openSecrets(dataDir: string): Secrets {
  const file = join(dataDir, 'secrets.json');
  const words = read(file);
  return login => {
    const known = words[login];
    if (known !== undefined) return known;
    const made = randomBytes(24).toString('base64url');
    words[login] = made;
    writeSecret(file, `${JSON.stringify(words, null, 2)}\n`);
    return made;
  };
}
