// `npm run verify`: checks every chain, every order and audit's copy, and names the first bad event. Exit code 0: clean; 1: something is wrong; 2: it could not be checked, or its result not be written.
import { CannotStart, helpText, platformConfig, settingOptions, wantsHelp } from '@onehall/platform';
import { writeFileSync } from 'node:fs';
import { givenServer } from './database/given-server.js';
import { addressesAt, type Addresses } from './database/layout.js';
import { readReached } from './folder/reached.js';
import { isWritable } from './report-file.js';
import { askingAt, restoredLogs, type RestoredLog } from './restored/logs-now.js';
import { againstKnown } from './verify/against-known.js';
import { reachDatabase } from './verify/reach-database.js';
import { printed, written } from './verify/report.js';
import { firstBad, verifyHall, type OnProgress } from './verify/verify-hall.js';
import { wanted } from './verify/wanted.js';

const everySoOften = 2_000;

/** A line now and then, on a run that takes long. */
function progress(): OnProgress {
  let last = Date.now();
  return (service, what, { events, of }) => {
    if (Date.now() - last < everySoOften) return;
    last = Date.now();
    const named = what === 'log' ? '日志 log' : '台账 ledger';
    process.stderr.write(`  ${service} ${named}: ${events.toLocaleString('en-US')} / ${of.toLocaleString('en-US')}\n`);
  };
}

/** The note beside the folder speaks of the database in it, and of no other: the log's id says which. */
async function restoredAt(addresses: Addresses, dataDir: string): Promise<readonly RestoredLog[]> {
  const { asking, end } = askingAt(addresses);
  return restoredLogs(asking, readReached(dataDir)).finally(end);
}

const notWritable = (json: string): CannotStart['says'] => ({ zh: `结果无法写到 ${json}。`, en: `The result cannot be written to ${json}.` });

/** What was verified stays verified, and has been printed, where its file cannot be written after all. */
function isKept(json: string, text: string): boolean {
  try {
    writeFileSync(json, text);
    return true;
  } catch {
    const { zh, en } = notWritable(json);
    process.stderr.write(`${zh}\n${en}\n`);
    return false;
  }
}

async function verify(): Promise<number> {
  const { json, dataDir: folder } = wanted(process.argv.slice(2));
  if (json !== undefined && !isWritable(json)) throw new CannotStart(notWritable(json), 2);
  const { dataDir } = platformConfig(folder === undefined ? [] : ['--data-dir', folder], process.env);
  const reached = await reachDatabase(dataDir, await givenServer(process.env));
  try {
    const began = Date.now();
    const addresses = await addressesAt(reached.url);
    const reports = againstKnown(await verifyHall(addresses, progress()), await restoredAt(addresses, dataDir));
    const seconds = (Date.now() - began) / 1_000;
    process.stdout.write(`${printed(reports, seconds)}\n`);
    if (json !== undefined && !isKept(json, written(reports, { verifiedAt: new Date().toISOString(), seconds }))) return 2;
    return firstBad(reports) ? 1 : 0;
  } finally {
    await reached.leave();
  }
}

/** Undefined database, schema, table. */
const notThere = new Set(['3D000', '3F000', '42P01']);

const cannot = (error: unknown): string => {
  const why =
    error instanceof Error && 'code' in error && notThere.has(String(error.code))
      ? `数据库中缺少大厅的表（${error.message}）。\nThe database lacks a table of the hall (${error.message}).`
      : error instanceof CannotStart
        ? error.message
        : error instanceof Error && 'code' in error && error.code === '42501'
          ? `管理员无权读取校验所需的内容（${error.message}）。\nThe administrator may not read what must be verified (${error.message}).`
        : error instanceof Error
          ? (error.stack ?? error.message)
          : String(error);
  return `${why}\n未能完成校验，没有得出结论。\nIt could not be checked; nothing is proven.\n`;
};

const help = (): string =>
  helpText(
    'npm run verify -- [--json <file>]',
    [{ flag: 'json', takes: 'file', about: ['把全部结果写入这个文件 / write the whole result to this file'] }, ...settingOptions(({ field }) => field === 'dataDir')],
    ['0  无误 / clean', '1  有不符之处 / something is wrong', '2  未能完成校验，或结果未能写出；DATABASE_URL（或 DATABASE_URL_FILE）可指明管理员数据库地址 / it could not be checked, or its result not be written; DATABASE_URL or DATABASE_URL_FILE may name the administrator’s database'],
  );

// Stopped halfway: what was started for it is stopped too, and nothing is proven.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(2));
if (wantsHelp(process.argv.slice(2))) process.stdout.write(help());
else
  verify().then(
    code => (process.exitCode = code),
    (error: unknown) => {
      process.stderr.write(cannot(error));
      process.exitCode = 2;
    },
  );
