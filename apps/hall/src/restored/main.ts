// `npm run restored`: an older copy was put back from a backup on purpose; each log that lost something counts a new incarnation, and everybody who follows it goes on. Exit code 0: done; 2: nothing was restored, or it could not be done.
import { reaching } from '@onehall/event-store';
import { CannotStart, helpText, openClock, platformConfig, settingOptions, wantsHelp, type Config } from '@onehall/platform';
import { parseArgs } from 'node:util';
import { Client } from 'pg';
import { clockOfDemo } from '../folder/demo-note.js';
import { formOf } from '../folder/data-folder.js';
import { readReached } from '../folder/reached.js';
import { exitWith } from '../upkeep/exit-with.js';
import { takeDatabase } from '../verify/reach-database.js';
import { goOn } from './go-on.js';
import { restoredLogs } from './logs-now.js';
import { nothingRestored, notOfFive, wentOn } from './words.js';

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

async function main(): Promise<number> {
  const { config, reasons } = wanted(process.argv.slice(2));
  const { dataDir, hallId: hall } = config;
  if (formOf(dataDir) !== 'hall') throw new CannotStart(notOfFive(dataDir), 2);
  const database = await takeDatabase(dataDir);
  const client = new Client({ ...reaching, connectionString: database.url });
  try {
    await client.connect();
    const lost = await restoredLogs(() => client, readReached(dataDir));
    const went = await goOn(client, lost, { hall, at: openClock(clockOfDemo(config)).now(), reasons });
    if (went.length === 0) throw new CannotStart(nothingRestored(dataDir), 2);
    say(wentOn(lost, went));
    return 0;
  } finally {
    await client.end().catch(() => undefined);
    await database.leave();
  }
}

const help = (): string =>
  helpText(
    'npm run restored -- [--reasons <why>]',
    [{ flag: 'reasons', takes: 'why', about: ['为何恢复，写入日志，不写个人信息 / why, for the log; no personal data'] }, ...settingOptions(({ field }) => field === 'dataDir')],
    ['0  已办妥 / done', '2  没有恢复过备份，或未能办理 / nothing was restored, or it could not be done'],
  );

// Stopped halfway: nothing was done, and the database that was started for it is stopped too.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(2));
if (wantsHelp(process.argv.slice(2))) process.stdout.write(help());
else exitWith(main());
