// Proof of the edge of every process: who is let in, what an error says, what surrounds an answer, and how it is described.
import { Body, Controller, Delete, Get, Module, Param, ParseUUIDPipe, Post, type DynamicModule } from '@nestjs/common';
import { ApiOperation, ApiProperty } from '@nestjs/swagger';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsInt, IsString, Max, MaxLength, ValidateNested } from 'class-validator';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { NotYet, refusing } from '@onehall/kernel';
import { Admits, admissions, Open } from './admission.js';
import { createApp } from './bootstrap.js';
import { platformConfig, type Config } from './config.js';
import { DiskRoom } from './disk-room.js';
import { Foundation } from './foundation.js';
import { HallClock } from './hall-clock.js';
import { Indicators } from './indicators.js';
import { People, type Person } from './people.js';
import { PlatformModule } from './platform.module.js';
import { Quiet } from './quiet.js';
import { KeyTaken, Overtaken, SaidOtherwise } from './said-errors.js';
import { Caller, Saying, type AtHall, type SaidAtWindow } from './window.js';

class VisitorDto {
  @ApiProperty() @IsString() @MaxLength(5) readonly name: string;
}
class VisitDto {
  @ApiProperty() @IsInt() @Max(99) readonly persons: number;
  @ApiProperty({ type: [VisitorDto] }) @ValidateNested({ each: true }) @ArrayMaxSize(5) @Type(() => VisitorDto) readonly visitors: VisitorDto[];
}

const refuse = refusing({
  NOT_ASKED: { zh: '没有请这个部门。', en: 'This department was not asked.', rule: 'R-RT-08' },
  UNKNOWN_CASE: { zh: '没有这个事项。', en: 'There is no such case.' },
  NOT_YOURS: { zh: '不归您办。', en: 'It is not yours.' },
  TOO_MANY: { zh: '代表过多。', en: 'Too many representatives.', field: 'visitors' },
});

const errors: Readonly<Record<string, () => Error>> = {
  refused: () => refuse.under({ cites: () => '信访工作条例 第二十三条' }, 'NOT_ASKED'),
  unknown: () => refuse('UNKNOWN_CASE'),
  foreign: () => refuse('NOT_YOURS'),
  field: () => refuse('TOO_MANY'),
  'not-yet': () => new NotYet('NOT_THERE', { zh: '事项尚在途中。', en: 'The case is on its way.' }),
  otherwise: () => new SaidOtherwise(),
  overtaken: () => new Overtaken(4),
  taken: () => new KeyTaken('query-code'),
  away: () => Object.assign(new Error('terminating connection'), { code: '57P01' }),
  full: () => Object.assign(new Error('could not extend file'), { code: '53100' }),
  broken: () => new Error('secret 13812345678'),
};

@Controller('desk')
class DeskController {
  @Get('errors/:which')
  @Open()
  @ApiOperation({ operationId: 'raise' })
  raise(@Param('which') which: string): never {
    throw errors[which]?.() ?? new Error('no such error');
  }

  @Post('visits')
  @Admits('clerk')
  @ApiOperation({ operationId: 'registerVisit' })
  visit(@Body() body: VisitDto, @Saying() said: SaidAtWindow): object {
    return { persons: body.persons, said: { ...said, caseId: said.id('case') } };
  }

  @Get('cases/:id')
  @Admits('clerk', 'handler')
  @ApiOperation({ operationId: 'readCase' })
  read(@Param('id', ParseUUIDPipe) id: string, @Caller() caller: AtHall): object {
    return { id, caller };
  }

  @Delete('forgotten')
  @ApiOperation({ operationId: 'forgottenRoute' })
  forgotten(): void {}
}

@Controller('nameless')
class NamelessController {
  @Get() @Open() look(): void {}
}

@Module({ controllers: [DeskController] })
class DeskModule {}
@Module({ controllers: [NamelessController] })
class NamelessModule {}

