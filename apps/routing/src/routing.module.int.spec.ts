// Routing over HTTP in a real PostgreSQL: a case from its opening to its ending through the windows, and who is shown what on the way.
import { CaseDisposed, CaseOpened, DepartmentUrged, SubmissionRegistered } from '@onehall/contracts';
import type { Actor } from '@onehall/kernel';
import { freshDatabase, runAt, type FreshDatabase } from '@onehall/testing';
import { caseId, clerk, handlerOf, headOf, land, law, monday, opened, roads, router, slip, toBoth, water } from '../test/a-case.js';
import { openHall } from '../test/a-hall.js';

const administrator: Actor = { id: 'u-administrator', role: 'administrator' };
const morning = `${monday}T01:00:00.000Z`;
const title = '水库漏水，两千亩地无水灌溉';
const personId = '00000000-0000-4000-8000-00000000b001';
const name = '赵小满';

let database: FreshDatabase;
let hall: Awaited<ReturnType<typeof openHall>>;
let said = 0;

async function call(who: Actor, line: `${'GET' | 'POST'} /${string}`, payload?: object) {
  const [method, url] = line.startsWith('GET ') ? (['GET', line.slice(4)] as const) : (['POST', line.slice(5)] as const);
  const { token } = await hall.tokens.sign({ name: who.id, ...who });
  const headers = { authorization: `Bearer ${token}`, ...(method === 'POST' && { 'idempotency-key': `test-${String(++said).padStart(6, '0')}` }) };
  const response = await hall.app.inject({ method, url: `/routing${url}`, headers, ...(payload && { payload }) });
  return { status: response.statusCode, body: response.json<Record<string, unknown>>() };
}
const post = (who: Actor, act: string, payload?: object) => call(who, `POST /cases/${caseId}/${act}`, payload);
const done = async (who: Actor, act: string, payload?: object) => expect(await post(who, act, payload)).toMatchObject({ status: 201, body: { caseId, repeated: false } });
const settle = async () => expect(await hall.quiet.whenQuiet(10_000)).toBe(true);
const intake = (event: Parameters<NonNullable<ReturnType<typeof hall.voices.get>>['say']>[0]) => hall.voices.get('intake')?.say(event, morning);

beforeAll(async () => {
  database = await freshDatabase();
  hall = await openHall(database, `${monday}T02:00:00.000Z`);
  await settle();
  const remits: Record<string, readonly string[]> = { [water]: ['水库', '灌溉'], [land]: ['土地'], [roads]: ['公路'] };
  for (const [department, words] of Object.entries(remits)) {
    expect(await call(administrator, 'POST /departments', { department, name: `${department}局`, aliases: [], remits: words })).toMatchObject({ status: 201, body: { department } });
  }
  const [sealed, own] = await hall.vault.seal([{ owner: `case/${caseId}`, at: `${caseId}#title`, plain: title }, { owner: `person/${personId}`, at: `${caseId}#persons.0.name`, plain: name }]);
  if (!sealed || !own) throw new Error('The vault sealed nothing.');
  intake(SubmissionRegistered({
    submissionId: caseId, caseId, opens: true, number: opened.number, channel: 'visit', receivedAt: morning, persons: [{ personId, standing: 'petitioner', name: own }], personCount: 1, collective: false, purpose: 'request',
  }));
  intake(CaseOpened({ ...opened, caseId, submissionId: caseId, channel: 'visit', purpose: 'request', title: sealed, routeBy: law.deadline('C-ROUTE', monday) }));
  intake(CaseDisposed({ caseId, way: 'transfer', disposedOn: monday, departments: toBoth, article: law.article('T03'), paper: slip }));
  await settle();
});
afterAll(async () => {
  await hall.close();
  await runAt(database.adminUrl, `drop database ${database.name}_vault with (force)`);
  await database.drop();
});

describe('A case that intake has sent on its way', () => {
  it('lies on the desks of those who were asked, with its title in clear', async () => {
    expect(await call(handlerOf(water), 'GET /desk?phase=asked')).toMatchObject({ status: 200, body: { total: 1, items: [{ caseId, title, part: 'lead', heldBy: 'hall', number: opened.number }] } });
    expect((await call(handlerOf(roads), 'GET /desk')).body).toMatchObject({ total: 0 });
  });
  it('stands on the board of the hall', async () =>
    expect((await call(router, 'GET /cases?state=sent-out&custodian=hall')).body).toMatchObject({ total: 1, items: [{ caseId, title, offeredTo: water, departments: [land, water] }] }));
  it('is read by those who were asked and by nobody else', async () => {
    expect(await call(handlerOf(land), `GET /cases/${caseId}`)).toMatchObject({ status: 200, body: { version: 3, title, case: { phase: 'open', custodian: 'hall', offeredTo: water } } });
    expect(await call(handlerOf(roads), `GET /cases/${caseId}`)).toMatchObject({ status: 403, body: { reason: 'NOT_YOURS_TO_READ' } });
    expect(await call(clerk, `GET /cases/${caseId}`)).toMatchObject({ status: 403, body: { reason: 'ROLE_NOT_ADMITTED' } });
    expect(await call(router, 'GET /cases/00000000-0000-4000-8000-000000000000')).toMatchObject({ status: 404, body: { reason: 'UNKNOWN_CASE' } });
  });
});

