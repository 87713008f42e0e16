// Signed tokens: who signed in, as what, in which hall, and until when.
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { jwtVerify, SignJWT, type JWTPayload } from 'jose';
import { LRUCache } from 'lru-cache';
import { CannotStart } from './cannot-start.js';
import type { Person } from './people.js';
import { Problem } from './problem.js';
import type { AtHall } from './window.js';

const keyBytes = 32;

/** The hall's own key for tokens, 32 bytes in a file that is readable by its owner only, made at the first start. Throws `CannotStart` for a file that holds no such key. */
export function tokenKey(file: string): Buffer {
  if (!existsSync(file)) {
    // Under another name first: a disk that is full leaves an empty file, and nobody may sign with an empty key.
    writeFileSync(`${file}.new`, randomBytes(keyBytes).toString('base64url'), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }
  const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64url');
  if (key.length !== keyBytes) throw new CannotStart({ zh: `${file} 已损坏；请从备份中放回，或删除它：启动时会另造一把，所有人须重新登录。`, en: `${file} is damaged; put it back from a backup, or delete it: the start makes a new one, and everybody signs in again.` });
  return key;
}

const algorithm = 'HS256';

const refused = (): Problem =>
  new Problem(401, 'TOKEN_REFUSED', { zh: '登录已失效，请重新登录。', en: 'The token is not valid or no longer valid: sign in again.', headers: { 'WWW-Authenticate': 'Bearer error="invalid_token"' } });

const words = (value: unknown): string => {
  if (typeof value !== 'string' || value === '') throw refused();
  return value;
};

/** Tokens whose signature was checked stay known for as long as they are valid; the least recently used give way. */
const remembered = 5_000;

/** Signs and reads the tokens of one hall. */
export class Tokens {
  private readonly known = new LRUCache<string, AtHall>({ max: remembered });

  constructor(
    private readonly key: Uint8Array,
    private readonly hall: string,
    private readonly hours: number,
  ) {}

  /** A token for a person. Its life is counted on the real clock, also in virtual mode. */
  async sign({ id, name, role, department }: Person): Promise<{ readonly token: string; readonly expiresAt: string }> {
    const expires = new Date(Date.now() + this.hours * 3_600_000);
    const claims = { role, name, hall: this.hall, ...(department === undefined ? {} : { department }) };
    const token = await new SignJWT(claims).setProtectedHeader({ alg: algorithm }).setSubject(id).setIssuedAt().setExpirationTime(expires).sign(this.key);
    return { token, expiresAt: expires.toISOString() };
  }

  /** Who the token names. Throws a 401 problem for one that is forged, expired or of another hall. */
  async read(token: string): Promise<AtHall> {
    const known = this.known.get(token);
    if (known) return known;
    const { payload } = await jwtVerify(token, this.key, { algorithms: [algorithm] }).catch(() => {
      throw refused();
    });
    const caller = this.callerOf(payload);
    const left = (payload.exp ?? 0) * 1000 - Date.now();
    if (left > 0) this.known.set(token, caller, { ttl: left });
    return caller;
  }

  private callerOf(payload: JWTPayload): AtHall {
    if (payload['hall'] !== this.hall) throw refused();
    const department = payload['department'];
    return { id: words(payload.sub), role: words(payload['role']), hall: this.hall, ...(department === undefined ? {} : { department: words(department) }) };
  }
}
