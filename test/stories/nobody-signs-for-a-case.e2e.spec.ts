// Nobody signs for a case: it becomes late all the same, is urged, and is taken back and given to another; and what goes to the discipline organ is nobody's to read or to urge any more.
import { matterWith, on, openDepartments, parts, type Matter, type Registered } from './acts.js';
import { storyHouse } from './house.js';

interface Clock { readonly clockId: string; readonly holder: string; readonly light: string; readonly startedOn: string; readonly dueOn: string; readonly stoppedOn: string | null }
interface Sheet { readonly confidential: boolean; readonly clocks: readonly Clock[]; readonly urges: readonly { readonly department: string }[] }

const [water, land, roads] = ['county-water', 'county-land', 'county-roads'];
const house = storyHouse(on('2026-03-02'));
let matter: Matter & Registered;

const sheet = ({ caseId }: { readonly caseId: string } = matter) => house.does<Sheet>('supervisor', `GET /supervision/cases/${caseId}`);
const clockOf = async (clockId: string) => (await sheet()).clocks.find(clock => clock.clockId === clockId);
const custody = () => house.does<{ custodian: string; holdings: readonly { custodian: string }[] }>('auditor', `GET /routing/cases/${matter.caseId}/custody`);
const takesBack = (department: string) => matter.tries('router', 'sending/withdrawal', { department, reasons: '该单位一直不签收。' });
const urges = (caseId: string, department: string) => house.as<{ reason: string }>('supervisor', `POST /supervision/cases/${caseId}/urges`, { department, ground: '多次来电', wording: '请即签收。' });

beforeAll(() => openDepartments(house, { [water]: '县水利局', [land]: '县国土资源局', [roads]: '县交通运输局' }), 600_000);

describe('A case that nobody signs for', () => {
  it('runs from the day on which it was sent', async () => {
    matter = await matterWith(house, [water, land]);
    expect(await clockOf(`C-INFORM-TRANSFER/${water}`)).toMatchObject({ holder: water, startedOn: '2026-03-02', dueOn: '2026-03-17', light: 'green' });
    expect(await clockOf(`C-OBJECT/${land}`)).toMatchObject({ startedOn: '2026-03-02', dueOn: '2026-03-09' });
    expect(await house.does(`handler@${water}`, 'GET /routing/desk?phase=asked')).toMatchObject({ items: [{ objectBy: '2026-03-09', informBy: '2026-03-17' }] });
  });

  it('turns yellow and red, and its departments are urged', async () => {
    await house.until(on('2026-03-13'));
    expect(await clockOf(`C-INFORM-TRANSFER/${water}`)).toMatchObject({ light: 'yellow' });
    await house.until(on('2026-03-18'));
    expect(await clockOf(`C-INFORM-TRANSFER/${water}`)).toMatchObject({ light: 'red' });
    expect((await sheet()).urges.map(({ department }) => department).sort()).toEqual([land, water]);
    expect(await urges(matter.caseId, water)).toMatchObject({ status: 201 });
    expect(await urges(matter.caseId, roads)).toMatchObject({ status: 422, body: { reason: 'NOTHING_OWED', field: 'department' } });
  });

  it('gives no new days to one who signs at last, and objects too late', async () => {
    await matter.signedBy(land);
    await house.quiet();
    expect(await clockOf(`C-INFORM-TRANSFER/${land}`)).toMatchObject({ startedOn: '2026-03-02', dueOn: '2026-03-17', light: 'red' });
    for (const late of [water, land]) expect(await matter.tries(`handler@${late}`, 'objection', { reasons: '不归我局。' })).toMatchObject({ status: 409, body: { reason: 'OBJECTION_TOO_LATE' } });
  });

  it('is taken back by the hall, with reasons, from the one that did not sign, and from no other', async () => {
    expect(await matter.tries('router', 'sending', { way: 'transfer', departments: parts([roads]) })).toMatchObject({ status: 422, body: { reason: 'TWO_LEADS' } });
    expect(await takesBack(land)).toMatchObject({ status: 409, body: { reason: 'SIGNED_ALREADY', article: '信访工作条例 第二十三条第三款' } });
    expect(await takesBack(water)).toMatchObject({ status: 201 });
    await house.quiet();
    expect(await takesBack(water)).toMatchObject({ status: 409, body: { reason: 'NOT_ASKED' } });
    expect(await clockOf(`C-INFORM-TRANSFER/${water}`)).toMatchObject({ stoppedOn: '2026-03-18', daysLate: 1 });
    expect(await house.as(`handler@${water}`, `GET /routing/cases/${matter.caseId}`)).toMatchObject({ status: 403 });
    expect(await urges(matter.caseId, water)).toMatchObject({ status: 422, body: { reason: 'NOTHING_OWED' } });
  });

  it('is then owed by the hall, which is warned and red like anybody', async () => {
    expect(await clockOf('C-RESEND/1')).toMatchObject({ holder: 'hall', startedOn: '2026-03-18', dueOn: '2026-04-02', stoppedOn: null });
    await house.until(on('2026-04-03'));
    expect(await clockOf('C-RESEND/1')).toMatchObject({ light: 'red' });
    const { items } = await house.does<{ items: readonly object[] }>('supervisor', 'GET /supervision/late');
    expect(items).toContainEqual(expect.objectContaining({ holder: 'hall', clock: 'C-RESEND', running: 1 }));
  });

  it('goes to another, who leads it', async () => {
    expect(await matter.tries('router', 'sending', { way: 'transfer', departments: parts([roads]) })).toMatchObject({ status: 201 });
    await matter.signedBy(roads);
    await house.quiet();
    expect(await clockOf('C-RESEND/1')).toMatchObject({ stoppedOn: '2026-04-03', daysLate: 1 });
    expect(await clockOf(`C-INFORM-TRANSFER/${roads}`)).toMatchObject({ startedOn: '2026-04-03', stoppedOn: null });
    expect((await custody()).holdings.map(({ custodian }) => custodian)).toEqual(['hall', roads]);
    expect(await house.does('auditor', `GET /audit/cases/${matter.caseId}`)).toMatchObject({ departments: { [water]: { phase: 'withdrawn' }, [roads]: { part: 'lead' } } });
  });

  it('may be offered on, and the offer taken back by who made it', async () => {
    await matter.says(roads, 'custody/offer', { to: land });
    expect(await matter.tries(`handler@${land}`, 'custody/withdrawal')).toMatchObject({ status: 403, body: { reason: 'NOT_YOURS_TO_HAND_OVER' } });
    expect(await matter.tries(`handler@${roads}`, 'custody/withdrawal')).toMatchObject({ status: 201 });
    expect(await matter.tries(`handler@${land}`, 'custody/taking')).toMatchObject({ status: 409, body: { reason: 'NO_OFFER' } });
    expect((await custody()).custodian).toBe(roads);
  });

  it('keeps its department open until it is done with it', async () => {
    const closing = () => house.as<{ reason: string; detail: string }>('administrator', `POST /routing/departments/${roads}/closing`, { successor: land });
    expect(await closing()).toMatchObject({ status: 409, body: { reason: 'DEPARTMENT_HOLDS_CASES', detail: '该单位还有 1 件未办结的信访事项：未签收的先撤回，未受理的先提出异议，已受理的先办结，只是保管的先移交。' } });
    await house.does('router', `POST /routing/cases/${matter.caseId}/ending`, { how: 'withdrawn', reasons: '信访人来电撤回' });
    await house.quiet();
    expect(await urges(matter.caseId, roads)).toMatchObject({ status: 409, body: { reason: 'CASE_ENDED' } });
    expect(await closing()).toMatchObject({ status: 201 });
  });
});

