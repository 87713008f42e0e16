// The first start: an empty PostgreSQL cluster, whole or not at all.
import { spawn } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CannotStart } from '@onehall/platform';
import type { DatabaseUser } from './database-user.js';
import { diskFullIn } from './server-troubles.js';

/** What a new cluster is made of. */
export interface NewCluster {
  readonly program: string;
  readonly folder: string;
  readonly user: DatabaseUser;
  readonly password: string;
  /** Aborted, it gives up: nothing of the cluster stays. */
  readonly stop?: AbortSignal | undefined;
}

const give = (path: string, { uid, gid }: DatabaseUser): void => {
  if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid);
};

function run(given: readonly string[], { program, user, stop }: NewCluster): Promise<{ readonly code: number | null; readonly said: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, given, { ...user, ...(stop ? { signal: stop } : {}), cwd: '/', env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' }, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.once('error', error => (error.name === 'AbortError' ? undefined : reject(error)));
    child.once('close', code => resolve({ code, said }));
  });
}

/** Made under another name and renamed: a first start that was killed begins anew. Does nothing where there is a cluster. Throws `CannotStart`, or the reason of an abortion. */
export async function makeCluster(wanted: NewCluster): Promise<void> {
  const { folder, user, password, stop } = wanted;
  if (existsSync(folder)) return;
  const draft = `${folder}.new`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft);
  chmodSync(draft, 0o700);
  const words = join(draft, 'password');
  writeFileSync(words, `${password}\n`, { mode: 0o600 });
  for (const path of [words, draft]) give(path, user);
  const data = join(draft, 'data');
  const { code, said } = await run([`--pgdata=${data}`, '--username=postgres', `--pwfile=${words}`, '--auth=scram-sha-256', '--encoding=UTF8', '--locale=C', '--no-instructions'], wanted);
  if (code === 0) {
    renameSync(data, folder);
    return rmSync(draft, { recursive: true });
  }
  rmSync(draft, { recursive: true, force: true, maxRetries: 5 });
  stop?.throwIfAborted();
  throw diskFullIn(said, dirname(folder)) ?? new CannotStart({ zh: `数据库无法建立：${said.trim().split('\n').at(-1) ?? ''}`, en: `The database could not be made: ${said.trim().split('\n').at(-1) ?? ''}` });
}
