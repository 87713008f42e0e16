// Sixteen departments that were asked about one case sign, accept and answer at the same instant: every one of them is heard, once, and nobody is told that another was quicker.
import { on, openDepartments, registers, sendsOut } from './acts.js';
import { storyHouse } from './house.js';

const house = storyHouse(on('2026-03-02'));
const departments = Array.from({ length: 16 }, (_, nth) => `county-office-${nth + 1}`);

beforeAll(() => openDepartments(house, Object.fromEntries(departments.map((department, nth) => [department, `县第${nth + 1}局`]))), 600_000);

it('Sixteen departments act on one case at once, three times over', async () => {
  const { caseId } = await registers(house);
  const [lead = '', ...assist] = departments;
  await sendsOut(house, caseId, [[lead, ...assist]]);
  await house.quiet();
  const allAtOnce = (act: string, said: object): Promise<readonly number[]> =>
    Promise.all(departments.map(async department => (await house.as(`handler@${department}`, `POST /routing/cases/${caseId}/${act}`, said)).status));
  const heard = departments.map(() => 201);
  expect(await allAtOnce('signing-for', {})).toEqual(heard);
  expect(await allAtOnce('acceptance', { route: 'route-6' })).toEqual(heard);
  expect(await allAtOnce('part', { outcome: 'supported', answer: '已办理。' })).toEqual(heard);
  const counted = await house.asks<{ type: string; times: number }>(`select type, count(*)::int as times from routing.event where stream_id = 'hall/case/${caseId}' and type in ('CaseSignedFor', 'CaseAccepted', 'PartAnswered') group by type order by type`);
  expect(counted).toEqual(['CaseAccepted', 'CaseSignedFor', 'PartAnswered'].map(type => ({ type, times: 16 })));
});
