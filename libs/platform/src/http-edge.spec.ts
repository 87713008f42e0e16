// Proof of what stands around every request: the wrong method, the request that is none, the form that nests without end, the clock's far future, and whose word about addresses counts.
import { Body, Controller, Get, Ip, Module, Param, Post } from '@nestjs/common';
import { Refused } from '@onehall/kernel';
import { ApiOperation } from '@nestjs/swagger';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { Admits, Open } from './admission.js';
import { createApp } from './bootstrap.js';
import { platformConfig } from './config.js';
import { Words } from './field-rules.js';
import { Foundation } from './foundation.js';
import { HallClock } from './hall-clock.js';
import { PathId } from './path-id.js';
import { People } from './people.js';
import { PlatformModule } from './platform.module.js';

class NoteDto {
  @Words(100, { zh: '说明' }) readonly note: string;
}

@Controller('desk')
class DeskController {
  private looks = 0;

  @Get('cases/:caseId')
  @Open()
  @ApiOperation({ operationId: 'readCase' })
  read(@PathId('caseId') caseId: string): object {
    return { caseId };
  }
  @Post('cases/:caseId/notes')
  @Open()
  @ApiOperation({ operationId: 'note' })
  note(@Param('caseId') caseId: string, @Body() { note }: NoteDto): object {
    return { caseId, note };
  }
  @Post('cases/:caseId/following')
  @Open()
  @ApiOperation({ operationId: 'follow' })
  follow(): object {
    if (++this.looks === 1) throw new Refused('NOT_THERE', { zh: '还没有', en: 'Not there.' });
    return { looks: this.looks };
  }
  @Get('where')
  @Open()
  @ApiOperation({ operationId: 'where' })
  where(@Ip() address: string): object {
    return { address };
  }
  @Get('closed')
  @Admits('clerk')
  @ApiOperation({ operationId: 'closed' })
  closed(): void {}
}

@Module({ controllers: [DeskController] })
class DeskModule {}

class Nobody extends People {
  list = () => [];
  find = (id: string) => ({ id, name: id, role: 'administrator' });
}
const groundless = (): never => {
  throw new Error('This process has no ground.');
};
class NoGround extends Foundation {
  ground = groundless; vault = groundless; source = groundless; opened = groundless; positionOf = groundless;
}

let folder: string;
const opened: NestFastifyApplication[] = [];
const open = async (env: Record<string, string> = {}): Promise<NestFastifyApplication> => {
  const config = platformConfig([], { DATA_DIR: folder, ...env });
  const belongings = { config, clock: HallClock.virtual('2026-03-02T01:00:00.000Z'), log: pino({ level: 'silent' }), people: new Nobody(), foundation: new NoGround() };
  const app = await createApp({ module: DeskModule, imports: [PlatformModule.of(belongings)] }, config);
  opened.push(app);
  await app.listen(0, '127.0.0.1');
  return app;
};
const portOf = (app: NestFastifyApplication): number => (app.getHttpServer().address() as { port: number }).port;

let app: NestFastifyApplication;
const call = async (method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'PATCH' | 'OPTIONS', url: string, more: { readonly headers?: Record<string, string>; readonly payload?: string | object } = {}) => {
  const { statusCode: status, headers, body } = await app.inject({ method, url, ...more });
  return { status, headers, body: (headers['content-type']?.toString().includes('json') ? JSON.parse(body) : {}) as Record<string, unknown> };
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'onehall-'));
  app = await open();
});
afterAll(async () => {
  for (const one of opened) await one.close();
  rmSync(folder, { recursive: true });
});

const id = '6f0f3c1e-7d3b-4a52-9a3e-1f2d7c40a8b1';

describe('The right address with the wrong method', () => {
  it.each([
    ['DELETE', `/desk/cases/${id}`, 'GET, HEAD'],
    ['GET', `/desk/cases/${id}/notes?of=today`, 'POST'],
    ['OPTIONS', '/desk/closed', 'GET, HEAD'],
    ['PATCH', '/clock', 'GET, HEAD, PUT'],
  ] as const)('%s %s is told that it takes %s', async (method, url, allow) => {
    const { status, headers, body } = await call(method, url);
    expect([status, headers['allow'], headers['content-type']]).toEqual([405, allow, 'application/problem+json; charset=utf-8']);
    expect(body).toMatchObject({ reason: 'METHOD_NOT_ALLOWED', status: 405, instance: url.split('?')[0], detail: `这个地址只接受 ${allow}。`, correlationId: headers['x-correlation-id'] });
  });
  it('is not told of an address at which there is nothing', async () => {
    for (const url of ['/nowhere', '/desk', `/desk/cases/${id}/notes/1`, '/deskXwhere']) expect(await call('POST', url, { payload: {} })).toMatchObject({ status: 404, body: { reason: 'UNKNOWN_PATH' } });
  });
});

