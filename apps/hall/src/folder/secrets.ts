// The passwords of the embedded database: random, made once, readable by the hall's user alone.
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { damaged, keep, missing, readJson, type Remedy } from '@onehall/platform';

/** Passwords by the name of their login. */
export type Secrets = (login: string) => string;

/** The one password that the database must be asked with before any other can be set anew. */
const administrator = 'postgres';

const isWords = (value: unknown): value is Record<string, string> => typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).every(word => typeof word === 'string');

/** The administrator's password stands in the address too; the other passwords are made anew from there. */
const remedy: Remedy = {
  zh: `请从备份中放回，或写入 {"${administrator}":"…"}，口令取自同一文件夹的 database-url（postgres: 与 @ 之间）`,
  en: `put it back from a backup, or write {"${administrator}":"…"} into it with the password that stands in database-url beside it, between postgres: and @`,
};

/**
 * The passwords in `<dataDir>/secrets.json`; one that is asked for the first time is made and kept. Writes nothing before it is asked.
 * Throws `CannotStart` when the file is damaged, or lacks the password of a database that is there: another one would lock the hall out of it.
 */
export function openSecrets(dataDir: string): Secrets {
  const file = join(dataDir, 'secrets.json');
  const known = readJson(file, isWords, remedy);
  const words = known ?? {};
  if (words[administrator] === undefined && existsSync(join(dataDir, 'postgres'))) throw known ? damaged(file, remedy) : missing(file, remedy);
  return login => {
    const kept = words[login];
    if (kept !== undefined) return kept;
    const made = randomBytes(24).toString('base64url');
    words[login] = made;
    keep(file, `${JSON.stringify(words, null, 2)}\n`, { mode: 0o600 });
    return made;
  };
}
