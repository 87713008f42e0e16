// `npm run live`, once a hall answers: lives a file of messages or cases in it, and says what came of it.
import { CannotStart } from '@onehall/platform';
import { writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { HallAway, HallClient } from './hall-client.js';
import { ClockIsReal, liveFile, type Lived } from './live-file.js';
import { showProgress } from './progress.js';
import { reportOf } from './report.js';
import { wanted } from './wanted.js';

const ends = { fine: 0, failed: 1, misused: 2, incomplete: 3 } as const;

/** What a script can tell by: the report says more. */
const endOf = ({ wrong, lines, refusals, skipped }: Lived): number => (wrong.length > 0 ? ends.failed : lines.wrong.length + refusals.length + skipped > 0 ? ends.incomplete : ends.fine);

const stopped = '已停下：办过的都留在大厅里，重跑同一文件即从断处接着办。 Stopped: what has been lived stays, and the same file goes on from there when it is run again.';

/** Ctrl-C and its kin abort it, and so does the end of whoever started this process; the reason is the exit code. A terminal tells the whole group and whoever started this process passes it on: told twice is told once. */
function whenTold(): AbortSignal {
  const told = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => told.abort(128 + constants.signals[signal]));
  process.on('disconnect', () => told.abort(128 + constants.signals.SIGHUP));
  process.channel?.unref();
  return told.signal;
}

/** Why it ended before its end, in one sentence and an exit code; undefined for what nobody foresaw. */
function sentenceOf(error: unknown, stop: AbortSignal): readonly [string, number] | undefined {
  if (stop.aborted) return [stopped, Number(stop.reason)];
  if (error instanceof CannotStart) return [error.message, error.exitCode];
  if (error instanceof ClockIsReal) return [error.message, ends.misused];
  if (error instanceof HallAway) return [error.message, ends.failed];
  return error instanceof Error && 'code' in error && error.code === 'ENOSPC' ? ['磁盘已满。 The disk is full.', ends.failed] : undefined;
}

async function main(stop: AbortSignal): Promise<number> {
  try {
    const { report, hall: url = 'http://127.0.0.1:3000', ...more } = wanted(process.argv.slice(2));
    const hall = new HallClient(url, stop);
    const lived = await liveFile({ hall, ...more, stop, watch: look => showProgress(hall, look, process.stdout) });
    process.stdout.write(reportOf(lived));
    if (report) writeFileSync(report, `${JSON.stringify(lived, undefined, 2)}\n`);
    return endOf(lived);
  } catch (error) {
    const [sentence, code] = sentenceOf(error, stop) ?? [];
    if (sentence === undefined) throw error;
    process.stderr.write(`${sentence}\n`);
    return code ?? ends.failed;
  }
}

process.exitCode = await main(whenTold());
