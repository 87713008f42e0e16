// An old matter of 2011: a housing estate without property certificates. The departments meet at one table, a leader signs what they resolved, and each does its task.
import { matterWith, on, openDepartments, reply, type Matter, type Registered } from './acts.js';
import { storyHouse } from './house.js';

interface Task { readonly taskId: string; readonly department: string; readonly dueOn: string }
interface Clock { readonly clockId: string; readonly clock: string; readonly holder: string; readonly light: string; readonly dueOn: string; readonly stoppedOn: string | null }

const [construction, housing, city, district] = ['city-construction', 'city-housing', 'city-petition', 'district-petition'];
const house = storyHouse(on('2011-05-16'));
const table = { subject: '小区房产证办理', convener: '副市长', heldAt: '2011-05-26T09:00:00+08:00', venue: '市信访局会议室', invited: [construction, housing, city, district] };
let matter: Matter & Registered;
let conference: string;
let tasks: readonly Task[];

const says = (act: string, body: object, who = 'secretary') => house.does<Record<string, unknown>>(who, `POST /conference/conferences/${conference}/${act}`, body);
const tries = (act: string, body: object, who = 'secretary') => house.as<{ reason: string; field?: string }>(who, `POST /conference/conferences/${conference}/${act}`, body);
const proceedings = (who = 'secretary') => house.does<{ positions: readonly object[] }>(who, `GET /conference/conferences/${conference}`);
const taskClocks = async () => {
  await house.quiet();
  const { clocks } = await house.does<{ clocks: readonly Clock[] }>('supervisor', `GET /supervision/cases/${matter.caseId}`);
  return clocks.filter(({ clock }) => clock === 'C-TASK');
};

beforeAll(async () => {
  await openDepartments(house, { [construction]: '市建设委员会', [housing]: '市房产管理局', [city]: '市信访局', [district]: '区信访局' });
  const owners = ['甲', '乙', '丙'].map(name => ({ standing: 'representative', name: `业主代表${name}` }));
  matter = await matterWith(house, [housing, construction, city, district], { personCount: 86, persons: owners, title: '小区多年办不下房产证', text: '入住九年，房屋至今没有产权证。', purpose: 'request' });
  await matter.signedBy(housing, construction, city, district);
  await matter.acceptedBy(housing, construction);
}, 600_000);

describe('The joint conference on the estate', () => {
  it('is called with the departments concerned, in good time', async () => {
    const called = await house.does<{ conferenceId: string }>('secretary', 'POST /conference/conferences', { ...table, cases: [matter.caseId] });
    expect(called).toMatchObject({ notice: { days: 10, short: false } });
    conference = called.conferenceId;
    await house.does('secretary', `PUT /conference/conferences/${conference}/agenda`, { agenda: [{ caseId: matter.caseId, topic: '听取建委报告；研究按未登记房屋办证' }] });
    expect(await house.does(`head@${housing}`, 'GET /conference/conferences')).toMatchObject({ total: 1, items: [{ conferenceId: conference, state: 'called', cases: [matter.caseId] }] });
    expect(await house.as('handler@city-education', `GET /conference/conferences/${conference}`)).toMatchObject({ status: 403, body: { reason: 'NOT_YOURS' } });
  });

  it('has nobody present before its day, and resolves nothing without them', async () => {
    expect((await tries('attendance', { department: housing, attendance: 'present' })).body).toMatchObject({ reason: 'NOT_HELD_YET', field: 'attendance' });
    expect((await tries('resolution', { resolution: '同意', tasks: [] })).body).toMatchObject({ reason: 'NOBODY_PRESENT' });
    expect((await tries('minutes', { convener: '副市长', minutes: '略' })).body).toMatchObject({ reason: 'NOT_RESOLVED' });
  });

  it('hears the report of the construction commission and what each department says to it', async () => {
    await house.until(on('2011-05-26', '09:30'));
    for (const department of table.invited) await says('attendance', { department, attendance: 'present', post: '分管负责人' });
    await says('positions', { about: matter.caseId, stance: 'agree', view: '经查，工程质量合格，资料遗失，建议按未登记房屋处理。' }, `head@${construction}`);
    await says('positions', { about: matter.caseId, stance: 'agree', view: '会议议定后可以办证。' }, `head@${housing}`);
    await says('positions', { department: city, about: matter.caseId, stance: 'agree', view: '两单位已有一致意见。' });
    expect((await proceedings(`handler@${district}`)).positions).toMatchObject([{ department: construction, counts: true }, { department: housing }, { department: city }]);
  });

  it('resolves, each task with its department and its day', async () => {
    const resolution = { resolution: '按未登记房屋补办登记并发证。', tasks: [{ caseId: matter.caseId, department: construction, what: '出具工程质量说明', dueOn: '2011-06-10' }, { caseId: matter.caseId, department: housing, what: '为业主办理房产证', dueOn: '2011-08-31' }] };
    const passed = (await says('resolution', resolution)) as { tasks: readonly Task[] };
    tasks = passed.tasks;
    expect(tasks).toMatchObject([{ department: construction, dueOn: '2011-06-10' }, { department: housing, dueOn: '2011-08-31' }]);
    expect(await taskClocks()).toMatchObject([{ holder: construction, dueOn: '2011-06-10', stoppedOn: null }, { holder: housing, dueOn: '2011-08-31', stoppedOn: null }]);
  });

  it('is signed on paper and filed: the minutes under its convener’s name and nobody else’s, the resolution under a leader’s', async () => {
    expect((await tries('minutes', { convener: '秘书长', minutes: '略' })).body).toMatchObject({ reason: 'NOT_THE_CONVENER', field: 'convener' });
    await says('minutes', { convener: '副市长', minutes: '会议听取报告，议定按未登记房屋办证。' });
    await says('signatures', { leader: '市长', instruction: '同意，房产局八月底前办结。' });
    expect(await proceedings()).toMatchObject({ state: 'signed', minutes: { paper: { kind: '联席会议纪要', number: '联纪〔2011〕1号' } }, signatures: [{ leader: '市长', instruction: '同意，房产局八月底前办结。' }] });
  });
});