describe('The windows refuse', () => {
  it('a department that is not in the register', async () =>
    expect(await post(router, 'sending', { way: 'transfer', departments: [{ department: 'county-nowhere', part: 'assist' }] })).toMatchObject({ status: 422, body: { reason: 'UNKNOWN_DEPARTMENT', field: 'departments' } }));
  it('one that proposes nobody', async () => expect(await post(handlerOf(land), 'objection', { reasons: '不属于本单位', proposes: 'county-nowhere' })).toMatchObject({ status: 422, body: { field: 'proposes' } }));
  it('a day that is not in the calendar', async () => expect(await post(handlerOf(water), 'acceptance-delivery', { deliveredOn: '2026-02-30' })).toMatchObject({ status: 400, body: { reason: 'INVALID' } }));
  it('what a department was not asked for', async () => expect(await post(handlerOf(roads), 'signing-for')).toMatchObject({ status: 409, body: { reason: 'NOT_ASKED', article: '信访工作条例 第二十三条第三款' } }));
  it('endings that are intake’s', async () => expect(await post(router, 'ending', { how: 'declined' })).toMatchObject({ status: 400 }));
});

describe('The case goes through the hall', () => {
  it('signed for, objected to, sent to another, accepted, extended and answered', async () => {
    await done(handlerOf(water), 'signing-for');
    await done(handlerOf(land), 'signing-for');
    await done(handlerOf(land), 'objection', { reasons: '不涉及土地。', proposes: roads });
    await done(router, 'objection/upholding', { department: land });
    await done(router, 'sending', { way: 'transfer', departments: [{ department: roads, part: 'assist' }] });
    await done(handlerOf(roads), 'signing-for');
    for (const one of [water, roads]) await done(handlerOf(one), 'acceptance', { route: 'route-6' });
    await done(handlerOf(water), 'acceptance-delivery', {});
    await done(handlerOf(water), 'progress', { note: '与信访人到现场查看。' });
    expect(await post(handlerOf(water), 'extension', { days: 30, reasons: '等待枯水期。' })).toMatchObject({ status: 403, body: { reason: 'NOT_YOURS_TO_EXTEND', article: '信访工作条例 第三十四条' } });
    await done(headOf(water), 'extension', { days: 30, reasons: '等待枯水期。' });
    await done(handlerOf(water), 'part', { outcome: 'supported', answer: '更换闸门。' });
    expect(await post(handlerOf(water), 'reply', { outcome: 'supported', claim: '恢复灌溉', facts: '闸门失修', opinion: '予以支持', basis: '水法第三条' })).toMatchObject({ status: 409, body: { reason: 'PARTS_MISSING' } });
    await done(handlerOf(roads), 'part', { outcome: 'supported', answer: '修复便道。' });
  });
  it('urged by supervision', async () => {
    hall.voices.get('supervision')?.say(DepartmentUrged({ caseId, urgeId: caseId, department: water, urgedOn: monday, ground: '临近到期' }), morning);
    await settle();
    expect((await call(handlerOf(water), 'GET /desk')).body).toMatchObject({ items: [{ urges: 1, extended: true, custodian: true }] });
  });
  it('replied to, delivered and ended', async () => {
    await done(handlerOf(water), 'reply', { outcome: 'supported', claim: '恢复灌溉', facts: '闸门失修', opinion: '予以支持', basis: '水法第三条' });
    await done(handlerOf(water), 'custody/offer', { to: 'hall' });
    await done(clerk, 'custody/taking');
    await done(clerk, 'delivery', { method: 'direct', receiver: ' 赵 小满' });
    await done(router, 'ending', { how: 'answered' });
    await settle();
  });
  it('and is found where it was, with each number from its own register and every text in clear for the entitled', async () => {
    const { body } = await call(router, `GET /cases/${caseId}`);
    const history = body['history'] as { type: string; data: { paper?: { number: string }; answer?: string; department?: string } }[];
    expect(history.flatMap(({ data }) => data.paper?.number ?? [])).toEqual(['1号', '补转〔2026〕1号', '受告〔2026〕1号', '受告〔2026〕2号', '延告〔2026〕1号', '处意〔2026〕1号']);
    expect(history.flatMap(({ data }) => data.answer ?? [])).toEqual(['更换闸门。', '修复便道。']);
    expect(history.find(({ type }) => type === 'ReplyDelivered')?.data).toMatchObject({ receiver: { personId, name: ' 赵 小满' } });
    expect(body).toMatchObject({ case: { phase: 'ended', how: 'answered', custodian: 'hall', returned: [land] } });
    expect(await call(handlerOf(land), `GET /cases/${caseId}`)).toMatchObject({ status: 403 });
    const { body: custody } = await call(handlerOf(water), `GET /cases/${caseId}/custody`);
    expect((custody['holdings'] as { custodian: string }[]).map(({ custodian }) => custodian)).toEqual(['hall', water, 'hall']);
    expect((await call(handlerOf(water), 'GET /desk?phase=ended')).body).toMatchObject({ total: 1 });
  });
});

