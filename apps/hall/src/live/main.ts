// `npm run live`: lives a file of messages or cases through a hall on a virtual clock, and says what came of it.
import { dayOfInstant } from '@onehall/rulebook';
import { existsSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { HallAway, HallClient } from './hall-client.js';
import { ClockIsReal, liveFile } from './live-file.js';
import { showProgress } from './progress.js';
import { reportOf } from './report.js';

const usage = `用法 / usage: npm run live -- <file.jsonl[.gz]> [--report <file.json>] [--hall <url>] [--today <YYYY-MM-DD>] [--lanes <n>] [--minutes <n>]\n`;
const ends = { fine: 0, failed: 1, misused: 2 } as const;

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
    const count = (given: string | undefined): number | undefined => (given === undefined ? undefined : Math.max(1, Number(given) || 1));
    return { file: resolve(process.env['INIT_CWD'] ?? '', file), report: values.report && resolve(process.env['INIT_CWD'] ?? '', values.report), url: values.hall ?? 'http://127.0.0.1:3000', today: values.today ?? dayOfInstant(new Date().toISOString()), lanes: count(values.lanes), minutes: count(values.minutes) };
  } catch {
    return undefined;
  }
}

async function main(): Promise<number> {
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
  const hall = new HallClient(url.replace(/\/+$/, ''));
  try {
    const lived = await liveFile({ hall, file, today, lanes, minutes, watch: look => showProgress(hall, look, process.stdout) });
    process.stdout.write(reportOf(lived));
    if (report) writeFileSync(report, `${JSON.stringify(lived, undefined, 2)}\n`);
    return lived.wrong.length === 0 ? ends.fine : ends.failed;
  } catch (error) {
    if (error instanceof ClockIsReal || error instanceof HallAway) process.stderr.write(`${error.message}\n`);
    else process.stderr.write(`${sentenceOf(error, file)}\n`);
    return error instanceof ClockIsReal ? ends.misused : ends.failed;
  }
}

process.exitCode = await main();
