// After a spring in the hall, in which cases went every way there is, every view of every service is built anew from the first event, and says what the living one says. So do the lights.
import { compareWithRebuild, type ViewFollower } from '@onehall/projections';
import type { Event } from '@onehall/kernel';
import { clocksFromScratch } from '../../apps/supervision/test/from-scratch.js';
import { matterWith, on, openDepartments, parts, registers, screened, sendsOut, type Asked, type Matter, type Registered } from './acts.js';
import { everyView } from './every-view.js';
import { storyHouse } from './house.js';

const [water, land, roads, old] = ['county-water', 'county-land', 'county-roads', 'county-old'];
const house = storyHouse(on('2026-03-02'));
const both: Asked = [water, land];

const views = () => everyView(house);
const rowsOf = async (service: string, view: ViewFollower): Promise<number> => (await house.asks<{ rows: number }>(`select count(*)::int as rows from ${service}_views."${view.given.view.table}"`))[0]?.rows ?? 0;
const by = (who: string, request: string, body?: object) => house.does(who, `POST ${request}`, body);

const answered = async (changes: object = {}): Promise<Matter & Registered> => {
  const matter = await matterWith(house, both, changes);
  await matter.signedBy(...both);
  await matter.acceptedBy(...both);
  await matter.answeredBy(...both);
  await matter.repliedBy(water);
  await house.quiet();
  return matter;
};

/** Cases that leave the window by each of its ways, a visit that is repeated or follows one that has ended, a correction, a rating, and a person whom the hall forgets. */
async function theWindow(): Promise<void> {
  const rated = await answered({ category: '水利水电' });
  await by('nobody', '/intake/public/cases/rating', { number: rated.number, code: rated.queryCode, office: 'fair', departments: 'satisfied', comment: '还行' });
  const followed = await registers(house, { channel: 'letter', follows: rated.caseId });
  const joined = await registers(house, { channel: 'phone', caseId: followed.caseId });
  await by('clerk', `/intake/submissions/${joined.submissionId}/corrections`, { title: '水渠又漏', personCount: 1, reasons: '听错' });
  const ways: readonly (readonly [string, object])[] = [['decline', { ground: 'IN_HAND', reasons: '在办' }], ['redirection', { organ: '县法院' }], ['disposal', { way: 'political-legal', organ: '县政法委' }], ['disposal', { way: 'urgent' }], ['disposal', { way: 'discipline', organ: '县纪委' }]];
  for (const [act, body] of ways) await by('router', `/intake/cases/${(await registers(house, { title: act })).caseId}/${act}`, body);
  await house.does('clerk', 'POST /intake/submissions', { channel: 'letter', purpose: 'accusation' });
  const { submissionId } = await registers(house, { persons: [{ name: '钱多多', phone: '13700002222', idNumber: '110101198001010010' }] });
  const { persons } = await house.does<{ persons: readonly { personId: string }[] }>('clerk', `GET /intake/submissions/${submissionId}`);
  await by('administrator', `/intake/persons/${persons[0]?.personId}/forgetting`, { ground: 'petitioner-request' });
}

