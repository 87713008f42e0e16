// The window of intake over HTTP: who is registered how, what leaves the window by which paper, what a petitioner may follow and rate, and whom the hall forgets.
import { randomUUID } from 'node:crypto';
import { openHouse, type StoryHouse } from './house.js';

interface Registered {
  readonly submissionId: string;
  readonly caseId: string;
  readonly number: string;
  readonly queryCode: string | null;
  readonly version: number;
  readonly repeated: boolean;
}

let house: StoryHouse;
beforeAll(async () => {
  house = await openHouse('2026-03-02T01:00:00.000Z');
  for (const department of ['county-water', 'county-land']) await house.does('administrator', 'POST /routing/departments', { department, name: `${department}局`, aliases: [], remits: ['水利'] });
  await house.quiet();
}, 600_000);
afterAll(() => house.close());

const person = { standing: 'petitioner', name: '赵小满', phone: '139 0000 1111', idNumber: '11010519491231002x', address: '城关镇一号' };
const visit = { channel: 'visit', personCount: 1, purpose: 'request', title: '水渠漏水', text: '家门口的水渠漏水三个月了。', persons: [person] };
const register = (changes: object = {}) => house.does<Registered>('clerk', 'POST /intake/submissions', { ...visit, ...changes });
const refuses = async (request: string, body: object, who = 'clerk') => {
  const { status, body: problem } = await house.as<{ reason: string; field?: string; article?: string }>(who, request, body);
  return { status, reason: problem.reason, field: problem.field };
};
const follow = (number: string, code: string) => house.as('nobody', `GET /intake/public/cases?number=${number}&code=${code}`);
const asHandler = (department: string, request: string) => house.as(`handler@${department}`, request);
const toWater = { way: 'transfer', departments: [{ department: 'county-water', part: 'lead' }] };

