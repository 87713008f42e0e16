// Loads the demo hall through its own windows: the departments an administrator would open, and at the first start the cases, lived in their own time.
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { CannotStart, HallClock, Quiet, Tokens, type Config, type Life, type Running } from '@onehall/platform';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { finishDemo, finishedDemo, unfinishedDemo } from '../folder/demo-note.js';
import { HallAway, HallClient, type Reply, type Request } from '../live/hall-client.js';
import { liveFile } from '../live/live-file.js';
import type { HowFar } from '../live/progress.js';
import { demoFile } from './demo-file.js';
import { departments, type DemoDepartment } from './departments.js';

/** What is there after loading; the lights are those of the running clocks of the whole hall, as they stand now. */
export interface Loaded {
  readonly departments: number;
  readonly cases: number;
  readonly lights: Readonly<Record<'green' | 'yellow' | 'red', number>>;
}

/** With whom the demo hall is loaded; `say` shows how far it is. */
export interface Loading {
  readonly running: Running;
  readonly config: Config;
  readonly life: Pick<Life, 'stopping'>;
  readonly say: (line: string) => void;
}

/** The same words have the same key; words that were changed in a later version are a new request, which the register may refuse. */
const keyOf = (about: DemoDepartment): string => `demo-${createHash('sha256').update(JSON.stringify(about)).digest('hex').slice(0, 32)}`;

/** 409: the department stands in the register, in other words; it stays as it is. */
const fine = new Set([200, 201, 409]);
const between = 3_000;
const patience = 60_000;

/** Whoever stops the hall while it is being loaded waits for one answer, and not for all. */
class DemoClient extends HallClient {
  constructor(
    url: string,
    private readonly life: Loading['life'],
  ) {
    super(url);
  }

  override ask(request: Request): Promise<Reply> {
    return this.life.stopping ? Promise.reject(new HallAway('大厅正在停止。 The hall is stopping.')) : super.ask(request);
  }
}

/**
 * Opens the demo's departments and, where the folder's note says that its cases are not all lived yet, lives them: whatever was lived before is answered as before.
 * The clock, virtual until then, is released afterwards unless the hall's clock is meant to be virtual. Nothing when the hall is being stopped. Throws when a window refuses what the demo needs.
 */
export async function loadDemo(loading: Loading): Promise<Loaded | undefined> {
  const { running, config, life } = loading;
  if (!finishedDemo(config.dataDir)) await openDepartments(running.app, config);
  const unfinished = unfinishedDemo(config.dataDir);
  try {
    if (unfinished) await liveDemo(loading, unfinished.today);
  } catch (error) {
    if (life.stopping) return undefined;
    throw error;
  }
  const { red, yellow, green } = await lightsOf(running.app);
  return { departments: departments.length, cases: finishedDemo(config.dataDir)?.cases ?? 0, lights: { red, yellow, green } };
}

async function openDepartments(app: NestFastifyApplication, { hallId }: Config): Promise<void> {
  const authorization = await signedIn(app, 'administrator');
  for (const about of departments) {
    const { statusCode, body } = await app.inject({ method: 'POST', url: '/routing/departments', headers: { authorization, 'idempotency-key': keyOf(about) }, payload: { ...about } });
    if (!fine.has(statusCode)) throw new Error(`The hall ${hallId} did not open ${about.department}: ${statusCode} ${body}`);
  }
}

async function liveDemo({ running, config, life, say }: Loading, today: string): Promise<void> {
  say('\n  正在载入演示大厅 … Living the demo hall’s cases …');
  const file = demoFile(import.meta.dirname);
  const lived = await liveFile({ hall: new DemoClient(running.url, life), file, today, watch: look => shown(look, say) });
  const faults = [...lived.lines.wrong.map(({ line, en }) => `line ${line}: ${en}`), ...lived.refusals.map(({ line, act, why }) => `line ${line}, ${act}: ${why}`)];
  for (const fault of faults) say(`  !!  ${fault}`);
  if (config.clock === 'real') await release(running.app);
  finishDemo(config.dataDir, casesIn(file));
}

/** Every line opens a case of its own unless it joins another's. Not taken from what was lived: after a crash that is only the rest. */
const casesIn = (file: string): number => readFileSync(file, 'utf8').trim().split('\n').filter(line => !('joins' in (JSON.parse(line) as object))).length;

function shown(look: () => HowFar, say: Loading['say']): () => void {
  const line = (): void => {
    const { done, of, now } = look();
    say(`  ${done}/${of} 件 · ${now.slice(0, 10)}`);
  };
  const timer = setInterval(line, between);
  return () => {
    clearInterval(timer);
    line();
  };
}

/** What fell due between the demo's last act and now is said before the clock runs on. */
async function release(app: NestFastifyApplication): Promise<void> {
  const [clock, quiet] = [app.get(HallClock), app.get(Quiet)];
  const now = new Date().toISOString();
  if (now < clock.now()) throw new CannotStart({ zh: `演示大厅已到 ${clock.now()}，而本机时间是 ${now}；请校正本机时钟。`, en: `The demo hall stands at ${clock.now()}, and this machine's clock shows ${now}; set the machine's clock right.` });
  clock.moveTo(now);
  if (!(await quiet.whenQuiet(patience))) throw new Error('The hall did not become quiet after the demo hall was loaded.');
  clock.release();
}

async function lightsOf(app: NestFastifyApplication): Promise<Loaded['lights']> {
  const headers = { authorization: await signedIn(app, 'supervisor') };
  return (await app.inject({ method: 'GET', url: '/supervision/summary', headers })).json<Loaded['lights']>();
}

async function signedIn(app: NestFastifyApplication, role: string): Promise<string> {
  return `Bearer ${(await app.get(Tokens).sign({ id: `u-${role}`, name: '', role })).token}`;
}
