// The small files of the data folder: each is read whole or refused in one sentence that says how to restore it, and written whole or not at all.
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { CannotStart } from './cannot-start.js';
import { codeOf } from './trouble.js';

/** What to do when a file is damaged, after its name and a semicolon. */
export interface Remedy {
  readonly zh: string;
  readonly en: string;
}

export const fromBackup: Remedy = { zh: '请从数据文件夹的备份中放回这个文件', en: 'put it back from a backup of the data folder' };

/** The sentence for a file that is there and is not what it must be. */
export const damaged = (file: string, { zh, en }: Remedy): CannotStart => new CannotStart({ zh: `${file} 已损坏；${zh}。`, en: `${file} is damaged; ${en}.` });

/** The sentence for a file that must be there and is not. */
export const missing = (file: string, { zh, en }: Remedy): CannotStart => new CannotStart({ zh: `${file} 不见了；${zh}。`, en: `${file} is missing; ${en}.` });

/** The text of a file; undefined where there is none. Throws `CannotStart` for one that cannot be read. */
export function readKept(file: string): string | undefined {
  try {
    return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  } catch (error) {
    throw new CannotStart({ zh: `无法读取 ${file}（${codeOf(error)}）；请检查它的权限，或从数据文件夹的备份中放回。`, en: `${file} cannot be read (${codeOf(error)}); check its permissions, or put it back from a backup of the data folder.` });
  }
}

/** What JSON says in a file, as `is` demands; undefined where there is no file. Throws `CannotStart` for one that is damaged. */
export function readJson<Value>(file: string, is: (value: unknown) => value is Value, remedy = fromBackup): Value | undefined {
  const text = readKept(file);
  if (text === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    if (is(value)) return value;
  } catch {
    throw damaged(file, remedy);
  }
  throw damaged(file, remedy);
}

/** `mode` 0600 is for the owner's eyes only. `hurried`: written so often that nobody waits for the disk each time; a power cut may take the last word. */
export interface Manner {
  readonly mode?: number;
  readonly hurried?: boolean;
}

/** Writes a file whole or not at all: it lies on the disk before it has its name, so that no power cut leaves an empty one. */
export function keep(file: string, text: string, { mode = 0o644, hurried = false }: Manner = {}): void {
  const draft = `${file}.new`;
  try {
    const handle = openSync(draft, 'w', mode);
    try {
      writeSync(handle, text);
      if (!hurried) fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(draft, file);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}
