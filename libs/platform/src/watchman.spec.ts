// Proof that a process that stands still is ended by its watchman, and that one that turns, however busily, is not.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { watchOver } from './watchman.js';

const patience = 600;
let watched: ChildProcess;
let dismiss: () => Promise<unknown>;
beforeEach(async () => {
  watched = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1_000)'], { stdio: 'ignore' });
  await once(watched, 'spawn');
  dismiss = watchOver({ pid: watched.pid ?? 0, patience });
  // A thread needs a while to come.
  await pause(patience);
});
afterEach(async () => {
  await dismiss();
  watched.kill('SIGKILL');
});

/** As a loop that waits for what only another turn could bring. */
const standStill = (milliseconds: number): unknown => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);

describe('A process with a watchman', () => {
  it('is ended when it stands still', async () => {
    const ended = once(watched, 'exit');
    standStill(4 * patience);
    expect(await ended).toEqual([null, 'SIGKILL']);
  });

  it('lives as long as it turns, however rarely', async () => {
    for (let turn = 0; turn < 8; turn += 1) {
      standStill(patience / 3);
      await pause(1);
    }
    expect([watched.exitCode, watched.signalCode]).toEqual([null, null]);
  });
});
