// Proof that the gateway passes on what it hears as it was said, and refuses by itself what is too large to be heard.
import { services, type Service } from '@onehall/contracts';
import fastify, { type FastifyInstance } from 'fastify';
import type { AddressInfo } from 'node:net';
import type { Neighbours } from './neighbours.js';
import { passOn } from './passing-on.js';

const limit = 2_000;
const heard: { readonly url: string; readonly type: string | undefined; readonly body: string }[] = [];
let underWay: unknown;
const answers = new Map<string, object>();
const service = fastify();
const gateway: FastifyInstance = fastify({ bodyLimit: limit });

beforeAll(async () => {
  service.removeAllContentTypeParsers();
  service.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
  service.all<{ Body: string | undefined }>('/*', ({ url, headers, body }) => {
    heard.push({ url, type: headers['content-type'], body: body ?? '' });
    underWay = headers['x-hall-under-way'];
    return answers.get(url) ?? { heard: heard.length };
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

  it('is told what was said about its matter a moment ago, by the gateway’s own word', async () => {
    const caseId = '5c2e9d4e-4b43-4f0e-9d3a-0c6b5d2f1a77';
    answers.set('/intake/submissions', { stream: 'hall/submission/x', caseId, token: 'intake:0:7' });
    const said = await says('/intake/submissions', 'application/json', '{"title":"水渠漏水"}');
    expect([said.statusCode, said.json()]).toEqual([200, answers.get('/intake/submissions')]);
    const asks = async (caseId: string) => (await gateway.inject({ method: 'GET', url: `/supervision/cases/${caseId}`, headers: { 'x-hall-under-way': 'audit:0:999' } }), underWay);
    expect([await asks(caseId), await asks('0d5e7d0c-6f1b-4f5e-8c39-2f2b7e1f6a10')]).toEqual(['intake:0:7', '']);
    await says('/conference/conferences', 'application/json', JSON.stringify({ cases: [caseId] }));
    expect(underWay).toBe('intake:0:7');
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
