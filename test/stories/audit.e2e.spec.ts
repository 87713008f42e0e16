// What audit sees of a case, over HTTP: its file at any instant, its history across the services, its proof, and who read it.
import { beforeFirst, link } from '@onehall/event-store';
import { runAt } from '@onehall/testing';
import { verified } from './acts.js';
import { openHouse, type StoryHouse } from './house.js';

interface Line { readonly type: string; readonly service: string; readonly label: { readonly zh: string }; readonly happenedAt: string; readonly actor: { readonly id: string } }
interface Page<Item> { readonly items: readonly Item[]; readonly total: number }
interface Reading { readonly caseId: string; readonly reader: string; readonly role: string; readonly what: string; readonly asOf: string | null; readonly purpose: string | null }
interface Link { readonly version: number; readonly position: number; readonly recordedAt: string; readonly id: string; readonly schemaVersion: number; readonly type: string; readonly data: string; readonly meta: string; readonly previous: string; readonly hash: string }
interface Proof { readonly streams: readonly { readonly service: string; readonly logId: string; readonly stream: string; readonly genesis: string; readonly events: readonly Link[] }[] }

const told = { purpose: '督查滞留' };
const letter = '家门口的水渠漏水三个月了，无人来修。';
let house: StoryHouse;
let caseId: string;
let number: string;
let secret: string;

/** A letter that came on Monday and was registered on Wednesday; an accusation; and a hall that has gone to rest. */
beforeAll(async () => {
  house = await openHouse('2026-03-02T01:00:00.000Z');
  await house.does('administrator', 'POST /routing/departments', { department: 'county-water', name: '县水利局', aliases: [], remits: ['水利'] });
  await house.until('2026-03-04T01:00:00.000Z');
  const by = { receivedAt: '2026-03-02T00:50:00.000Z', personCount: 1, persons: [{ standing: 'petitioner', name: '赵小满', phone: '13900001111' }] };
  ({ caseId, number } = await house.does<{ caseId: string; number: string }>('clerk', 'POST /intake/submissions', { ...by, channel: 'letter', purpose: 'request', title: '水渠漏水', text: letter }));
  await house.quiet();
  await house.does('router', `POST /intake/cases/${caseId}/disposal`, { way: 'transfer', departments: [{ department: 'county-water', part: 'lead' }] });
  ({ caseId: secret } = await house.does<{ caseId: string }>('clerk', 'POST /intake/submissions', { ...by, channel: 'letter', purpose: 'request', title: '另有隐情', text: '其实是举报。' }));
  await house.quiet();
  await house.does('router', `POST /intake/cases/${secret}/disposal`, { way: 'discipline', organ: '县纪委监委' });
  await house.until('2026-03-05T01:00:00.000Z');
}, 600_000);
afterAll(() => house.close());

const file = (asked = '') => house.does<Record<string, unknown> & { submissions: readonly { text: string; persons: readonly { name: string }[] }[] }>('auditor', `GET /audit/cases/${caseId}${asked}`);
const readings = async (query = '') => {
  await house.quiet();
  return house.does<Page<Reading>>('auditor', `GET /audit/readings${query}`);
};

