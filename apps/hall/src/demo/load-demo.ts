// Loads the demo hall through its own windows: the departments an administrator would open, and at the first start the cases, lived in their own time.
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { CannotStart, diskIsFull, DiskRoom, HallClock, Quiet, Tokens, type Config, type Life, type Running } from '@onehall/platform';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { finishDemo, finishedDemo, unfinishedDemo } from '../folder/demo-note.js';
import { HallAway, HallClient } from '../live/hall-client.js';
import { liveFile } from '../live/live-file.js';
import type { HowFar } from '../live/progress.js';
import { demoFile } from './demo-file.js';
import { departments, type DemoDepartment } from './departments.js';

/** What is there after loading; the lights are those of the running clocks of the whole hall, as they stand now, undefined while their list is being built anew. `submissions`: what the cases came from, where it was counted. */
export interface Loaded {
  readonly departments: number;
  readonly cases: number;
  readonly submissions?: number | undefined;
  readonly lights: Readonly<Record<'green' | 'yellow' | 'red', number>> | undefined;
}

/** With whom the demo hall is loaded; `say` shows how far it is. */
export interface Loading {
  readonly running: Running;
  readonly config: Config;
  readonly life: Pick<Life, 'stop'>;
  readonly say: (line: string) => void;
}

/** The same words have the same key; words that were changed in a later version are a new request, which the register may refuse. */
const keyOf = (about: DemoDepartment): string => `demo-${createHash('sha256').update(JSON.stringify(about)).digest('hex').slice(0, 32)}`;

/** 409: the department stands in the register, in other words; it stays as it is. */
const fine = new Set([200, 201, 409]);
const between = 3_000;
const patience = 60_000;
const glance = 500;

/** Aborted when the process is told to stop, and when the disk has no room: then the database may be away, and nobody would get an answer. The second is the call to end the watch. */
function watched({ running, life }: Loading): readonly [AbortSignal, () => void] {
  const full = new AbortController();
  const room = running.app.get(DiskRoom);
  const timer = setInterval(() => (room.isFull ? full.abort() : undefined), glance);
  return [AbortSignal.any([life.stop, full.signal]), () => clearInterval(timer)];
}

/**
 * Opens the demo's departments and, where the folder's note says that its cases are not all lived yet, lives them: whatever was lived before is answered as before.
 * The clock, virtual until then, is released afterwards unless the hall's clock is meant to be virtual. Nothing when the hall is being stopped.
 * Throws `CannotStart` when the disk is full or a window refuses what the demo needs; the next start goes on from there.
 */
export async function loadDemo(loading: Loading): Promise<Loaded | undefined> {
  const { running, config, life } = loading;
  const [stop, unwatch] = watched(loading);
  try {
    if (!finishedDemo(config.dataDir)) await openDepartments(running.app, config, stop);
    const unfinished = unfinishedDemo(config.dataDir);
    if (unfinished) await liveDemo(loading, unfinished.today, stop);
    const { cases = 0, submissions } = finishedDemo(config.dataDir) ?? {};
    return { departments: departments.length, cases, submissions, lights: await lightsOf(running.app) };
  } catch (error) {
    if (life.stop.aborted) return undefined;
    if (running.app.get(DiskRoom).isFull) throw diskIsFull();
    throw error instanceof HallAway ? notLoaded(error.message) : error;
  } finally {
    unwatch();
  }
}

const notLoaded = (why: string): CannotStart => new CannotStart({ zh: `演示大厅没有载完：${why}`, en: 'The demo hall was not loaded to its end; the next start goes on from there.' });

async function openDepartments(app: NestFastifyApplication, { hallId }: Config, stop: AbortSignal): Promise<void> {
  const authorization = await signedIn(app, 'administrator');
  for (const about of departments) {
    stop.throwIfAborted();
    const { statusCode, body } = await app.inject({ method: 'POST', url: '/routing/departments', headers: { authorization, 'idempotency-key': keyOf(about) }, payload: { ...about } });
    if (!fine.has(statusCode)) throw notLoaded(`大厅 ${hallId} 没有设立部门 ${about.department}（${statusCode} ${body}）`);
  }
}

async function liveDemo({ running, config, say }: Loading, today: string, stop: AbortSignal): Promise<void> {
  say('\n  正在载入演示大厅 … Living the demo hall’s cases …');
  const file = demoFile(import.meta.dirname);
  const lived = await liveFile({ hall: new HallClient(running.url, stop), file, today, stop, watch: look => shown(look, say) });
  const faults = [...lived.lines.wrong.map(({ line, en }) => `line ${line}: ${en}`), ...lived.refusals.map(({ line, act, why }) => `line ${line}, ${act}: ${why}`)];
  for (const fault of faults) say(`  !!  ${fault}`);
  if (config.clock === 'real') await release(running.app, stop);
  finishDemo(config.dataDir, countedIn(file));
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
async function release(app: NestFastifyApplication, stop: AbortSignal): Promise<void> {
  const clock = app.get(HallClock);
  const now = new Date().toISOString();
  if (now < clock.now()) throw new CannotStart({ zh: `演示大厅已到 ${clock.now()}，而本机时间是 ${now}；请校正本机时钟。`, en: `The demo hall stands at ${clock.now()}, and this machine's clock shows ${now}; set the machine's clock right.` });
  clock.moveTo(now);
  await settled(app.get(Quiet), stop);
  clock.release();
}

async function settled(quiet: Quiet, stop: AbortSignal): Promise<void> {
  for (const end = Date.now() + patience; !(await quiet.whenQuiet(glance)); ) {
    stop.throwIfAborted();
    if (Date.now() > end) throw notLoaded('大厅一分钟内没有安静下来。');
  }
}

async function lightsOf(app: NestFastifyApplication): Promise<Loaded['lights']> {
  const headers = { authorization: await signedIn(app, 'supervisor') };
  const heard = await app.inject({ method: 'GET', url: '/supervision/summary', headers });
  return heard.statusCode === 200 ? heard.json<NonNullable<Loaded['lights']>>() : undefined;
}

async function signedIn(app: NestFastifyApplication, role: string): Promise<string> {
  return `Bearer ${(await app.get(Tokens).sign({ id: `u-${role}`, name: '', role })).token}`;
}