const crowd: readonly Person[] = [
  { id: 'u-clerk', name: '王登记', role: 'clerk' },
  { id: 'u-water', name: '李承办', role: 'handler', department: 'water' },
  { id: 'u-administrator', name: '赵管理', role: 'administrator' },
];

class Crowd extends People {
  list = (): readonly Person[] => crowd;
  find = (id: string): Person | undefined => crowd.find(person => person.id === id);
}

const groundless = (): never => {
  throw new Error('This process has no ground.');
};
class NoGround extends Foundation {
  ground = groundless; vault = groundless; source = groundless; opened = groundless; positionOf = groundless;
}

let folder: string;
const config = (): Config => platformConfig([], { DATA_DIR: folder, BODY_LIMIT: '2048', KAFKA_PREFIX: 'county' });
let app: NestFastifyApplication;
let clock: HallClock;

const moduleOf = (windows: typeof DeskModule | typeof NamelessModule): DynamicModule => {
  const belongings = { config: config(), clock, log: pino({ level: 'silent' }), people: new Crowd(), foundation: new NoGround() };
  return { module: windows, imports: [PlatformModule.of(belongings)] };
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'onehall-'));
  clock = HallClock.virtual('2009-01-25T00:00:00.000Z');
  app = await createApp(moduleOf(DeskModule), config());
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
});

afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
});

