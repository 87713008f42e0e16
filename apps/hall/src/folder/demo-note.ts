// What the data folder knows of the demo hall: that it is being lived, from which day its dates are counted, and that it has been lived completely.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { keep, readJson, type Config } from '@onehall/platform';
import { dayOfInstant } from '@onehall/rulebook';

/** `version` of the demo hall that was lived; `today`, a legal day, from which its dates were counted. `submissions`: what its cases came from, where it was counted. */
export interface DemoNote {
  readonly version: number;
  readonly today: string;
  readonly cases: number;
  readonly submissions?: number;
}

const version = 1;
const beginning = '2008-12-31T16:00:00.000Z';
const loading = (dataDir: string): string => join(dataDir, 'demo-loading');
const loaded = (dataDir: string): string => join(dataDir, 'demo-loaded');

const isNote = (value: unknown): value is DemoNote =>
  typeof value === 'object' && value !== null && 'version' in value && typeof value.version === 'number' && 'today' in value && typeof value.today === 'string' && 'cases' in value && typeof value.cases === 'number';

const read = (file: string): DemoNote | undefined => readJson(file, isNote);
const write = (file: string, note: DemoNote): void => keep(file, `${JSON.stringify(note)}\n`);

/** The demo hall that was begun and not finished; the next start goes on with it. Throws `CannotStart` when the note is damaged. */
export const unfinishedDemo = (dataDir: string): DemoNote | undefined => read(loading(dataDir));

/** The demo hall of this version that stands here completely. */
export const finishedDemo = (dataDir: string): DemoNote | undefined => {
  const note = read(loaded(dataDir));
  return note?.version === version ? note : undefined;
};

/** Why a hall with these settings can live no demo, whatever its folder. */
export type Bar = 'nobody-signs-in' | 'clock-starts-later';

/** What bars the demo hall; undefined where nothing does. */
export function bars({ signIn, clock, clockStart }: Pick<Config, 'signIn' | 'clock' | 'clockStart'>): Bar | undefined {
  if (signIn !== 'development') return 'nobody-signs-in';
  return clock === 'virtual' && Date.parse(clockStart) > Date.parse(beginning) ? 'clock-starts-later' : undefined;
}

/**
 * Called at each start. The demo hall is lived only where its history of 2009 can begin: in a folder that no hall has used, with no virtual clock that starts later; and only by people who sign in.
 * Whoever goes on without it lives in today: what was begun stays as it is, and history does not run backwards.
 */
export function noteDemo({ dataDir, demo, signIn, clock, clockStart }: Pick<Config, 'dataDir' | 'demo' | 'signIn' | 'clock' | 'clockStart'>, fresh: boolean, today = dayOfInstant(new Date().toISOString())): void {
  const wanted = demo && bars({ signIn, clock, clockStart }) === undefined;
  if (fresh && wanted) write(loading(dataDir), { version, today, cases: 0 });
  if (!wanted) rmSync(loading(dataDir), { force: true });
}

/** Everything was lived. */
export function finishDemo(dataDir: string, counted: Pick<DemoNote, 'cases' | 'submissions'>): void {
  const { today = '' } = unfinishedDemo(dataDir) ?? {};
  write(loaded(dataDir), { version, today, ...counted });
  rmSync(loading(dataDir), { force: true });
}

/** The clock's settings: virtual until the demo hall is lived, beginning before its first case, and as it was asked for from then on. */
export function clockOfDemo(config: Pick<Config, 'clock' | 'clockStart' | 'dataDir'>): Pick<Config, 'clock' | 'clockStart' | 'dataDir'> {
  const { clock, dataDir } = config;
  return clock === 'real' && unfinishedDemo(dataDir) ? { clock: 'virtual', clockStart: beginning, dataDir } : config;
}