/** Cases that come back, change hands, are extended, settled, withdrawn, assigned or left lying. */
async function theDepartments(): Promise<void> {
  const back = await matterWith(house, both);
  await back.signedBy(water, land);
  for (const [department, how] of [[water, 'upholding'], [land, 'denial']] as const) {
    await back.says(department, 'objection', { reasons: '不归本局', ...(department === water && { proposes: roads }) });
    await by('router', `/routing/cases/${back.caseId}/objection/${how}`, { department, reasons: '经核实' });
  }
  await by('router', `/routing/cases/${back.caseId}/sending`, { way: 'assign', departments: parts([roads, water]), answerBy: '2026-05-04', reasons: '分管范围已经调整' });
  await back.signedBy(roads);
  await back.acceptedBy(roads, land);
  await back.says(roads, 'custody/offer', { to: land });
  await back.says(land, 'custody/refusal', { reasons: '事实在公路局' });
  await back.says(roads, 'custody/offer', { to: land });
  await back.says(land, 'custody/taking');
  await by(`head@${roads}`, `/routing/cases/${back.caseId}/extension`, { days: 15, reasons: '雨季' });
  const settled = await matterWith(house, both, { ...screened, title: '坟地争执' });
  await settled.signedBy(...both);
  await settled.acceptedBy(...both);
  await settled.says(water, 'settlement', { departments: [...both], agreement: '各让一步' });
  await by('router', `/routing/cases/${settled.caseId}/ending`, { how: 'settled' });
  const taken = await matterWith(house, both);
  await by('router', `/routing/cases/${taken.caseId}/sending/withdrawal`, { department: land, reasons: '发错' });
  await taken.signedBy(water);
  await taken.says(water, 'custody/offer', { to: 'hall' });
  await taken.says(water, 'custody/withdrawal');
  const withdrawn = await matterWith(house, [land]);
  const { number } = await registers(house, { channel: 'letter', caseId: withdrawn.caseId });
  await by('clerk', `/routing/cases/${withdrawn.caseId}/withdrawals`, { number, reasons: '来信人当面撤回' });
  await by('clerk', `/routing/cases/${withdrawn.caseId}/ending`, { how: 'withdrawn', reasons: '信访人来电撤回' });
  await sendsOut(house, (await registers(house, { title: '交办' })).caseId, [both, '2026-04-01']);
  await by('administrator', `/routing/departments/${land}/remit`, { remits: ['土地', '矿产'], reasons: '改革' });
  await by('administrator', `/routing/departments/${old}/closing`, { successor: land });
}

/** A table that resolves and one that is called off; a department urged by hand; readings, and a finding of the ledger. */
async function theOthers(): Promise<void> {
  const { caseId } = await matterWith(house, both, { title: '上会' });
  const call = { cases: [caseId], subject: '协调', convener: '副县长', heldAt: '2026-03-02T09:00:00+08:00', venue: '会议室', invited: [...both] };
  const [held, off] = [await by('secretary', '/conference/conferences', call), await by('secretary', '/conference/conferences', call)];
  await by('secretary', `/conference/conferences/${String(off['conferenceId'])}/cancellation`, { reasons: '改期' });
  const sealed = await registers(house, { title: '另有隐情' });
  await by('secretary', '/conference/conferences', { ...call, cases: [caseId, sealed.caseId] });
  await by('router', `/intake/cases/${sealed.caseId}/disposal`, { way: 'discipline', organ: '县纪委' });
  const at = `/conference/conferences/${String(held['conferenceId'])}`;
  await house.does('secretary', `PUT ${at}/agenda`, { agenda: [{ caseId, topic: '议题' }] });
  await by('secretary', `${at}/attendance`, { department: water, attendance: 'present' });
  await by(`head@${water}`, `${at}/positions`, { about: caseId, stance: 'reserve', view: '保留' });
  const { tasks } = (await by('secretary', `${at}/resolution`, { resolution: '同意', tasks: both.map(department => ({ caseId, department, what: '办', dueOn: '2026-03-20' })) })) as unknown as { tasks: readonly { taskId: string }[] };
  await by('secretary', `${at}/minutes`, { convener: '副县长', minutes: '纪要' });
  await by(`handler@${water}`, `${at}/tasks/${tasks[0]?.taskId}/done`, { report: '办结' });
  const { urgeId } = (await by('supervisor', `/supervision/cases/${caseId}/urges`, { department: water, ground: '来电', wording: '请办' })) as { urgeId?: string };
  await by(`handler@${water}`, `/supervision/cases/${caseId}/urges/${urgeId}/answer`, { answer: '即办' });
  await house.does('supervisor', `GET /audit/cases/${caseId}?purpose=${encodeURIComponent('督查')}`);
}

beforeAll(async () => {
  await openDepartments(house, { [water]: '县水利局', [land]: '县国土资源局', [roads]: '县交通局', [old]: '已撤局' });
  await theWindow();
  await theDepartments();
  await house.until(on('2026-03-12'));
  await theOthers();
  await house.until(on('2026-04-20'));
  await answered();
  await house.until(on('2026-06-30'));
}, 600_000);

