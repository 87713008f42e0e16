// A case from the window to the ledger: heard, sent to two departments, accepted and answered by both, replied to once, delivered, rated, ended, and read again as it stood on any day.
import { services } from '@onehall/contracts';
import { Matter, on, openDepartments, registers, reply, sendsOut, type Registered } from './acts.js';
import { storyHouse } from './house.js';

interface Line { readonly service: string; readonly type: string; readonly stream: string; readonly version: number; readonly actor: { readonly id: string; readonly role: string; readonly department?: string } }
interface Clock { readonly clockId: string; readonly startedOn: string; readonly dueOn: string; readonly stoppedOn: string | null; readonly daysLate: number | null; readonly light: string; readonly label: string }
interface Holding { readonly custodian: string; readonly from: string; readonly to: string | null }
interface Followed { readonly steps: readonly { readonly step: string; readonly on: string }[]; readonly mayRate: boolean; readonly rateBy: string | null; readonly endedOn: string | null }

const [water, land] = ['county-water', 'county-land'];
const house = storyHouse(on('2026-03-02', '08:55'));
let matter: Matter & Registered;
/** The real hour at which both had accepted and nobody had answered. */
let midway: string;

const follow = async (code = matter.queryCode) => (await house.as<Followed>('nobody', `GET /intake/public/cases?number=${matter.number}&code=${code}`)).body;
const lastStep = async () => (await follow()).steps.at(-1);
const rate = (grades: object) => house.as('nobody', 'POST /intake/public/cases/rating', { number: matter.number, code: matter.queryCode, ...grades });
const file = (asked = '') => house.does<Record<string, unknown> & { departments: Record<string, { phase: string }>; history: readonly Line[] }>('auditor', `GET /audit/cases/${matter.caseId}${asked}`);
const clocks = async () => (await house.does<{ clocks: readonly Clock[] }>('supervisor', `GET /supervision/cases/${matter.caseId}`)).clocks;

