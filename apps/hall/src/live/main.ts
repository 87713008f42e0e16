// `npm run live`: lives a file of messages or cases through a hall on a virtual clock, and says what came of it.
import { helpText, wantsHelp } from '@onehall/platform';
import { dayOfInstant } from '@onehall/rulebook';
import { existsSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { isWritable } from '../report-file.js';
import { HallAway, HallClient } from './hall-client.js';
import { ClockIsReal, liveFile, type Lived } from './live-file.js';
import { showProgress } from './progress.js';
import { reportOf } from './report.js';

const usage = `用法 / usage: npm run live -- <file.jsonl[.gz]> [--report <file.json>] [--hall <url>] [--today <YYYY-MM-DD>] [--lanes <n>] [--minutes <n>]；--help\n`;
const ends = { fine: 0, failed: 1, misused: 2, incomplete: 3 } as const;

const help = (): string =>
  helpText(
    'npm run live -- <file.jsonl[.gz]> [...]',
    [
      { flag: 'report', takes: 'file.json', about: ['把全部结果写入这个文件 / write the whole result to this file'] },
      { flag: 'hall', takes: 'url', about: ['用这个地址的大厅；不说则用 PORT 处的，没有就自己启动一个，数据在 LIVE_DATA_DIR（.data-live）', 'the hall at this address; else the one at PORT, else one of its own with its data in LIVE_DATA_DIR (.data-live)'] },
      { flag: 'today', takes: 'YYYY-MM-DD', about: ['相对时间从哪一天算起，默认今天 / the day from which relative moments count; today by default'] },
      { flag: 'lanes', takes: 'n', about: ['并排办理多少件，默认 16 / cases side by side, 16 by default'] },
      { flag: 'minutes', takes: 'n', about: ['大厅时间多少分钟并作一步，默认 0：每个动作各在其时 / minutes of the hall’s time lived as one; 0 by default: every act at its own instant'] },
    ],
    [
      '0  全部办完 / everything was lived',
      '1  中断或日志未通过核验 / it broke off, or a log did not verify',
      '2  用法有误，或大厅用真实时钟 / misused, or the hall’s clock is real',
      '3  办完了，但有的行有误或有动作被拒绝，见报告 / lived, but lines were bad or acts refused: see the report',
      '129、130、143  被信号停下，重跑同一文件即可续办 / stopped by a signal; the same file goes on when it is run again',
    ],
  );

/** What a script can tell by: the report says more. */
const endOf = ({ wrong, lines, refusals, skipped }: Lived): number => (wrong.length > 0 ? ends.failed : lines.wrong.length + refusals.length + skipped > 0 ? ends.incomplete : ends.fine);

/** What the file system says of a file that cannot be read, in one sentence. */
function sentenceOf(error: unknown, file: string): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'EISDIR') return `${file} 是文件夹。 ${file} is a folder.`;
  if (code === 'EACCES') return `没有权限读取 ${file}。 There is no permission to read ${file}.`;
  if (code.startsWith('Z_')) return `${file} 不是完好的 gzip 文件。 ${file} is no sound gzip file.`;
  if (code === 'ENOSPC') return '磁盘已满。 The disk is full.';
  throw error;
}

function wanted() {
  try {
    const { values, positionals } = parseArgs({ allowPositionals: true, options: { report: { type: 'string' }, hall: { type: 'string' }, today: { type: 'string' }, lanes: { type: 'string' }, minutes: { type: 'string' } } });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) return undefined;
    const count = (given: string | undefined, least: number): number | undefined => (given === undefined ? undefined : Math.max(least, Number(given) || least));
    return { file: resolve(process.env['INIT_CWD'] ?? '', file), report: values.report && resolve(process.env['INIT_CWD'] ?? '', values.report), url: values.hall ?? 'http://127.0.0.1:3000', today: values.today ?? dayOfInstant(new Date().toISOString()), lanes: count(values.lanes, 1), minutes: count(values.minutes, 0) };
  } catch {
    return undefined;
  }
}

const stopped = '已停下：办过的都留在大厅里，重跑同一文件即从断处接着办。 Stopped: what has been lived stays, and the same file goes on from there when it is run again.';

/** Ctrl-C and its kin abort it; the reason is the exit code. A terminal tells the whole group and whoever started this process passes it on: told twice is told once. */
function whenTold(): AbortSignal {
  const told = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => told.abort(128 + constants.signals[signal]));
  return told.signal;
}

/** Why it ended before its end, in one sentence and an exit code. */
function endWith(error: unknown, file: string, stop: AbortSignal): number {
  const sentence = stop.aborted ? stopped : error instanceof ClockIsReal || error instanceof HallAway ? error.message : sentenceOf(error, file);
  process.stderr.write(`${sentence}\n`);
  return stop.aborted ? Number(stop.reason) : error instanceof ClockIsReal ? ends.misused : ends.failed;
}

async function main(): Promise<number> {
  if (wantsHelp(process.argv.slice(2))) {
    process.stdout.write(help());
    return ends.fine;
  }
  const asked = wanted();
  if (!asked) {
    process.stderr.write(usage);
    return ends.misused;
  }
  const { file, report, url, today, lanes, minutes } = asked;
  if (!existsSync(file)) {
    process.stderr.write(`没有文件 ${file}。 There is no file ${file}.\n`);
    return ends.failed;
  }
  if (report && !isWritable(report)) {
    process.stderr.write(`报告无法写到 ${report}。 The report cannot be written to ${report}.\n`);
    return ends.failed;
  }
  const stop = whenTold();
  const hall = new HallClient(url.replace(/\/+$/, ''), stop);
  try {
    const lived = await liveFile({ hall, file, today, lanes, minutes, stop, watch: look => showProgress(hall, look, process.stdout) });
    process.stdout.write(reportOf(lived));
    if (report) writeFileSync(report, `${JSON.stringify(lived, undefined, 2)}\n`);
    return endOf(lived);
  } catch (error) {
    return endWith(error, file, stop);
  }
}

process.exitCode = await main();