describe('Every view of every service', () => {
  it('has seen something in this spring', async () => {
    expect(views().length).toBeGreaterThan(15);
    const empty: string[] = [];
    for (const [service, view] of views()) if ((await rowsOf(service, view)) === 0) empty.push(`${service} ${view.given.view.name}`);
    expect(empty).toEqual(['audit finding-list']); // nothing was found, as it should be
  });

  it('says the same when it is built anew from the first event', async () => {
    for (const [service, view] of views()) expect([service, view.given.view.name, await compareWithRebuild(view)]).toEqual([service, view.given.view.name, []]);
  }, 600_000);

  it('and a row that somebody has changed is found by it', async () => {
    await house.asks(`update routing_views.case_board set custodian = 'county-nowhere' where custodian = '${land}'`);
    const [, board] = views().find(([, { given }]) => given.view.name === 'case-board') ?? [];
    const differences = board ? await compareWithRebuild(board) : [];
    expect(differences).toMatchObject([{ live: { custodian: 'county-nowhere' }, rebuilt: { custodian: land } }]);
  });
});

describe('The list of findings', () => {
  it('too, once there is something in it', async () => {
    await house.asks(`set session_replication_role = replica; alter table conference.event disable trigger immutable; update conference.event set data = replace(data, '副县长', '正县长') where type = 'ConferenceCalled'`);
    await by('auditor', '/audit/verification');
    while ((await house.does<{ running: boolean }>('auditor', 'GET /audit/verification')).running) await new Promise(resolve => setTimeout(resolve, 20));
    await house.quiet();
    const [service, list] = views().find(([, { given }]) => given.view.name === 'finding-list') ?? [];
    expect([service, list && (await rowsOf('audit', list)) > 0, list && (await compareWithRebuild(list))]).toEqual(['audit', true, []]);
  });
});

describe('Every light', () => {
  const factsOf = async (service: string, caseId: string): Promise<readonly Event[]> =>
    (await house.asks<{ type: string; data: string }>(`select e.type, e.data from ${service}.event e join ${service}.leaf l using (gpos) where e.stream_id = 'hall/case/${caseId}' order by l.position`)).map(({ type, data }) => ({ type, schemaVersion: 1, data: JSON.parse(data) as object }));

  it('is what the facts alone say, for every case without a conference', async () => {
    const { items } = await house.does<{ items: readonly { caseId: string }[] }>('supervisor', 'GET /supervision/cases?size=200');
    const { items: tables } = await house.does<{ items: readonly { cases: readonly string[] }[] }>('secretary', 'GET /conference/conferences');
    // Of what went to the discipline organ nobody here is told which case it was.
    const plain = items.filter(({ caseId }) => caseId !== null && !tables.some(({ cases }) => cases.includes(caseId)));
    expect(plain.length).toBeGreaterThan(10);
    for (const { caseId } of plain) {
      const { today, clocks } = await house.does<{ today: string; clocks: readonly { clockId: string; startedOn: string; dueOn: string; stoppedOn: string | null }[] }>('supervisor', `GET /supervision/cases/${caseId}`);
      const shown = Object.fromEntries(clocks.filter(({ clockId }) => clockId !== 'C-HANDLE').map(({ clockId, startedOn, dueOn, stoppedOn }) => [clockId, { startedOn, dueOn, stoppedOn }]));
      const facts = { intake: await factsOf('intake', caseId), routing: await factsOf('routing', caseId), conference: [] };
      // A right that nobody used has lapsed on its last day, by no fact but the passing of it.
      const lapsed = (clockId: string, dueOn: string) => clockId.startsWith('C-OBJECT/') && dueOn < today;
      const told = [...clocksFromScratch(facts)].map(([clockId, clock]) => [clockId, { ...clock, stoppedOn: clock.stoppedOn ?? (lapsed(clockId, clock.dueOn) ? clock.dueOn : null) }] as const);
      expect([caseId, shown]).toEqual([caseId, Object.fromEntries(told)]);
    }
  });

  it('and the summary counts what the list shows', async () => {
    const { items, total } = await house.does<{ total: number; items: readonly { holder: string; light: string }[] }>('supervisor', 'GET /supervision/clocks?size=200');
    const { holders, red, yellow, green } = await house.does<{ red: number; yellow: number; green: number; holders: readonly { holder: string; red: number }[] }>('supervisor', 'GET /supervision/summary');
    expect(total).toBe(red + yellow + green);
    expect(red).toBeGreaterThan(3);
    for (const one of holders) expect([one.holder, one.red]).toEqual([one.holder, items.filter(({ holder, light }) => holder === one.holder && light === 'red').length]);
  });
});
