// What a process may be told: every setting with its variable, its flag, its default and its rule, checked before anything starts.
import { IsBoolean, IsIn, IsInt, Length, Matches, Max, Min, validateSync } from 'class-validator';
import type { Settings } from '@onehall/rulebook';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CannotStart } from './cannot-start.js';
import { Instant } from './field-rules.js';
import { lawSettings } from './law-settings.js';
import { IsProxies } from './proxies.js';
import { settings, spoken, type Setting } from './settings.js';

/** The settings of one process, valid. Folders are absolute, instants ISO 8601, sizes in bytes. */
export class Config {
  @IsInt() @Min(0) @Max(65_535) readonly port: number = 3000;
  @Matches(/^[A-Za-z0-9.:-]{1,255}$/) readonly host: string = '127.0.0.1';
  @Length(1, 4_096) readonly dataDir: string = '.data';
  @IsIn(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']) readonly logLevel: string = 'info';
  @IsIn(['production', 'development', 'test']) readonly mode: string = 'development';
  @Matches(/^[a-z0-9-]{2,40}$/) readonly hallId: string = 'hall';
  @Length(1, 100) readonly hallName: string = '一厅通';
  @IsIn(['real', 'virtual']) readonly clock: 'real' | 'virtual' = 'real';
  /** Where a virtual clock starts in a new data folder: by default the day on which the 2005 Regulation came into force. */
  @Instant({ zh: '虚拟时钟的起点' }) readonly clockStart: string = '2005-04-30T16:00:00.000Z';
  @IsBoolean() readonly demo: boolean = true;
  @IsIn(['development', 'none']) readonly signIn: 'development' | 'none' = 'development';
  @IsInt() @Min(1_024) @Max(52_428_800) readonly bodyLimit: number = 1_048_576;
  @IsInt() @Min(1) @Max(720) readonly tokenHours: number = 12;
  /** The addresses and networks of the proxies before the hall, whose word about their callers' addresses is believed; empty: nobody's is. */
  @IsProxies() readonly trustProxy: readonly string[] = [];
  /** What the names of the topics begin with, wherever they are named. */
  @Matches(/^[a-z0-9.-]{1,80}$/) readonly topicPrefix: string = 'onehall';
  /** Where the key for tokens lies: several processes of one hall have the same. */
  @Length(0, 4_096) readonly tokenKeyFile: string = '';
  /** Where it stands what this hall sets differently in the rulebook; empty: nowhere. */
  @Length(0, 4_096) readonly settingsFile: string = '';
  /** What this hall sets differently in the rulebook, from that file. */
  readonly law: Partial<Settings> = {};

  get production(): boolean {
    return this.mode === 'production';
  }
}

const wrong = ({ variable, flag, rule }: Setting, given: string): CannotStart =>
  new CannotStart(
    {
      zh: `设置 ${variable}（或 --${flag}）必须是 ${rule.zh}，现为「${given}」。`,
      en: `The setting ${variable} (or --${flag}) must be ${rule.en}, not "${given}".`,
    },
    2,
  );

const notInProduction = (variable: string, value: string, why: { readonly zh: string; readonly en: string }): CannotStart =>
  new CannotStart({ zh: `NODE_ENV=production 时 ${variable} 不能是 ${value}：${why.zh}。`, en: `With NODE_ENV=production, ${variable} cannot be ${value}: ${why.en}.` }, 2);

const usualSettings = (dataDir: string): string => (existsSync(join(dataDir, 'settings.json')) ? join(dataDir, 'settings.json') : '');

/** What a process is told when it starts. */
export interface Told {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Nobody turns back the clock of a hall in service, and nobody enters it by naming themselves. */
function assertFitForProduction(config: Config): void {
  if (!config.production) return;
  if (config.clock === 'virtual') throw notInProduction('HALL_CLOCK', 'virtual', { zh: '真实大厅的时间不由人拨动', en: 'the time of a real hall is not moved by hand' });
  if (config.signIn === 'development') throw notInProduction('SIGN_IN', 'development', { zh: '开发登录不核验身份', en: 'the development sign-in checks nobody’s identity' });
}

/**
 * The settings of a process that has some of its own (`table`, with their rules in `Kind`) beside those of every process: flags before environment before defaults.
 * Reads `SETTINGS_FILE`, or `<DATA_DIR>/settings.json` when it is there: only a file that nobody named may be missing. Throws `CannotStart` (exit code 2) with one sentence that names the variable and its rule.
 */
export function configOf<Kind extends Config>(Kind: new () => Kind, table: readonly Setting[], { argv, env }: Told): Kind {
  const all = [...settings, ...table];
  const given = spoken(argv, env, all);
  const values = Object.fromEntries(all.flatMap(setting => (given[setting.field] === undefined ? [] : [[setting.field, setting.read(given[setting.field] ?? '')]])));
  const config = Object.assign(new Kind(), values);
  if (config.production) Object.assign(config, { demo: values['demo'] ?? false, signIn: values['signIn'] ?? 'none' });
  const [error] = validateSync(config);
  const setting = all.find(({ field }) => field === error?.property);
  if (setting) throw wrong(setting, setting.secret && given[setting.field] ? '…' : (given[setting.field] ?? ''));
  assertFitForProduction(config);
  const dataDir = resolve(config.dataDir);
  const settingsFile = config.settingsFile ? resolve(config.settingsFile) : usualSettings(dataDir);
  return Object.assign(config, { dataDir, tokenKeyFile: resolve(config.tokenKeyFile || join(dataDir, 'token-key')), settingsFile, law: settingsFile === '' ? {} : lawSettings(settingsFile) });
}

/** The settings that every process has, as `configOf`. */
export const platformConfig = (argv: Told['argv'], env: Told['env']): Config => configOf(Config, [], { argv, env });
