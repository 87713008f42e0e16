// Trouble that is nobody's fault at the window: the database is away for a moment, or the disk is full.
import { Problem } from './problem.js';

const away = /^(08...|57P0[1-3]|53300|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH)$/;
const full = /^(53100|ENOSPC|EDQUOT)$/;

/** The code of an error of the system or of a driver, also where another error wraps it; empty when it has none. */
export function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  if ('driverError' in error) return codeOf(error.driverError);
  return 'cause' in error ? codeOf(error.cause) : '';
}

/** True for an error that says that a disk or a quota is full, from the system (ENOSPC, EDQUOT) or from PostgreSQL (53100). */
export const isDiskFull = (error: unknown): boolean => full.test(codeOf(error));

const terminated = (error: unknown): boolean => error instanceof Error && /connection terminated|connection ended|timeout exceeded when trying to connect|^timeout expired$|^client (was closed|has encountered a connection error)/i.test(error.message);

/** True for an error that says that PostgreSQL is not there at the moment: it is starting, stopping, or was restarted under an open connection. */
export const isDatabaseAway = (error: unknown): boolean => away.test(codeOf(error)) || terminated(error);

/** What is wrong in one sentence, for who looks after the hall; undefined for any other error. */
export function sayingsOf(error: unknown): { readonly zh: string; readonly en: string } | undefined {
  if (isDiskFull(error)) return { zh: '磁盘已满，数据库无法写入。', en: 'The disk is full, and the database cannot write.' };
  return isDatabaseAway(error) ? { zh: '数据库暂时不在：正在启动或停止，或者连接中断。', en: 'The database is away for the moment: it is starting or stopping, or the connection broke.' } : undefined;
}

/** The sentence for what the file system refused, which names the deed and the file; undefined for any other error. */
export function fileTroubleOf(error: unknown): string | undefined {
  if (!(error instanceof Error && 'syscall' in error && 'path' in error) || String(error.syscall).startsWith('spawn')) return undefined;
  return `文件不能使用：${error.message}\nA file cannot be used: ${error.message}`;
}

/** The problem that stands for such trouble; undefined for any other error. */
export function troubleOf(error: unknown): Problem | undefined {
  if (isDiskFull(error)) return new Problem(507, 'DISK_FULL', { zh: '磁盘已满，未能保存。', en: 'The disk is full; nothing was saved.' });
  if (isDatabaseAway(error)) return new Problem(503, 'DATABASE_AWAY', { zh: '数据库暂时不在，请稍后用同一 Idempotency-Key 再试。', en: 'The database is away for a moment: try again with the same Idempotency-Key.', headers: { 'Retry-After': '1' } });
  return undefined;
}
