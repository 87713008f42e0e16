// Loads the demo hall through its own windows: the departments an administrator would open, and at the first start the cases, lived in their own time.
import { CannotStart, diskIsFull, type Config, type DiskRoom, type Life } from '@onehall/platform';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { finishDemo, finishedDemo, unfinishedDemo } from '../folder/demo-note.js';
import { HallAway, HallClient } from '../live/hall-client.js';
import { liveFile } from '../live/live-file.js';
import type { HowFar } from '../live/progress.js';
import { asked } from '../own-questions.js';
import { demoFile } from './demo-file.js';
import { departments, type DemoDepartment } from './departments.js';

/** With whom the demo hall is loaded; `say` shows how far it is. */
export interface Loading {
  /** Where the hall answers. */
  readonly url: string;
  readonly room: DiskRoom;
  readonly config: Config;
  readonly life: Pick<Life, 'stop'>;
  readonly say: (line: string) => void;
  /** Lets a virtual clock, which has come to the time of day, run on as the real one: the folder's note says already that it does from the next start on. */
  readonly release: () => Promise<void>;
}

/** The same words have the same key; words that were changed in a later version are a new request, which the register may refuse. */
const keyOf = (about: DemoDepartment): string => `demo-${createHash('sha256').update(JSON.stringify(about)).digest('hex').slice(0, 32)}`;

/** 409: the department stands in the register, in other words; it stays as it is. */
const fine = new Set([200, 201, 409]);
const between = 3_000;
const glance = 500;

/** Aborted when the process is told to stop, and when the disk has no room: then the database may be away, and nobody would get an answer. The second is the call to end the watch. */
function watched({ room, life }: Loading): readonly [AbortSignal, () => void] {
  const full = new AbortController();
  const timer = setInterval(() => (room.isFull ? full.abort() : undefined), glance);
  return [AbortSignal.any([life.stop, full.signal]), () => clearInterval(timer)];
}

/**
 * Opens the demo's departments and, where the folder's note says that its cases are not all lived yet, lives them: whatever was lived before is answered as before.
 * The clock, virtual until then, is released afterwards unless the hall's clock is meant to be virtual. Nothing when the hall is being stopped.
 * Throws `CannotStart` when the disk is full or a window refuses what the demo needs; the next start goes on from there.
 */
export async function loadDemo(loading: Loading): Promise<void> {
  const { config, life, room } = loading;
  const [stop, unwatch] = watched(loading);
  try {
    if (!finishedDemo(config.dataDir)) await openDepartments(loading, stop);
    const unfinished = unfinishedDemo(config.dataDir);
    if (unfinished) await liveDemo(loading, unfinished.today, stop);
  } catch (error) {
    if (life.stop.aborted) return;
    if (room.isFull) throw diskIsFull();
    throw error instanceof HallAway ? notLoaded(error.message) : error;
  } finally {
    unwatch();
  }
}

const notLoaded = (why: string): CannotStart => new CannotStart({ zh: `演示大厅没有载完：${why}`, en: 'The demo hall was not loaded to its end; the next start goes on from there.' });

async function openDepartments(loading: Loading, stop: AbortSignal): Promise<void> {
  for (const about of departments) {
    stop.throwIfAborted();
    const { status, text } = await asked(loading, 'administrator', { request: 'POST /routing/departments', key: keyOf(about), body: about });
    if (!fine.has(status)) throw notLoaded(`大厅 ${loading.config.hallId} 没有设立部门 ${about.department}（${status} ${text}）`);
  }
}

async function liveDemo(loading: Loading, today: string, stop: AbortSignal): Promise<void> {
  const { url, config, say } = loading;
  say('\n  正在载入演示大厅 … Living the demo hall’s cases …');
  const file = demoFile(import.meta.dirname);
  const hall = new HallClient(url, stop);
  const lived = await liveFile({ hall, file, today, stop, watch: look => shown(look, say) });
  const faults = [...lived.lines.wrong.map(({ line, en }) => `line ${line}: ${en}`), ...lived.refusals.map(({ line, act, why }) => `line ${line}, ${act}: ${why}`)];
  for (const fault of faults) say(`  !!  ${fault}`);
  if (config.clock === 'real') await catchUp(hall);
  finishDemo(config.dataDir, countedIn(file));
  if (config.clock === 'real') await loading.release();
}

/** Every line brings a submission, which opens a case of its own unless it joins another's. Not taken from what was lived: after a crash that is only the rest. */
function countedIn(file: string): { readonly cases: number; readonly submissions: number } {
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  return { submissions: lines.length, cases: lines.filter(line => !('joins' in (JSON.parse(line) as object))).length };
}

function shown(look: () => HowFar, say: Loading['say']): () => void {
  const line = (): void => {
    const { done, of, now } = look();
    say(`  ${done}/${of} 份信访件 submissions · ${now.slice(0, 10)}`);
  };
  const timer = setInterval(line, between);
  return () => {
    clearInterval(timer);
    line();
  };
}

/** What fell due between the demo's last act and now is said before the clock runs on. */
async function catchUp(hall: HallClient): Promise<void> {
  const stands = String((await hall.must({ method: 'GET', path: '/clock' }))['now']);
  const now = new Date().toISOString();
  if (now < stands) throw new CannotStart({ zh: `演示大厅已到 ${stands}，而本机时间是 ${now}；请校正本机时钟。`, en: `The demo hall stands at ${stands}, and this machine's clock shows ${now}; set the machine's clock right.` });
  await hall.must({ method: 'PUT', path: '/clock', as: 'u-administrator', body: { now } });
}
