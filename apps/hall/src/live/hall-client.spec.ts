// How a file's client speaks to a hall that is slow, away or at fault: over real HTTP, with a server that behaves so.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HallAway, HallClient, Stopped } from './hall-client.js';

let server: Server;
const heard: IncomingMessage[] = [];
async function hallThat(answers: (request: IncomingMessage, response: ServerResponse) => void, stop?: AbortSignal): Promise<HallClient> {
  heard.length = 0;
  server = createServer((request, response) => {
    heard.push(request);
    request.resume();
    if (request.url === '/identity/sign-in') response.setHeader('content-type', 'application/json').end('{"token":"t"}');
    else answers(request, response);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return new HallClient(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, stop);
}
afterEach(() => new Promise(resolve => (server.closeAllConnections(), server.close(resolve))));

const answer = (response: ServerResponse, status: number, body: object, headers: Record<string, string> = {}): void => void response.writeHead(status, headers).end(JSON.stringify(body));

describe('The client', () => {
  it('signs in once for each who acts, and carries the key and the token', async () => {
    const hall = await hallThat((_, response) => answer(response, 201, { version: 1 }));
    await hall.ask({ method: 'POST', path: '/a', as: 'u-clerk', key: 'k', body: {}, after: 'intake:0:7' });
    await hall.ask({ method: 'POST', path: '/b', as: 'u-clerk', key: 'l', body: {} });
    expect(heard.map(({ url }) => url)).toEqual(['/identity/sign-in', '/a', '/b']);
    expect(heard[1]?.headers).toMatchObject({ authorization: 'Bearer t', 'idempotency-key': 'k', 'x-hall-after': 'intake:0:7' });
    expect(heard[2]?.headers['x-hall-after']).toBeUndefined();
  });

  it('asks again when a fact is still on its way, when the hall is away and when it is at fault', async () => {
    const troubles = [(response: ServerResponse) => answer(response, 409, { reason: 'UNKNOWN_CASE' }, { 'retry-after': '1' }), (response: ServerResponse) => void response.destroy(), (response: ServerResponse) => answer(response, 503, {})];
    const hall = await hallThat((_, response) => (troubles.shift() ?? (() => answer(response, 201, { version: 3 })))(response));
    await expect(hall.ask({ method: 'POST', path: '/a', body: {} })).resolves.toMatchObject({ status: 201, refused: false });
    expect(heard).toHaveLength(4);
  });

  it('does not ask again when the hall’s disk is full: nothing gets better by asking', async () => {
    const hall = await hallThat((_, response) => answer(response, 507, { reason: 'DISK_FULL' }));
    await expect(hall.ask({ method: 'POST', path: '/a', body: {} })).rejects.toThrow(/The disk of the hall is full; make room, and run the same file again/);
    expect(heard).toHaveLength(1);
  });

  it('takes a refusal for an answer', async () => {
    const hall = await hallThat((_, response) => answer(response, 409, { reason: 'ALREADY_DISPOSED', detail: '已经分流' }));
    await expect(hall.ask({ method: 'POST', path: '/a', body: {} })).resolves.toMatchObject({ refused: true, body: { reason: 'ALREADY_DISPOSED' } });
    expect(heard).toHaveLength(1);
  });

  it('says in the hall’s words why what must be was refused', async () => {
    const hall = await hallThat((_, response) => answer(response, 403, { reason: 'ROLE_NOT_ADMITTED', detail: '不能办理' }));
    await expect(hall.must({ method: 'GET', path: '/clock' })).rejects.toThrow(/GET \/clock（403）：ROLE_NOT_ADMITTED 不能办理/);
    await expect(hall.must({ method: 'GET', path: '/clock' })).rejects.toBeInstanceOf(HallAway);
  });

  it('signs in anew when its token is no longer good', async () => {
    let times = 0;
    const hall = await hallThat((_, response) => (++times === 1 ? answer(response, 401, {}) : answer(response, 200, {})));
    await expect(hall.ask({ method: 'GET', path: '/a', as: 'u-clerk' })).resolves.toMatchObject({ status: 200 });
    expect(heard.map(({ url }) => url)).toEqual(['/identity/sign-in', '/a', '/identity/sign-in', '/a']);
  });
});

describe('The client that is told to stop', () => {
  it('waits no longer for an answer, nor for a hall at fault, and asks nobody any more', async () => {
    const told = new AbortController();
    const hall = await hallThat((request, response) => (request.url === '/slow' ? setTimeout(() => told.abort(), 20) : answer(response, 503, {})), told.signal);
    const asked = [hall.ask({ method: 'POST', path: '/slow', body: {} }), hall.ask({ method: 'POST', path: '/faulty', body: {} })];
    const began = Date.now();
    for (const { status, reason } of (await Promise.allSettled(asked)) as PromiseRejectedResult[]) {
      expect(status).toBe('rejected');
      expect(reason).toBeInstanceOf(Stopped);
    }
    expect(Date.now() - began).toBeLessThan(1_000);
    const before = heard.length;
    await expect(hall.ask({ method: 'GET', path: '/a' })).rejects.toBeInstanceOf(Stopped);
    expect(heard).toHaveLength(before);
  });
});
