// How far the logs of a hall have come, noted beside its data folder: a folder that was put back from a backup does not know what it has lost, and this file does.
import { readFileSync } from 'node:fs';
import { keep } from '@onehall/platform';

/** How far one log had come when it was noted last. */
export interface Reached {
  readonly logId: string;
  readonly incarnation: number;
  readonly position: number;
}

/** By service. */
export type ReachedByService = Readonly<Record<string, Reached>>;

/** Beside the folder, as the key is: whoever restores the folder leaves it where it lies. */
export const reachedFile = (dataDir: string): string => `${dataDir}.reached`;

const isReached = (value: unknown): value is Reached =>
  typeof value === 'object' && value !== null && 'logId' in value && typeof value.logId === 'string' && 'incarnation' in value && typeof value.incarnation === 'number' && 'position' in value && typeof value.position === 'number';

/** Empty where nothing was noted, or the note cannot be read: it is a witness, and nothing rests on it but a warning. */
export function readReached(dataDir: string): ReachedByService {
  try {
    const value: unknown = JSON.parse(readFileSync(reachedFile(dataDir), 'utf8'));
    if (typeof value !== 'object' || value === null) return {};
    return Object.fromEntries(Object.entries(value).filter((entry): entry is [string, Reached] => isReached(entry[1])));
  } catch {
    return {};
  }
}

/** Not waited for on the disk: a power cut may take the last note, and the one before is as good. */
export const keepReached = (dataDir: string, reached: ReachedByService): void => keep(reachedFile(dataDir), `${JSON.stringify(reached, null, 2)}\n`, { hurried: true });

/** Whether a log that stands at `now` has lost something since it was noted. A log with another id is another log, of another folder that lay here. */
export const isBehind = (now: Reached, noted: Reached | undefined): boolean =>
  noted !== undefined && noted.logId === now.logId && (now.incarnation < noted.incarnation || (now.incarnation === noted.incarnation && now.position < noted.position));
