// A hall in which the sixty days begin with the delivery of the notice: who has come to terms owes nothing by one that is delivered afterwards, and no lead is late for a department that delivers none.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { matterWith, on, openDepartments, reply } from './acts.js';
import { storyHouse } from './house.js';

interface Sheet { readonly clocks: readonly { readonly clockId: string; readonly holder: string; readonly light: string; readonly dueOn: string }[]; readonly urges: readonly { readonly department: string }[] }

const [water, land] = ['county-water', 'county-land'];
const house = storyHouse(on('2026-03-02'));
const sheet = ({ caseId }: { readonly caseId: string }) => house.does<Sheet>('supervisor', `GET /supervision/cases/${caseId}`);
const handling = async (matter: { readonly caseId: string }) => (await sheet(matter)).clocks.filter(({ clockId }) => clockId.startsWith('C-HANDLE'));

/** Both have signed and accepted by a route, and nobody has recorded yet that a notice was delivered. */
async function accepted(route = 'route-6') {
  const matter = await matterWith(house, [water, land]);
  await matter.signedBy(water, land);
  await matter.acceptedBy(water);
  await matter.says(land, 'acceptance', { route });
  return matter;
}

beforeAll(async () => {
  writeFileSync(path.join(house.ground.folder, 'settings.json'), '{ "acceptanceDay": "delivery" }');
  await house.restart();
  await openDepartments(house, { [water]: '县水利局', [land]: '县国土资源局' });
}, 600_000);

describe('The parties have come to terms', () => {
  it('and the notice that is delivered afterwards makes nobody late', async () => {
    const matter = await accepted();
    await matter.says(water, 'settlement', { departments: [water, land], agreement: '双方自愿达成协议，渠道由水利局修复。' });
    await matter.says(water, 'acceptance-delivery', {});
    await house.until(on('2026-06-10'));
    expect(await handling(matter)).toEqual([]);
    expect((await sheet(matter)).urges).toEqual([]);
    expect(await house.does('router', `POST /routing/cases/${matter.caseId}/ending`, { how: 'settled' })).toMatchObject({ caseId: matter.caseId });
  });
});

describe('A lead that has answered its own part', () => {
  it('is not late while another’s term waits for the delivery of its notice; who has not delivered it may be urged', async () => {
    await house.restart(on('2026-06-11'));
    const matter = await accepted();
    await matter.says(water, 'acceptance-delivery', {});
    await matter.answeredBy(water);
    await house.until(on('2026-10-09'));
    expect((await handling(matter)).map(({ clockId, light }) => [clockId, light])).toEqual([[`C-HANDLE/${water}`, 'stopped']]);
    expect((await sheet(matter)).urges).toEqual([]);
    expect((await matter.tries(`handler@${water}`, 'reply', reply)).body).toMatchObject({ reason: 'PARTS_MISSING' });
    expect(await house.as('supervisor', `POST /supervision/cases/${matter.caseId}/urges`, { department: land, ground: '迟迟未送达', wording: '请即送达告知书并答复。' })).toMatchObject({ status: 201 });
    await matter.answeredBy(land);
    await house.quiet();
    expect((await handling(matter)).find(({ clockId }) => clockId === 'C-HANDLE')).toMatchObject({ holder: water, dueOn: '2026-10-09', light: 'yellow' });
  });

  it('keeps its own sixty days where the other has none by law', async () => {
    const matter = await accepted('route-5');
    await matter.says(water, 'acceptance-delivery', {});
    await matter.answeredBy(water);
    await house.quiet();
    expect((await handling(matter)).find(({ clockId }) => clockId === 'C-HANDLE')).toMatchObject({ holder: water, dueOn: '2026-12-08', light: 'green' });
  });
});