describe('An auditor opens a case', () => {
  it('and reads its file: parties, departments, who holds it, which clocks run', async () => {
    const opened = await file();
    expect(opened).toMatchObject({ number, confidential: false, disposal: { way: 'transfer' }, departments: { 'county-water': { part: 'lead' } }, custody: [{ custodian: 'hall' }], offeredTo: 'county-water' });
    expect(opened.submissions).toMatchObject([{ text: letter, persons: [{ name: '赵小满' }] }]);
    expect(Object.keys(opened['clocks'] as object).length).toBeGreaterThan(0);
  });

  it('finds it by its number', async () => {
    expect(await house.does('supervisor', `GET /audit/cases?number=${number.toLowerCase()}`)).toMatchObject({ caseId });
    expect((await house.as('auditor', 'GET /audit/cases?number=nothing')).status).toBe(404);
  });

  it('as of Monday: the letter had come, and nobody held it yet', async () => {
    expect(await file('?asOf=2026-03-02')).toMatchObject({ asOf: '2026-03-02T15:59:59.999Z', submissions: [{ channel: 'letter' }], custody: [], departments: {} });
    expect((await file('?asOf=2026-03-04')).custody).toEqual([expect.objectContaining({ custodian: 'hall' })]);
  });

  it('as known before anybody wrote anything down on the machine, and is told that this hall’s clock is another', async () => {
    expect(await house.as('auditor', `GET /audit/cases/${caseId}?asOf=2026-03-05&knownAt=2020-01-01`)).toMatchObject({ status: 422, body: { reason: 'RECORDED_BY_ANOTHER_CLOCK', field: 'knownAt' } });
    expect(await file(`?asOf=2026-03-05&knownAt=${new Date().toISOString()}`)).toMatchObject({ knownAtClock: 'machine', submissions: [{ channel: 'letter' }] });
    expect(await file('?asOf=2026-03-05')).not.toHaveProperty('knownAtClock');
  });

  it('but cannot ask about tomorrow, nor about a day that is none', async () => {
    for (const [asked, reason] of [['asOf=2026-03-06', 'STILL_TO_COME'], ['asOf=2026-03-05T01:00:00.001Z', 'STILL_TO_COME'], ['knownAt=2199-01-01', 'RECORDED_BY_ANOTHER_CLOCK'], ['asOf=2026-02-30', 'NO_SUCH_INSTANT'], ['knownAt=1066-10-14', 'NO_SUCH_INSTANT']] as const) {
      expect(await house.as('auditor', `GET /audit/cases/${caseId}?${asked}`)).toMatchObject({ status: 422, body: { reason, field: asked.split('=')[0] } });
    }
    expect((await house.as('auditor', `GET /audit/cases/${caseId}?asOf=yesterday`)).status).toBe(400);
    expect((await house.as('auditor', `GET /audit/cases/${caseId}?asOf=2026-03-04T09:00:00+08:00`)).status).toBe(200);
  });
});

describe('The history of a case', () => {
  it('tells what every service did, in the order in which it happened, in words', async () => {
    const { items, total } = await house.does<Page<Line>>('auditor', `GET /audit/cases/${caseId}/history?size=200`);
    const types = items.map(({ service, type }) => `${service} ${type}`);
    expect(types.slice(0, 2)).toEqual(['intake SubmissionRegistered', 'intake CaseOpened']);
    expect(types).toEqual(expect.arrayContaining(['intake CaseDisposed', 'routing CaseReceived', 'routing CaseSentOut', 'supervision ClockStarted']));
    expect(items[0]).toMatchObject({ label: { zh: '登记信访件' }, happenedAt: '2026-03-02T00:50:00.000Z', actor: { id: 'clerk' } });
    expect(total).toBe(items.length);
  });

  it('in pages', async () => {
    const { items, total } = await house.does<Page<Line>>('auditor', `GET /audit/cases/${caseId}/history?page=2&size=2`);
    expect(items).toHaveLength(2);
    expect(total).toBeGreaterThan(4);
    expect(items[0]?.type).not.toBe('SubmissionRegistered');
  });
});

