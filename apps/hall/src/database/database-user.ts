// As whom PostgreSQL runs: as ourselves, or, when we are root, as the user postgres, since PostgreSQL refuses to run as root.
import { spawnSync } from 'node:child_process';
import { dirname } from 'node:path';
import { CannotStart } from '@onehall/platform';

/** Empty when PostgreSQL runs as the hall's own user. */
export interface DatabaseUser {
  readonly uid?: number;
  readonly gid?: number;
}

const idOf = (kind: '-u' | '-g'): number | undefined => {
  const { status, stdout } = spawnSync('id', [kind, 'postgres'], { encoding: 'utf8' });
  return status === 0 ? Number(stdout.trim()) : undefined;
};

const makeUser = (): void => void spawnSync('useradd', ['--system', '--user-group', '--no-create-home', '--home-dir', '/nonexistent', '--shell', '/usr/sbin/nologin', 'postgres']);

/** The user of the database; as root, the user postgres, who is made where there is none. */
export function databaseUser(): DatabaseUser {
  if (process.getuid?.() !== 0) return {};
  if (idOf('-u') === undefined) makeUser();
  const [uid, gid] = [idOf('-u'), idOf('-g')];
  if (uid === undefined || gid === undefined) throw new CannotStart({ zh: '以 root 运行时需要系统用户 postgres，而它无法建立；请换一个普通用户运行。', en: 'Running as root needs the system user postgres, who could not be made; run the hall as an ordinary user.' });
  return { uid, gid };
}

/** Tried rather than computed from mode bits, so that access lists and mounts count as well. */
const canEnter = (folder: string, user: DatabaseUser): boolean => spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...user, cwd: '/' }).status === 0;

const parents = (folder: string): readonly string[] => (dirname(folder) === folder ? [folder] : [...parents(dirname(folder)), folder]);

interface InWords {
  readonly zh: string;
  readonly en: string;
}

/** What else can be done about a data folder that is closed. */
export const otherFolder: InWords = { zh: '用 DATA_DIR 另选一个', en: 'choose another folder with DATA_DIR' };
/** What else can be done about PostgreSQL's own programs, which lie in the project. */
export const otherClone: InWords = { zh: '把项目放到别处，或换普通用户运行', en: 'put the project elsewhere, or run it as an ordinary user' };

/** Throws `CannotStart` naming the first folder on the way that the database's user cannot enter; `or` is what can be done else. */
export function assertEnterable(folder: string, user: DatabaseUser, or = otherFolder): void {
  if (user.uid === undefined || canEnter(folder, user)) return;
  const closed = parents(folder).find(parent => !canEnter(parent, user)) ?? folder;
  throw new CannotStart({
    zh: `数据库用户 postgres 无法进入文件夹 ${closed}（到 ${folder} 的路上）；请执行 chmod o+x ${closed}，或${or.zh}。`,
    en: `The database's user postgres cannot enter the folder ${closed} (on the way to ${folder}); run chmod o+x ${closed}, or ${or.en}.`,
  });
}
