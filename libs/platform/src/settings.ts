// The table of settings: for each field of the configuration its variable, its flag, what it means, how it is read, and its rule in words.
import { parseArgs } from 'node:util';
import { CannotStart } from './cannot-start.js';
import { missing, readKept } from './kept-files.js';
import { proxiesNamed } from './proxies.js';

/** One setting as the environment and the command line know it. */
export interface Setting {
  readonly field: string;
  readonly variable: string;
  readonly flag: string;
  readonly read: (given: string) => unknown;
  readonly rule: InWords;
  readonly means: InWords;
  /** It may stand in a file that `<VARIABLE>_FILE` names. */
  readonly filed?: true;
  /** It holds a password, and is never repeated. */
  readonly secret?: true;
}

export interface InWords {
  readonly zh: string;
  readonly en: string;
}

export const asIs = (given: string): string => given;
export const asNumber = (given: string): number => (/^\d{1,15}$/.test(given) ? Number(given) : NaN);
const asBoolean = (given: string): unknown => ({ true: true, '1': true, yes: true, false: false, '0': false, no: false })[given] ?? given;
const oneOf = (...words: readonly string[]): Setting['rule'] => ({ zh: `${words.join('、')} 之一`, en: `one of ${words.join(', ')}` });
export const whole = (from: number, to: number): Setting['rule'] => ({ zh: `${from} 到 ${to} 的整数`, en: `a whole number from ${from} to ${to}` });

