// Who looked at a case, at whichever window, stands in audit's list; what cannot be written down is refused at the edge.
import { randomUUID } from 'node:crypto';
import { Compile } from 'typebox/compile';
import { openDepartments, registers, sendsOut } from './acts.js';
import { storyHouse } from './house.js';

const house = storyHouse('2026-03-02T01:00:00.000Z');
const water = 'county-water';

beforeAll(() => openDepartments(house, { [water]: '县水利局' }), 600_000);

describe('Who looks at a case', () => {
  it('is recorded at every window before the answer goes out, and no line of the case’s history is made of it', async () => {
    const { caseId, submissionId } = await registers(house);
    await sendsOut(house, caseId, [[water]]);
    const { conferenceId } = await house.does<{ conferenceId: string }>('secretary', 'POST /conference/conferences', {
      subject: '会商', convener: '县信访工作联席会议办公室', heldAt: '2026-03-09T01:00:00.000Z', venue: '一号会议室', invited: [water], cases: [caseId],
    });
    await house.quiet();
    const history = async () => (await house.does<{ total: number }>('auditor', `GET /audit/cases/${caseId}/history`)).total;
    const before = await history();
    await house.does('clerk', `GET /intake/cases/${caseId}`);
    await house.does('clerk', `GET /intake/submissions/${submissionId}`);
    await house.does(`handler@${water}`, `GET /routing/cases/${caseId}`);
    await house.does('router', `GET /routing/cases/${caseId}/custody`);
    await house.does('secretary', `GET /conference/conferences/${conferenceId}`);
    await house.does('supervisor', `GET /supervision/cases/${caseId}`);
    await house.quiet();
    const { items } = await house.does<{ items: readonly { reader: string; role: string; department: string | null; what: string }[] }>('auditor', `GET /audit/readings?caseId=${caseId}&size=100`);
    const seen = items.filter(({ role }) => role !== 'auditor').map(({ role, what, department }) => `${role} ${what} ${department ?? ''}`.trim()).sort();
    expect(seen).toEqual(['clerk case', 'clerk submission', `handler case ${water}`, 'router custody', 'secretary conference', 'supervisor supervision'].sort());
    expect((await history()) - before).toBe(1);
  });

  it('or searches for somebody whom nobody knows, is recorded too, without whom', async () => {
    expect(await house.does('clerk', 'GET /intake/persons/search?phone=13999998888')).toEqual({ items: [] });
    await house.quiet();
    const { items } = await house.does<{ items: readonly object[] }>('auditor', 'GET /audit/readings?size=100');
    expect(items).toContainEqual(expect.objectContaining({ caseId: null, role: 'clerk', what: 'search phone' }));
    expect(JSON.stringify(items)).not.toContain('13999998888');
  });

  it('or through a list in which a personal field of it stands, is recorded too, for each case that the list shows', async () => {
    const { caseId, number } = await registers(house, { title: '桥面开裂' });
    await sendsOut(house, caseId, [[water]]);
    const { conferenceId } = await house.does<{ conferenceId: string }>('secretary', 'POST /conference/conferences', {
      subject: '会商', convener: '副县长', heldAt: '2026-03-02T01:00:00.000Z', venue: '一号会议室', invited: [water], cases: [caseId],
    });
    await house.does('secretary', `PUT /conference/conferences/${conferenceId}/agenda`, { agenda: [{ caseId, topic: '桥' }] });
    await house.does('secretary', `POST /conference/conferences/${conferenceId}/attendance`, { department: water, attendance: 'present' });
    await house.does('secretary', `POST /conference/conferences/${conferenceId}/resolution`, { resolution: '同意', tasks: [{ caseId, department: water, what: '修桥', dueOn: '2026-04-01' }] });
    await house.quiet();
    const looks: readonly (readonly [who: string, url: string])[] = [
      ['clerk', `/intake/cases?q=${number}`], ['router', '/intake/persons/search?phone=13900001111'], ['router', `/routing/cases?number=${number}`], [`handler@${water}`, '/routing/desk'], [`handler@${water}`, '/conference/tasks'],
      ['secretary', '/conference/conferences'], ['supervisor', `/supervision/clocks?case=${caseId}`], ['supervisor', '/supervision/cases'], ['router', '/routing/departments'],
    ];
    for (const [who, url] of looks) expect(JSON.stringify(await house.does(who, `GET ${url}`)).length).toBeGreaterThan(20);
    await house.quiet();
    const { items } = await house.does<{ items: readonly { role: string; what: string }[] }>('auditor', `GET /audit/readings?caseId=${caseId}&size=100`);
    expect(items.map(({ role, what }) => `${role} ${what}`).sort()).toEqual(['clerk register', 'handler desk', 'handler tasks', 'router board', 'router search phone']);
  });

  it('at a page of a list is one fact, however many cases it shows', async () => {
    const shown = await Promise.all([1, 2, 3].map(number => registers(house, { title: `第${number}件`, place: '清单街' })));
    const facts = async () => (await house.asks(`select from intake.event where type = 'CaseShownAtIntake'`)).length;
    const before = await facts();
    await house.does('clerk', 'GET /intake/cases?size=100');
    await house.quiet();
    expect((await facts()) - before).toBe(1);
    for (const { caseId } of shown) expect(await house.does('auditor', `GET /audit/readings?caseId=${caseId}`)).toMatchObject({ total: 1, items: [{ what: 'register', role: 'clerk' }] });
  });

  it('shows no title of an accusation in a list, and so no look at it is recorded there', async () => {
    const { caseId } = await house.does<{ caseId: string }>('clerk', 'POST /intake/submissions', { channel: 'letter', purpose: 'accusation' });
    await house.quiet();
    expect(JSON.stringify(await house.does('clerk', 'GET /intake/cases'))).toContain(caseId);
    await house.quiet();
    expect(await house.does('auditor', `GET /audit/readings?caseId=${caseId}`)).toMatchObject({ total: 0 });
  });

  it('and is refused leaves no trace of a look', async () => {
    const { caseId } = await registers(house);
    await house.quiet();
    expect((await house.as('handler@county-land', `GET /routing/cases/${caseId}`)).status).toBe(403);
    expect((await house.as('clerk', `GET /intake/cases/${randomUUID()}`)).status).toBe(404);
    await house.quiet();
    expect(await house.does('auditor', `GET /audit/readings?caseId=${caseId}`)).toMatchObject({ total: 0 });
  });
});

