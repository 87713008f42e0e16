// An assignment letter sets a day: whoever is named in it owes by then, who assists its part and who leads the reply, and who is late is urged.
import { Matter, on, openDepartments, parts, registers, sendsOut } from './acts.js';
import { storyHouse } from './house.js';

interface Clock { readonly clockId: string; readonly holder: string; readonly light: string; readonly startedOn: string; readonly dueOn: string; readonly stoppedOn: string | null; readonly daysLate: number | null }
interface Sheet { readonly clocks: readonly Clock[]; readonly urges: readonly { readonly department: string; readonly clockId?: string }[] }

const [water, land, housing, roads] = ['county-water', 'county-land', 'county-housing', 'county-roads'];
const house = storyHouse(on('2026-03-02'));
let matter: Matter;

const sheet = () => house.does<Sheet>('supervisor', `GET /supervision/cases/${matter.caseId}`);
const letters = async () => (await sheet()).clocks.filter(({ clockId }) => clockId.startsWith('C-ASSIGN')).map(({ clockId, dueOn, light, daysLate }) => [clockId, dueOn, light, daysLate]);

beforeAll(() => openDepartments(house, { [water]: '县水利局', [land]: '县国土资源局', [housing]: '县住建局', [roads]: '县交通运输局' }), 600_000);

describe('A letter', () => {
  it('of the window binds all whom it names, and a further one of routing whom that asks to assist', async () => {
    const { caseId } = await registers(house);
    matter = new Matter(house, caseId);
    await sendsOut(house, caseId, [[water, land], '2026-03-31']);
    await house.does('router', `POST /routing/cases/${caseId}/sending`, { way: 'assign', answerBy: '2026-03-20', departments: parts([water, housing]).slice(1) });
    await house.quiet();
    expect(await letters()).toEqual(expect.arrayContaining([[`C-ASSIGN/${water}`, '2026-03-31', 'green', null], [`C-ASSIGN/${land}`, '2026-03-31', 'green', null], [`C-ASSIGN/${housing}`, '2026-03-20', 'green', null]]));
    expect(await letters()).toHaveLength(3);
  });

  it('is kept with the part by who assists, and makes late and urged who does not', async () => {
    await matter.signedBy(water, land, housing);
    await matter.acceptedBy(water, land, housing);
    await matter.answeredBy(water, land);
    await house.until(on('2026-03-21'));
    expect(await letters()).toEqual(expect.arrayContaining([[`C-ASSIGN/${water}`, '2026-03-31', 'green', null], [`C-ASSIGN/${land}`, '2026-03-31', 'stopped', 0], [`C-ASSIGN/${housing}`, '2026-03-20', 'red', null]]));
    expect((await sheet()).urges).toMatchObject([{ department: housing, clockId: `C-ASSIGN/${housing}` }]);
  });

  it('is kept by the lead with the reply', async () => {
    await matter.answeredBy(housing);
    await house.until(on('2026-03-23'));
    await matter.repliedBy(water);
    await house.quiet();
    expect(await letters()).toEqual(expect.arrayContaining([[`C-ASSIGN/${water}`, '2026-03-31', 'stopped', 0], [`C-ASSIGN/${housing}`, '2026-03-20', 'stopped', 1]]));
  });
});

describe('A further letter of the window, when the lead was excused,', () => {
  /** Water leads until its objection is upheld; land has accepted, housing has answered its part. */
  async function leaderless(...answerBy: [string?]) {
    const { caseId } = await registers(house);
    matter = new Matter(house, caseId);
    await sendsOut(house, caseId, [[water, land, housing], ...answerBy]);
    await matter.signedBy(water, land, housing);
    await matter.acceptedBy(land, housing);
    await matter.answeredBy(housing);
    await matter.says(water, 'objection', { reasons: '不属于我局职责。' });
    await house.does('router', `POST /routing/cases/${caseId}/objection/upholding`, { department: water, reasons: '理由成立。' });
    await house.quiet();
  }
  const late = async () => (await sheet()).urges.filter(({ clockId }) => clockId?.startsWith('C-ASSIGN')).map(({ department }) => department).sort();

  it('that assigns it binds the new lead and who still works on its part, and nobody whose part is in', async () => {
    await leaderless();
    expect(await letters()).toEqual([]);
    await sendsOut(house, matter.caseId, [[roads, land, housing], '2026-04-10']);
    expect((await letters()).sort()).toEqual([[`C-ASSIGN/${land}`, '2026-04-10', 'green', null], [`C-ASSIGN/${roads}`, '2026-04-10', 'green', null]]);
    await house.until(on('2026-04-13'));
    expect(await late()).toEqual([land, roads]);
    await matter.signedBy(roads);
    await matter.acceptedBy(roads);
    await matter.answeredBy(land, roads);
    await matter.repliedBy(roads);
    await house.quiet();
    expect((await letters()).map(([clockId, , light]) => [clockId, light]).sort()).toEqual([[`C-ASSIGN/${land}`, 'stopped'], [`C-ASSIGN/${roads}`, 'stopped']]);
  });

  it('that transfers it ends the day by which who still works on its part was bound, and nobody is urged about it', async () => {
    await leaderless('2026-05-08');
    await sendsOut(house, matter.caseId, [[roads, land, housing]]);
    expect((await letters()).map(([clockId, , light, daysLate]) => [clockId, light, daysLate]).sort()).toEqual([land, housing, water].map(department => [`C-ASSIGN/${department}`, 'stopped', 0]).sort());
    await house.until(on('2026-05-11'));
    expect(await late()).toEqual([]);
  });
});
