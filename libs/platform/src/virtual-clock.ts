// A virtual clock outlives its process: the instant at which it stands lies in the data folder.
import { join } from 'node:path';
import type { Config } from './config.js';
import { HallClock } from './hall-clock.js';
import { damaged, fromBackup, keep, readKept } from './kept-files.js';

const fileIn = (dataDir: string): string => join(dataDir, 'virtual-clock');

/** The instant at which the folder's virtual clock stands; undefined where it was never moved. Throws `CannotStart` when nobody can read it. */
export function standsAt(dataDir: string): string | undefined {
  const instant = readKept(fileIn(dataDir))?.trim();
  if (instant !== undefined && Number.isNaN(Date.parse(instant))) throw damaged(fileIn(dataDir), fromBackup);
  return instant;
}

/** The hall's clock: the real one, or a virtual one that goes on where it stood. */
export function openClock({ clock, clockStart, dataDir }: Pick<Config, 'clock' | 'clockStart' | 'dataDir'>): HallClock {
  if (clock === 'real') return HallClock.real();
  return HallClock.virtual(standsAt(dataDir) ?? clockStart, instant => keep(fileIn(dataDir), `${instant}\n`, { hurried: true }));
}
