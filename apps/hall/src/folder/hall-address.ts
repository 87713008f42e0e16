// Where the hall of a data folder answers, as long as it runs: for commands that speak to it.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { keep, readKept } from '@onehall/platform';
import { assertKnown } from './data-folder.js';

const fileIn = (dataDir: string): string => join(dataDir, 'hall-url');

/** Says it to whoever looks into the folder. Returns how to take it back. */
export function sayWhere(dataDir: string, url: string): () => Promise<void> {
  keep(fileIn(dataDir), `${url}\n`, { hurried: true });
  return () => {
    rmSync(fileIn(dataDir), { force: true });
    return Promise.resolve();
  };
}

/** Where the hall said that it answers; a hall that was killed may have left it behind. Undefined where none ever ran, or the last one has closed. Throws `CannotStart` for a folder that is foreign or newer. */
export function saidWhere(dataDir: string): string | undefined {
  assertKnown(dataDir);
  return readKept(fileIn(dataDir))?.trim();
}
