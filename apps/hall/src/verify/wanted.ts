// What the command line of `npm run verify` says: which folder, and where the result is to be written.
import { CannotStart } from '@onehall/platform';
import { parseArgs } from 'node:util';

/** `--data-dir` is ours to pass on, `--json` ours alone. */
export interface Wanted {
  readonly dataDir: string | undefined;
  readonly json: string | undefined;
}

const usage: CannotStart['says'] = {
  zh: '用法：npm run verify [-- --json <文件>] [--data-dir <文件夹>]',
  en: 'Usage: npm run verify [-- --json <file>] [--data-dir <folder>]',
};

function parsed(argv: readonly string[]): { readonly 'data-dir'?: string | undefined; readonly json?: string | undefined } {
  try {
    return parseArgs({ args: [...argv], strict: true, options: { json: { type: 'string' }, 'data-dir': { type: 'string' } } }).values;
  } catch {
    throw new CannotStart(usage, 2);
  }
}

/** Throws `CannotStart` (exit code 2) with the usage when the command line is not understood. */
export function wanted(argv: readonly string[]): Wanted {
  const { json, 'data-dir': dataDir } = parsed(argv);
  if (json === '' || dataDir === '') throw new CannotStart(usage, 2);
  return { json, dataDir };
}
