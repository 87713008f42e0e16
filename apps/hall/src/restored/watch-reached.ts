// How a running hall notes how far its logs have come, and refuses to open where one of them ends before what is known of it.
import { CannotStart } from '@onehall/platform';
import { isBehind, keepReached, readReached, type Reached } from '../folder/reached.js';
import type { Addresses } from '../database/layout.js';
import { askingAt, logsNow, restoredLogs, type Asking } from './logs-now.js';
import { olderThanKnown } from './words.js';

const everySoOften = 2_000;

/** What is watched, and as whom. `admin` are the administrator's addresses. */
export interface Watching {
  readonly dataDir: string;
  readonly admin: Addresses;
  readonly log: { warn(about: object, sentence: string): void };
}

/**
 * Throws `CannotStart` when a log ends before what is known of it: whoever put an older copy back must say that he knows what is lost. Then notes beside the folder how far the logs
 * have come, now and then; returns how to note it for the last time.
 */
export async function watchReached({ dataDir, admin, log }: Watching): Promise<() => Promise<void>> {
  const { asking, end } = askingAt(admin);
  const lost = await restoredLogs(asking, readReached(dataDir));
  if (lost.length > 0) {
    await end();
    throw new CannotStart(olderThanKnown(dataDir, lost));
  }
  let underWay: Promise<void> | undefined;
  const failed = (error: unknown): void => log.warn({ error: String(error) }, 'How far the logs have come could not be noted.');
  const again = (): Promise<void> => (underWay ??= note(asking, dataDir).catch(failed).finally(() => (underWay = undefined)));
  const timer = setInterval(() => void again(), everySoOften).unref();
  return async () => {
    clearInterval(timer);
    await underWay;
    await again();
    await end();
  };
}

/** Never backwards: what was known stays known until the log itself counts anew. */
async function note(asking: Asking, dataDir: string): Promise<void> {
  const noted = readReached(dataDir);
  const further = (log: Reached, known = log): Reached => (isBehind(log, known) ? known : log);
  const now = Object.fromEntries(Object.entries(await logsNow(asking)).map(([service, log]) => [service, further(log, noted[service])]));
  if (JSON.stringify(now) !== JSON.stringify(noted)) keepReached(dataDir, now);
}
