// Proof that a test which kills halls ends in seconds when it fails, and tells what became of the hall.
import { Dice } from '@onehall/testing';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { Crowd } from './clients.js';
import { built, HallProcess } from './hall-process.js';
import { served } from './served.js';

jest.setTimeout(240_000);

describe('A crowd that nobody answers', () => {
  it('goes home at once when it is told to', async () => {
    const mute = createServer((_, answer) => void answer.writableLength);
    await new Promise<void>(settle => mute.listen(0, '127.0.0.1', settle));
    const crowd = new Crowd(`http://127.0.0.1:${(mute.address() as AddressInfo).port}`);
    const living = crowd.live(0, new Dice(1));
    while (crowd.tries === 0) await pause(10);
    await pause(200);
    const told = Date.now();
    crowd.goHome();
    await expect(living).rejects.toThrow('u-clerk went home before /intake/submissions was answered.');
    expect(Date.now() - told).toBeLessThan(2_000);
    await new Promise(settle => mute.close(settle));
  });
});

describe('A hall that ended though nobody had told it to', () => {
  it('is waited for no longer, and its end and last words are told', async () => {
    await built();
    const hall = await HallProcess.found();
    try {
      await hall.start();
      const waited = served(new Crowd(hall.url), hall);
      process.kill(hall.pid, 'SIGKILL');
      await expect(waited).rejects.toThrow(/The hall was ended by SIGKILL\. It said last:[^]*OneHall is ready at[^]*database system is ready to accept connections/);
    } finally {
      await hall.leave();
    }
  });
});