describe('Whoever reads a case', () => {
  it('is recorded, with what was read, as of when, and why', async () => {
    await house.does('supervisor', `GET /audit/cases/${caseId}?asOf=2026-03-04&purpose=${encodeURIComponent(told.purpose)}`);
    const { items, total } = await readings(`?caseId=${caseId}&size=200`);
    expect(items).toEqual(expect.arrayContaining([expect.objectContaining({ caseId, reader: 'supervisor', role: 'supervisor', what: 'file', asOf: '2026-03-04T15:59:59.999Z', purpose: told.purpose })]));
    expect(items.filter(({ what }) => what === 'history').length).toBeGreaterThan(0);
    await file();
    expect((await readings(`?caseId=${caseId}`)).total).toBe(total + 1);
  });

  it('must say why, if it is a supervisor', async () => {
    const { total } = await readings();
    expect(await house.as('supervisor', `GET /audit/cases/${caseId}`)).toMatchObject({ status: 422, body: { reason: 'PURPOSE_MISSING', field: 'purpose' } });
    expect((await readings()).total).toBe(total);
  });

  it('gets nothing of a case that is none, and nothing without the right to it', async () => {
    expect(await house.as('auditor', 'GET /audit/cases/5f0c8a52-90f5-4a60-9c0e-0d8f1f3a2b11')).toMatchObject({ status: 404, body: { reason: 'UNKNOWN_CASE' } });
    for (const who of ['clerk', 'router', 'handler', 'head', 'administrator', 'discipline']) expect((await house.as(who, `GET /audit/cases/${caseId}`)).status).toBe(403);
    for (const route of [`cases/${caseId}/proof`, 'readings', 'findings', 'logs', 'verification']) expect((await house.as('supervisor', `GET /audit/${route}`)).status).toBe(403);
  });

  it('gets nothing when the reading cannot be recorded', async () => {
    await runAt(house.ground.adminOf('audit'), 'alter table audit.command rename to command_away');
    const heard = await house.as('auditor', `GET /audit/cases/${caseId}`);
    await runAt(house.ground.adminOf('audit'), 'alter table audit.command_away rename to command');
    expect(heard.status).toBeGreaterThanOrEqual(500);
    expect(JSON.stringify(heard.body)).not.toContain('漏水');
  });

  it('of a matter of the discipline organ, sees only that it came and was handed over, even as of the days before', async () => {
    for (const asOf of ['', '?asOf=2026-03-02']) {
      const opened = await house.does('auditor', `GET /audit/cases/${secret}${asOf}`);
      expect(opened).toMatchObject({ withheld: true, confidential: true, channel: 'letter' });
      expect(JSON.stringify(opened)).not.toMatch(/举报|隐情|赵小满|纪委/);
    }
    expect(await house.does('auditor', `GET /audit/cases/${secret}`)).toEqual({
      ...{ readingId: expect.any(String) as string, confidential: true, withheld: true, number: expect.stringMatching(/^20260304L/) as string, channel: 'letter', receivedOn: '2026-03-02' },
      disposal: { way: 'discipline', on: '2026-03-04' },
    });
  });
});

describe('The proof of a case', () => {
  it('is enough for an outsider to check every chain of it', async () => {
    const { streams } = await house.does<Proof>('auditor', `GET /audit/cases/${caseId}/proof`);
    expect([...new Set(streams.map(({ service }) => service))].sort()).toEqual(['audit', 'intake', 'routing', 'supervision']);
    for (const { service, logId, stream, genesis, events } of streams) {
      let previous = beforeFirst({ service, logId }, stream).hash;
      expect(previous.toString('hex')).toBe(genesis);
      events.forEach((event, index) => {
        expect([event.version, event.previous]).toEqual([index + 1, previous.toString('hex')]);
        previous = link(previous, { ...event, stream });
        expect(previous.toString('hex')).toBe(event.hash);
      });
    }
    expect(JSON.stringify(streams)).not.toContain('漏水');
  });
});

describe('The logs', () => {
  it('stand in the ledger to their ends', async () => {
    await house.quiet();
    const { items } = await house.does<Page<{ service: string; position: number; hash: string; lag: number }>>('auditor', 'GET /audit/logs');
    expect(items.map(({ service, lag }) => [service, lag])).toEqual(['intake', 'routing', 'conference', 'supervision', 'audit'].map(service => [service, 0]));
    expect(items[0]?.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('are verified when an auditor asks, and agree with the ledger', async () => {
    const { services, wrong, failed } = await verified(house);
    expect([wrong, failed]).toEqual([[], undefined]);
    expect(services.map(({ service, done }) => [service, done])).toEqual(['intake', 'routing', 'conference', 'supervision', 'audit'].map(service => [service, true]));
    expect(services[0]?.hash).toMatch(/^[0-9a-f]{64}$/);
  });
});