describe('A case that goes to the discipline organ', () => {
  const title = '反映水渠工程虚报工程量';
  let secret: Registered;

  it('is shown to nobody in routing from then on, and called nothing on the board', async () => {
    secret = await house.does<Registered>('clerk', 'POST /intake/submissions', { channel: 'visit', purpose: 'request', personCount: 1, title, text: '工程量虚报。', persons: [{ name: '钱大山', phone: '13900002222' }] });
    await house.quiet();
    expect(await house.does('router', `GET /routing/cases/${secret.caseId}`)).toMatchObject({ title, confidential: false });
    await house.does('router', `POST /intake/cases/${secret.caseId}/disposal`, { way: 'discipline', organ: '县纪委监委' });
    await house.quiet();
    const read = await house.does<{ case: object }>('router', `GET /routing/cases/${secret.caseId}`);
    expect(read).toEqual({ number: secret.number, receivedOn: expect.any(String) as string, confidential: true, how: 'referred' });
    expect(JSON.stringify([read, await house.does('supervisor', 'GET /routing/cases?size=200')])).not.toContain(title);
    expect(await house.as('discipline', `GET /routing/cases/${secret.caseId}`)).toMatchObject({ status: 200 });
    expect(await house.as('discipline', `GET /routing/cases/${matter.caseId}`)).toMatchObject({ status: 403 });
  });

  it('is no matter to urge a department about', async () => {
    expect(await urges(secret.caseId, water)).toMatchObject({ status: 409, body: { reason: 'CONFIDENTIAL' } });
    expect(await sheet(secret)).toMatchObject({ confidential: true });
    expect(await house.as(`handler@${water}`, `GET /supervision/cases/${secret.caseId}`)).toMatchObject({ status: 403, body: { reason: 'NOT_YOURS' } });
  });
});
