// A name, a phone, an ID number, an address and a sentence are planted and lived through every window of the hall; then nobody finds them in any table, dump, log or file. And a person who is forgotten is forgotten for good, while every chain still holds.
import { services } from '@onehall/contracts';
import { verifyLog } from '@onehall/event-store';
import { runAt } from '@onehall/testing';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { matterWith, on, openDepartments, registers, reply, type Matter, type Registered } from './acts.js';
import { storyHouse } from './house.js';

const sentence = '她在三号窗口哭了很久，说再也不来了。';
const person = { name: '欧阳藏锋', phone: '139 8765 4321', idNumber: '110101198407231235', address: '柳树巷十九号' };
const [water, land] = ['county-water', 'county-land'];
const house = storyHouse(on('2026-03-02'), { logLevel: 'trace' });
const visit = { title: sentence, text: sentence, persons: [person], personCount: 1 };
let matter: Matter & Registered;
let personId: string;

/** In every spelling in which it might lie somewhere: as it was typed, without blanks, in an address, escaped, in hexadecimal and in base64. */
const spellings = (plain: string): readonly string[] => {
  const bytes = Buffer.from(plain);
  const escaped = [...plain].map(letter => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');
  return [...new Set([plain, plain.replaceAll(' ', ''), encodeURIComponent(plain), escaped, bytes.toString('hex'), bytes.toString('base64').replace(/=+$/, ''), bytes.toString('base64url')])];
};
const planted = (): readonly string[] => [sentence, ...Object.values(person), matter.queryCode ?? ''].flatMap(spellings);
const holds = (text: string, needles = planted()): readonly string[] => needles.filter(needle => text.includes(needle));
const find = (query: Readonly<Record<string, string>>) => house.does<{ items: readonly { personId: string }[] }>('clerk', `GET /intake/persons/search?${new URLSearchParams(query).toString()}`);
const vaultAsks = <Row extends object>(sql: string) => runAt<Row>(house.ground.vaultUrl, sql);

/** Which tables of a database hold a row in which one of these stands. */
async function tablesWith(url: string, needles: readonly string[]): Promise<readonly string[]> {
  const tables = await runAt<{ name: string }>(url, `select format('%I.%I', table_schema, table_name) as name from information_schema.tables where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'`);
  const any = `array[${needles.map(needle => `'%${needle.replace(/[\\%_]/g, '\\$&')}%'`).join(', ')}]`;
  const found = await runAt<{ name: string; rows: number }>(url, tables.map(({ name }) => `select '${name}' as name, count(*)::int as rows from ${name} as t where t::text like any (${any})`).join(' union all '));
  return found.filter(({ rows }) => rows > 0).map(({ name }) => name);
}

/** Everything that a database holds, as the database itself writes it out. */
const dumped = async (url: string): Promise<string> => (await runAt<{ dump: string }>(url, `select database_to_xml(true, false, '')::text as dump`))[0]?.dump ?? '';

async function livesThroughItAll(): Promise<void> {
  matter = await matterWith(house, [water, land], visit);
  const { caseId } = matter;
  const secretary = (act: string, body: object, method = 'POST') => house.does<{ conferenceId: string; tasks: readonly { taskId: string }[] }>('secretary', `${method} /conference/conferences${act}`, body);
  await house.does('clerk', `POST /intake/submissions/${matter.submissionId}/corrections`, { text: sentence, reasons: '补录' });
  await matter.signedBy(water, land);
  await matter.says(land, 'objection', { reasons: sentence });
  await house.does('router', `POST /routing/cases/${caseId}/objection/denial`, { department: land, reasons: sentence });
  await matter.acceptedBy(water, land);
  await matter.says(water, 'progress', { note: sentence });
  await house.does(`head@${water}`, `POST /routing/cases/${caseId}/extension`, { days: 10, reasons: sentence });
  const { conferenceId } = await secretary('', { cases: [caseId], subject: '协调', convener: '副县长', heldAt: '2026-03-02T09:00:00+08:00', venue: '会议室', invited: [water] });
  await secretary(`/${conferenceId}/agenda`, { agenda: [{ caseId, topic: sentence }] }, 'PUT');
  await secretary(`/${conferenceId}/attendance`, { department: water, attendance: 'present' });
  await secretary(`/${conferenceId}/positions`, { department: water, about: caseId, stance: 'agree', view: sentence });
  const { tasks } = await secretary(`/${conferenceId}/resolution`, { resolution: sentence, tasks: [{ caseId, department: water, what: sentence, dueOn: '2026-04-01' }] });
  await secretary(`/${conferenceId}/minutes`, { convener: '副县长', minutes: sentence });
  await secretary(`/${conferenceId}/signatures`, { leader: '县长', instruction: sentence });
  await house.does(`handler@${water}`, `POST /conference/conferences/${conferenceId}/tasks/${tasks[0]?.taskId}/done`, { report: sentence });
  const { urgeId } = await house.does<{ urgeId: string }>('supervisor', `POST /supervision/cases/${caseId}/urges`, { department: water, ground: '来电', wording: sentence });
  await house.does(`handler@${water}`, `POST /supervision/cases/${caseId}/urges/${urgeId}/answer`, { answer: sentence });
  for (const one of [water, land]) await matter.says(one, 'part', { outcome: 'explained', answer: sentence });
  await matter.says(water, 'reply', { ...reply, claim: sentence, facts: sentence, opinion: sentence });
  await house.does('clerk', `POST /routing/cases/${caseId}/delivery`, { method: 'direct', receiver: person.name });
  await house.quiet();
  await house.does('nobody', 'POST /intake/public/cases/rating', { number: matter.number, code: matter.queryCode, office: 'fair', departments: 'fair', comment: sentence });
}

/** Ways off the path: told no, sent elsewhere, settled, sent back, and everything that is refused or breaks. */
async function andOffThePath(): Promise<void> {
  const { caseId: declined } = await registers(house, visit);
  await house.does('router', `POST /intake/cases/${declined}/decline`, { ground: 'IN_HAND', reasons: sentence });
  const { caseId: redirected } = await registers(house, visit);
  await house.does('router', `POST /intake/cases/${redirected}/redirection`, { organ: '县法院', reasons: sentence });
  const settled = await matterWith(house, [water, land], visit);
  await settled.signedBy(water, land);
  await settled.acceptedBy(water);
  await settled.says(land, 'objection', { reasons: sentence });
  await house.does('router', `POST /routing/cases/${settled.caseId}/objection/upholding`, { department: land, reasons: sentence, decidedBy: 'conference', decision: sentence });
  await settled.says(water, 'settlement', { departments: [water], agreement: sentence });
  const withdrawn = await matterWith(house, [water], visit);
  await house.does('clerk', `POST /routing/cases/${withdrawn.caseId}/ending`, { how: 'withdrawn', reasons: sentence });
  await find({ name: person.name, phone: person.phone });
  await find({ idNumber: person.idNumber });
  await house.as('nobody', `GET /intake/public/cases?number=${matter.number}&code=${matter.queryCode}`);
  for (const address of [`/intake/cases/${encodeURIComponent(person.name)}`, `/${encodeURIComponent(sentence)}?q=${encodeURIComponent(sentence)}`, `/intake/cases?q=${person.idNumber}`]) await house.as('clerk', `GET ${address}`);
  await house.as('clerk', 'POST /intake/submissions', { ...visit, channel: person.name, [sentence]: sentence, persons: [{ ...person, phone: person.name, [person.phone]: 1 }] });
  await house.app.inject({ method: 'POST', url: '/intake/submissions', headers: { 'content-type': 'application/json', 'x-correlation-id': person.idNumber, 'user-agent': person.phone, referer: `http://x/${person.idNumber}` }, payload: `{"title": "${sentence}` });
  await house.quiet();
  await house.asks('alter table intake.command rename to command_away');
  expect((await house.as('clerk', 'POST /intake/submissions', { channel: 'visit', purpose: 'request', ...visit })).status).toBeGreaterThanOrEqual(500);
  await house.asks('alter table intake.command_away rename to command');
  await house.quiet();
}

beforeAll(async () => {
  await openDepartments(house, { [water]: '县水利局', [land]: '县国土资源局' });
  await livesThroughItAll();
  await andOffThePath();
  await house.does('auditor', `GET /audit/cases/${matter.caseId}`);
  personId = (await find({ idNumber: person.idNumber })).items[0]?.personId ?? '';
  await house.quiet();
}, 600_000);

describe('What was said in confidence', () => {
  it('is read by those who are entitled to it', async () => {
    expect(await house.does('clerk', `GET /intake/submissions/${matter.submissionId}`)).toMatchObject({ text: sentence, persons: [person] });
    expect(await house.does('auditor', `GET /audit/cases/${matter.caseId}`)).toMatchObject({ title: sentence, reply: { opinion: sentence }, submissions: [{ persons: [{ name: person.name }] }] });
  });

  it.each([
    ['the hall', () => house.database.adminUrl],
    ['the vault', () => house.ground.vaultUrl],
  ])('stands in no table of the database of %s', async (_, url) => expect(await tablesWith(url(), planted())).toEqual([]));

  it('though what is no secret does, so that the search can find', async () => {
    expect(await tablesWith(house.database.adminUrl, [matter.number])).toEqual(expect.arrayContaining(['intake.event', 'audit.ledger', 'routing_views.case_board']));
    expect(await tablesWith(house.ground.vaultUrl, [`person/${personId}`])).toEqual(['vault.key']);
    expect(await tablesWith(house.database.adminUrl, spellings('county-water'))).toContain('routing.event');
  });

  it('stands in no dump of either database', async () => {
    const [hall, vault] = [await dumped(house.database.adminUrl), await dumped(house.ground.vaultUrl)];
    expect([hall.includes(matter.number), vault.includes(personId)]).toEqual([true, true]);
    expect([holds(hall), holds(vault)]).toEqual([[], []]);
  });

  it('stands in no line of the log, which has a line for every request', () => {
    const log = readFileSync(path.join(house.ground.folder, 'hall.log'), 'utf8');
    const lines = log.trim().split('\n').map(line => JSON.parse(line) as { level: string; req?: { method: string; url: string } });
    expect(lines.filter(({ req }) => req).length).toBeGreaterThan(50);
    expect(lines).toContainEqual(expect.objectContaining({ req: { method: 'GET', url: '/intake/persons/search?name=*&phone=*' } }));
    expect(lines.filter(({ level }) => level === 'error').length).toBeGreaterThan(0);
    expect(holds(log)).toEqual([]);
  });

  it('stands in no other file of the hall, nor in its figures', async () => {
    for (const file of readdirSync(house.ground.folder)) expect([file, holds(readFileSync(path.join(house.ground.folder, file), 'utf8'))]).toEqual([file, []]);
    for (const url of ['/metrics', '/health/ready', '/docs/openapi.json']) expect([url, holds((await house.app.inject({ url })).body)]).toEqual([url, []]);
  });
});

describe('A person is forgotten', () => {
  const registered = () => house.does('clerk', `GET /intake/submissions/${matter.submissionId}`);
  const gone = { personId, name: { forgotten: true }, phone: { forgotten: true }, idNumber: { forgotten: true }, address: { forgotten: true } };
  /** What intake, routing and audit read of the person's name. */
  const named = async () => {
    const { persons } = await house.does<{ persons: readonly { name: unknown }[] }>('clerk', `GET /intake/submissions/${matter.submissionId}`);
    const { history } = await house.does<{ history: readonly { type: string; data: { receiver?: { name: unknown } } }[] }>('router', `GET /routing/cases/${matter.caseId}`);
    const file = await house.does<{ submissions: readonly { persons: readonly { name: unknown }[] }[] }>('auditor', `GET /audit/cases/${matter.caseId}`);
    return [persons[0]?.name, history.find(({ type }) => type === 'ReplyDelivered')?.data.receiver?.name, file.submissions[0]?.persons[0]?.name];
  };
  const chains = async () => {
    const client = new pg.Client({ connectionString: house.database.adminUrl });
    await client.connect();
    const verified = [];
    for (const service of services) verified.push({ service, ...(await verifyLog({ client, service })) });
    await client.end();
    return verified;
  };

  it('and nobody is found by ID number, phone or name any more', async () => {
    expect(await Promise.all([{ idNumber: person.idNumber }, { phone: person.phone }, { name: person.name }].map(async query => (await find(query)).items.length))).toEqual([1, 1, 1]);
    expect(await named()).toEqual([person.name, person.name, person.name]);
    await house.does('administrator', `POST /intake/persons/${personId}/forgetting`, { ground: 'petitioner-request' });
    await house.quiet();
    for (const query of [{ idNumber: person.idNumber }, { phone: person.phone }, { name: person.name }]) expect(await find(query)).toEqual({ items: [] });
  });

  it('and who reads sees that something was forgotten, and what was said of the matter itself', async () => {
    const forgotten = [{ personId, on: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/) as string, ground: 'petitioner-request' }];
    expect(await registered()).toMatchObject({ persons: [{ ...gone, personId }], text: sentence, forgotten });
    expect(await house.does('auditor', `GET /audit/cases/${matter.caseId}`)).toMatchObject({ forgotten });
    const { items } = await house.does<{ items: readonly { readonly type: string }[] }>('auditor', `GET /audit/cases/${matter.caseId}/history?size=200`);
    expect(items.filter(({ type }) => type === 'PersonForgotten')).toHaveLength(1);
    expect(JSON.stringify(await house.does('auditor', `GET /audit/cases/${matter.caseId}/proof`))).toContain(`/person/${personId}`);
  });

  it('and the key is gone from the vault, with the time of it', async () => {
    expect(await vaultAsks(`select wrapped is null as gone, forgotten_at is not null as dated from vault.key where owner = 'person/${personId}'`)).toEqual([{ gone: true, dated: true }]);
  });

  it('by every service at once, though each had just read the name', async () => expect(await named()).toEqual([{ forgotten: true }, { forgotten: true }, { forgotten: true }]));

  it('for ever, also when the house was closed and opened again', async () => {
    await house.restart();
    expect(await registered()).toMatchObject({ persons: [{ ...gone, personId }] });
    const file = await house.does('auditor', `GET /audit/cases/${matter.caseId}`);
    expect(file).toMatchObject({ submissions: [{ persons: [{ personId, name: { forgotten: true } }] }], title: sentence });
    expect(JSON.stringify((file['submissions'] as object[])[0])).not.toContain(person.name);
  });

  it('also as the one who took the reply, in another service’s log', async () => {
    const { history } = await house.does<{ history: readonly { type: string; data: { receiver?: object } }[] }>('router', `GET /routing/cases/${matter.caseId}`);
    expect(history.find(({ type }) => type === 'ReplyDelivered')?.data.receiver).toEqual({ personId, name: { forgotten: true } });
  });

  it('and every chain of every log still verifies', async () => {
    for (const { service, events, faults } of await chains()) expect([service, events > 0, faults]).toEqual([service, true, []]);
    expect(await house.asks(`select type from intake.event where type = 'PersonForgotten'`)).toHaveLength(1);
  });

  it('and when the same person comes again, it is somebody new', async () => {
    const again = await registers(house, visit);
    const { items } = await find({ idNumber: person.idNumber });
    expect(items.map(one => one.personId)).toEqual([expect.not.stringContaining(personId)]);
    expect(await house.does('clerk', `GET /intake/submissions/${again.submissionId}`)).toMatchObject({ persons: [{ name: person.name }] });
    expect(await tablesWith(house.database.adminUrl, planted())).toEqual([]);
  });
});
