// Why PostgreSQL did not start, read from what it wrote: worth trying again, another port, or a sentence for the operator.
import { CannotStart, codeOf } from '@onehall/platform';

/** `again`: the last server is not quite gone. `port`: somebody else listens there. */
export type Trouble = 'again' | 'port' | CannotStart;

const lastWord = (said: string): string => /(?:FATAL|PANIC):\s+(.*)/g.exec(said.split('\n').filter(line => /FATAL|PANIC/.test(line)).at(-1) ?? '')?.[1] ?? said.trim().split('\n').at(-1) ?? '';

/** The sentence for a full disk, when that is what PostgreSQL complains of. */
export const diskFullIn = (said: string, folder: string): CannotStart | undefined =>
  /No space left on device|Disk quota exceeded/.test(said) ? new CannotStart({ zh: `磁盘已满：数据库无法在 ${folder} 中写入；请腾出空间后再启动。`, en: `The disk is full: the database cannot write in ${folder}; make room and start again.` }) : undefined;

/** What to do about a server that ended while it started. */
export function troubleIn(said: string, folder: string): Trouble {
  const full = diskFullIn(said, folder);
  if (full) return full;
  if (/could not bind|could not create any TCP\/IP sockets/.test(said)) return 'port';
  if (/lock file "postmaster\.pid" already exists|pre-existing shared memory block/.test(said)) return 'again';
  if (/database files are incompatible with server|was initialized by PostgreSQL version/.test(said))
    return new CannotStart({ zh: `${folder} 中的数据库由另一版本的 PostgreSQL 写成；请用原来的程序版本启动。`, en: `The database in ${folder} was written by another version of PostgreSQL; start it with the program version that wrote it.` });
  return new CannotStart({ zh: `PostgreSQL 无法启动：${lastWord(said)}（详见 postgres.log）。`, en: `PostgreSQL does not start: ${lastWord(said)} (see postgres.log).` });
}

/** The sentence for a cluster that runs and lacks a database (3D000): files of it were lost. Undefined for any other error. */
export const databaseIsGone = (error: unknown, folder: string): CannotStart | undefined =>
  codeOf(error) === '3D000'
    ? new CannotStart({ zh: `${folder} 中的数据库残缺：其中一个数据库的文件不见了；请从备份恢复整个数据文件夹。`, en: `The database in ${folder} is damaged: the files of one of its databases are gone; restore the whole data folder from a backup.` })
    : undefined;
