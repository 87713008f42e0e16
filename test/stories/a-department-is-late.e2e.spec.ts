// A department does not accept what it signed for: it is warned, late, and urged by the hall itself, once, however the clock is moved and however often the house is closed and opened again.
import { matterWith, on, openDepartments, registers, type Matter, type Registered } from './acts.js';
import { storyHouse } from './house.js';

interface Clock { readonly clockId: string; readonly light: string; readonly label: string; readonly dueOn: string; readonly warnedOn: string | null; readonly ranOutOn: string | null; readonly stoppedOn: string | null; readonly daysLate: number | null }
interface Urge { readonly urgeId: string; readonly department: string; readonly urgedOn: string; readonly ground: string; readonly answer?: string }
interface Sheet { readonly clocks: readonly Clock[]; readonly urges: readonly Urge[] }
interface Late { readonly holder: string; readonly clock: string; readonly running: number; readonly stopped: number; readonly mostDaysLate: number }

const [water, land] = ['county-water', 'county-land'];
const house = storyHouse(on('2026-03-02'));
let matter: Matter & Registered;
let forgotten: Registered;

const sheet = ({ caseId }: { caseId: string } = matter) => house.does<Sheet>('supervisor', `GET /supervision/cases/${caseId}`);
const clockOf = async (clockId: string) => (await sheet()).clocks.find(clock => clock.clockId === clockId);
const late = async (who = 'supervisor') => (await house.does<{ items: readonly Late[] }>(who, 'GET /supervision/late')).items;
/** What the timers have ever said, each with its day and how often. */
const said = async () => {
  const rows = await house.asks<{ what: string; at: string; times: number }>(
    `select type || ' ' || coalesce(data::jsonb ->> 'clockId', '') as what, meta::jsonb ->> 'at' as at, count(*)::int as times from supervision.event
     where type in ('ClockWarned', 'ClockRanOut', 'DepartmentUrged') and data::jsonb ->> 'caseId' = '${matter.caseId}' group by 1, 2 order by 2, 1 desc`,
  );
  return rows.map(({ what, at, times }) => `${times} × ${what}, ${at}`);
};
const inform = `C-INFORM-TRANSFER/${water}`;
const handle = `C-HANDLE/${water}`;
const firstTerm = [`1 × ClockWarned ${inform}, ${on('2026-03-15', '00:00')}`, `1 × DepartmentUrged ${inform}, ${on('2026-03-20', '00:00')}`, `1 × ClockRanOut ${inform}, ${on('2026-03-20', '00:00')}`];
const secondTerm = [`1 × ClockWarned ${handle}, ${on('2026-05-07', '00:00')}`, `1 × DepartmentUrged ${handle}, ${on('2026-05-27', '00:00')}`, `1 × ClockRanOut ${handle}, ${on('2026-05-27', '00:00')}`];

beforeAll(async () => {
  await openDepartments(house, { [water]: '县水利局', [land]: '县国土资源局' });
  forgotten = await registers(house, { title: '没有人分流' });
  await house.until(on('2026-03-04'));
  matter = await matterWith(house, [water, land]);
  await matter.signedBy(water, land);
  await matter.acceptedBy(land);
}, 600_000);

