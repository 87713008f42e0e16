// What the command line of an administrator's command says: its own words and flags, and which hall is meant.
import { CannotStart, helpText, platformConfig, settingOptions, type Option } from '@onehall/platform';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import type { Whereabouts } from './running-hall.js';

/** What a command understands beside `--hall` and `--data-dir`, and what it says when it was not understood. */
export interface Command<Flags> {
  readonly flags: Flags;
  readonly usage: CannotStart['says'];
}

type Flags = Readonly<Record<string, { readonly type: 'string' | 'boolean' }>>;

/** Its words, the values of its own flags, and the hall. */
export interface Wanted<Given extends Flags> {
  readonly words: readonly string[];
  readonly values: { readonly [Flag in keyof Given]?: Given[Flag]['type'] extends 'boolean' ? boolean : string };
  readonly whereabouts: Whereabouts;
}

/** The help of a command: its own options, and those by which each of them finds its hall. */
export const helpOf = (usage: string, options: readonly Option[], codes: readonly string[]): string =>
  helpText(
    usage,
    [
      ...options,
      { flag: 'hall', takes: 'url', about: ['哪个大厅；不说则为 DATA_DIR 上运行的那个 / which hall; else the one that runs on DATA_DIR', '无开发登录时，以环境变量 HALL_TOKEN 给出系统管理员的令牌 / where there is no development sign-in, an administrator’s token in the variable HALL_TOKEN'] },
      ...settingOptions(({ field }) => field === 'dataDir'),
    ],
    codes,
  );

const which = { hall: { type: 'string' }, 'data-dir': { type: 'string' } } as const satisfies ParseArgsConfig['options'];

/** Throws `CannotStart` (exit code 2) with the usage when the command line is not understood. `HALL_TOKEN` signs in where nobody can do so by naming himself. */
export function wanted<const Given extends Flags>(argv: readonly string[], { flags, usage }: Command<Given>, env = process.env): Wanted<Given> {
  const { values, positionals } = parsed(argv, { flags, usage });
  const { 'data-dir': folder, hall } = values;
  const { dataDir } = platformConfig(typeof folder === 'string' ? ['--data-dir', folder] : [], env);
  return { words: positionals, values: values as Wanted<Given>['values'], whereabouts: { dataDir, url: typeof hall === 'string' ? hall : undefined, token: env['HALL_TOKEN'] || undefined } };
}

function parsed(argv: readonly string[], { flags, usage }: Command<Flags>) {
  try {
    return parseArgs({ args: [...argv], options: { ...flags, ...which }, allowPositionals: true, strict: true });
  } catch {
    throw new CannotStart(usage, 2);
  }
}
