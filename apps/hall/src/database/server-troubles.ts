// Why PostgreSQL did not start, read from what it wrote: worth trying again, another port, or a sentence for the operator.
import { CannotStart, codeOf } from '@onehall/platform';
import type { Ending, ServerEnded } from './postgres-server.js';
import { ownWords } from './server-log.js';

/** `again`: the last server is not quite gone, or this one was killed. `port`: somebody else listens there. */
export type Trouble = 'again' | 'port' | CannotStart;

/** What was written while a server started, and how that ended. */
export type FailedStart = Pick<ServerEnded, 'last' | 'ending'>;

const telling = /(?:FATAL|PANIC):\s+(.*)|LOG:\s+(.* was terminated by signal .*)/;

function lastWord(said: string): string {
  const lines = said.trim().split('\n');
  const [, fatal, signal] = telling.exec(lines.filter(line => telling.test(line)).at(-1) ?? '') ?? [];
  return fatal ?? signal ?? lines.at(-1) ?? '';
}

const inWords: Readonly<Record<Ending, (last: string) => CannotStart>> = {
  'by itself': last => new CannotStart({ zh: `PostgreSQL 无法启动：${lastWord(ownWords(last))}（详见 postgres.log）。`, en: `PostgreSQL does not start: ${lastWord(ownWords(last))} (see postgres.log).` }),
  killed: () => new CannotStart({ zh: 'PostgreSQL 在启动过程中一再被强行结束（详见 postgres.log）。', en: 'PostgreSQL is killed again and again while it starts (see postgres.log).' }),
  silent: () => new CannotStart({ zh: 'PostgreSQL 一再启动到一半便毫无动静，已被强行结束（详见 postgres.log）。', en: 'PostgreSQL falls silent again and again while it starts, and was killed (see postgres.log).' }),
};

/** The sentence for a server that did not start, however often it was tried. */
export const sentenceFor = ({ last, ending }: FailedStart): CannotStart => inWords[ending](last);

/** The sentence for a full disk, when that is what PostgreSQL complains of. */
export const diskFullIn = (said: string, folder: string): CannotStart | undefined =>
  /No space left on device|Disk quota exceeded/.test(said) ? new CannotStart({ zh: `磁盘已满：数据库无法在 ${folder} 中写入；请腾出空间后再启动。`, en: `The disk is full: the database cannot write in ${folder}; make room and start again.` }) : undefined;

/** The system kills the largest process where memory is short; whichever of the server's it hits, the whole server ends. */
const oneKilled = /\(PID \d+\) was terminated by signal/;

/** What to do about a server that ended while it started. */
export function troubleIn({ last, ending }: FailedStart, folder: string): Trouble {
  const said = ownWords(last);
  const full = diskFullIn(said, folder);
  if (full) return full;
  if (/could not bind|could not create any TCP\/IP sockets/.test(said)) return 'port';
  if (/lock file "postmaster\.pid" already exists|pre-existing shared memory block/.test(said)) return 'again';
  if (/database files are incompatible with server|was initialized by PostgreSQL version/.test(said))
    return new CannotStart({ zh: `${folder} 中的数据库由另一版本的 PostgreSQL 写成；请用原来的程序版本启动。`, en: `The database in ${folder} was written by another version of PostgreSQL; start it with the program version that wrote it.` });
  return ending !== 'by itself' || oneKilled.test(said) ? 'again' : sentenceFor({ last, ending });
}

/** The sentence for a cluster that runs and lacks a database (3D000): files of it were lost. Undefined for any other error. */
export const databaseIsGone = (error: unknown, folder: string): CannotStart | undefined =>
  codeOf(error) === '3D000'
    ? new CannotStart({ zh: `${folder} 中的数据库残缺：其中一个数据库的文件不见了；请从备份恢复整个数据文件夹。`, en: `The database in ${folder} is damaged: the files of one of its databases are gone; restore the whole data folder from a backup.` })
    : undefined;