describe('A department that does not accept in time', () => {
  it('has a green light, then a yellow one, with the days that are left', async () => {
    expect(await clockOf(inform)).toMatchObject({ light: 'green', label: '剩 15 天', dueOn: '2026-03-19', warnedOn: null });
    for (const hour of ['12:00', '23:59']) await house.until(on('2026-03-14', hour));
    expect(await clockOf(inform)).toMatchObject({ light: 'green' });
    await house.until(on('2026-03-15', '00:00'));
    expect(await clockOf(inform)).toMatchObject({ light: 'yellow', warnedOn: '2026-03-15', ranOutOn: null });
    expect(await late()).toEqual([]);
  });

  it('is late from the first minute after its last day', async () => {
    await house.until(on('2026-03-19', '23:59'));
    expect(await clockOf(inform)).toMatchObject({ light: 'yellow', label: '今日到期' });
    for (const hour of ['00:00', '00:01', '00:02', '01:00', '08:59']) await house.until(on('2026-03-20', hour));
    expect(await clockOf(inform)).toMatchObject({ light: 'red', label: '超期 1 天', ranOutOn: '2026-03-20' });
  });

  it('is urged by the hall itself, and finds the urge on its desk', async () => {
    const { urges } = await sheet();
    expect(urges).toMatchObject([{ department: water, urgedOn: '2026-03-20', clockId: inform, ground: '信访工作条例 第二十三条第三款：期限 2026-03-19 已过' }]);
    expect(await house.does(`handler@${water}`, 'GET /routing/desk')).toMatchObject({ items: [{ caseId: matter.caseId, urges: 1, custodian: true }] });
    expect(await house.does(`handler@${land}`, 'GET /routing/desk')).toMatchObject({ items: [{ caseId: matter.caseId, urges: null }] });
    expect(await said()).toEqual(firstTerm);
  });

  it('stands in the list of those who are late, beside the hall that forgot a case', async () => {
    expect(await late()).toEqual([
      { holder: 'hall', clock: 'C-ROUTE', running: 1, stopped: 0, mostDaysLate: 3 },
      { holder: water, clock: 'C-INFORM-TRANSFER', running: 1, stopped: 0, mostDaysLate: 1 },
    ]);
    expect(await late(`head@${water}`)).toEqual([expect.objectContaining({ holder: water })]);
    expect(await late(`head@${land}`)).toEqual([]);
    expect(await house.does('supervisor', 'GET /supervision/clocks?light=red')).toMatchObject({ total: 2, items: [{ holder: 'hall', number: forgotten.number, light: 'red' }, { holder: water, number: matter.number }] });
    expect((await sheet(forgotten)).urges).toEqual([]);
  });

  it('answers the urge, itself and once', async () => {
    const [urge] = (await sheet()).urges;
    const answer = (who: string) => house.as<{ reason?: string }>(who, `POST /supervision/cases/${matter.caseId}/urges/${urge?.urgeId}/answer`, { answer: '正在核实，三日内受理。' });
    expect(await answer(`handler@${land}`)).toMatchObject({ status: 403, body: { reason: 'NOT_YOURS' } });
    expect(await answer(`handler@${water}`)).toMatchObject({ status: 201 });
    expect(await answer(`head@${water}`)).toMatchObject({ status: 409, body: { reason: 'URGE_ANSWERED' } });
    expect((await sheet()).urges).toMatchObject([{ answeredOn: '2026-03-20', answer: '正在核实，三日内受理。' }]);
  });

  it('is urged by a supervisor too, whenever one sees reason to', async () => {
    const urged = await house.does<{ urgeId: string }>('supervisor', `POST /supervision/cases/${matter.caseId}/urges`, { department: water, ground: '信访人多次来电询问', wording: '请于明日前受理并告知。' });
    await house.quiet();
    expect((await sheet()).urges).toContainEqual(expect.objectContaining({ urgeId: urged.urgeId, wording: '请于明日前受理并告知。' }));
    expect(await house.does(`handler@${water}`, 'GET /routing/desk')).toMatchObject({ items: [{ urges: 2 }] });
  });

  it('stops its clock when it accepts at last, so many days late', async () => {
    await house.until(on('2026-03-27'));
    await matter.acceptedBy(water);
    await house.quiet();
    expect(await clockOf(inform)).toMatchObject({ light: 'stopped', label: '超期 8 天停表', stoppedOn: '2026-03-27', daysLate: 8 });
    expect(await late()).toContainEqual({ holder: water, clock: 'C-INFORM-TRANSFER', running: 0, stopped: 1, mostDaysLate: 8 });
  });
});

describe('The timers', () => {
  /** Without what a supervisor said by hand, which names no clock. */
  const ofTimers = async () => (await said()).filter(line => line.includes(water));

  it('say nothing again when the house is closed and opened on the same hour', async () => {
    await house.restart();
    await house.quiet();
    await house.restart();
    await house.until(on('2026-03-27', '09:01'));
    expect(await ofTimers()).toEqual(firstTerm);
  });

  it('say what fell due while the house was closed, dated by the day on which it fell due', async () => {
    expect(await clockOf(handle)).toMatchObject({ light: 'green', dueOn: '2026-05-26' });
    await house.restart(on('2026-06-20'));
    await house.quiet();
    expect(await clockOf(handle)).toMatchObject({ light: 'red', label: '超期 25 天', warnedOn: '2026-05-07', ranOutOn: '2026-05-27' });
    expect(await ofTimers()).toEqual([...firstTerm, ...secondTerm]);
  });

  it('and do not say it again, in steps of minutes or of a year, in this process or the next', async () => {
    for (const hour of ['09:01', '09:02', '23:59']) await house.until(on('2026-06-20', hour));
    await house.restart();
    await house.until(on('2027-06-20'));
    expect(await ofTimers()).toEqual([...firstTerm, ...secondTerm]);
    const twice = await house.asks(`select data::jsonb ->> 'clockId' as clock, type from supervision.event where type in ('ClockWarned', 'ClockRanOut') group by data::jsonb ->> 'caseId', 1, 2 having count(*) > 1`);
    expect(twice).toEqual([]);
  });

  it('name themselves as the actor, and the event that set the term as the cause', async () => {
    const rows = await house.asks<{ actor: object; cause: string }>(`select meta::jsonb -> 'actor' as actor, (select c.type from supervision.event c where c.event_id::text = e.meta::jsonb ->> 'causationId') as cause from supervision.event e where type = 'ClockRanOut'`);
    expect(rows.length).toBeGreaterThan(2);
    for (const row of rows) expect(row).toEqual({ actor: { id: 'timer:clocks', role: 'system' }, cause: 'ClockStarted' });
  });
});
