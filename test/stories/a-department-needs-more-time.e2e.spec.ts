// A department needs more time than sixty days: only its head may take it, once, thirty days at most, before the term is over, and the petitioner is told why and until when.
import { matterWith, on, openDepartments, type Matter, type Registered } from './acts.js';
import { storyHouse } from './house.js';

interface Clock { readonly clockId: string; readonly dueOn: string; readonly light: string; readonly warnedOn: string | null; readonly moves: readonly { readonly dueOn: string; readonly because: string }[] }

const [water, land, roads] = ['county-water', 'county-land', 'county-roads'];
const article = '信访工作条例 第三十四条';
const house = storyHouse(on('2026-03-02'));
let matter: Matter & Registered;

const asksForMore = (who: string, days = 30, caseId = matter.caseId) => house.as<{ reason: string; article?: string; field?: string }>(who, `POST /routing/cases/${caseId}/extension`, { days, reasons: '等待枯水期才能施工。' });
const clockOf = async (department: string) => {
  const { clocks } = await house.does<{ clocks: readonly Clock[] }>('supervisor', `GET /supervision/cases/${matter.caseId}`);
  return clocks.find(({ clockId }) => clockId === `C-HANDLE/${department}`);
};
const version = async () => (await house.does<{ version: number }>('router', `GET /routing/cases/${matter.caseId}`)).version;

beforeAll(async () => {
  await openDepartments(house, { [water]: '县水利局', [land]: '县国土资源局', [roads]: '县交通运输局' });
  matter = await matterWith(house, [water, land]);
  await house.until(on('2026-03-04'));
  await matter.signedBy(water, land);
}, 600_000);

describe('The term of a department', () => {
  it('is nothing to extend before the department has accepted', async () => {
    expect(await asksForMore(`head@${water}`)).toMatchObject({ status: 409, body: { reason: 'NOT_ACCEPTED' } });
    await matter.acceptedBy(water, land);
    await house.quiet();
    expect(await clockOf(water)).toMatchObject({ dueOn: '2026-05-06', light: 'green', moves: [] });
  });

  it.each([
    ['its handler', `handler@${water}`],
    ['the head of a department that was never asked', `head@${roads}`],
  ])('is not extended by %s', async (_, who) => expect(await asksForMore(who)).toMatchObject({ status: 403, body: { reason: 'NOT_YOURS_TO_EXTEND', article } }));

  it('is not extended by a supervisor, nor by the hall', async () => {
    for (const who of ['supervisor', 'router', 'clerk', 'administrator']) expect(await asksForMore(who)).toMatchObject({ status: 403, body: { reason: 'ROLE_NOT_ADMITTED' } });
  });

  it('is not extended by more than thirty days, nor by none', async () => {
    expect(await asksForMore(`head@${water}`, 31)).toMatchObject({ status: 422, body: { reason: 'EXTENSION_TOO_LONG', field: 'days', article } });
    expect(await asksForMore(`head@${water}`, 0)).toMatchObject({ status: 400, body: { reason: 'INVALID', errors: [{ field: 'days', rule: 'min' }] } });
  });

  it('nothing of which was written down', async () => expect(await version()).toBe(8));
});

describe('The head of the department', () => {
  it('extends it after the warning, and the light turns green again', async () => {
    await house.until(on('2026-04-28'));
    expect(await clockOf(water)).toMatchObject({ light: 'yellow', warnedOn: '2026-04-16' });
    expect(await asksForMore(`head@${water}`)).toMatchObject({ status: 201 });
    await house.quiet();
    expect(await clockOf(water)).toMatchObject({ dueOn: '2026-06-05', light: 'green', warnedOn: null, moves: [{ dueOn: '2026-06-05', because: article }] });
    expect(await clockOf(land)).toMatchObject({ dueOn: '2026-05-06', light: 'yellow', moves: [] });
  });

  it('and the petitioner reads the notice with the new day', async () => {
    const { body } = await house.as<{ steps: readonly object[] }>('nobody', `GET /intake/public/cases?number=${matter.number}&code=${matter.queryCode}`);
    expect(body.steps.at(-1)).toEqual({ step: 'extended', on: '2026-04-28', departments: [{ department: water, name: '县水利局' }], paper: { kind: '延长办理期限告知书', number: '延告〔2026〕1号', issuedOn: '2026-04-28' }, answerBy: '2026-06-05' });
  });

  it('and stands in the file as the one who approved it, with the reasons', async () => {
    const { history } = await house.does<{ history: readonly { type: string; data: object; by: object }[] }>('auditor', `GET /routing/cases/${matter.caseId}`);
    expect(history.find(({ type }) => type === 'TermExtended')).toMatchObject({ by: { role: 'head', department: water }, data: { approvedBy: `head-${water}`, approvedOn: '2026-04-28', toldOn: '2026-04-28', days: 30, reasons: '等待枯水期才能施工。' } });
    expect(await house.does('auditor', `GET /audit/cases/${matter.caseId}`)).toMatchObject({ departments: { [water]: { acceptedOn: '2026-03-04', extendedTo: '2026-06-05' } } });
  });

  it('but not a second time', async () => expect(await asksForMore(`head@${water}`, 5)).toMatchObject({ status: 409, body: { reason: 'ALREADY_EXTENDED', article } }));

  it('and not when the term is over', async () => {
    await house.until(on('2026-05-07', '00:00'));
    expect(await asksForMore(`head@${land}`)).toMatchObject({ status: 409, body: { reason: 'TERM_RUN_OUT', article } });
    expect(await clockOf(land)).toMatchObject({ light: 'red' });
  });

  it('and not when the part was answered', async () => {
    await matter.answeredBy(land);
    expect(await asksForMore(`head@${land}`)).toMatchObject({ status: 409, body: { reason: 'ALREADY_ANSWERED' } });
  });

  it('and not where no sixty days run', async () => {
    const suit = await matterWith(house, [water], { title: '不服判决' });
    await suit.signedBy(water);
    await suit.says(water, 'acceptance', { route: 'route-1' });
    expect(await asksForMore(`head@${water}`, 30, suit.caseId)).toMatchObject({ status: 409, body: { reason: 'NO_TERM_TO_EXTEND', article } });
  });
});
