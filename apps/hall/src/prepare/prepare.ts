// Prepares a hall of five whose processes somebody else starts, as containers are: databases, roles, vault and keys, and for each process a folder with what it alone may know.
import { asIs, CannotStart, Config, configOf, openDiary, setting, tokenKey, type Life, type Setting, type Told } from '@onehall/platform';
import { Length } from 'class-validator';
import { resolve } from 'node:path';
import { givenServer } from '../database/given-server.js';
import { addressesAt } from '../database/layout.js';
import { openSecrets } from '../folder/secrets.js';
import { enter } from '../opening.js';
import { watchReached } from '../restored/watch-reached.js';
import { installFive } from '../services/install-five.js';
import { handOut } from './hand-out.js';

/** The settings of one preparation, valid. */
export class Preparation extends Config {
  @Length(1, 4_096) readonly handOut: string = '/run/onehall';
}

export const preparationSettings: readonly Setting[] = [
  setting('handOut', 'HAND_OUT', { means: { zh: '为每个进程写下其口令与密钥的文件夹', en: 'where each process finds a folder with its passwords and keys' }, read: asIs, rule: { zh: '文件夹路径', en: 'the path of a folder' } }),
];

const nowhere = (): CannotStart => new CannotStart({ zh: '须用 DATABASE_URL 或 DATABASE_URL_FILE 指明管理员的 PostgreSQL。', en: 'DATABASE_URL or DATABASE_URL_FILE must name an administrator’s PostgreSQL.' }, 2);

/** Who is told, and how: what must be undone is added to the life. */
export interface Preparing {
  readonly life: Life;
  readonly told: Told;
  readonly say: (line: string) => void;
}

/** Harmless when repeated, also while the five run. What it makes and knows lies in its data folder and beside it. Throws `CannotStart`. */
export async function prepare({ life, told, say }: Preparing): Promise<void> {
  // Whoever starts the processes lives no demo in them.
  const config = Object.assign(configOf(Preparation, preparationSettings, told), { demo: false });
  const { dataDir } = config;
  const server = await givenServer(told.env);
  if (server === undefined) throw nowhere();
  await enter(config, life, 'services-elsewhere');
  const installed = await installFive({ dataDir, server, isOurs: false, secrets: openSecrets(dataDir), say });
  tokenKey(config.tokenKeyFile);
  // Where a log ends before what an earlier preparation saw of it, nobody is let in.
  life.atStop(await watchReached({ dataDir, admin: await addressesAt(server), log: openDiary(dataDir, config.logLevel) }));
  handOut(resolve(config.handOut), { config, installed });
  say(`大厅已备好，口令与密钥在 ${config.handOut}。 The hall is prepared; passwords and keys lie in ${config.handOut}.`);
}
