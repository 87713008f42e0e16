// A case that ends without a reply: settled by the lead for all, or said to be withdrawn; the petitioner sees which of the two, and rates it.
import { Matter, on, openDepartments, registers, sendsOut, type Registered } from './acts.js';
import { storyHouse } from './house.js';

interface Followed { readonly steps: readonly { readonly step: string }[]; readonly mayRate: boolean; readonly rateBy: string | null }
interface Clock { readonly clockId: string; readonly light: string; readonly stoppedOn: string | null }

const [water, land] = ['county-water', 'county-land'];
const house = storyHouse(on('2026-03-02'));
const reasons = '信访人到局当面表示不再反映，签字附后。';

const follow = async ({ number, queryCode }: Registered) => (await house.as<Followed>('nobody', `GET /intake/public/cases?number=${number}&code=${queryCode}`)).body;
const rate = ({ number, queryCode }: Registered) => house.as('nobody', 'POST /intake/public/cases/rating', { number, code: queryCode, office: 'fair', departments: 'dissatisfied' });
const clocks = async ({ caseId }: Registered) => (await house.does<{ clocks: readonly Clock[] }>('supervisor', `GET /supervision/cases/${caseId}`)).clocks;

async function assigned(): Promise<Matter & Registered> {
  const registered = await registers(house);
  await sendsOut(house, registered.caseId, [[water, land], '2026-06-01']);
  return Object.assign(new Matter(house, registered.caseId), registered);
}

beforeAll(() => openDepartments(house, { [water]: '县水利局', [land]: '县国土资源局' }), 600_000);

describe('A case is settled', () => {
  let matter: Matter & Registered;

  it('not by one that assists, while the lead has not signed, and not by the lead alone', async () => {
    matter = await assigned();
    await matter.signedBy(land);
    await matter.acceptedBy(land);
    expect(await matter.tries(`handler@${land}`, 'settlement', { departments: [land], agreement: '和解' })).toMatchObject({ status: 403, body: { reason: 'NOT_YOURS_TO_SETTLE' } });
    await matter.signedBy(water);
    await matter.acceptedBy(water);
    expect(await matter.tries(`handler@${water}`, 'settlement', { departments: [water], agreement: '和解' })).toMatchObject({ status: 422, body: { reason: 'LEFT_OUT', field: 'departments' } });
  });

  it('by the lead for all, and every clock stands still on that day', async () => {
    await house.until(on('2026-03-10'));
    await matter.says(water, 'settlement', { departments: [water, land], agreement: '各让一步' });
    await house.quiet();
    const all = await clocks(matter);
    expect(all.map(({ clockId }) => clockId)).toEqual(expect.arrayContaining([`C-ASSIGN/${water}`, `C-HANDLE/${water}`, `C-HANDLE/${land}`]));
    expect(all.filter(({ light }) => light !== 'stopped')).toEqual([]);
  });

  it('and its petitioner sees that, and rates it', async () => {
    const { steps, ...rest } = await follow(matter);
    expect(steps.at(-1)).toEqual({ step: 'settled', on: '2026-03-10', departments: [{ department: water, name: '县水利局' }, { department: land, name: '县国土资源局' }] });
    expect(rest).toMatchObject({ mayRate: true, rateBy: '2026-04-09' });
    expect(await rate(matter)).toMatchObject({ status: 201 });
  });
});

describe('A case is said to be withdrawn', () => {
  let matter: Matter & Registered;

  it('not by a lead that has not signed, nor with one word', async () => {
    matter = await assigned();
    expect(await matter.tries(`handler@${water}`, 'ending', { how: 'withdrawn', reasons })).toMatchObject({ status: 409, body: { reason: 'NOT_SIGNED' } });
    await matter.signedBy(water);
    expect(await matter.tries(`handler@${water}`, 'ending', { how: 'withdrawn' })).toMatchObject({ status: 422, body: { reason: 'REASONS_MISSING', field: 'reasons' } });
  });

  it('with what the petitioner declared, which lies sealed', async () => {
    await matter.says(water, 'ending', { how: 'withdrawn', reasons });
    await house.quiet();
    const [ended] = await house.asks<{ data: string }>(`select data from routing.event where type = 'CaseEnded' and data like '%${matter.caseId}%'`);
    expect(JSON.parse(ended?.data ?? '{}')).toMatchObject({ how: 'withdrawn', reasons: { key: `case/${matter.caseId}` } });
    expect(ended?.data).not.toContain('当面');
  });

  it('and its petitioner sees what is said, and rates that', async () => {
    const { steps, ...rest } = await follow(matter);
    expect(steps.at(-1)).toEqual({ step: 'ended', on: '2026-03-10', how: 'withdrawn' });
    expect(rest).toMatchObject({ mayRate: true, rateBy: '2026-04-09' });
    expect(await rate(matter)).toMatchObject({ status: 201 });
  });
});
