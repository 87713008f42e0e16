// What `--help` says: each option with its variable, its default, what it means and what it must be.
import { Config } from './config.js';
import { settings, type Setting } from './settings.js';

/** One option as it is shown: `takes` is what stands after the flag; without a flag, the variable by which alone it is set. */
export interface Option {
  readonly flag?: string;
  readonly takes?: string;
  readonly about: readonly string[];
}

/** Whether somebody asks for help instead of anything else. */
export const wantsHelp = (argv: readonly string[]): boolean => argv.some(word => word === '--help' || word === '-h');

function nameOf({ flag, takes }: Option): string {
  if (flag === undefined) return takes ?? '';
  return takes === undefined ? `--${flag}` : `--${flag} <${takes}>`;
}

/** The lines of a command's help: how it is called, its options, and what its exit codes mean. */
export const helpText = (usage: string, options: readonly Option[], codes: readonly string[]): string =>
  [
    `用法 / usage: ${usage}`,
    '',
    ...options.flatMap(option => [`  ${nameOf(option)}`, ...option.about.map(line => `      ${line}`)]),
    '',
    '退出码 / exit codes:',
    ...codes.map(line => `  ${line}`),
    '',
  ].join('\n');

const shown = (value: unknown): string => (Array.isArray(value) ? value.join(',') || 'none' : String(value) || '-');

/** The settings of every process as options. */
export const settingOptions = (which: (setting: Setting) => boolean = () => true): readonly Option[] => optionsOf(settings.filter(which), new Config());

/** Settings as options, with what holds when nothing is said. */
export function optionsOf(table: readonly Setting[], usual: Config): readonly Option[] {
  const defaults = Object.entries(usual);
  return table.map(({ field, flag, variable, means, rule }) => {
    const preset = shown(defaults.find(([name]) => name === field)?.[1]);
    return { flag, ...(field === 'demo' ? {} : { takes: variable }), about: [`${means.zh} / ${means.en}`, `${rule.zh} / ${rule.en}；${variable}，默认 / default ${preset}`] };
  });
}
