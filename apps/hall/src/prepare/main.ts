// Prepares a hall of five for processes that somebody else starts, and ends. Exit code 0: it is prepared; 1: it could not be; 2: a setting is wrong.
import { helpText, live, optionsOf, settingOptions, wantsHelp } from '@onehall/platform';
import { Preparation, preparationSettings, prepare } from './prepare.js';

const elsewhere = { takes: 'DATABASE_URL', about: ['只用环境变量，或 DATABASE_URL_FILE：管理员的 PostgreSQL 地址 / by environment only, or DATABASE_URL_FILE: an administrator’s PostgreSQL'] };
const codes = ['0  已备好 / it is prepared', '1  无法备好 / it could not be prepared', '2  设置有误 / a setting is wrong'];
const argv = process.argv.slice(2);
const say = (text: string): void => void process.stdout.write(`${text}\n`);

if (wantsHelp(argv)) say(helpText('node main.js  (prepare)', [...settingOptions(), ...optionsOf(preparationSettings, new Preparation()), elsewhere], codes));
else
  live(async life => {
    await prepare({ life, told: { argv, env: process.env }, say });
    void life.told();
  });
