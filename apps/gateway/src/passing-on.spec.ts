// Proof that the gateway passes on what it hears as it was said, and refuses by itself what is too large to be heard.
import { services, type Service } from '@onehall/contracts';
import fastify, { type FastifyInstance } from 'fastify';
import type { AddressInfo } from 'node:net';
import type { Neighbours } from './neighbours.js';
import { passOn } from './passing-on.js';

const limit = 2_000;
const heard: { readonly url: string; readonly type: string | undefined; readonly body: string }[] = [];
const service = fastify();
const gateway: FastifyInstance = fastify({ bodyLimit: limit });

beforeAll(async () => {
  service.removeAllContentTypeParsers();
  service.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
  service.all<{ Body: string | undefined }>('/*', ({ url, headers, body }) => {
    heard.push({ url, type: headers['content-type'], body: body ?? '' });
    return { heard: heard.length };
  });
  await service.listen({ port: 0, host: '127.0.0.1' });
  const address = `http://127.0.0.1:${(service.server.address() as AddressInfo).port}`;
  await passOn(gateway, { addresses: Object.fromEntries(services.map(name => [name, address])) as Record<Service, string> } as Neighbours);
  gateway.post('/clock', ({ body }) => body);
  await gateway.ready();
});
beforeEach(() => void heard.splice(0));
afterAll(() => Promise.all([gateway.close(), service.close()]));

const says = (url: string, type: string, payload: string) => gateway.inject({ method: 'POST', url, headers: { 'content-type': type }, payload });

describe('What is passed on', () => {
  it.each([
    ['application/json; charset=utf-8', '{"a":  "一" }'],
    ['application/json', ''],
    ['application/json', '{"no":'],
    ['text/plain', 'x'],
    ['application/x-www-form-urlencoded', 'a=1&b=2'],
  ])('arrives as it was said: %s %j', async (type, payload) => {
    expect((await says('/intake/submissions?x=%E4%B8%80', type, payload)).statusCode).toBe(200);
    expect(heard).toEqual([{ url: '/intake/submissions?x=%E4%B8%80', type, body: payload }]);
  });

  it('is read without a body', async () => {
    expect((await gateway.inject({ method: 'GET', url: '/audit/events' })).statusCode).toBe(200);
    expect(heard).toHaveLength(1);
  });

  it('is refused by the gateway when it is too large, and no service hears of it', async () => {
    expect((await says('/intake/submissions', 'application/json', 'x'.repeat(limit))).statusCode).toBe(200);
    for (const url of ['/intake/submissions', '/identity/sign-in']) {
      const refused = await says(url, 'application/json', 'x'.repeat(limit + 1));
      expect([refused.statusCode, refused.headers['content-type'], refused.json()]).toEqual([413, 'application/problem+json; charset=utf-8', expect.objectContaining({ reason: 'TOO_LARGE', instance: url })]);
    }
    expect(heard).toHaveLength(1);
  });
});

it('leaves the gateway’s own windows to read JSON', async () => {
  expect((await says('/clock', 'application/json', '{"now":1}')).json()).toEqual({ now: 1 });
  expect(heard).toEqual([]);
});
