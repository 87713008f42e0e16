// How scripts are lived: what happens side by side, and what is ready before it is needed; over real HTTP, with a server that says yes to everything.
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PassThrough } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { HallClient } from './hall-client.js';
import { HallTime } from './hall-time.js';
import { Living } from './living.js';
import { showProgress } from './progress.js';
import { Register } from './register.js';
import type { Script } from './script.js';
import { Tally } from './tally.js';

let server: Server;
let heard: string[];
/** Requests to these paths are answered when so many have come. */
let together: { readonly path: RegExp; readonly count: number; readonly waiting: ServerResponse[] } | undefined;
const yes = (response: ServerResponse): void => void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ token: 'routing:0:1', mode: 'virtual', now: '2019-01-01T00:00:00.000Z', caseId: 'c', number: 'n', items: [], total: 0 }));

beforeEach(async () => {
  [heard, together] = [[], undefined];
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      heard.push(`${request.method} ${request.url} ${request.url === '/identity/sign-in' ? (JSON.parse(body) as { id: string }).id : ''}`.trim());
      if (!together?.path.test(request.url ?? '')) return yes(response);
      together.waiting.push(response);
      if (together.waiting.length >= together.count) together.waiting.splice(0).forEach(yes);
    });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
});
afterEach(() => new Promise(resolve => (server.closeAllConnections(), server.close(resolve))));

const client = (): HallClient => new HallClient(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
const script = (id: string, department: string): Script => ({
  ...{ id, line: 1, key: id, brought: { channel: 'web', receivedAt: '2019-01-01T02:00:00.000Z', purpose: 'request' } },
  acts: [
    { at: '2019-01-02T01:00:00.000Z', act: 'dispose', way: 'transfer', departments: [department] },
    { at: '2019-01-02T02:30:00.000Z', act: 'sign', department },
  ],
});
async function live(...scripts: Script[]): Promise<Tally> {
  const hall = client();
  const [time, register, tally] = [await HallTime.of(hall), new Register(hall), new Tally()];
  if (!time) throw new Error('The server showed no virtual clock.');
  await new Living({ hall, time, register, tally, referred: new Set(), lanes: 16, minutes: 0 }).live(
    (async function* () {
      for (const one of scripts) yield await Promise.resolve(one);
    })(),
  );
  return tally;
}

describe('A file that is lived', () => {
  it('opens departments and signs their people in while the case is registered, before the clock moves on', async () => {
    await live(script('a', 'A5区水利局'));
    const signsIn = heard.findIndex(request => /sign-in u-m-/.test(request));
    const moved = heard.map((request, place) => (request.startsWith('PUT /clock') ? place : -1)).filter(place => place >= 0);
    expect(heard.findIndex(request => request === 'POST /routing/departments')).toBeLessThan(signsIn);
    expect(signsIn).toBeLessThan(moved[1] ?? -1);
    expect(moved).toHaveLength(3);
  });

  it('lives the acts of one instant side by side, and those of a case one after another', async () => {
    together = { path: /signing-for$/, count: 2, waiting: [] };
    const { acts, lines } = await live(script('a', 'A5区水利局'), script('b', 'A5区林业局'));
    expect([acts.get('routing'), lines]).toEqual([2, 2]);
  });
});

describe('Whoever watches a file elsewhere than on a terminal', () => {
  it('sees a line after a second and one at the end, and asks the hall at the beginning and for each line between, no more often', async () => {
    const out = new PassThrough();
    const over = showProgress(client(), () => ({ done: 3, of: 9, now: '2019-01-01T00:00:00.000Z' }), out as unknown as NodeJS.WriteStream);
    await pause(2_400);
    over();
    expect(String(out.read()).match(/3\/9 件 · 2019-01-01/g)).toHaveLength(2);
    expect(heard.filter(request => request === 'GET /audit/logs')).toHaveLength(2);
  });
});