describe('A petitioner visits the hall', () => {
  it('and is registered with a number and a query code', async () => {
    await openDepartments(house, { [water]: '县水利局', [land]: '县国土资源局' });
    const registered = await registers(house, { receivedAt: '2026-03-02T08:50:00+08:00', checkedWithVisitor: true, category: '水利水电' });
    matter = Object.assign(new Matter(house, registered.caseId), registered);
    expect(registered.number).toBe('20260302V00001');
    expect(await follow()).toMatchObject({ number: registered.number, receivedOn: '2026-03-02', channel: 'visit', category: '水利水电', steps: [{ step: 'registered', on: '2026-03-02' }], mayRate: false });
    expect(await clocks()).toMatchObject([{ clockId: 'C-ROUTE', holder: 'hall', startedOn: '2026-03-02', dueOn: '2026-03-17', light: 'green', label: '剩 15 天' }]);
  });

  it('and the hall transfers her case to two departments, one of which leads', async () => {
    await house.until(on('2026-03-03'));
    await sendsOut(house, matter.caseId, [[water, land]]);
    expect((await follow()).steps.slice(1)).toEqual([
      { step: 'sent-on', on: '2026-03-03', way: 'transfer', departments: [{ department: water, name: '县水利局' }, { department: land, name: '县国土资源局' }], paper: { kind: '转送单', number: '转〔2026〕1号', issuedOn: '2026-03-03' } },
    ]);
  });

  it('and both sign for it; the lead takes it into its hands', async () => {
    await house.until(on('2026-03-04'));
    await matter.signedBy(water, land);
    expect(await house.does('router', `GET /routing/cases/${matter.caseId}`)).toMatchObject({ title: '水渠漏水', case: { custodian: water, shares: { [water]: { part: 'lead', phase: 'signed' }, [land]: { part: 'assist', phase: 'signed' } } } });
    expect(await lastStep()).toEqual({ step: 'signed-for', on: '2026-03-04', departments: [{ department: land, name: '县国土资源局' }] });
  });

  it('and both accept with a numbered notice that says by when', async () => {
    await house.until(on('2026-03-06'));
    await matter.acceptedBy(water, land);
    await matter.says(water, 'acceptance-delivery', {});
    expect(await lastStep()).toEqual({ step: 'accepted', on: '2026-03-06', departments: [{ department: land, name: '县国土资源局' }], paper: { kind: '受理告知书', number: '受告〔2026〕2号', issuedOn: '2026-03-06' }, answerBy: '2026-05-06' });
    await house.quiet();
    midway = new Date().toISOString();
  });

  it('and each answers its part; before both are there, and from any but the lead, there is no reply', async () => {
    await house.until(on('2026-04-01'));
    await matter.says(water, 'progress', { note: '与信访人一同到现场查看。', notedOn: '2026-03-31' });
    await matter.answeredBy(water);
    expect(await matter.tries(`handler@${water}`, 'reply', reply)).toMatchObject({ status: 409, body: { reason: 'PARTS_MISSING', detailEn: 'Not answered yet: county-land.', article: '信访工作条例 第三十二条第一款' } });
    await house.until(on('2026-04-08'));
    await matter.answeredBy(land);
    expect(await matter.tries(`handler@${land}`, 'reply', reply)).toMatchObject({ status: 403, body: { reason: 'NOT_YOURS_TO_REPLY' } });
  });

  it('and gets one reply, made of both parts', async () => {
    await house.until(on('2026-04-10'));
    expect((await rate({ office: 'satisfied', departments: 'fair' })).body).toMatchObject({ reason: 'RATING_NOT_OPEN' });
    await matter.says(water, 'reply', reply);
    expect(await lastStep()).toEqual({ step: 'replied', on: '2026-04-10', departments: [{ department: water, name: '县水利局' }], paper: { kind: '信访处理意见书', number: '处意〔2026〕1号', issuedOn: '2026-04-10' } });
    const { history } = await house.does<{ history: readonly { type: string; data: object }[] }>('router', `GET /routing/cases/${matter.caseId}`);
    expect(history.filter(({ type }) => type === 'ReplyIssued')).toMatchObject([{ data: { ...reply, parts: [{ department: land, revision: 1 }, { department: water, revision: 1 }] } }]);
    expect((await matter.tries(`handler@${water}`, 'reply', reply)).body).toMatchObject({ reason: 'REPLY_ISSUED' });
  });

  it('which is delivered to her, and which she rates once, with number and code alone', async () => {
    await house.until(on('2026-04-12'));
    await house.does('clerk', `POST /routing/cases/${matter.caseId}/delivery`, { method: 'direct', receiver: '赵小满' });
    await house.quiet();
    expect(await follow()).toMatchObject({ mayRate: true, rateBy: '2026-05-12' });
    expect(await rate({ office: 'satisfied', departments: 'fair', comment: '水渠不漏了。' })).toMatchObject({ status: 201, body: { number: matter.number, office: 'satisfied', departments: 'fair' } });
    expect(await rate({ office: 'dissatisfied', departments: 'fair' })).toMatchObject({ status: 409, body: { reason: 'ALREADY_RATED' } });
  });

  it('and the case ends', async () => {
    await house.until(on('2026-04-13'));
    await house.does('router', `POST /routing/cases/${matter.caseId}/ending`, { how: 'answered' });
    await house.quiet();
    const { steps, ...rest } = await follow();
    expect(rest).toMatchObject({ mayRate: false, endedOn: '2026-04-13' });
    expect(steps.map(({ step, on: day }) => `${day} ${step}`)).toEqual([
      '2026-03-02 registered', '2026-03-03 sent-on', '2026-03-04 signed-for', '2026-03-04 signed-for', '2026-03-06 accepted', '2026-03-06 accepted',
      '2026-04-10 replied', '2026-04-12 delivered', '2026-04-12 rated', '2026-04-13 ended',
    ]);
    expect(JSON.stringify(steps)).not.toMatch(/赵小满|漏水|现场/);
    expect((await matter.tries(`handler@${water}`, 'progress', { note: '太晚' })).body).toMatchObject({ reason: 'CASE_ENDED' });
  });
});

