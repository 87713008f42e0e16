// What is said twice is meant once, also when it is said ten times at the same moment; and who speaks of a page that has been turned is told so. Then the requests that nobody can read.
import { randomUUID } from 'node:crypto';
import { Matter, openDepartments, registers, sendsOut, type Registered } from './acts.js';
import { storyHouse } from './house.js';

type Answered = Registered & { readonly version: number; readonly token: string; readonly repeated: boolean; readonly reason?: string };

const water = 'county-water';
const letter = { channel: 'letter', purpose: 'request', title: '水渠漏水', persons: [{ name: '赵小满', phone: '13900001111' }] };
const house = storyHouse('2026-03-02T01:00:00.000Z');
const key = (value: string = randomUUID()) => ({ 'idempotency-key': value });
const register = (headers: Record<string, string> = key(), body: object = letter, who = 'clerk') => house.as<Answered>(who, 'POST /intake/submissions', body, headers);
const atOnce = <Answer>(times: number, say: (index: number) => Promise<Answer>) => Promise.all(Array.from({ length: times }, (_, index) => say(index)));
const events = async (where: string) => (await house.asks<{ count: number }>(`select count(*)::int as count from ${where}`))[0]?.count;
const numbers = async () => (await house.asks<{ n: number }>(`select n::int as n from intake.drawn where scope = 'hall/2026/letter' order by n`)).map(({ n }) => n);

beforeAll(() => openDepartments(house, { [water]: '县水利局' }), 600_000);

describe('A command', () => {
  it('needs an Idempotency-Key of visible characters', async () => {
    for (const headers of [{}, key('short'), key(Buffer.from('有汉字的钥匙也不行').toString('latin1')), key('x'.repeat(201)), key('with a space in it')]) {
      const { token } = await house.does<{ token: string }>('nobody', 'POST /identity/sign-in', { id: 'u-clerk' });
      const { status, text } = await house.told({ method: 'POST', url: '/intake/submissions', headers: { ...headers, authorization: `Bearer ${token}` }, body: letter });
      expect([status, JSON.parse(text)]).toMatchObject([400, { reason: 'KEY_MISSING', field: 'Idempotency-Key' }]);
    }
  });

  it('said again with the same key is answered the same, and nothing more is written', async () => {
    const first = await register(key('the-same-letter'));
    await house.quiet();
    const before = await house.written();
    const again = await register(key('the-same-letter'));
    expect([first.status, again.status, first.body.repeated]).toEqual([201, 201, false]);
    expect(again.body).toEqual({ ...first.body, repeated: true });
    expect(await house.written()).toBe(before);
  });

  it('said otherwise with the same key is refused', async () => {
    expect(await register(key('the-same-letter'), { ...letter, title: '另一件事' })).toMatchObject({ status: 422, body: { reason: 'SAID_OTHERWISE', field: 'Idempotency-Key' } });
  });

  it('of somebody else with the same key is another command', async () => {
    const { status, body } = await register(key('the-same-letter'), letter, 'router');
    expect([status, body.repeated]).toEqual([201, false]);
  });

  it('said ten times at once is written once, and all hear the same', async () => {
    await house.quiet();
    const drawn = await numbers();
    const same = key();
    const answers = await atOnce(10, () => register(same));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
    expect(new Set(answers.map(({ body }) => JSON.stringify({ ...body, repeated: undefined }))).size).toBe(1);
    expect(answers.filter(({ body }) => !body.repeated)).toHaveLength(1);
    expect(await events(`intake.event where stream_id = 'hall/submission/${answers[0]?.body.submissionId}'`)).toBe(1);
    expect((await numbers()).length - drawn.length).toBe(1);
  });

  it('of ten people at once gets ten numbers in a row', async () => {
    await house.quiet();
    const drawn = await numbers();
    const answers = await atOnce(10, () => register());
    expect(new Set(answers.map(({ body }) => body.number)).size).toBe(10);
    expect((await numbers()).slice(drawn.length)).toEqual(Array.from({ length: 10 }, (_, index) => (drawn.at(-1) ?? 0) + index + 1));
  });

  it('that ten people say about one case at once happens once', async () => {
    const { caseId } = await registers(house);
    await sendsOut(house, caseId, [[water]]);
    const answers = await atOnce(10, () => house.as<Answered>(`handler@${water}`, `POST /routing/cases/${caseId}/signing-for`));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
    const [{ body: { token } } = { body: { token: '' } }] = answers;
    expect(token).toMatch(/^routing:0:\d+$/);
    for (const { body } of answers) expect(body.token).toBe(token);
    expect(await events(`routing.event where stream_id = 'hall/case/${caseId}' and type = 'CaseSignedFor'`)).toBe(1);
    expect(await events(`routing.event where stream_id = 'hall/case/${caseId}' and type = 'CustodyTaken'`)).toBe(1);
  });

  it('by which ten people want different things happens once, and the others are told', async () => {
    const { caseId } = await registers(house);
    const answers = await atOnce(10, index => house.as<{ reason?: string }>('router', `POST /intake/cases/${caseId}/redirection`, { organ: `机关${index}`, ground: 'NOT_OURS' }));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array.from({ length: 9 }, () => 409)]);
    expect(new Set(answers.flatMap(({ body }) => body.reason ?? []))).toEqual(new Set(['ALREADY_REDIRECTED']));
    expect(await events(`intake.event where stream_id = 'hall/case/${caseId}' and type = 'CaseRedirected'`)).toBe(1);
  });
});

