// Proof that whoever waits for an answer asks now and then whether the other side is still there: a machine that is gone says no farewell.
import { readFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, type ClientConfig } from 'pg';
import { reaching } from './reaching.js';

/** The timer that runs on our end of the only connection to this port, as the system numbers them: 2 when it will ask whether the other side is there. */
function timerTo(port: number): number | undefined {
  const there = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  const [ours] = readFileSync('/proc/net/tcp', 'utf8').split('\n').map(line => line.trim().split(/\s+/)).filter(([, , remote, state]) => remote?.endsWith(there) && state === '01');
  return ours?.[5] === undefined ? undefined : Number(ours[5].split(':')[0]);
}

/** The timer of a connection whose question was heard and is never answered. */
async function timerOf(settings: ClientConfig): Promise<number | undefined> {
  const heard: Socket[] = [];
  const mute = createServer(caller => void heard.push(caller.on('error', () => undefined).resume()));
  await new Promise<void>(settle => mute.listen(0, '127.0.0.1', settle));
  const { port } = mute.address() as AddressInfo;
  const client = new Client({ ...settings, host: '127.0.0.1', port, user: 'somebody', password: 'secret', database: 'hall' });
  const asked = client.connect().catch(() => undefined);
  while (heard.length === 0) await pause(10);
  while (timerTo(port) === 1) await pause(10); // what was said is not acknowledged yet
  const timer = timerTo(port);
  for (const caller of heard) caller.destroy();
  await asked;
  await new Promise(settle => mute.close(settle));
  return timer;
}

describe('A connection on which nothing comes', () => {
  it('is asked whether the other side is still there, where the system tells', async () => {
    if (process.platform !== 'linux') return expect(reaching.keepAlive).toBe(true);
    expect([await timerOf({}), await timerOf(reaching)]).toEqual([0, 2]);
  });
});
