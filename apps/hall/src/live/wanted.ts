// What the command line of `npm run live` says, and whether it can be done: asked before any hall is started for it.
import { CannotStart, codeOf, helpText, isDay } from '@onehall/platform';
import { dayOfInstant } from '@onehall/rulebook';
import { accessSync, constants } from 'node:fs';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { isWritable } from '../report-file.js';
import { fileLines } from './file-lines.js';

/** Files are absolute; `today` is a legal day. `hall`: the address of one, where somebody named it. */
export interface Wanted {
  readonly file: string;
  readonly report: string | undefined;
  readonly hall: string | undefined;
  readonly today: string;
  readonly lanes: number | undefined;
  readonly minutes: number | undefined;
}

const usage = new CannotStart(
  {
    zh: '用法：npm run live -- <文件.jsonl[.gz]> [--report <文件.json>] [--hall <地址>] [--today <YYYY-MM-DD>] [--lanes <数>] [--minutes <数>]；--help',
    en: 'Usage: npm run live -- <file.jsonl[.gz]> [--report <file.json>] [--hall <url>] [--today <YYYY-MM-DD>] [--lanes <n>] [--minutes <n>]; --help',
  },
  2,
);

/** What `npm run live -- --help` says. */
export const help = (): string =>
  helpText(
    'npm run live -- <file.jsonl[.gz]> [...]',
    [
      { flag: 'report', takes: 'file.json', about: ['把全部结果写入这个文件 / write the whole result to this file'] },
      { flag: 'hall', takes: 'url', about: ['用这个地址的大厅；不说则用 PORT 处的，没有就自己启动一个，数据在 LIVE_DATA_DIR（.data-live）', 'the hall at this address; else the one at PORT, else one of its own with its data in LIVE_DATA_DIR (.data-live)'] },
      { flag: 'today', takes: 'YYYY-MM-DD', about: ['相对时间从哪一天算起，默认今天 / the day from which relative moments count; today by default'] },
      { flag: 'lanes', takes: 'n', about: ['并排办理多少件，1 到 1000，默认 16 / cases side by side, 1 to 1000, 16 by default'] },
      { flag: 'minutes', takes: 'n', about: ['大厅时间多少分钟并作一步，0 到 1440，默认 0：每个动作各在其时 / minutes of the hall’s time lived as one, 0 to 1440; 0 by default: every act at its own instant'] },
    ],
    [
      '0  全部办完 / everything was lived',
      '1  中断或日志未通过核验 / it broke off, or a log did not verify',
      '2  用法有误，或大厅用真实时钟 / misused, or the hall’s clock is real',
      '3  办完了，但有的行有误或有动作被拒绝，见报告 / lived, but lines were bad or acts refused: see the report',
      '129、130、143  被信号停下，重跑同一文件即可续办 / stopped by a signal; the same file goes on when it is run again',
    ],
  );

const mustBe = (flag: string, given: string, { zh, en }: CannotStart['says']): CannotStart => new CannotStart({ zh: `--${flag} 必须是${zh}，现为「${given}」。`, en: `--${flag} must be ${en}, not "${given}".` }, 2);

/** A whole number within its bounds, where one was given. */
function count(flag: string, given: string | undefined, [least, most]: readonly [number, number]): number | undefined {
  if (given === undefined) return undefined;
  const number = /^\d{1,6}$/.test(given) ? Number(given) : NaN;
  if (number >= least && number <= most) return number;
  throw mustBe(flag, given, { zh: ` ${least} 到 ${most} 的整数`, en: `a whole number from ${least} to ${most}` });
}

function parsed(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], strict: true, allowPositionals: true, options: { report: { type: 'string' }, hall: { type: 'string' }, today: { type: 'string' }, lanes: { type: 'string' }, minutes: { type: 'string' } } });
  } catch {
    throw usage;
  }
}

const isAddress = (text: string): boolean => /^https?:\/\//.test(text) && URL.canParse(text);

/** Files are named from `from`. Throws `CannotStart` (exit code 2) with one sentence for what was not understood. */
export function wanted(argv: readonly string[], from = process.env['INIT_CWD'] ?? ''): Wanted {
  const { values, positionals } = parsed(argv);
  const [file, ...more] = positionals;
  const { report, hall, today = dayOfInstant(new Date().toISOString()) } = values;
  if (!file || more.length > 0 || report === '') throw usage;
  if (hall !== undefined && !isAddress(hall)) throw mustBe('hall', hall, { zh: '带 http:// 的大厅地址，如 http://127.0.0.1:3000', en: 'the address of a hall with its http://, such as http://127.0.0.1:3000' });
  if (!isDay(today)) throw mustBe('today', today, { zh: '一个日子，如 2026-03-16', en: 'a day such as 2026-03-16' });
  const [lanes, minutes] = [count('lanes', values.lanes, [1, 1_000]), count('minutes', values.minutes, [0, 1_440])];
  return { file: resolve(from, file), report: report && resolve(from, report), hall: hall?.replace(/\/+$/, ''), today, lanes, minutes };
}

/** The same said to another process, in the hall at `url`. */
export const wordsOf = ({ file, report, today, lanes, minutes }: Wanted, url: string): readonly string[] => {
  const flags = Object.entries({ hall: url, report, today, lanes, minutes });
  return [...flags.flatMap(([flag, value]) => (value === undefined ? [] : [`--${flag}=${value}`])), '--', file];
};

const cannot = (zh: string, en: string): CannotStart => new CannotStart({ zh, en });

/** What the file system says of a file that cannot be read; undefined where it says something else. */
function unreadable(error: unknown, file: string): CannotStart | undefined {
  const code = codeOf(error);
  if (code === 'ENOENT' || code === 'ENOTDIR') return cannot(`没有文件 ${file}。`, `There is no file ${file}.`);
  if (code === 'EISDIR') return cannot(`${file} 是文件夹。`, `${file} is a folder.`);
  if (code === 'EACCES') return cannot(`没有权限读取 ${file}。`, `There is no permission to read ${file}.`);
  return code.startsWith('Z_') ? cannot(`${file} 不是完好的 gzip 文件。`, `${file} is no sound gzip file.`) : undefined;
}

/** A file that is packed is unpacked once for this: little beside what it takes to live it, and its fault may stand at its end. */
async function assertReadable(file: string): Promise<void> {
  try {
    for await (const { line } of fileLines(file)) if (line === 1 && !file.endsWith('.gz')) return;
  } catch (error) {
    throw unreadable(error, file) ?? error;
  }
}

function assertRoom(folder: string): void {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch {
    throw cannot(`临时文件夹 ${folder} 不能使用；请用 TMPDIR 另选一个。`, `The folder for temporary files, ${folder}, cannot be used; choose another one with TMPDIR.`);
  }
}

/** Throws `CannotStart` (exit code 1) with one sentence for a file that cannot be read, a report that cannot be written, or no folder for what is laid `aside` meanwhile. */
export async function assertLivable({ file, report }: Pick<Wanted, 'file' | 'report'>, aside = tmpdir()): Promise<void> {
  await assertReadable(file);
  if (report && !isWritable(report)) throw cannot(`报告无法写到 ${report}。`, `The report cannot be written to ${report}.`);
  assertRoom(aside);
}