describe('Half a character', () => {
  it('is refused at every window, by the name of its field, and nothing is written', async () => {
    const before = await house.asks('select from intake.event');
    expect(await house.as('clerk', 'POST /intake/submissions', { channel: 'letter', purpose: 'request', title: 'ab\ud800cd', persons: [] })).toMatchObject({ status: 400, body: { reason: 'ILL_FORMED', field: 'title' } });
    expect(await house.as('clerk', 'POST /intake/submissions', { channel: 'letter', purpose: 'request', title: '信', persons: [{ name: '\udc00王' }] })).toMatchObject({ status: 400, body: { reason: 'ILL_FORMED', field: 'persons.0.name' } });
    expect(await house.as('router', 'POST /routing/departments', { department: 'county-odd', name: '县\u0000局', aliases: [], remits: [] })).toMatchObject({ status: 400, body: { reason: 'ILL_FORMED', field: 'name' } });
    expect(await house.asks('select from intake.event')).toHaveLength(before.length);
  });
});

describe('The API document', () => {
  it('promises of answers and pages what they are', async () => {
    const { components } = await house.does<{ components: { schemas: { Answer: object; Page: object } } }>('nobody', 'GET /docs/openapi.json');
    const [answer, page] = [Compile(components.schemas.Answer), Compile(components.schemas.Page)];
    expect([...answer.Errors(await registers(house))]).toEqual([]);
    for (const [who, url] of [['router', '/routing/departments'], ['router', '/routing/cases'], [`handler@${water}`, '/routing/desk'], ['clerk', '/intake/cases'], ['secretary', '/conference/conferences'],
      ['secretary', '/conference/tasks'], ['supervisor', '/supervision/clocks'], ['supervisor', '/supervision/cases'], ['auditor', '/audit/readings'], ['auditor', '/audit/findings']] as const)
      expect([url, ...page.Errors(await house.does(who, `GET ${url}`))]).toEqual([url]);
  });
});