describe('Afterwards', () => {
  it('somebody had held the case at every instant, and one only', async () => {
    const { holdings } = await house.does<{ holdings: readonly Holding[] }>('auditor', `GET /routing/cases/${matter.caseId}/custody`);
    expect(holdings).toEqual([
      { custodian: 'hall', from: on('2026-03-02', '08:55'), to: on('2026-03-04') },
      { custodian: water, from: on('2026-03-04'), to: on('2026-04-13') },
    ]);
  });

  it('every clock has stopped, and none was late', async () => {
    const stopped = await clocks();
    expect(stopped.map(({ clockId }) => clockId).sort()).toEqual(['C-HANDLE', `C-HANDLE/${land}`, `C-HANDLE/${water}`, `C-INFORM-TRANSFER/${land}`, `C-INFORM-TRANSFER/${water}`, `C-OBJECT/${land}`, `C-OBJECT/${water}`, 'C-ROUTE']);
    for (const { clockId, light, stoppedOn, dueOn, daysLate } of stopped) expect([clockId, light, daysLate, (stoppedOn ?? 'never') <= dueOn]).toEqual([clockId, 'stopped', 0, true]);
    expect(await house.does('supervisor', 'GET /supervision/late')).toMatchObject({ items: [] });
  });

  it('the ledger holds the words of every service, each stream without a gap', async () => {
    const { items, total } = await house.does<{ items: readonly Line[]; total: number }>('auditor', `GET /audit/cases/${matter.caseId}/history?size=200`);
    expect(total).toBe(items.length);
    expect(new Set(items.map(({ service }) => service))).toEqual(new Set(['intake', 'routing', 'supervision']));
    for (const { service, stream } of items) {
      const versions = items.filter(line => line.service === service && line.stream === stream).map(({ version }) => version);
      expect(versions.sort((one, other) => one - other)).toEqual(versions.map((_, index) => index + 1));
    }
    const spoken = items.filter(({ service }) => service === 'routing').map(({ type }) => type);
    expect(spoken).toEqual([
      'CaseReceived', 'CaseSentOut', 'CustodyOffered', 'CaseSignedFor', 'CustodyTaken', 'CaseSignedFor', 'CaseAccepted', 'CaseAccepted', 'AcceptanceDelivered', 'ProgressNoted',
      'PartAnswered', 'PartAnswered', 'ReplyIssued', 'ReplyDelivered', 'CaseEnded',
    ]);
  });

  it('every event of every log says who acted', async () => {
    for (const service of services) {
      const nameless = await house.asks(`select type from ${service}.event where coalesce(meta::jsonb #>> '{actor,id}', '') = '' or coalesce(meta::jsonb #>> '{actor,role}', '') = ''`);
      expect([service, nameless]).toEqual([service, []]);
    }
    const { history } = await file();
    const by = (type: string) => history.filter(line => line.type === type).map(({ actor }) => actor);
    expect(by('SubmissionRegistered')).toEqual([{ id: 'clerk', role: 'clerk' }]);
    expect(by('CaseDisposed')).toEqual([{ id: 'router', role: 'router' }]);
    expect(by('PartAnswered')).toEqual([water, land].map(department => ({ id: `handler-${department}`, role: 'handler', department })));
    expect(by('CaseRated')).toEqual([{ id: 'petitioner', role: 'petitioner' }]);
    expect(by('CaseSentOut')).toEqual([{ id: 'policy:when-case-disposed-send-case-out', role: 'system' }]);
  });
});

describe('The file of the case', () => {
  it('shows it as it stood on a day in the middle', async () => {
    expect(await file('?asOf=2026-03-05')).toMatchObject({ departments: { [water]: { part: 'lead', phase: 'received' }, [land]: { phase: 'received' } }, custody: [{ custodian: 'hall' }, { custodian: water }] });
    expect(Object.keys(await file('?asOf=2026-03-05'))).not.toContain('reply');
    const between = await file(`?asOf=${on('2026-04-08', '08:59')}`);
    expect([between.departments[water]?.phase, between.departments[land]?.phase]).toEqual(['answered', 'accepted']);
  });

  it('shows a note on the day of the visit it tells of, though it was written down a day later', async () => {
    expect((await file('?asOf=2026-03-30')).departments[water]).toMatchObject({ progress: [] });
    expect((await file('?asOf=2026-03-31')).departments[water]).toMatchObject({ progress: [{ on: '2026-03-31', note: '与信访人一同到现场查看。' }] });
  });

  it('shows it as it was known at an hour', async () => {
    const known = await file(`?knownAt=${midway}`);
    expect([known.departments[water]?.phase, known.departments[land]?.phase, known['reply']]).toEqual(['accepted', 'accepted', undefined]);
    expect(await file()).toMatchObject({ departments: { [water]: { phase: 'answered' } }, reply: { opinion: reply.opinion }, delivery: { method: 'direct' }, ratings: [{ number: matter.number, office: 'satisfied' }], ending: { how: 'answered' } });
  });

  it('and whoever opened it stands in the book', async () => {
    await house.quiet();
    const { total, items } = await house.does<{ total: number; items: readonly { readonly role: string; readonly what: string }[] }>('auditor', `GET /audit/readings?caseId=${matter.caseId}&size=200`);
    expect(items).toHaveLength(total);
    expect(items.filter(({ role }) => role === 'auditor')).toHaveLength(10);
    expect(items).toContainEqual(expect.objectContaining({ reader: 'auditor', what: 'file', knownAt: midway }));
    expect(items.filter(({ what }) => what === 'history')).toHaveLength(1);
  });
});