describe('What is no request', () => {
  const heard = (text: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const socket = connect(portOf(app), '127.0.0.1', () => void socket.write(text));
      const parts: Buffer[] = [];
      socket.on('data', part => void parts.push(part)).on('error', reject).on('close', () => resolve(Buffer.concat(parts).toString()));
    });
  it.each([
    ['headers without end', `GET /clock HTTP/1.1\r\nHost: hall\r\nX-Long: ${'a'.repeat(20_000)}\r\n\r\n`, 431, 'TOO_LARGE'],
    ['a method that is none', 'FETCH! /clock HTTP/1.1\r\nHost: hall\r\n\r\n', 400, 'BAD_REQUEST'],
  ])('%s, is answered with a problem too', async (_, text, status, reason) => {
    const [head = '', body = ''] = (await heard(text)).split('\r\n\r\n');
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(head).toContain('Content-Type: application/problem+json');
    expect(JSON.parse(body)).toMatchObject({ type: `urn:onehall:problem:${reason}`, status, detail: expect.stringMatching(/[\u4e00-\u9fff]/) as unknown });
  });
});

describe('A form', () => {
  it.each([2_000, 5_000])('that nests %d deep is refused, whoever sends it', async depth => {
    for (const nested of ['['.repeat(depth) + ']'.repeat(depth), '{"a":'.repeat(depth) + '1' + '}'.repeat(depth)])
      for (const url of [`/desk/cases/${id}/notes`, '/identity/sign-in'])
        expect(await call('POST', url, { payload: `{"note":${nested}}`, headers: { 'content-type': 'application/json' } })).toMatchObject({ status: 400, body: { reason: 'TOO_DEEP' } });
  });
  it('in whose address an id stands in capitals means the same thing', async () => expect((await call('GET', `/desk/cases/${id.toUpperCase()}`)).body).toEqual({ caseId: id }));
  it('in whose address an id is none is refused', async () => expect(await call('GET', '/desk/cases/12')).toMatchObject({ status: 400, body: { detail: '地址中的编号必须是 UUID。' } }));
});

describe('Whoever is refused at a window while something is under way', () => {
  it('is heard again with all that the window looks up before it says a command', async () => {
    const justBegun = await open(); // of what was said before, nobody there knows yet whether it was followed
    const { statusCode, body } = await justBegun.inject({ method: 'POST', url: `/desk/cases/${id}/following` });
    expect([statusCode, JSON.parse(body)]).toEqual([201, { looks: 2 }]);
  });
});

describe('The token of an earlier answer', () => {
  it.each(['intake:0:9223372036854775808', 'intake:0:99999999999999999999999', 'intake:9999999999:1', 'intake:0', '__proto__:0:1'])('is not %s', async token =>
    expect(await call('GET', `/desk/cases/${id}`, { headers: { 'x-hall-after': token } })).toMatchObject({ status: 400, body: { reason: 'TOKEN_MALFORMED', field: 'X-Hall-After' } }));
  it('is taken as far as any log will ever reach', async () => expect((await call('GET', `/desk/cases/${id}`, { headers: { 'x-hall-after': 'intake:0:999999999999999' } })).status).toBe(200));
});

describe('The virtual clock', () => {
  const move = async (now: string) => {
    const { body } = await call('POST', '/identity/sign-in', { payload: { id: 'u-administrator' } });
    return call('PUT', '/clock', { headers: { authorization: `Bearer ${String(body['token'])}` }, payload: { now } });
  };
  it.each(['2200-01-01T00:00:00Z', '2150-01-01T00:00:00Z', '9999-12-31T23:59:59Z', '2026-W10', '2026-060', '2026-W06-1T00:00:00Z', '2026-03-03'])('goes nowhere that the calendar does not reach, nor to %s', async now => {
    expect(await move(now)).toMatchObject({ status: 400, body: { reason: 'INVALID', errors: [{ field: 'now', rule: 'isInstant', detail: expect.stringContaining('1949 至 2149 年') as unknown }] } });
    expect((await call('GET', '/clock')).body).toMatchObject({ now: '2026-03-02T01:00:00.000Z' });
  });
  it('goes to any instant that there is, in whatever zone', async () => expect(await move('2026-03-03T09:00:00+08:00')).toMatchObject({ status: 200, body: { now: '2026-03-03T01:00:00.000Z' } }));
});

describe('What somebody says of his address', () => {
  const seen = (of: NestFastifyApplication, forwarded: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const asking = request({ port: portOf(of), host: '127.0.0.1', path: '/desk/where', headers: { 'X-Forwarded-For': forwarded } }, answer => {
        let text = '';
        answer.on('data', (part: Buffer) => (text += part.toString())).on('end', () => resolve((JSON.parse(text) as { address: string }).address));
      });
      asking.on('error', reject).end();
    });
  it('is not believed', async () => expect(await seen(app, '203.0.113.7')).toBe('127.0.0.1'));
  it('is believed of a proxy that the hall trusts, as far as it saw itself', async () => expect(await seen(await open({ TRUST_PROXY: '127.0.0.0/8' }), '198.51.100.1, 203.0.113.7')).toBe('203.0.113.7'));
  it('is not believed of any other proxy', async () => expect(await seen(await open({ TRUST_PROXY: '10.0.0.0/8' }), '203.0.113.7')).toBe('127.0.0.1'));
});