describe('Whoever takes a reply', () => {
  const another = '00000000-0000-4000-8000-0000000000a7';
  const owners = async (type: string) => (await runAt<{ owner: string }>(database.url('routing_owner'), `select data::jsonb->'receiver'->'name'->>'key' as owner from routing.event where type = '${type}' order by gpos`)).map(({ owner }) => owner);
  const says = (who: Actor, act: string, payload: object, key: string) => hall.tokens.sign({ name: who.id, ...who }).then(({ token }) =>
    hall.app.inject({ method: 'POST', url: `/routing/cases/${another}/${act}`, headers: { authorization: `Bearer ${token}`, 'idempotency-key': key }, payload }).then(response => ({ status: response.statusCode, body: response.json<object>() })));

  it('is the person who brought the case, when the name is theirs, and nobody’s case', async () => expect(await owners('ReplyDelivered')).toEqual([`person/${personId}`]));

  it('is somebody with a key of their own, when it is not; and the same request said again names the same one', async () => {
    intake(CaseOpened({ ...opened, caseId: another, submissionId: another, channel: 'visit', purpose: 'request', routeBy: law.deadline('C-ROUTE', monday) }));
    intake(CaseDisposed({ caseId: another, way: 'transfer', disposedOn: monday, departments: [{ department: water, part: 'lead' }], article: law.article('T03'), paper: slip }));
    await settle();
    const handled = [['signing-for', {}], ['acceptance', { route: 'route-6' }], ['part', { outcome: 'supported', answer: '修好。' }], ['reply', { outcome: 'supported', claim: '修复', facts: '失修', opinion: '支持', basis: '水法' }]] as const;
    for (const [act, payload] of handled) expect(await says(handlerOf(water), act, payload, `take-${act}-1`)).toMatchObject({ status: 201 });
    const take = () => says(clerk, 'delivery', { method: 'direct', receiver: name }, 'take-delivery-1');
    expect(await take()).toMatchObject({ status: 201, body: { repeated: false } });
    const [, owner] = await owners('ReplyDelivered');
    expect([`person/${personId}`, `case/${another}`, undefined, null]).not.toContain(owner);
    intake(SubmissionRegistered({
      submissionId: another, caseId: another, opens: false, number: '2', channel: 'visit', receivedAt: morning, persons: [{ personId, standing: 'petitioner', name }], personCount: 1, collective: false, purpose: 'request',
    }));
    await settle();
    expect(await take()).toMatchObject({ status: 201, body: { repeated: true } });
    expect(await owners('ReplyDelivered')).toHaveLength(2);
  });
});

describe('The register of departments', () => {
  it('suggests whom a text is about, short or long', async () => {
    expect((await call(clerk, `GET /departments/suggestion?text=${encodeURIComponent('水库不能灌溉')}`)).body).toMatchObject({ items: [{ department: water, words: ['水库', '灌溉'] }] });
    expect(await call(router, 'POST /departments/suggestion', { text: `公路塌方${'。'.repeat(5_000)}` })).toMatchObject({ status: 200, body: { items: [{ department: roads }] } });
  });
  it('changes and closes, and names only departments that it knows', async () => {
    expect(await call(router, `POST /departments/${roads}/remit`, { remits: ['公路', '桥梁'], reasons: '机构改革' })).toMatchObject({ status: 201 });
    expect(await call(router, `POST /departments/${roads}/closing`, { successor: 'county-nowhere' })).toMatchObject({ status: 422, body: { reason: 'UNKNOWN_DEPARTMENT', field: 'successor' } });
    expect(await call(router, `POST /departments/${roads}/closing`, { successor: land })).toMatchObject({ status: 201 });
    expect(await call(router, 'POST /departments/county-nowhere/closing', {})).toMatchObject({ status: 404 });
    await settle();
    expect((await call(clerk, 'GET /departments?size=200')).body).toMatchObject({ total: 3, items: [{ department: land }, { department: roads, successor: land }, { department: water }] });
  });
});
