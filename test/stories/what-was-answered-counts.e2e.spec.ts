// What one window has answered counts at every other one from then on: nobody is granted, or shown, what stands against it, though he asks at once and sends no token.
import { matterWith, on, openDepartments, type Matter, type Registered } from './acts.js';
import { inFive, storyHouse, type Who } from './house.js';

interface Act { readonly who: Who; readonly request: string; readonly body: object; readonly reasons?: readonly string[] }
type Acts = (caseId: string) => Act;

const [water, housing] = ['county-water', 'county-housing'];
const house = storyHouse(on('2026-03-02'));
const withoutToken = { 'x-hall-after': '' };
const tries = 12;

/** Came back from its lead; the other department has signed for its part, which stands. */
async function cameBack(): Promise<Matter & Registered> {
  const matter = await matterWith(house, [water, housing]);
  await matter.signedBy(water, housing);
  await matter.says(water, 'objection', { reasons: '不属于我局职责。' });
  await house.does('router', `POST /routing/cases/${matter.caseId}/objection/upholding`, { department: water, reasons: '理由成立。' });
  return matter;
}

const accepts: Acts = caseId => ({ who: `handler@${housing}`, request: `POST /routing/cases/${caseId}/acceptance`, body: { route: 'route-6' } });
const withdrawn: Acts = caseId => ({ who: 'router', request: `POST /routing/cases/${caseId}/ending`, body: { how: 'withdrawn', reasons: '本人当面申请撤回。' } });
const redirects: Acts = caseId => ({ who: 'router', request: `POST /intake/cases/${caseId}/redirection`, body: { ground: 'NOT_OURS', organ: '市人民政府' } });
const upwards: Acts = caseId => ({ who: 'router', request: `POST /intake/cases/${caseId}/disposal`, body: { way: 'political-legal', organ: '县委政法委' } });
const toDepartments: Acts = caseId => ({ who: 'router', request: `POST /intake/cases/${caseId}/disposal`, body: { way: 'transfer', departments: [{ department: water, part: 'lead' }] } });

const says = (act: Act) => house.as<{ reason?: string }>(act.who, act.request, act.body, withoutToken);

describe('What was answered at one window', () => {
  beforeAll(() => openDepartments(house, { [water]: '县水利局', [housing]: '县住建局' }));

  it.each([
    ['an acceptance', 'a redirection', accepts, redirects, 'ALREADY_ACCEPTED'],
    ['an acceptance', 'a way out of the hall', accepts, upwards, 'ALREADY_ACCEPTED'],
    ['a withdrawal', 'a redirection', withdrawn, redirects, 'ALREADY_DISPOSED'],
    ['a withdrawal', 'departments', withdrawn, toDepartments, 'ALREADY_DISPOSED'],
    ['a redirection', 'an acceptance', redirects, accepts, 'CASE_ENDED'],
  ] as const)('%s is known to whoever then asks for %s', async (_first, _second, first, second, reason) => {
    const matters: Matter[] = [];
    for (let count = 0; count < tries; count++) matters.push(await cameBack());
    await house.quiet();
    const outcomes = await Promise.all(matters.map(async ({ caseId }) => [(await says(first(caseId))).status, (await says(second(caseId))).body.reason]));
    expect(outcomes).toEqual(Array(tries).fill([201, reason]));
  });

  // What a third process makes of it is on its way for a moment, and nobody knows of it.
  if (!inFive) it('a redirection is known to supervision, which hears of the end from routing: nobody is urged any more', async () => {
    const matters: Matter[] = [];
    for (let count = 0; count < tries; count++) matters.push(await cameBack());
    await house.quiet();
    const urges: Acts = caseId => ({ who: 'supervisor', request: `POST /supervision/cases/${caseId}/urges`, body: { department: housing, ground: 'R-SV-02', wording: '请尽快办理。' } });
    const outcomes = await Promise.all(matters.map(async ({ caseId }) => [(await says(redirects(caseId))).status, (await says(urges(caseId))).body.reason]));
    expect(outcomes).toEqual(Array(tries).fill([201, 'CASE_ENDED']));
  });

  it('is known to whoever only looks: what went to the discipline organ is shut at once', async () => {
    const matters: (Matter & Registered)[] = [];
    for (let count = 0; count < tries; count++) matters.push(await cameBack());
    await house.quiet();
    const statuses = await Promise.all(matters.map(async ({ caseId, number, queryCode }) => {
      const { status } = await says({ who: 'router', request: `POST /intake/cases/${caseId}/disposal`, body: { way: 'discipline', organ: '县纪委监委' } });
      const looks = ([who, request]: readonly [Who, string]) => house.as<{ items?: readonly unknown[] }>(who, request, undefined, withoutToken);
      const shown = await Promise.all([[`handler@${housing}`, `GET /routing/cases/${caseId}`] as const, [`handler@${housing}`, `GET /supervision/cases/${caseId}`] as const, ['nobody', `GET /intake/public/cases?number=${number}&code=${queryCode}`] as const].map(looks));
      const { body: { items } } = await looks([`handler@${housing}`, `GET /supervision/clocks?case=${caseId}`]);
      return [status, ...shown.map(answer => answer.status), items?.length];
    }));
    expect(statuses).toEqual(Array(tries).fill([201, 403, 403, 404, 0]));
  });

  it('a task that a table gives or takes as done is known to whoever then closes the department, whom no case leads there', async () => {
    const owing = Array.from({ length: tries }, (_, nth) => `county-office-${nth}`);
    await openDepartments(house, Object.fromEntries(owing.map((department, nth) => [department, `县第${nth}办公室`])));
    const { caseId } = await cameBack();
    const outcomes: unknown[] = [];
    for (const department of owing) {
      const { conferenceId } = await house.does<{ conferenceId: string }>('secretary', 'POST /conference/conferences', { cases: [caseId], subject: '遗留问题', convener: '副县长', heldAt: on('2026-03-02'), venue: '会议室', invited: [department] });
      const at = `/conference/conferences/${conferenceId}`;
      await house.does('secretary', `PUT ${at}/agenda`, { agenda: [{ caseId, topic: '遗留' }] });
      await house.does('secretary', `POST ${at}/attendance`, { department, attendance: 'present' });
      const closes: Act = { who: 'administrator', request: `POST /routing/departments/${department}/closing`, body: { successor: water } };
      const { body: { tasks } } = await house.as<{ tasks: readonly { taskId: string }[] }>('secretary', `POST ${at}/resolution`, { resolution: '同意', tasks: [{ caseId, department, what: '清方', dueOn: '2026-03-30' }] }, withoutToken);
      const refused = await says(closes);
      const done = await says({ who: `handler@${department}`, request: `POST ${at}/tasks/${tasks[0]?.taskId}/done`, body: { report: '已清方。' } });
      outcomes.push([refused.body.reason, done.status, (await says(closes)).status]);
    }
    expect(outcomes).toEqual(Array(tries).fill(['DEPARTMENT_OWES_TASKS', 201, 201]));
  });
});