describe('Who has seen a version', () => {
  let matter: Matter;
  const notes = (ifMatch: string) => house.as<Answered>(`handler@${water}`, `POST /routing/cases/${matter.caseId}/progress`, { note: '到过现场' }, { 'if-match': ifMatch });

  it('is heard when it is still the last one', async () => {
    const { caseId } = await registers(house);
    await sendsOut(house, caseId, [[water]]);
    matter = new Matter(house, caseId);
    await matter.signedBy(water);
    const { version } = await house.does<{ version: number }>('router', `GET /routing/cases/${caseId}`);
    expect(await notes(`"${version}"`)).toMatchObject({ status: 201, body: { version: version + 1 } });
    expect(await notes(`"${version}"`)).toMatchObject({ status: 412, body: { reason: 'OVERTAKEN', detailEn: `Somebody else was first (now version ${version + 1}): read it again and decide anew.` } });
  });

  it('is asked to spell it as a version', async () => {
    for (const wrong of ['5', '*', '"five"', 'W/"5"']) expect(await notes(wrong)).toMatchObject({ status: 400, body: { reason: 'VERSION_MALFORMED', field: 'If-Match' } });
  });

  it('and speaks at the same moment as another, is heard or told, but never both unheard', async () => {
    const { version } = await house.does<{ version: number }>('router', `GET /routing/cases/${matter.caseId}`);
    const answers = await atOnce(5, () => notes(`"${version}"`));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 412, 412, 412, 412]);
  });
});

describe('A request that nobody can read', () => {
  const sends = async (type: string, payload: string, url = '/identity/sign-in') => {
    const { status, text } = await house.told({ method: 'POST', url, headers: { 'content-type': type, ...key() }, body: payload });
    return [status, (JSON.parse(text) as { reason: string }).reason];
  };

  it('because it is no JSON', async () => {
    for (const payload of ['{"id":', '{id: clerk}', '', '\u0000', '{"id":"clerk","__proto__":{"role":"administrator"}}']) expect([payload, ...(await sends('application/json', payload))]).toEqual([payload, 400, 'BAD_REQUEST']);
    for (const payload of ['"clerk"', '[]', '7', 'null']) expect([payload, (await sends('application/json', payload))[0]]).toEqual([payload, 400]);
  });

  it('because it is in another language', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/xml', 'multipart/form-data; boundary=x', 'text/json']) expect([type, ...(await sends(type, 'id=clerk'))]).toEqual([type, 415, 'UNKNOWN_CONTENT']);
    expect((await sends('application/json; charset=utf-8', '{"id":"u-clerk"}'))[0]).toBe(200);
  });

  it('because it is too large', async () => {
    expect(await sends('application/json', JSON.stringify({ id: 'x'.repeat(1_100_000) }))).toEqual([413, 'TOO_LARGE']);
    expect((await sends('application/json', JSON.stringify({ id: 'x'.repeat(1_000_000) })))[0]).toBe(400);
  });

  it('because its address is none, or cannot be read', async () => {
    expect(await house.as('nobody', 'GET /nowhere')).toMatchObject({ status: 404, body: { reason: 'UNKNOWN_PATH', instance: '/nowhere' } });
    expect(await house.as('clerk', 'DELETE /intake/cases')).toMatchObject({ status: 405, body: { reason: 'METHOD_NOT_ALLOWED' }, headers: { allow: 'GET, HEAD' } });
    expect(await house.as('nobody', 'GET /intake/%zz')).toMatchObject({ status: 400, body: { reason: 'BAD_REQUEST' } });
    expect((await house.as('clerk', `GET /intake/cases/${'x'.repeat(300)}`)).status).toBeGreaterThanOrEqual(400);
  });

  it('is answered with its correlation id, and nothing of an answer may be kept', async () => {
    const { headers, body } = await house.as<{ correlationId: string }>('nobody', 'GET /nowhere', undefined, { 'x-correlation-id': '5d1f7a52-0c3e-4b8e-9f55-3f6a2f0d9c41' });
    expect([headers['x-correlation-id'], body.correlationId, headers['cache-control'], headers['x-content-type-options']]).toEqual(['5d1f7a52-0c3e-4b8e-9f55-3f6a2f0d9c41', '5d1f7a52-0c3e-4b8e-9f55-3f6a2f0d9c41', 'no-store', 'nosniff']);
    expect((await house.as('nobody', 'GET /health/live', undefined, { 'x-correlation-id': '<script>' })).headers['x-correlation-id']).toMatch(/^[0-9a-f-]{36}$/);
  });
});