describe('A petitioner is registered', () => {
  it('with a number, a code and a receipt, and the same said again is the same', async () => {
    const key = { 'idempotency-key': randomUUID() };
    const first = await house.as<Registered>('clerk', 'POST /intake/submissions', visit, key);
    const again = await house.as<Registered>('clerk', 'POST /intake/submissions', visit, key);
    expect(first.status).toBe(201);
    expect(first.body.number).toMatch(/^20260302V\d{5}$/);
    expect(first.body.queryCode).toMatch(/^[2-9A-HJKMNP-Z]{10}$/);
    expect(again.body).toEqual({ ...first.body, repeated: true });
    await house.quiet();
    expect((await house.as<Registered>('clerk', 'POST /intake/submissions', visit, key)).body).toEqual({ ...first.body, repeated: true });
    expect(await house.as('clerk', 'POST /intake/submissions', { ...visit, title: '别的事' }, key)).toMatchObject({ status: 422 });
  });

  it('and is read again by the hall, and by no department to which nothing was sent', async () => {
    const { submissionId, caseId } = await register();
    const { body } = await house.as('clerk', `GET /intake/submissions/${submissionId}`);
    expect(body).toMatchObject({ title: '水渠漏水', text: visit.text, persons: [{ name: '赵小满', address: '城关镇一号' }], queryable: true, corrections: [] });
    expect(body).not.toHaveProperty('queryCode');
    expect((await asHandler('county-water', `GET /intake/submissions/${submissionId}`)).status).toBe(403);
    await house.does('router', `POST /intake/cases/${caseId}/disposal`, toWater);
    await house.quiet();
    expect((await asHandler('county-water', `GET /intake/submissions/${submissionId}`)).body).toMatchObject({ title: '水渠漏水' });
    expect((await asHandler('county-land', `GET /intake/cases/${caseId}`)).status).toBe(403);
    expect((await asHandler('county-water', 'GET /intake/cases')).body).toMatchObject({ total: 1, items: [{ caseId, title: '水渠漏水' }] });
  });

  it('and corrected with the reason', async () => {
    const { submissionId } = await register();
    await house.does('clerk', `POST /intake/submissions/${submissionId}/corrections`, { title: '水管漏水', reasons: '听错' });
    expect((await house.as('clerk', `GET /intake/submissions/${submissionId}`)).body).toMatchObject({ title: '水管漏水', text: visit.text, corrections: ['听错'], version: 2 });
  });

  it('and known again by ID number, or by name and phone, and found blind', async () => {
    await house.quiet();
    const { submissionId, caseId } = await register({ persons: [{ name: '赵 小满', phone: '+86 13900001111' }] });
    await house.quiet();
    const { body: read } = await house.as<{ persons: { personId: string }[] }>('clerk', `GET /intake/submissions/${submissionId}`);
    const { body: found } = await house.as<{ items: { personId: string; cases: { caseId: string; title: string }[] }[] }>('clerk', `GET /intake/persons/search?idNumber=11010519491231002X`);
    expect(found.items.map(({ personId }) => personId)).toEqual([read.persons[0]?.personId]);
    expect(found.items[0]?.cases).toContainEqual(expect.objectContaining({ caseId, title: '水渠漏水' }));
    expect((await house.as('clerk', 'GET /intake/persons/search')).body).toMatchObject({ reason: 'NOTHING_TO_SEARCH_BY' });
  });

  it('and a second submission joins the case that is there', async () => {
    const { caseId } = await register();
    await house.quiet();
    const joined = await register({ caseId, channel: 'letter' });
    await house.quiet();
    expect(joined.caseId).toBe(caseId);
    expect((await house.as('clerk', `GET /intake/cases/${caseId}`)).body).toMatchObject({ phase: 'open', submissions: [expect.anything(), { submissionId: joined.submissionId }] });
    expect((await house.as('clerk', `GET /intake/cases?q=${joined.number.toLowerCase()}`)).body).toMatchObject({ total: 1, items: [{ caseId }] });
    // Its page says how this submission came, not the one that opened the case.
    expect(await follow(joined.number, joined.queryCode ?? '')).toMatchObject({ status: 200, body: { number: joined.number, channel: 'letter' } });
    expect(await refuses('POST /intake/submissions', { ...visit, caseId: randomUUID() })).toEqual({ status: 422, reason: 'UNKNOWN_CASE', field: 'caseId' });
  });

  it('but an import only once', async () => {
    const imported = { channel: 'web', persons: [], origin: { system: 'board', reference: randomUUID() } };
    await register(imported);
    expect(await refuses('POST /intake/submissions', { ...visit, ...imported })).toMatchObject({ status: 409, reason: 'KEY_TAKEN' });
  });
});

