// A case that the hall reported up as urgent stays in sight and on a clock of the hall until it is sent out as was decided, goes to another organ, or ends.
import { Matter, on, openDepartments, parts, registers } from './acts.js';
import { storyHouse } from './house.js';

interface Clock { readonly clockId: string; readonly holder: string; readonly light: string; readonly dueOn: string; readonly stoppedOn: string | null }

const water = 'county-water';
const house = storyHouse(on('2026-03-02'));
let matter: Matter;

const clocks = async (caseId: string) => (await house.does<{ clocks: readonly Clock[] }>('supervisor', `GET /supervision/cases/${caseId}`)).clocks;
const running = async () => (await house.does<{ items: readonly Clock[] }>('supervisor', `GET /supervision/clocks?case=${matter.caseId}`)).items;
const disposes = (caseId: string, body: object) => house.as<{ reason?: string }>('router', `POST /intake/cases/${caseId}/disposal`, body);

async function reportedUp(): Promise<Matter> {
  const { caseId } = await registers(house, { title: '堤坝渗水，有垮塌危险' });
  expect(await disposes(caseId, { way: 'urgent' })).toMatchObject({ status: 201, body: { paper: { kind: '紧急信访信息报告' } } });
  await house.quiet();
  return new Matter(house, caseId);
}

beforeAll(() => openDepartments(house, { [water]: '县水利局' }), 600_000);

describe('A case that was reported up', () => {
  it('is the hall’s to send out, on a clock of its own', async () => {
    matter = await reportedUp();
    expect(await clocks(matter.caseId)).toMatchObject([{ clockId: 'C-ROUTE', stoppedOn: '2026-03-02' }, { clockId: 'C-DECISION', holder: 'hall', dueOn: '2026-03-17', light: 'green' }]);
    expect((await house.does<{ items: readonly object[] }>('supervisor', 'GET /supervision/cases')).items).toMatchObject([{ caseId: matter.caseId, openClocks: 1, nextDueOn: '2026-03-17' }]);
  });

  it('turns red when nothing is decided, and the hall is late by that clock', async () => {
    await house.until(on('2026-03-18'));
    expect(await running()).toMatchObject([{ clockId: 'C-DECISION', light: 'red' }]);
    expect((await house.does<{ items: readonly object[] }>('supervisor', 'GET /supervision/late')).items).toContainEqual(expect.objectContaining({ holder: 'hall', clock: 'C-DECISION', running: 1 }));
  });

  it('is not disposed of a second time, but sent out by routing, and the departments’ clocks run', async () => {
    expect(await disposes(matter.caseId, { way: 'transfer', departments: parts([water]) })).toMatchObject({ status: 409, body: { reason: 'ALREADY_DISPOSED' } });
    await house.does('router', `POST /routing/cases/${matter.caseId}/sending`, { way: 'assign', departments: parts([water]), answerBy: '2026-03-31' });
    await house.quiet();
    expect(await clocks(matter.caseId)).toContainEqual(expect.objectContaining({ clockId: 'C-DECISION', stoppedOn: '2026-03-18', daysLate: 1 }));
    expect((await running()).map(({ clockId }) => clockId)).toEqual(expect.arrayContaining([`C-ASSIGN/${water}`, `C-INFORM-TRANSFER/${water}`]));
  });

  it('and comes to its end like any other', async () => {
    await matter.signedBy(water);
    await matter.acceptedBy(water);
    await matter.answeredBy(water);
    await matter.repliedBy(water);
    await house.quiet();
    expect(await running()).toEqual([]);
  });

  it('may also be withdrawn, or turn out to be another organ’s', async () => {
    const [withdrawn, courts] = [await reportedUp(), await reportedUp()];
    await house.does('router', `POST /routing/cases/${withdrawn.caseId}/ending`, { how: 'withdrawn', reasons: '信访人来电撤回' });
    expect(await disposes(courts.caseId, { way: 'political-legal', organ: '县委政法委' })).toMatchObject({ status: 201 });
    await house.quiet();
    for (const { caseId } of [withdrawn, courts]) expect((await clocks(caseId)).filter(({ stoppedOn }) => stoppedOn === null)).toEqual([]);
    expect(await house.as('router', `POST /routing/cases/${courts.caseId}/sending`, { way: 'transfer', departments: parts([water]) })).toMatchObject({ status: 409, body: { reason: 'CASE_ENDED' } });
  });
});

describe('A case that still lies at the window', () => {
  it('goes to no department before the hall has decided there which way it goes', async () => {
    const { caseId } = await registers(house, { title: '尚未分流' });
    const sending = { way: 'transfer', departments: parts([water]) };
    expect(await house.as('router', `POST /routing/cases/${caseId}/sending`, sending)).toMatchObject({ status: 409, body: { reason: 'NOT_DISPOSED_YET', article: '信访工作条例 第二十二条第一款' } });
    expect(await house.as('router', `POST /intake/cases/${caseId}/decline`, { ground: 'IN_HAND', reasons: '县里在办' })).toMatchObject({ status: 201 });
    await house.quiet();
    expect(await house.does('router', `GET /routing/cases/${caseId}`)).toMatchObject({ case: { phase: 'ended', how: 'declined', goneOut: false, shares: {} } });
  });
});
