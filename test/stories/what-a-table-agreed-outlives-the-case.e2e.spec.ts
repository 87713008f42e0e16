// What a conference agreed on a case is owed when the case has ended all the same, whether before or after: its clock turns red and the department is urged; and when a case goes to the discipline organ, nobody owes what was agreed on it.
import { on, openDepartments, registers, sendsOut } from './acts.js';
import { storyHouse } from './house.js';

interface Clock { readonly clockId: string; readonly holder: string; readonly light: string; readonly stoppedOn: string | null }
interface Sheet { readonly clocks: readonly Clock[]; readonly urges: readonly { readonly department: string; readonly urgedOn: string; readonly clockId?: string }[] }
interface Agreed { readonly tasks: readonly { readonly taskId: string; readonly department: string }[] }

const [water, land, roads] = ['county-water', 'county-land', 'county-roads'];
const house = storyHouse(on('2026-03-02'));
let ended: string;
let open: string;
let ending: string;
let conferenceId: string;
let tasks: Readonly<Record<string, string>>;

const sheet = (caseId: string) => house.does<Sheet>('supervisor', `GET /supervision/cases/${caseId}`);
const clock = async (caseId: string, department: string) => (await sheet(caseId)).clocks.find(({ clockId }) => clockId === `C-TASK/${tasks[department]}`);
const says = <Body = object>(act: string, body: object, method = 'POST') => house.does<Body>('secretary', `${method} /conference/conferences/${conferenceId}/${act}`, body);

beforeAll(async () => {
  await openDepartments(house, { [water]: '县水利局', [land]: '县国土资源局', [roads]: '县公路局' });
  ended = (await registers(house)).caseId;
  open = (await registers(house, { title: '界址不清' })).caseId;
  ending = (await registers(house, { title: '便道塌方' })).caseId;
  await sendsOut(house, ended, [[water]]);
  await house.does('router', `POST /routing/cases/${ended}/ending`, { how: 'withdrawn', reasons: '信访人来电撤回' });
  await house.until(on('2026-03-05'));
  ({ conferenceId } = await house.does<{ conferenceId: string }>('secretary', 'POST /conference/conferences', {
    cases: [open, ended, ending], subject: '灌区遗留问题', convener: '副县长', heldAt: on('2026-03-05'), venue: '会议室', invited: [water, land, roads],
  }));
  await says('agenda', { agenda: [{ caseId: open, topic: '界址' }, { caseId: ended, topic: '水渠' }, { caseId: ending, topic: '便道' }] }, 'PUT');
  await says('attendance', { department: water, attendance: 'present' });
  const agreed = await says<Agreed>('resolution', {
    resolution: '同意', tasks: [{ caseId: ended, department: water, what: '修渠', dueOn: '2026-03-20' }, { caseId: open, department: land, what: '勘界', dueOn: '2026-03-31' },
      { caseId: ending, department: roads, what: '清方', dueOn: '2026-03-18' }],
  });
  tasks = Object.fromEntries(agreed.tasks.map(({ department, taskId }) => [department, taskId]));
  await house.quiet();
}, 600_000);

describe('A task that was agreed after its case had ended', () => {
  it('runs until its day', async () => expect(await clock(ended, water)).toMatchObject({ holder: water, light: 'green', stoppedOn: null }));

  it('turns red the day after, and its department is urged, once', async () => {
    await house.until(on('2026-03-21'));
    expect(await clock(ended, water)).toMatchObject({ light: 'red' });
    expect((await sheet(ended)).urges).toMatchObject([{ department: water, urgedOn: '2026-03-21', clockId: `C-TASK/${tasks[water]}` }]);
  });

  it('is also urged about by hand, but nobody who owes nothing of the case any more', async () => {
    const urge = (department: string) => house.as<{ reason?: string }>('supervisor', `POST /supervision/cases/${ended}/urges`, { department, ground: '超期', wording: '请三日内办结' });
    expect(await urge(water)).toMatchObject({ status: 201 });
    expect(await urge(land)).toMatchObject({ status: 409, body: { reason: 'CASE_ENDED' } });
  });

  it('and stops when it is done, which the log says under the first case of the table', async () => {
    await house.does(`handler@${water}`, `POST /conference/conferences/${conferenceId}/tasks/${tasks[water]}/done`, { report: '水渠已修好。' });
    await house.quiet();
    expect(await clock(ended, water)).toMatchObject({ light: 'stopped', stoppedOn: '2026-03-21' });
    const said = await house.asks<{ key: string; task: string }>(`select data::jsonb->>'caseId' as key, data::jsonb->'task'->>'caseId' as task from conference.event where type = 'TaskDone'`);
    expect(said).toEqual([{ key: open, task: ended }]);
    expect(await house.asks(`select distinct data::jsonb->>'caseId' as key from conference.event where stream_id = 'hall/conference/${conferenceId}'`)).toEqual([{ key: open }]);
    expect(await house.does('secretary', `GET /conference/conferences/${conferenceId}`)).toMatchObject({ tasks: expect.arrayContaining([expect.objectContaining({ taskId: tasks[water], caseId: ended, doneOn: '2026-03-21', report: '水渠已修好。' })]) as object });
  });
});