/** A setting whose flag is spelled like its field. */
export const setting = (field: string, variable: string, about: Omit<Setting, 'field' | 'variable' | 'flag'>): Setting => ({
  field,
  variable,
  flag: field.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`),
  ...about,
});

export const settings: readonly Setting[] = [
  setting('port', 'PORT', { means: { zh: '大厅的端口；0 为任意空闲端口', en: 'the port of the hall; 0 takes any that is free' }, read: asNumber, rule: whole(0, 65_535) }),
  setting('host', 'HOST', { means: { zh: '大厅监听的地址', en: 'the address at which the hall listens' }, read: asIs, rule: { zh: '主机名或 IP 地址', en: 'a host name or an IP address' } }),
  setting('dataDir', 'DATA_DIR', { means: { zh: '数据文件夹；密钥文件在它旁边，名为 <文件夹>.key', en: 'the data folder; the key file lies beside it as <folder>.key' }, read: asIs, rule: { zh: '文件夹路径', en: 'the path of a folder' } }),
  setting('tokenKeyFile', 'TOKEN_KEY_FILE', { means: { zh: '登录令牌的密钥文件；不填则为数据文件夹中的 token-key', en: 'the file of the key for tokens; token-key in the data folder when it is not set' }, read: asIs, rule: { zh: '文件路径', en: 'the path of a file' } }),
  setting('settingsFile', 'SETTINGS_FILE', { means: { zh: '本大厅对规则的另行设定；不填则为数据文件夹中的 settings.json', en: 'what this hall sets differently in the rulebook; settings.json in the data folder when it is not set' }, read: asIs, rule: { zh: '文件路径', en: 'the path of a file' } }),
  setting('logLevel', 'LOG_LEVEL', { means: { zh: '日志详细程度；日志写入数据文件夹的 hall.log', en: 'how much is written to hall.log in the data folder' }, read: asIs, rule: oneOf('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent') }),
  setting('mode', 'NODE_ENV', { means: { zh: 'production 不许虚拟时钟和开发登录', en: 'production allows neither a virtual clock nor the development sign-in' }, read: asIs, rule: oneOf('production', 'development', 'test') }),
  setting('hallId', 'HALL_ID', { means: { zh: '大厅的标识，一个数据文件夹只属于一个大厅', en: 'which hall this is; a data folder belongs to one' }, read: asIs, rule: { zh: '2 到 40 个小写字母、数字或连字符', en: '2 to 40 small letters, digits or hyphens' } }),
  setting('hallName', 'HALL_NAME', { means: { zh: '大厅的名称', en: 'what the hall is called' }, read: asIs, rule: { zh: '1 到 100 个字', en: '1 to 100 characters' } }),
  setting('clock', 'HALL_CLOCK', { means: { zh: 'virtual：时间只在 PUT /clock 时走动', en: 'virtual: time moves only by PUT /clock' }, read: asIs, rule: oneOf('real', 'virtual') }),
  setting('clockStart', 'HALL_CLOCK_START', { means: { zh: '虚拟时钟在新文件夹中的起点', en: 'where a virtual clock starts in a new folder' }, read: asIs, rule: { zh: '1949 至 2149 年间带时区的时刻，如 2009-01-01T00:00:00.000Z', en: 'an instant with its zone, of the years 1949 to 2149, such as 2009-01-01T00:00:00.000Z' } }),
  setting('demo', 'DEMO', { means: { zh: '载入演示大厅；--no-demo 不载入', en: 'load the demo hall; --no-demo loads none' }, read: asBoolean, rule: oneOf('true', 'false') }),
  setting('signIn', 'SIGN_IN', { means: { zh: 'development：开发登录，不核验身份', en: 'development: a sign-in that checks nobody' }, read: asIs, rule: oneOf('development', 'none') }),
  setting('bodyLimit', 'BODY_LIMIT', { means: { zh: '一个请求最大多少字节', en: 'how many bytes a request may have' }, read: asNumber, rule: { zh: '1024 到 52428800 的整数（字节）', en: 'a whole number of bytes from 1024 to 52428800' } }),
  setting('tokenHours', 'TOKEN_HOURS', { means: { zh: '登录多少小时后失效', en: 'after how many hours a sign-in ends' }, read: asNumber, rule: whole(1, 720) }),
  setting('trustProxy', 'TRUST_PROXY', { means: { zh: '哪些代理所报的来访地址可信', en: 'which proxies are believed about their callers’ addresses' }, read: proxiesNamed, rule: { zh: 'none，或者以逗号分隔的代理地址或网段，如 127.0.0.1,10.0.0.0/8', en: 'none, or the addresses or networks of the proxies, separated by commas, such as 127.0.0.1,10.0.0.0/8' } }),
  setting('topicPrefix', 'KAFKA_PREFIX', { means: { zh: 'Kafka 主题名的开头；两个大厅共用一个 Kafka 时须不同', en: 'what the names of the topics on Kafka begin with; two halls on one Kafka need two' }, read: asIs, rule: { zh: '1 到 80 个小写字母、数字、点或连字符', en: '1 to 80 small letters, digits, dots or hyphens' } }),
];

function flags(argv: readonly string[], table: readonly Setting[]): Readonly<Record<string, string | boolean | undefined>> {
  const options = Object.fromEntries(table.map(({ flag, field }) => [flag, { type: field === 'demo' ? ('boolean' as const) : ('string' as const) }]));
  try {
    return parseArgs({ args: [...argv], options, allowNegative: true, strict: true }).values;
  } catch (error) {
    const why = error instanceof Error ? error.message.split('. ')[0] : '';
    const known = table.map(({ flag }) => `--${flag}`).join(' ');
    throw new CannotStart({ zh: `无法识别的命令行参数（${why}）；可用：${known} --no-demo。`, en: `The command line was not understood (${why}); known flags: ${known} --no-demo.` }, 2);
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

/** What the environment says under a variable, or in the file that `<VARIABLE>_FILE` names; an empty variable says nothing. Throws `CannotStart` when that file is not there. */
export function secretIn(env: Environment, variable: string): string | undefined {
  const file = env[`${variable}_FILE`];
  if (env[variable] || !file) return env[variable] || undefined;
  const text = readKept(file)?.trim();
  if (!text) throw missing(file, { zh: `变量 ${variable}_FILE 指明了它，且它不得为空`, en: `the variable ${variable}_FILE names it, and it must not be empty` });
  return text;
}

/** What the environment says of a setting. */
const inEnvironment = ({ variable, filed }: Setting, env: Environment): string | undefined => (filed ? secretIn(env, variable) : env[variable] || undefined);

/** What was said about each setting, by field: a flag wins over the environment. */
export function spoken(argv: readonly string[], env: Environment, table: readonly Setting[]): Readonly<Record<string, string | undefined>> {
  const said = flags(argv, table);
  return Object.fromEntries(table.map(setting => [setting.field, said[setting.flag]?.toString() ?? inEnvironment(setting, env)]));
}

const written = (value: unknown): string => (Array.isArray(value) ? value.join(',') || 'none' : String(value));

/** The settings as an environment that says the same: for a process that is started for this one's sake. */
export const asEnvironment = (config: object): Readonly<Record<string, string>> =>
  Object.fromEntries(settings.map(({ field, variable }) => [variable, written((config as Readonly<Record<string, unknown>>)[field])]));
