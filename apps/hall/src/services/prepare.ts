// Prepares a hall of five whose processes somebody else starts, as containers are: databases, roles, vault and keys, and for each process a folder with what it alone may know. Then it ends.
import { asIs, CannotStart, Config, configOf, helpText, live, openDiary, optionsOf, secretIn, setting, settingOptions, tokenKey, wantsHelp, type Life, type Setting } from '@onehall/platform';
import { Length } from 'class-validator';
import { resolve } from 'node:path';
import { addressesAt } from '../database/layout.js';
import { openSecrets } from '../folder/secrets.js';
import { enter } from '../opening.js';
import { watchReached } from '../restored/watch-reached.js';
import { handOut } from './hand-out.js';
import { installFive } from './install-five.js';

/** The settings of one preparation, valid. */
class Preparation extends Config {
  @Length(1, 4_096) readonly handOut: string = '/run/onehall';
}

const own: readonly Setting[] = [setting('handOut', 'HAND_OUT', { means: { zh: '为每个进程写下其口令与密钥的文件夹', en: 'where each process finds a folder with its passwords and keys' }, read: asIs, rule: { zh: '文件夹路径', en: 'the path of a folder' } })];
const elsewhere = { flag: '', takes: 'DATABASE_URL', about: ['只用环境变量，或 DATABASE_URL_FILE：管理员的 PostgreSQL 地址 / by environment only, or DATABASE_URL_FILE: an administrator’s PostgreSQL'] };
const codes = ['0  已备好 / it is prepared', '1  无法备好 / it could not be prepared', '2  设置有误 / a setting is wrong'];

const say = (text: string): void => void process.stdout.write(`${text}\n`);
const nowhere = (): CannotStart => new CannotStart({ zh: '须用 DATABASE_URL 或 DATABASE_URL_FILE 指明管理员的 PostgreSQL。', en: 'DATABASE_URL or DATABASE_URL_FILE must name an administrator’s PostgreSQL.' }, 2);

/** Throws `CannotStart`. Harmless when repeated, also while the five run. What it makes and knows lies in its data folder and beside it. */
async function prepare(life: Life): Promise<void> {
  const config = configOf(Preparation, own, { argv: process.argv.slice(2), env: process.env });
  // Whoever starts the processes lives no demo in them.
  Object.assign(config, { demo: false });
  const { dataDir } = config;
  const server = secretIn(process.env, 'DATABASE_URL');
  if (server === undefined) throw nowhere();
  await enter(config, life, 'services-elsewhere');
  const installed = await installFive({ dataDir, server, isOurs: false, secrets: openSecrets(dataDir) }, say);
  tokenKey(config.tokenKeyFile);
  // Where a log ends before what an earlier preparation saw of it, nobody is let in.
  life.atStop(await watchReached({ dataDir, admin: await addressesAt(server), log: openDiary(dataDir, config.logLevel) }));
  handOut(resolve(config.handOut), { config, installed });
  say(`大厅已备好，口令与密钥在 ${config.handOut}。 The hall is prepared; passwords and keys lie in ${config.handOut}.`);
  void life.told();
}

if (wantsHelp(process.argv.slice(2))) say(helpText('node prepare.js', [...settingOptions(), ...optionsOf(own, new Preparation()), elsewhere], codes));
else live(prepare);