describe('A task that was agreed before its case ended', () => {
  const owed = async () => (await house.does<{ items: readonly { taskId: string; doneOn: string | null }[] }>(`handler@${roads}`, 'GET /conference/tasks')).items;
  const watched = async () => (await house.does<{ items: readonly { caseId: string; open: Readonly<Record<string, string>> }[] }>('supervisor', 'GET /supervision/cases?size=50')).items.find(({ caseId }) => caseId === ending);
  const urge = () => house.as<{ reason?: string }>('supervisor', `POST /supervision/cases/${ending}/urges`, { department: roads, ground: '超期', wording: '请三日内办结' });

  it('was red and urged about when its case ended, and still is: the table and supervision say the same', async () => {
    await house.does('router', `POST /routing/cases/${ending}/ending`, { how: 'withdrawn', reasons: '信访人来电撤回' });
    await house.quiet();
    expect(await owed()).toMatchObject([{ taskId: tasks[roads], doneOn: null }]);
    expect(await clock(ending, roads)).toMatchObject({ light: 'red', stoppedOn: null });
    expect((await sheet(ending)).clocks.filter(({ stoppedOn }) => stoppedOn === null)).toHaveLength(1);
    expect((await sheet(ending)).urges).toMatchObject([{ department: roads, urgedOn: '2026-03-19' }]);
    expect(await watched()).toMatchObject({ open: { [`C-TASK/${tasks[roads]}`]: '2026-03-18' } });
    expect(await urge()).toMatchObject({ status: 201 });
  });

  it('until it is done, and then nobody owes anything of the case', async () => {
    await house.does(`handler@${roads}`, `POST /conference/conferences/${conferenceId}/tasks/${tasks[roads]}/done`, { report: '塌方已清。' });
    await house.quiet();
    expect(await clock(ending, roads)).toMatchObject({ light: 'stopped', stoppedOn: '2026-03-21' });
    expect(await watched()).toMatchObject({ open: {} });
    expect(await urge()).toMatchObject({ status: 409, body: { reason: 'CASE_ENDED' } });
  });
});

describe('A task on a case that goes to the discipline organ', () => {
  it('is owed by nobody from that day on', async () => {
    await house.until(on('2026-03-25'));
    await house.does('router', `POST /intake/cases/${open}/disposal`, { way: 'discipline', organ: '县纪委监委' });
    await house.quiet();
    const said = (type: string) => house.asks<{ on: string; clockId: string }>(`select data::jsonb->>'stoppedOn' as on, data::jsonb->>'clockId' as "clockId" from supervision.event where stream_id = 'hall/case/${open}' and type = '${type}'`);
    expect(await said('ClockStopped')).toContainEqual({ on: '2026-03-25', clockId: `C-TASK/${tasks[land]}` });
    await house.until(on('2026-04-10'));
    expect(await said('DepartmentUrged')).toEqual([]);
    expect(await sheet(open)).toMatchObject({ clocks: [], urges: [] });
    expect((await house.does<{ items: readonly object[] }>('supervisor', 'GET /supervision/late')).items).not.toContainEqual(expect.objectContaining({ holder: land }));
  });
});