describe('Each department does its task', () => {
  const done = (index: number, who: string, report: string) => tries(`tasks/${tasks[index]?.taskId}/done`, { report }, who);

  it('and nobody reports another one’s', async () => expect(await done(1, `handler@${construction}`, '已办')).toMatchObject({ status: 403, body: { reason: 'NOT_YOURS' } }));

  it('in time, and its clock stops', async () => {
    await house.until(on('2011-06-08'));
    expect(await done(0, `handler@${construction}`, '质量说明已送房产局。')).toMatchObject({ status: 201 });
    expect(await taskClocks()).toMatchObject([{ stoppedOn: '2011-06-08', light: 'stopped' }, { stoppedOn: null, light: 'green' }]);
    expect(await house.does(`handler@${housing}`, 'GET /conference/tasks?open=true')).toMatchObject({ total: 1, items: [{ taskId: tasks[1]?.taskId, what: '为业主办理房产证' }] });
  });

  it('and the owners have their certificates, one reply, and the case ends', async () => {
    await house.until(on('2011-07-15'));
    for (const department of [city, district]) await matter.acceptedBy(department);
    await done(1, `handler@${housing}`, '八十六户房产证已发放。');
    expect((await done(1, `handler@${housing}`, '再报一次')).body).toMatchObject({ reason: 'TASK_DONE' });
    await matter.answeredBy(housing, construction, city, district);
    await matter.repliedBy(housing);
    expect(await taskClocks()).toMatchObject([{ stoppedOn: '2011-06-08' }, { stoppedOn: '2011-07-15' }]);
    const file = await house.does('auditor', `GET /audit/cases/${matter.caseId}`);
    expect(file).toMatchObject({
      submissions: [{ personCount: 86, collective: true, persons: [{ name: '业主代表甲' }, {}, {}] }],
      conferences: { [conference]: { convener: '副市长', minutes: { kind: '联席会议纪要', number: '联纪〔2011〕1号' }, signatures: [{ leader: '市长' }], tasks: { [tasks[1]?.taskId ?? '']: { department: housing, doneOn: '2011-07-15' } } } },
      reply: { opinion: reply.opinion },
      ending: { how: 'answered' },
    });
    expect(new Set((file['papers'] as { kind: string }[]).map(({ kind }) => kind))).toEqual(new Set(['转送单', '受理告知书', '信访处理意见书']));
  });
});