describe('The window refuses', () => {
  it.each([
    ['a visit of nobody', { personCount: 0, persons: [] }, { reason: 'VISITORS_NOT_COUNTED', field: 'personCount' }],
    ['a receipt in the future', { receivedAt: '2026-03-02T09:00:00.001+08:00' }, { reason: 'RECEIVED_IN_FUTURE', field: 'receivedAt' }],
    ['a superior without a name', { channel: 'superior' }, { reason: 'ORGAN_NOT_NAMED', field: 'origin.organ' }],
    ['an accusation that is typed in', { channel: 'letter', purpose: 'accusation', persons: [] }, { reason: 'ACCUSATION_NOT_TYPED', field: 'title' }],
    ['the same person twice', { personCount: 2, persons: [person, { ...person, phone: undefined }] }, { reason: 'PERSON_TWICE', field: 'persons' }],
  ])('%s', async (_, changes, refused) => expect(await refuses('POST /intake/submissions', { ...visit, ...changes })).toEqual({ status: 422, ...refused }));

  it.each<[string, object]>([
    ['an unknown channel', { channel: 'pigeon' }],
    ['a blank title', { title: '  ' }],
    ['control characters', { title: 'a\u0007b' }],
    ['a day that the calendar has not', { petitionedOn: '2026-02-30' }],
    ['an instant without a zone', { receivedAt: '2026-03-02T09:00:00' }],
    ['null', { title: null }],
    ['a field that nobody knows', { colour: 'red' }],
    ['a person without a name', { persons: [{ phone: '13900001111' }] }],
  ])('%s, naming the field', async (_, changes) => {
    const { status, body } = await house.as<{ reason: string; errors: unknown[] }>('clerk', 'POST /intake/submissions', { ...visit, ...changes });
    expect([status, body.reason]).toEqual([400, 'INVALID']);
    expect(body.errors.length).toBeGreaterThan(0);
  });

  it('a department that is not there, by its place in the list', async () => {
    const { caseId } = await register();
    const departments = [{ department: 'county-water', part: 'lead' }, { department: 'county-nowhere', part: 'assist' }];
    expect(await refuses(`POST /intake/cases/${caseId}/disposal`, { way: 'transfer', departments }, 'router')).toEqual({ status: 422, reason: 'UNKNOWN_DEPARTMENT', field: 'departments.1.department' });
  });

  it('a case that nobody ever heard of', async () => expect(await refuses(`POST /intake/cases/${randomUUID()}/disposal`, { way: 'urgent' }, 'router')).toMatchObject({ status: 404, reason: 'UNKNOWN_CASE' }));
});

describe('A case leaves the window', () => {
  it('a moment after it was registered, by a numbered slip', async () => {
    const { caseId } = await register();
    expect(await house.does('router', `POST /intake/cases/${caseId}/disposal`, toWater)).toMatchObject({ caseId, paper: { kind: '转送单', issuedOn: '2026-03-02' }, article: '信访工作条例 第二十二条第一款第一项、第二十二条第一款第二项' });
    expect(await refuses(`POST /intake/cases/${caseId}/decline`, { ground: 'IN_HAND', reasons: '县里在办' }, 'router')).toMatchObject({ status: 409, reason: 'ALREADY_DISPOSED' });
  });

  it('declined on a ground of the law, and its petitioner can read why', async () => {
    const { caseId, number, queryCode } = await register();
    const grounds = await house.does<{ items: { code: string }[] }>('router', 'GET /intake/grounds');
    expect(grounds.items.map(({ code }) => code)).toContain('IN_HAND');
    expect(await house.does('router', `POST /intake/cases/${caseId}/decline`, { ground: 'IN_HAND', reasons: '县里在办' })).toMatchObject({ paper: { kind: '不予受理告知书' }, article: '信访工作条例 第十九条第三款' });
    await house.quiet();
    expect((await follow(number, queryCode ?? '')).body).toMatchObject({ steps: [{ step: 'registered', on: '2026-03-02' }, { step: 'not-accepted', on: '2026-03-02', paper: { kind: '不予受理告知书' } }, { step: 'ended' }] });
  });

  it('redirected to the organ that is competent', async () => {
    const { caseId } = await register();
    expect(await house.does('router', `POST /intake/cases/${caseId}/redirection`, { organ: '县人民法院', ground: 'POLITICAL_LEGAL' })).toMatchObject({ paper: { kind: '去向告知书' } });
    expect((await house.as('clerk', `GET /intake/cases/${caseId}`)).body).toMatchObject({ phase: 'redirected', redirected: { organ: '县人民法院' } });
  });
});

