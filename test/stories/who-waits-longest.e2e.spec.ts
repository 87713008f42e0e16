// A letter that came earlier joins a case that lies at the window: its own fifteen days are the case's from then on, and when it is withdrawn those of the next one are.
import { on, openDepartments, registers, sendsOut, type Registered } from './acts.js';
import { storyHouse } from './house.js';

interface Clock { readonly clockId: string; readonly light: string; readonly label: string; readonly startedOn: string; readonly dueOn: string; readonly daysLate: number | null; readonly ranOutOn: string | null; readonly moves: readonly { readonly dueOn: string }[] }
interface Late { readonly holder: string; readonly clock: string; readonly running: number; readonly stopped: number; readonly mostDaysLate: number }

const house = storyHouse(on('2022-07-04'));
const letter = (receivedAt: string, more: object = {}) => ({ channel: 'letter', title: '水渠漏水', personCount: 1, receivedAt, ...more });
const route = async ({ caseId }: Registered) => (await house.does<{ clocks: readonly Clock[] }>('supervisor', `GET /supervision/cases/${caseId}`)).clocks.find(({ clockId }) => clockId === 'C-ROUTE');
const lateWith = async () => (await house.does<{ items: readonly Late[] }>('supervisor', 'GET /supervision/late')).items.find(({ holder, clock }) => holder === 'hall' && clock === 'C-ROUTE');
const lineOf = async ({ caseId }: Registered) => (await house.does<{ items: readonly { caseId: string; routeBy: string }[] }>('router', 'GET /intake/cases')).items.find(line => line.caseId === caseId);

/** A case that a letter of 4 July opened, and the letter of an earlier day that joined it. */
async function joinedBy(receivedOn: string, name: string) {
  const opened = await registers(house, letter(on('2022-07-04')));
  const joined = await registers(house, letter(on(receivedOn), { caseId: opened.caseId, persons: [{ name, phone: '13900002222' }] }));
  return { opened, joined };
}

beforeAll(() => openDepartments(house, { 'county-water': '县水利局' }), 600_000);

describe('A letter of 10 June joins what a letter of 4 July opened', () => {
  it('and the hall is late, since the fifteen days of the first of them', async () => {
    const { opened } = await joinedBy('2022-06-10', '钱大有');
    expect(await route(opened)).toMatchObject({ startedOn: '2022-06-10', dueOn: '2022-06-27', light: 'red', label: '超期 7 天', moves: [{ dueOn: '2022-06-27' }] });
    expect(await lineOf(opened)).toMatchObject({ routeBy: '2022-06-27' });
    await sendsOut(house, opened.caseId, [['county-water']]);
    expect(await route(opened)).toMatchObject({ light: 'stopped', daysLate: 7 });
  });

  it('and when it is withdrawn, the fifteen days are those of the letter that still stands', async () => {
    const { opened, joined } = await joinedBy('2022-06-13', '孙二有');
    expect(await route(opened)).toMatchObject({ startedOn: '2022-06-13', light: 'red' });
    await house.does('router', `POST /routing/cases/${opened.caseId}/withdrawals`, { number: joined.number, reasons: '信访人书面撤回。' });
    await house.quiet();
    expect(await route(opened)).toMatchObject({ startedOn: '2022-07-04', dueOn: '2022-07-19', light: 'green' });
    expect(await lineOf(opened)).toMatchObject({ routeBy: '2022-07-19' });
  });

  it('but that it was late by the days of that letter stays on the sheet, in the file and among what is late', async () => {
    const { opened, joined } = await joinedBy('2022-06-14', '李四有');
    const was = await lateWith();
    const before = { startedOn: '2022-06-14', dueOn: '2022-06-29', ranOutOn: '2022-06-30', daysLate: 5 };
    await house.does('router', `POST /routing/cases/${opened.caseId}/withdrawals`, { number: joined.number, reasons: '信访人书面撤回。' });
    await house.quiet();
    const now = { startedOn: '2022-07-04', dueOn: '2022-07-19', moves: [{ movedOn: '2022-07-04', dueOn: '2022-06-29', before: { dueOn: '2022-07-19', ranOutOn: null, daysLate: 0 } }, { movedOn: '2022-07-04', dueOn: '2022-07-19', before }] };
    expect(await route(opened)).toMatchObject({ ...now, ranOutOn: null, light: 'green' });
    const { clocks } = await house.does<{ clocks: Readonly<Record<string, object>> }>('auditor', `GET /audit/cases/${opened.caseId}`);
    expect(clocks['C-ROUTE']).toMatchObject(now);
    expect(clocks['C-ROUTE']).not.toHaveProperty('ranOutOn');
    expect(await lateWith()).toMatchObject({ running: (was?.running ?? 0) - 1, stopped: (was?.stopped ?? 0) + 1 });
  });

  it('and moves nothing once the case is on its way', async () => {
    const opened = await registers(house, letter(on('2022-07-04')));
    await sendsOut(house, opened.caseId, [['county-water']]);
    await registers(house, letter(on('2022-06-10'), { caseId: opened.caseId, persons: [{ name: '周四', phone: '13900003333' }] }));
    expect(await route(opened)).toMatchObject({ startedOn: '2022-07-04', light: 'stopped', daysLate: 0, moves: [] });
  });
});