type Call = { readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE'; readonly url: string; readonly headers?: Record<string, string>; readonly payload?: string | object };

const call = async ({ method = 'GET', ...more }: Call) => {
  const response = await app.inject({ method, ...more });
  const json = response.headers['content-type']?.toString().includes('json');
  return { status: response.statusCode, headers: response.headers, text: response.body, body: json ? response.json<Record<string, unknown>>() : {} };
};

const signIn = async (id: string): Promise<{ authorization: string }> => {
  const { body } = await call({ method: 'POST', url: '/identity/sign-in', payload: { id } });
  return { authorization: `Bearer ${String(body['token'])}` };
};

const key = { 'idempotency-key': 'visit-2009-0001' };

describe('The door', () => {
  it('lets nobody in without signing in', async () => expect(await call({ url: '/desk/cases/x' })).toMatchObject({ status: 401, body: { reason: 'NOT_SIGNED_IN' }, headers: { 'www-authenticate': 'Bearer' } }));
  it('lets nobody in through a route that names no role, not even the administrator', async () => {
    for (const headers of [{}, await signIn('u-administrator')]) expect(await call({ method: 'DELETE', url: '/desk/forgotten', headers })).toMatchObject({ status: 403, body: { reason: 'CLOSED' } });
  });
  it('and such routes can be listed', () => expect(admissions(app).filter(({ admits }) => admits === undefined)).toEqual([{ controller: 'DeskController', handler: 'forgotten', method: 'DELETE', path: '/desk/forgotten', admits: undefined }]));
  it('refuses a role that the route does not name', async () =>
    expect(await call({ method: 'POST', url: '/desk/visits', headers: { ...(await signIn('u-water')), ...key }, payload: {} })).toMatchObject({ status: 403, body: { reason: 'ROLE_NOT_ADMITTED' } }));
  it('lets in whom the route names, and knows who it is', async () => {
    const id = '6f0f3c1e-7d3b-4a52-9a3e-1f2d7c40a8b1';
    expect(await call({ url: `/desk/cases/${id}`, headers: await signIn('u-water') })).toMatchObject({ status: 200, body: { id, caller: { id: 'u-water', role: 'handler', department: 'water', hall: 'hall' } } });
  });
  it.each(['Bearer forged.token.here', 'Basic dTpw', 'Bearer'])('refuses "%s", also where no sign-in is needed', async authorization => expect((await call({ url: '/health/live', headers: { authorization } })).status).toBe(401));
  it('refuses a token signed with another key', async () => {
    const [head = '', body = ''] = (await signIn('u-clerk')).authorization.split('.');
    expect(await call({ url: '/identity/me', headers: { authorization: `${head}.${body}.${'A'.repeat(43)}` } })).toMatchObject({ status: 401, body: { reason: 'TOKEN_REFUSED' } });
  });
  it('knows nobody whom the hall does not know', async () => expect((await call({ method: 'POST', url: '/identity/sign-in', payload: { id: 'u-stranger' } })).status).toBe(404));
});

describe('A command at the window', () => {
  const payload = { persons: 2, visitors: [{ name: '张三' }] };
  const visit = async (headers: Record<string, string>) => call({ method: 'POST', url: '/desk/visits', headers: { ...(await signIn('u-clerk')), ...headers }, payload });
  it('needs its Idempotency-Key', async () => {
    for (const headers of [{}, { 'idempotency-key': 'short' }]) expect(await visit(headers)).toMatchObject({ status: 400, body: { reason: 'KEY_MISSING', field: 'Idempotency-Key' } });
  });
  it('said again has the same id, and makes the same ids', async () => {
    const [once, again, other] = [await visit(key), await visit(key), await visit({ 'idempotency-key': 'visit-2009-0002' })];
    expect(once.status).toBe(201);
    expect(again.body).toMatchObject({ said: { ...(once.body['said'] as object), correlationId: again.headers['x-correlation-id'] } });
    expect(other.body['said']).not.toMatchObject({ commandId: (once.body['said'] as { commandId: string }).commandId });
  });
  it('carries the version that the caller saw', async () => expect((await visit({ ...key, 'if-match': '"3"' })).body).toMatchObject({ said: { ifMatch: 3 } }));
  it('and no other form of it', async () => expect(await visit({ ...key, 'if-match': '3' })).toMatchObject({ status: 400, body: { reason: 'VERSION_MALFORMED' } }));
});

describe('An error at the edge', () => {
  it.each([
    ['refused', 409, 'NOT_ASKED'],
    ['unknown', 404, 'UNKNOWN_CASE'],
    ['foreign', 403, 'NOT_YOURS'],
    ['field', 422, 'TOO_MANY'],
    ['not-yet', 409, 'NOT_THERE'],
    ['otherwise', 422, 'SAID_OTHERWISE'],
    ['overtaken', 412, 'OVERTAKEN'],
    ['taken', 409, 'KEY_TAKEN'],
    ['away', 503, 'DATABASE_AWAY'],
    ['full', 507, 'DISK_FULL'],
    ['broken', 500, 'INTERNAL'],
  ])('%s is answered %d %s', async (which, status, reason) => {
    const { body, headers, ...rest } = await call({ url: `/desk/errors/${which}?code=K7WQ` });
    expect(rest.status).toBe(status);
    expect(headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(body).toMatchObject({ type: `urn:onehall:problem:${reason}`, status, reason, instance: `/desk/errors/${which}`, correlationId: headers['x-correlation-id'] });
    expect(JSON.stringify(body)).not.toContain('secret');
  });
  it('that refused a write for want of room is remembered', async () => {
    await call({ url: '/desk/errors/full' });
    expect(app.get(DiskRoom).isFull).toBe(true);
  });
  it('says when to try again', async () => expect((await call({ url: '/desk/errors/not-yet' })).headers['retry-after']).toBe('1'));
  it('names the article and the field', async () => {
    expect((await call({ url: '/desk/errors/refused' })).body).toMatchObject({ article: '信访工作条例 第二十三条' });
    expect((await call({ url: '/desk/errors/field' })).body).toMatchObject({ field: 'visitors' });
  });
  it.each([
    [undefined, '没有请这个部门。'],
    ['zh-CN,zh;q=0.9,en;q=0.8', '没有请这个部门。'],
    ['en-GB,en;q=0.9,zh;q=0.5', 'This department was not asked.'],
  ])('speaks the reader’s language: %s', async (language, detail) => {
    const { body } = await call({ url: '/desk/errors/refused', headers: language === undefined ? {} : { 'accept-language': language } });
    expect(body).toMatchObject({ detail, detailEn: 'This department was not asked.' });
  });
});

describe('A request that cannot be read', () => {
  const send = async (payload: string | object, type = 'application/json') => call({ method: 'POST', url: '/desk/visits', headers: { ...(await signIn('u-clerk')), ...key, 'content-type': type }, payload });
  it('names every field at fault, nested ones by their path, and repeats no value', async () => {
    const { status, body } = await send({ persons: 200, visitors: [{ name: '欧阳某某某某' }, { name: '张', phone: '13812345678' }] });
    expect(status).toBe(400);
    expect((body['errors'] as { field: string; rule: string }[]).map(({ field, rule }) => `${field} ${rule}`)).toEqual(['persons max', 'visitors.0.name maxLength', 'visitors.1.phone whitelistValidation']);
    expect(body).toMatchObject({ reason: 'INVALID', errors: [{ detail: '「persons」不能大于 99。' }, { detail: '「visitors.0.name」至多 5 个字。' }, { detail: '「visitors.1.phone」不是这里能填的内容。' }] });
    expect(JSON.stringify(body)).not.toMatch(/欧阳|13812345678/);
  });
  it('is malformed JSON', async () => expect(await send('{ "persons": ')).toMatchObject({ status: 400, body: { reason: 'BAD_REQUEST' } }));
  it('is no JSON at all', async () => expect(await send('persons=1', 'text/csv')).toMatchObject({ status: 415, body: { reason: 'UNKNOWN_CONTENT' } }));
  it('is too large', async () => expect(await send({ persons: 1, visitors: [], more: 'x'.repeat(3_000) })).toMatchObject({ status: 413, body: { reason: 'TOO_LARGE' } }));
  it('is addressed to nobody', async () => expect(await call({ url: '/nowhere?code=K7WQ' })).toMatchObject({ status: 404, body: { reason: 'UNKNOWN_PATH', instance: '/nowhere' } }));
  it.each(['/desk/cases/12', '/%ff', `/desk/errors/${'x'.repeat(200)}`])('has a bad address: %s', async url => {
    const { status, body } = await call({ url, headers: await signIn('u-clerk') });
    expect([400, 404, 414]).toContain(status);
    expect(body['type']).toMatch(/^urn:onehall:problem:/);
  });
});

describe('Every answer', () => {
  const policy = expect.stringContaining("default-src 'self'") as unknown;
  it('carries the correlation id that it was asked with', async () => expect((await call({ url: '/health/live', headers: { 'x-correlation-id': '0a4ce0dc-6b1f-4f43-9c5b-0d2c7a3f3e11' } })).headers['x-correlation-id']).toBe('0a4ce0dc-6b1f-4f43-9c5b-0d2c7a3f3e11'));
  it('or a new one', async () => expect((await call({ url: '/health/live', headers: { 'x-correlation-id': 'a b' } })).headers['x-correlation-id']).toMatch(/^[0-9a-f-]{36}$/));
  it('protects its reader and is kept by nobody', async () =>
    expect((await call({ url: '/desk/errors/refused' })).headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'x-frame-options': 'DENY', 'cache-control': 'no-store', 'content-security-policy': policy }));
});

describe('The process says of itself', () => {
  it('that it lives', async () => expect(await call({ url: '/health/live' })).toMatchObject({ status: 200, body: { status: 'live' } }));
  it('that it is ready, and which part is not', async () => {
    expect(await call({ url: '/health/ready' })).toMatchObject({ status: 200, body: { status: 'ready' } });
    app.get(Indicators).add({ name: 'intake database', check: () => Promise.reject(new RangeError('gone')) });
    expect(await call({ url: '/health/ready' })).toMatchObject({ status: 503, body: { status: 'not-ready', checks: { 'intake database': { ok: false, detail: { error: 'RangeError' } } } } });
  });
  it('what it measures, by route and never by address', async () => {
    const { text, headers } = await call({ url: '/metrics' });
    expect(headers['content-type']).toContain('text/plain');
    expect(text).toMatch(/http_request_duration_seconds_count\{method="GET",route="\/desk\/cases\/:id",status="200"\} 1/);
    expect(text).not.toContain('6f0f3c1e');
  });
});

describe('The virtual clock at the window', () => {
  const move = async (now: string, query = '') => call({ method: 'PUT', url: `/clock${query}`, headers: await signIn('u-administrator'), payload: { now } });
  it('may be read by everybody', async () => expect(await call({ url: '/clock' })).toMatchObject({ status: 200, body: { mode: 'virtual', now: '2009-01-25T00:00:00.000Z', quiet: true } }));
  it('is moved by the administrator alone', async () => expect((await call({ method: 'PUT', url: '/clock', headers: await signIn('u-clerk'), payload: { now: '2009-01-26T00:00:00.000Z' } })).status).toBe(403));
  it('moves on', async () => expect(await move('2009-01-26T00:00:00.000Z')).toMatchObject({ status: 200, body: { now: '2009-01-26T00:00:00.000Z' } }));
  it('and never back', async () => expect(await move('2009-01-24T00:00:00.000Z')).toMatchObject({ status: 409, body: { reason: 'CLOCK_ONLY_FORWARD' } }));
  it('to no day that does not exist', async () => expect((await move('2009-02-30T00:00:00.000Z')).status).toBe(400));
  it('only once the hall is quiet', async () => {
    let left = 3;
    app.get(Quiet).add({ busy: () => Promise.resolve(left-- > 0) });
    expect((await move('2009-01-27T00:00:00.000Z')).status).toBe(200);
    expect(left).toBeLessThan(0);
  });
  it('unless it is told not to wait', async () => {
    let asked = 0;
    app.get(Quiet).add({ busy: () => Promise.resolve(asked++ > 0 && asked < 1_000) });
    expect(await move('2009-01-28T00:00:00.000Z', '?settle=false')).toMatchObject({ status: 200 });
    expect(asked).toBeLessThan(3);
  });
});

describe('The API document', () => {
  it('names every call and describes every problem', async () => {
    const { body } = await call({ url: '/docs/openapi.json' });
    expect(body).toMatchObject({ paths: { '/desk/visits': { post: { operationId: 'registerVisit', parameters: [{ name: 'Idempotency-Key', in: 'header', required: true }, { name: 'If-Match', in: 'header', required: false }, { name: 'X-Hall-After', in: 'header', required: false }], responses: { default: { content: { 'application/problem+json': {} } } } } } }, components: { schemas: { Problem: { type: 'object' } } } });
  });
  it('is shown without fetching anything from elsewhere, also to whoever comes to the front door', async () => {
    const { text, headers } = await call({ url: '/docs' });
    expect([/(src|href)="https?:/.test(text), headers['content-security-policy']]).toEqual([false, expect.any(String)]);
    expect(await call({ url: '/' })).toMatchObject({ status: 302, headers: { location: '/docs' } });
    for (const file of ['swagger-ui.css', 'swagger-ui-bundle.js', 'swagger-ui-init.js']) expect((await call({ url: `/docs/${file}` })).status).toBe(200);
  });
  it('stands beside the one of the messages, which names the topics of this hall', async () => expect((await call({ url: '/docs/asyncapi.json' })).body).toMatchObject({ asyncapi: '3.0.0', channels: { intake: { address: 'county.intake.v1' } } }));
  it('cannot be made with a call that has no name', () => expect(createApp(moduleOf(NamelessModule), config())).rejects.toThrow('GET /nameless'));
});