describe('An accusation', () => {
  it('has a number and no code, is handed over sealed, and is shown to nobody else', async () => {
    const { caseId, number, queryCode } = await house.does<Registered>('clerk', 'POST /intake/submissions', { channel: 'letter', purpose: 'accusation' });
    expect([number, queryCode]).toEqual([expect.stringMatching(/^20260302L\d{5}$/), null]);
    expect(await refuses(`POST /intake/cases/${caseId}/disposal`, toWater, 'router')).toMatchObject({ status: 422, reason: 'ONLY_TO_DISCIPLINE' });
    await house.does('router', `POST /intake/cases/${caseId}/disposal`, { way: 'discipline', organ: '县纪委监委' });
    await house.quiet();
    expect((await house.as('secretary', `GET /intake/cases/${caseId}`)).status).toBe(403);
    expect((await house.as('secretary', `GET /intake/cases?q=${number}`)).body).toMatchObject({ total: 0 });
    expect((await house.as('discipline', 'GET /intake/cases')).body).toMatchObject({ total: 1, items: [{ caseId }] });
    expect(await follow(number, 'AAAAAAAAAA')).toMatchObject({ status: 404, body: { reason: 'UNKNOWN_NUMBER' } });
    expect(await refuses('POST /intake/submissions', { ...visit, caseId })).toMatchObject({ status: 422, reason: 'ACCUSATION_STANDS_ALONE' });
  });
});

describe('A petitioner with number and code', () => {
  it('learns as little from a wrong code as from a wrong number', async () => {
    const { number, queryCode } = await register();
    await house.quiet();
    const answers = await Promise.all([follow(number, '2222222222'), follow('20260302V99999', queryCode ?? '')]);
    const [wrongCode, wrongNumber] = answers.map(({ status, body }) => ({ status, ...body, correlationId: undefined }));
    expect(wrongCode).toMatchObject({ status: 404, reason: 'UNKNOWN_NUMBER' });
    expect(wrongNumber).toEqual(wrongCode);
  });

  it('cannot rate before the reply came', async () => {
    const { number, queryCode } = await register();
    await house.quiet();
    expect(await refuses('POST /intake/public/cases/rating', { number, code: queryCode ?? '', office: 'satisfied', departments: 'fair' }, 'nobody')).toMatchObject({ status: 409, reason: 'RATING_NOT_OPEN' });
  });
});

describe('The hall forgets a person', () => {
  it('for good: the name is gone where it stood, and nobody is found by it', async () => {
    const { submissionId } = await register({ persons: [{ name: '钱多多', phone: '13700002222' }] });
    await house.quiet();
    const { body } = await house.as<{ persons: { personId: string }[] }>('clerk', `GET /intake/submissions/${submissionId}`);
    const personId = body.persons[0]?.personId ?? '';
    expect(await refuses(`POST /intake/persons/${personId}/forgetting`, { ground: 'petitioner-request' })).toMatchObject({ status: 403 });
    await house.does('administrator', `POST /intake/persons/${personId}/forgetting`, { ground: 'petitioner-request' });
    await house.quiet();
    expect((await house.as('clerk', `GET /intake/submissions/${submissionId}`)).body).toMatchObject({ persons: [{ personId, name: { forgotten: true }, phone: { forgotten: true } }], title: '水渠漏水', forgotten: [{ personId, on: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/) as string, ground: 'petitioner-request' }] });
    expect((await house.as('clerk', `GET /intake/persons/search?name=${encodeURIComponent('钱多多')}`)).body).toEqual({ items: [] });
    expect(await refuses(`POST /intake/persons/${randomUUID()}/forgetting`, { ground: 'petitioner-request' }, 'administrator')).toMatchObject({ status: 404, reason: 'UNKNOWN_PERSON' });
  });
});

describe('A submission that joins a week later', () => {
  it('has a page of its own day and door', async () => {
    const { caseId, number, queryCode } = await register({ channel: 'visit' });
    await house.until('2026-03-09T01:00:00.000Z');
    const joined = await register({ caseId, channel: 'phone' });
    const page = async (slip: { number: string; queryCode: string | null }) => (await follow(slip.number, slip.queryCode ?? '')).body;
    expect(await page(joined)).toMatchObject({ receivedOn: '2026-03-09', channel: 'phone', steps: [{ step: 'registered', on: '2026-03-09' }] });
    expect(await page({ number, queryCode })).toMatchObject({ channel: 'visit', steps: [{ step: 'registered', on: '2026-03-02' }] });
  });
});
