// Proof that a server is seen at work by its processes, where the system tells of them, and that its note can be read while it is being replaced.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { postmasterOf } from './postgres-server.js';
import { SignsOfLife } from './signs-of-life.js';

let folder: string;
let child: ChildProcess | undefined;

beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'onehall-signs-'))));
afterEach(async () => {
  child?.kill('SIGKILL');
  if (child) await new Promise(settle => child?.once('close', settle));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** How long a server was silent after two seconds, in which this process has one child of that name. */
async function silenceWith(title: string, work: string): Promise<number> {
  const named = spawn(process.execPath, ['-e', `process.title = '${title}'; require('node:fs').writeSync(1, 'named'); ${work}`], { stdio: ['ignore', 'pipe', 'ignore'] });
  child = named;
  await new Promise(settle => named.stdout.once('data', settle));
  const signs = new SignsOfLife({ pid: process.pid, logFile: join(folder, 'postgres.log'), from: 0, note: () => '' });
  for (const end = Date.now() + 2_600; Date.now() < end; await pause(20)) signs.silence();
  return signs.silence();
}

describe('A server that writes nothing', () => {
  const [busy, idle] = ['for (;;);', 'setInterval(() => undefined, 60_000);'];

  it('is seen at work while its recovery computes, where the system tells', async () => {
    const silence = await silenceWith('postgres: startup recovering', busy);
    if (process.platform === 'linux') expect(silence).toBeLessThan(1_500);
    else expect(silence).toBeGreaterThan(2_500);
  });
  it('is silent while its recovery waits', async () => {
    expect(await silenceWith('postgres: startup recovering', idle)).toBeGreaterThan(1_500);
  });
  it('is silent while nobody but a session computes', async () => {
    expect(await silenceWith('postgres: petitioner', busy)).toBeGreaterThan(2_500);
  });
});

describe('The note of a server', () => {
  it('is read or not there, at whatever moment it is replaced', () => {
    child = spawn('/bin/sh', ['-c', 'while :; do echo 7 > postmaster.pid; rm postmaster.pid; done'], { cwd: folder, stdio: 'ignore' });
    const found = { there: 0, gone: 0 };
    for (const end = Date.now() + 20_000; Date.now() < end && (found.there < 1_000 || found.gone < 1_000); found[postmasterOf(folder).length > 0 ? 'there' : 'gone'] += 1);
    expect(Math.min(found.there, found.gone)).toBe(1_000);
  });
});
