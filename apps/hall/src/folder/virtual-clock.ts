// A virtual clock outlives its process: the instant at which it stands lies in the data folder.
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { HallClock, type Config } from '@onehall/platform';

/** The hall's clock: the real one, or a virtual one that goes on where it stood. */
export function openClock({ clock, clockStart, dataDir }: Pick<Config, 'clock' | 'clockStart' | 'dataDir'>): HallClock {
  if (clock === 'real') return HallClock.real();
  const file = join(dataDir, 'virtual-clock');
  const keep = (instant: string): void => {
    writeFileSync(`${file}.new`, `${instant}\n`);
    renameSync(`${file}.new`, file);
  };
  return HallClock.virtual(existsSync(file) ? readFileSync(file, 'utf8').trim() : clockStart, keep);
}
