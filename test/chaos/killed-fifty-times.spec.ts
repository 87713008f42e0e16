// The hall and its PostgreSQL are killed fifty times in the middle of their work, by dice that can be thrown again (FC_SEED): nothing that was answered is lost, and everything that follows from it is as if nothing had happened.
import { services } from '@onehall/contracts';
import { byChance, type Dice } from '@onehall/testing';
import { dayOfInstant } from '@onehall/rulebook';
import { spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { Books } from './checks.js';
import { Crowd } from './clients.js';
import { built, HallProcess, root, type Kill } from './hall-process.js';
import { served } from './served.js';

jest.setTimeout(1_200_000);

/** Each start of a hall costs seconds: most kills hit the database under it. fsync is on, as in every hall: what a killed process leaves is what its disk has. */
const schedule: readonly Kill[] = [...Array<Kill>(20).fill('backend'), ...Array<Kill>(14).fill('postmaster'), ...Array<Kill>(10).fill('hall'), ...Array<Kill>(6).fill('everything')];
const clients = 10;
const dayLasts = 900;

let hall: HallProcess;
beforeAll(async () => {
  await built();
  hall = await HallProcess.found();
  await hall.start();
});
afterAll(() => hall.leave());

async function killAgainAndAgain(crowd: Crowd, dice: Dice): Promise<void> {
  for (const kill of dice.shuffled(schedule)) {
    await served(crowd, hall);
    await pause(dice.below(900));
    await hall.kill(kill, below => dice.below(below));
  }
  await served(crowd, hall);
}

/** Three weeks pass in which nobody does anything; then everything that followed from all of it has been done. */
async function quiet(crowd: Crowd): Promise<string> {
  const { body } = await crowd.ask({ method: 'GET', path: '/clock' });
  const now = new Date(Date.parse(String(body['now'])) + 21 * 86_400_000).toISOString();
  for (let attempt = 0; attempt < 3; attempt++) {
    const settled = await crowd.ask({ method: 'PUT', path: '/clock', who: 'u-administrator', body: { now } });
    if (settled.status === 200) return dayOfInstant(now);
  }
  const { body: health } = await crowd.ask({ method: 'GET', path: '/health/ready' });
  throw new Error(`The hall does not come to rest: ${JSON.stringify(health)}`);
}

/** Every view that is not what the past says, or could not be built anew. */
async function wrongViews(crowd: Crowd): Promise<readonly unknown[]> {
  interface Seen { readonly view: string; readonly building?: object; readonly failed?: string; readonly differing: number | null; readonly since: string; readonly state: string }
  const seen = async (service: string): Promise<readonly Seen[]> => ((await crowd.ask({ method: 'GET', path: `/${service}/views`, who: 'u-administrator' })).body as unknown as { items: readonly Seen[] }).items;
  const wrong: unknown[] = [];
  for (const service of services) {
    const before = new Map((await seen(service)).map(({ view, since }) => [view, since]));
    for (const view of before.keys()) await crowd.ask({ method: 'POST', path: `/${service}/views/${view}/rebuild`, who: 'u-administrator', body: {} });
    for (;;) {
      const now = await seen(service);
      if (now.every(({ view, since, building, failed }) => failed !== undefined || (!building && since !== before.get(view)))) {
        wrong.push(...now.filter(({ failed, differing }) => failed !== undefined || differing !== 0).map(one => ({ service, ...one })));
        break;
      }
      await pause(50);
    }
  }
  return wrong;
}

const verify = (): Promise<{ readonly code: number | null; readonly said: string }> =>
  new Promise(settle => {
    const child = spawn(process.execPath, ['deploy/run/verify.mjs'], { cwd: root, env: { PATH: process.env['PATH'], DATA_DIR: hall.dataDir }, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.once('close', code => settle({ code, said }));
  });

describe('A hall that is killed fifty times, and its database with it', () => {
  it('has lost nothing that it had answered, means nothing twice, and is whole in every view, timer and proof', () =>
    byChance(async dice => {
      const began = Date.now();
      const crowd = new Crowd(hall.url);
      await crowd.open();
      const living = Promise.all([...Array.from({ length: clients }, (_, nth) => crowd.live(nth, dice(nth + 1))), crowd.letTimePass(dayLasts)]);
      const killing = killAgainAndAgain(crowd, dice(0));
      try {
        // Whoever is refused ends the killing too.
        await Promise.race([killing, living]);
        crowd.stop();
        await living;
      } finally {
        crowd.goHome();
        await Promise.allSettled([living, killing]);
      }
      const killed = Date.now();

      const today = await quiet(crowd);
      for (const service of services) expect([service, (await crowd.ask({ method: 'GET', path: `/${service}/parked`, who: 'u-administrator' })).body]).toMatchObject([service, { items: [], total: 0 }]);
      expect(crowd.broken).toEqual([]);
      const books = await Books.open(hall.databaseUrl);
      try {
        expect(await books.missing(crowd.acknowledged)).toEqual([]);
        const registered = crowd.acknowledged.filter(({ path }) => path === '/intake/submissions');
        expect(new Set(registered.map(({ answer }) => answer['number'])).size).toBe(registered.length);
        expect([await books.count('intake', 'SubmissionRegistered'), await books.count('intake', 'CaseOpened'), await books.count('routing', 'CaseReceived'), await books.count('supervision', 'CaseWatched')]).toEqual(Array(4).fill(registered.length));
        const signed = crowd.acknowledged.filter(({ path }) => path.endsWith('/signing-for')).length;
        expect(await books.count('routing', 'CaseSignedFor')).toBe(signed);
        const timers = await books.wrongTimers(today);
        expect(timers.wrong).toEqual([]);
        expect([timers.warned > 0, timers.ranOut > 0]).toEqual([true, true]);
        for (const { status, answer, ...saying } of dice(99).shuffled(crowd.acknowledged).slice(0, 150)) {
          const again = await crowd.ask({ method: 'POST', ...saying });
          expect([saying.path, again.status, again.body]).toEqual([saying.path, status, { ...answer, repeated: true }]);
        }
        process.stdout.write(`  50 kills in ${Math.round((killed - began) / 1_000)} s: ${crowd.acknowledged.length} answers after ${crowd.tries} tries, ${registered.length} cases, ${timers.warned} warnings, ${timers.ranOut} terms that ran out, until ${today}; starts took ${Math.round(hall.starts.reduce((sum, took) => sum + took, 0) / hall.starts.length)} ms on average\n`);
      } finally {
        await books.close();
      }

      expect(await wrongViews(crowd)).toEqual([]);
      expect(await crowd.ask({ method: 'GET', path: '/health/ready' })).toMatchObject({ status: 200 });
      expect(await hall.close()).toBe(0);
      expect(await verify()).toEqual({ code: 0, said: expect.stringMatching(/Clean: [\d,]+ events in 5 logs/) as string });
      process.stdout.write(`  checked in ${Math.round((Date.now() - killed) / 1_000)} s\n`);
    }));
});
