// The table of settings: for each field of the configuration its variable, its flag, how it is read, and its rule in words.
import { parseArgs } from 'node:util';
import { CannotStart } from './cannot-start.js';

/** One setting as the environment and the command line know it. */
export interface Setting {
  readonly field: string;
  readonly variable: string;
  readonly flag: string;
  readonly read: (given: string) => unknown;
  readonly rule: { readonly zh: string; readonly en: string };
}

const asIs = (given: string): string => given;
const asNumber = (given: string): number => (/^\d{1,15}$/.test(given) ? Number(given) : NaN);
const asBoolean = (given: string): unknown => ({ true: true, '1': true, yes: true, false: false, '0': false, no: false })[given] ?? given;
const oneOf = (...words: readonly string[]): Setting['rule'] => ({ zh: `${words.join('、')} 之一`, en: `one of ${words.join(', ')}` });
const whole = (from: number, to: number): Setting['rule'] => ({ zh: `${from} 到 ${to} 的整数`, en: `a whole number from ${from} to ${to}` });

const setting = (field: string, variable: string, about: Omit<Setting, 'field' | 'variable' | 'flag'>): Setting => ({
  field,
  variable,
  flag: field.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`),
  ...about,
});

export const settings: readonly Setting[] = [
  setting('port', 'PORT', { read: asNumber, rule: whole(0, 65_535) }),
  setting('host', 'HOST', { read: asIs, rule: { zh: '主机名或 IP 地址', en: 'a host name or an IP address' } }),
  setting('dataDir', 'DATA_DIR', { read: asIs, rule: { zh: '文件夹路径', en: 'the path of a folder' } }),
  setting('logLevel', 'LOG_LEVEL', { read: asIs, rule: oneOf('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent') }),
  setting('mode', 'NODE_ENV', { read: asIs, rule: oneOf('production', 'development', 'test') }),
  setting('hallId', 'HALL_ID', { read: asIs, rule: { zh: '2 到 40 个小写字母、数字或连字符', en: '2 to 40 small letters, digits or hyphens' } }),
  setting('hallName', 'HALL_NAME', { read: asIs, rule: { zh: '1 到 100 个字', en: '1 to 100 characters' } }),
  setting('clock', 'HALL_CLOCK', { read: asIs, rule: oneOf('real', 'virtual') }),
  setting('clockStart', 'HALL_CLOCK_START', { read: asIs, rule: { zh: 'ISO 8601 时刻，如 2009-01-01T00:00:00.000Z', en: 'an ISO 8601 instant such as 2009-01-01T00:00:00.000Z' } }),
  setting('demo', 'DEMO', { read: asBoolean, rule: oneOf('true', 'false') }),
  setting('signIn', 'SIGN_IN', { read: asIs, rule: oneOf('development', 'none') }),
  setting('bodyLimit', 'BODY_LIMIT', { read: asNumber, rule: { zh: '1024 到 52428800 的整数（字节）', en: 'a whole number of bytes from 1024 to 52428800' } }),
  setting('tokenHours', 'TOKEN_HOURS', { read: asNumber, rule: whole(1, 720) }),
];

const options = Object.fromEntries(settings.map(({ flag, field }) => [flag, { type: field === 'demo' ? ('boolean' as const) : ('string' as const) }]));

const known = settings.map(({ flag }) => `--${flag}`).join(' ');

function flags(argv: readonly string[]): Readonly<Record<string, string | boolean | undefined>> {
  try {
    return parseArgs({ args: [...argv], options, allowNegative: true, strict: true }).values;
  } catch (error) {
    const why = error instanceof Error ? error.message.split('. ')[0] : '';
    throw new CannotStart({ zh: `无法识别的命令行参数（${why}）；可用：${known} --no-demo。`, en: `The command line was not understood (${why}); known flags: ${known} --no-demo.` }, 2);
  }
}

/** What was said about each setting, by field: a flag wins over the environment; an empty variable says nothing. */
export function spoken(argv: readonly string[], env: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string | undefined>> {
  const said = flags(argv);
  return Object.fromEntries(settings.map(({ field, flag, variable }) => [field, said[flag]?.toString() ?? (env[variable] === '' ? undefined : env[variable])]));
}
