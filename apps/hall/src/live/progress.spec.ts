// What is shown of a file while it is lived, in a hall that tells how far its logs are.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { Writable } from 'node:stream';
import { HallClient } from './hall-client.js';
import { showProgress } from './progress.js';

let hall: Server;
let events = 0;
const answers: Readonly<Record<string, () => object>> = {
  '/identity/sign-in': () => ({ token: 'a' }),
  '/audit/logs': () => ({ items: [{ position: (events += 500) }] }),
  '/supervision/summary': () => ({ red: 2 }),
};
beforeAll(async () => {
  hall = createServer((request, response) => void response.setHeader('content-type', 'application/json').end(JSON.stringify(answers[request.url ?? '']?.() ?? {})));
  await new Promise<void>(settle => hall.listen(0, '127.0.0.1', settle));
});
afterAll(() => new Promise(settle => hall.close(settle)));

describe('The first line that shows how far a file is', () => {
  it('knows already how many events a second there are', async () => {
    let said = '';
    const out = new Writable({ write: (chunk: Buffer, _, done) => ((said += chunk.toString()), done()) });
    const over = showProgress(new HallClient(`http://127.0.0.1:${(hall.address() as AddressInfo).port}`), () => ({ done: 3, of: 9, now: '2018-08-03T00:00:00.000Z' }), out as NodeJS.WriteStream);
    for (const end = Date.now() + 10_000; said === '' && Date.now() < end; await pause(20));
    over();
    expect(said).toMatch(/^ {2}3\/9 件 · 2018-08-03 · [1-9]\d* 事件\/秒 events\/s · 超期 late 2\n/);
  });
});
