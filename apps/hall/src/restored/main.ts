// `npm run restored`: a data folder was put back from a backup on purpose; its logs count a new incarnation, and everybody who follows them goes on. Exit code 0: done, or nothing to do; 1: it failed; 2: it could not be begun.
import { CannotStart, helpText, platformConfig, settingOptions, wantsHelp, type Config } from '@onehall/platform';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Client } from 'pg';
import { EmbeddedDatabase } from '../database/embedded-database.js';
import { clockOfDemo } from '../folder/demo-note.js';
import { takeLock } from '../folder/hall-lock.js';
import { keepReached, reachedFile, readReached } from '../folder/reached.js';
import { openSecrets } from '../folder/secrets.js';
import { openClock } from '../folder/virtual-clock.js';
import { exitWith } from '../upkeep/exit-with.js';
import { followOn, startAnew } from './go-on.js';
import { logsNow, restoredLogs } from './logs-now.js';
import { lostIn, nothingLost, wentOn } from './words.js';

const defaultReasons = '自备份恢复。Restored from a backup.';
const say = (text: string): void => void process.stdout.write(`${text}\n`);

function wanted(argv: readonly string[]): { readonly config: Config; readonly reasons: string } {
  try {
    const { values } = parseArgs({ args: [...argv], strict: true, options: { reasons: { type: 'string' }, 'data-dir': { type: 'string' } } });
    const folder = values['data-dir'];
    return { config: platformConfig(folder === undefined ? [] : ['--data-dir', folder], process.env), reasons: values.reasons?.trim() || defaultReasons };
  } catch (error) {
    if (error instanceof CannotStart) throw error;
    throw new CannotStart({ zh: '用法：npm run restored [-- --reasons <缘由>] [--data-dir <文件夹>]', en: 'Usage: npm run restored [-- --reasons <why>] [--data-dir <folder>]' }, 2);
  }
}

/** The hall must not run: nobody else may start its database meanwhile. */
async function withDatabase(dataDir: string, work: (client: Client) => Promise<void>): Promise<void> {
  const file = join(dataDir, 'database-url');
  if (!existsSync(file)) throw new CannotStart({ zh: `${dataDir} 中没有大厅；请用 DATA_DIR 指明。`, en: `There is no hall in ${dataDir}; name its folder with DATA_DIR.` });
  const unlock = await takeLock(dataDir);
  try {
    const database = await EmbeddedDatabase.start({ dataDir, password: openSecrets(dataDir)('postgres') }, { warn: say, lost: error => say(String(error)) });
    const client = new Client({ connectionString: Object.assign(new URL(readFileSync(file, 'utf8').trim()), { port: String(database.port) }).href });
    try {
      await client.connect();
      await work(client);
    } finally {
      await client.end().catch(() => undefined);
      await database.stop();
    }
  } finally {
    await unlock();
  }
}

async function goOn(client: Client, { config, reasons }: { readonly config: Config; readonly reasons: string }): Promise<void> {
  const { dataDir, hallId: hall } = config;
  const lost = await restoredLogs(client, readReached(dataDir), reachedFile(dataDir));
  if (lost.length > 0) say(`  ${lostIn(lost)}`);
  for (const log of lost) await startAnew(client, log, { hall, at: openClock(clockOfDemo(config)).now(), reasons });
  // Also what an attempt that was broken off has left to be done.
  const went = await followOn(client);
  keepReached(dataDir, await logsNow(client));
  say(lost.length + went.length === 0 ? nothingLost : wentOn(went));
}

async function main(): Promise<number> {
  const asked = wanted(process.argv.slice(2));
  await withDatabase(asked.config.dataDir, client => goOn(client, asked));
  return 0;
}

const help = (): string =>
  helpText(
    'npm run restored -- [--reasons <why>]',
    [{ flag: 'reasons', takes: 'why', about: ['为何恢复，写入日志，不写个人信息 / why, for the log; no personal data'] }, ...settingOptions(({ field }) => field === 'dataDir')],
    ['0  已办妥，或无事可做 / done, or nothing to do', '2  未能办理 / it could not be done'],
  );

if (wantsHelp(process.argv.slice(2))) process.stdout.write(help());
else exitWith(main());
