// How a command of the administrator's ends: with its exit code, or with one sentence and 2.
import { CannotStart } from '@onehall/platform';

/** What nobody foresaw is told with its stack. */
export function exitWith(ending: Promise<number>): void {
  ending.then(
    code => (process.exitCode = code),
    (error: unknown) => {
      process.stderr.write(`${error instanceof CannotStart ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
      process.exitCode = 2;
    },
  );
}
