// Everything that conference, supervision and audit refuse at their windows, asked over HTTP.
import { refuseAudit, refuseConference, refuseSupervision, type ReasonOf } from '@onehall/contracts';
import { randomUUID } from 'node:crypto';
import { matterWith, on, openDepartments, registers, reply, type Registered } from './acts.js';
import { storyHouse } from './house.js';
import { refusesAsItsTableSays, type Asking, type Refusals } from './refusals.js';

const [lead, assist, other, old] = ['lead', 'assist', 'other', 'old'];
const house = storyHouse(on('2026-03-02'));
const ids: Record<string, string> = { none: randomUUID() };

const call = (changes: object = {}) => ({ cases: ['<mine>'], subject: '协调', convener: '副县长', heldAt: '2026-03-05T09:00:00+08:00', venue: '会议室', invited: [lead, assist], ...changes });
const calls = (status: Asking['status'], changes: object, field?: string): Asking => ({ status, who: 'secretary', says: 'POST /conference/conferences', body: call(changes), ...(field && { field }) });
/** What somebody says to a conference with a name; by default the secretary. */
const about = (status: Asking['status'], act: string, more: Pick<Asking, 'body' | 'field'> & { readonly who?: string }): Asking => ({ who: 'secretary', status, says: `POST /conference/conferences/:${act}`, ...more });
const agenda = (status: Asking['status'], name: string, more: { readonly caseId?: string; readonly field?: string } = {}): Asking => {
  const { caseId = '<mine>', ...rest } = more;
  return { status, who: 'secretary', says: `PUT /conference/conferences/:${name}/agenda`, body: { agenda: [{ caseId, topic: '议题' }] }, ...rest };
};
const came = (department: string, attendance: string) => ({ body: { department, attendance } });
const position = (department: string, caseId = '<mine>') => ({ body: { department, about: caseId, stance: 'agree', view: '同意' } });
const resolution = (...tasks: readonly object[]) => ({ body: { resolution: '同意', tasks } });
const task = (department: string, changes: object = {}) => ({ caseId: '<mine>', department, what: '办理', dueOn: '2026-03-31', ...changes });
const minutes = (convener = '副县长') => ({ body: { convener, minutes: '纪要' } });
const report = { body: { report: '办结' } };

const ofConference: Refusals<ReasonOf<typeof refuseConference>> = {
  UNKNOWN_CASE: [calls(404, { cases: ['<none>'] })],
  UNKNOWN_CONFERENCE: [{ status: 404, who: 'secretary', says: 'GET /conference/conferences/:none' }, agenda(404, 'none'), about(404, 'none/cancellation', { body: { reasons: '取消' } }), about(404, 'none/minutes', minutes())],
  UNKNOWN_DEPARTMENT: [calls(404, { invited: ['nowhere'] }), about(422, 'open/positions', { body: { about: '<mine>', stance: 'agree', view: '同意' }, field: 'department' })],
  UNKNOWN_TASK: [about(404, 'resolved/tasks/:none/done', { who: `handler@${lead}`, ...report })],
  DEPARTMENT_CLOSED: [calls(422, { invited: [old] }, 'invited')],
  CONFIDENTIAL: [calls(422, { cases: ['<mine>', '<secret>'] }, 'cases')],
  CASE_LEFT: [calls(422, { cases: ['<mine>', '<left>'] }, 'cases'), about(409, 'empty/attendance', came(lead, 'present'))],
  CANCELLED: [agenda(409, 'cancelled'), about(409, 'cancelled/cancellation', { body: { reasons: '换了理由' } }), about(409, 'cancelled/attendance', came(lead, 'excused')), about(409, 'cancelled/minutes', minutes()), about(409, 'cancelled/signatures', { body: { leader: '县长', instruction: '同意' } })],
  ALREADY_RESOLVED: [agenda(409, 'resolved'), about(409, 'resolved/positions', position(lead)), about(409, 'resolved/resolution', resolution()), about(409, 'resolved/cancellation', { body: { reasons: '取消' } })],
  NOT_RESOLVED: [about(409, 'open/minutes', minutes()), about(409, 'open/signatures', { body: { leader: '县长', instruction: '同意' } }), about(409, 'open/tasks/:none/done', { who: `handler@${lead}`, ...report })],
  NOT_INVITED: [about(422, 'open/attendance', { ...came(other, 'present'), field: 'department' }), about(422, 'open/positions', { ...position(other), field: 'department' }), about(422, 'open/resolution', { ...resolution(task(other)), field: 'tasks' })],
  NOT_HELD_YET: [about(422, 'future/attendance', { ...came(lead, 'present'), field: 'attendance' })],
  NOT_PRESENT: [about(422, 'open/positions', { ...position(assist), field: 'department' })],
  HAS_SPOKEN: [about(422, 'open/attendance', { ...came(lead, 'absent'), field: 'attendance' })],
  NOT_AT_TABLE: [agenda(422, 'open', { caseId: '<yours>', field: 'agenda' }), about(422, 'open/positions', { ...position(lead, '<yours>'), field: 'about' }), about(422, 'open/resolution', { ...resolution(task(lead, { caseId: '<yours>' })), field: 'tasks' })],
  TOPIC_TWICE: [{ ...agenda(422, 'open', { field: 'agenda' }), body: { agenda: [{ caseId: '<mine>', topic: '议题' }, { caseId: '<mine>', topic: '议题' }] } }],
  NOT_ON_AGENDA: [about(422, 'wide/resolution', { ...resolution(task(lead), task(lead, { caseId: '<yours>' })), field: 'tasks' })],
  NO_AGENDA: [about(409, 'bare/resolution', resolution()), about(409, 'deserted/resolution', resolution())],
  NOBODY_PRESENT: [about(409, 'future/resolution', resolution())],
  DUE_TOO_EARLY: [about(422, 'open/resolution', { ...resolution(task(lead, { dueOn: '2026-03-04' })), field: 'tasks' })],
  DUE_TOO_FAR: [about(422, 'open/resolution', { ...resolution(task(lead, { dueOn: '2028-03-06' })), field: 'tasks' }), about(422, 'open/resolution', { ...resolution(task(lead, { dueOn: '2090-12-31' })), field: 'tasks' })],
  HELD_TOO_FAR: [calls(422, { heldAt: '2100-01-01T09:00:00+08:00' }, 'heldAt')],
  HELD_TOO_LONG_AGO: [calls(422, { heldAt: '2026-02-02T09:00:00+08:00' }, 'heldAt'), calls(422, { heldAt: '2005-01-01T09:00:00+08:00' }, 'heldAt')],
  MINUTES_SIGNED: [about(409, 'signed/minutes', minutes())],
  NOT_THE_CONVENER: [about(422, 'resolved/minutes', { ...minutes('主任'), field: 'convener' })],
  NOT_YOURS: [
    about(403, 'open/positions', { who: `head@${assist}`, ...position(lead) }), about(403, 'resolved/tasks/:task/done', { who: `handler@${assist}`, ...report }),
    { status: 403, who: `handler@${other}`, says: 'GET /conference/conferences/:open' },
  ],
  TASK_DONE: [about(409, 'resolved/tasks/:done/done', { who: `handler@${assist}`, ...report })],
};

const answer = (status: Asking['status'], who: string, urge: string): Asking => ({ status, who, says: `POST /supervision/cases/:mine/urges/:${urge}/answer`, body: { answer: '即办' } });
const urge = (status: Asking['status'], name: string, department: string): Asking => ({ status, who: 'supervisor', says: `POST /supervision/cases/:${name}/urges`, body: { department, ground: '超期', wording: '请办' } });
const ofSupervision: Refusals<ReasonOf<typeof refuseSupervision>> = {
  UNKNOWN_CASE: [{ status: 404, who: 'supervisor', says: 'GET /supervision/cases/:none' }, { status: 404, who: 'supervisor', says: 'POST /supervision/cases/:none/urges', body: { department: lead, ground: '超期', wording: '请办' } }],
  UNKNOWN_URGE: [answer(404, `handler@${lead}`, 'none')],
  NOT_YOURS: [answer(403, `handler@${assist}`, 'urge'), { status: 403, who: `handler@${other}`, says: 'GET /supervision/cases/:mine' }],
  NOT_YOURS_TO_SEE: [{ status: 403, who: 'secretary', says: 'GET /supervision/cases/:secret' }],
  CONFIDENTIAL: [urge(409, 'secret', lead)],
  CASE_ENDED: [urge(409, 'ended', lead)],
  CASE_SETTLED: [urge(409, 'settled', lead)],
  REPLY_ISSUED: [urge(409, 'replied', lead), urge(409, 'replied', assist)],
  PART_ANSWERED: [urge(409, 'parted', assist)],
  NOTHING_OWED: [{ ...urge(422, 'mine', other), field: 'department' }, { ...urge(422, 'mine', 'nowhere'), field: 'department' }],
  URGE_ANSWERED: [answer(409, `head@${lead}`, 'answered')],
};

const reads = (status: Asking['status'], query: string, field: string): Asking => ({ status, who: 'auditor', says: `GET /audit/cases/:mine?${query}`, field });
const ofAudit: Refusals<ReasonOf<typeof refuseAudit>> = {
  UNKNOWN_CASE: [{ status: 404, who: 'auditor', says: 'GET /audit/cases/:none' }, { status: 404, who: 'auditor', says: 'GET /audit/cases?number=nothing' }, { status: 404, who: 'auditor', says: 'GET /audit/cases/:none/proof' }],
  NOT_YOURS: [{ status: 403, who: 'discipline', says: 'GET /audit/cases/:mine?purpose=x' }, { status: 403, who: 'discipline', says: 'GET /audit/cases/:mine/proof?purpose=x' }],
  PURPOSE_MISSING: [{ status: 422, who: 'supervisor', says: 'GET /audit/cases/:mine', field: 'purpose' }, { status: 422, who: 'supervisor', says: 'GET /audit/cases/:mine/history', field: 'purpose' }],
  NO_SUCH_INSTANT: [reads(422, 'asOf=2026-02-30', 'asOf'), reads(422, 'knownAt=2026-13-01', 'knownAt')],
  STILL_TO_COME: [reads(422, 'asOf=2026-03-06', 'asOf')],
  RECORDED_BY_ANOTHER_CLOCK: [reads(422, 'knownAt=2199-01-01', 'knownAt'), reads(422, 'knownAt=2026-01-01', 'knownAt')],
};

/** A conference on the case that is mine, under its name, after so many acts. */
async function sits(name: string, changes: object, ...acts: readonly (readonly [act: string, body: object])[]): Promise<void> {
  const told = JSON.stringify(call(changes)).replace('<mine>', ids['mine'] ?? '');
  ids[name] = (await house.does<{ conferenceId: string }>('secretary', 'POST /conference/conferences', JSON.parse(told) as object)).conferenceId;
  for (const [act, body] of acts) await house.does('secretary', `${act === 'agenda' ? 'PUT' : 'POST'} /conference/conferences/${ids[name]}/${act}`, JSON.parse(JSON.stringify(body).replaceAll('<mine>', ids['mine'] ?? '')) as object);
}

beforeAll(async () => {
  await openDepartments(house, { [lead]: '主办局', [assist]: '协办局', [other]: '无关局', [old]: '已撤局' });
  await house.does('administrator', `POST /routing/departments/${old}/closing`, {});
  const mine = await matterWith(house, [lead, assist]);
  await mine.signedBy(lead);
  ids['mine'] = mine.caseId;
  ids['yours'] = (await registers(house)).caseId;
  ids['ended'] = (await matterWith(house, [lead])).caseId;
  await house.does('router', `POST /routing/cases/${ids['ended']}/ending`, { how: 'withdrawn', reasons: '信访人来电撤回' });
  const settled = await matterWith(house, [lead]);
  ids['settled'] = settled.caseId;
  await settled.signedBy(lead);
  await settled.acceptedBy(lead);
  await settled.says(lead, 'settlement', { departments: [lead], agreement: '各让一步' });
  for (const name of ['parted', 'replied']) {
    const matter = await matterWith(house, [lead, assist]);
    ids[name] = matter.caseId;
    await matter.signedBy(lead, assist);
    await matter.acceptedBy(lead, assist);
    await matter.answeredBy(assist);
    if (name === 'parted') continue;
    await matter.answeredBy(lead);
    await matter.says(lead, 'reply', reply);
  }
  ids['secret'] = (await house.does<Registered>('clerk', 'POST /intake/submissions', { channel: 'letter', purpose: 'accusation' })).caseId;
  await house.until(on('2026-03-05', '10:00'));
  const topic = ['agenda', { agenda: [{ caseId: '<mine>', topic: '议题' }] }] as const;
  const spoken = [topic, ['attendance', came(lead, 'present').body], ['positions', position(lead).body]] as const;
  await sits('bare', {}, ['attendance', came(lead, 'present').body]);
  await sits('future', { heldAt: '2026-04-01T09:00:00+08:00' }, topic);
  const { caseId: left } = await registers(house);
  ids['left'] = left;
  await sits('empty', { cases: [left] });
  await sits('deserted', { cases: ['<mine>', left] }, ['agenda', { agenda: [{ caseId: left, topic: '议题' }] }], ['attendance', came(lead, 'present').body]);
  await house.does('router', `POST /intake/cases/${left}/decline`, { ground: 'IN_HAND', reasons: '县里在办' });
  await sits('open', {}, ...spoken);
  await sits('wide', { cases: ['<mine>', ids['yours']] }, ...spoken);
  await sits('cancelled', {}, ['cancellation', { reasons: '改期' }]);
  await sits('signed', {}, ...spoken, ['resolution', resolution().body], ['minutes', minutes().body]);
  await sits('resolved', {}, ...spoken, ['resolution', resolution(task(lead), task(assist)).body]);
  const { items } = await house.does<{ items: readonly { taskId: string; department: string }[] }>('secretary', 'GET /conference/tasks');
  for (const { taskId, department } of items) ids[department === lead ? 'task' : 'done'] = taskId;
  await house.does(`handler@${assist}`, `POST /conference/conferences/${ids['resolved']}/tasks/${ids['done']}/done`, report.body);
  for (const name of ['urge', 'answered']) ids[name] = (await house.does<{ urgeId: string }>('supervisor', `POST /supervision/cases/${mine.caseId}/urges`, { department: lead, ground: name, wording: '请办' })).urgeId;
  await house.does(`handler@${lead}`, `POST /supervision/cases/${mine.caseId}/urges/${ids['answered']}/answer`, { answer: '已办' });
  await house.quiet();
}, 600_000);

describe('Conference refuses at its windows:', () => refusesAsItsTableSays(house, { service: 'conference', refuse: refuseConference, table: ofConference, ids }));
describe('Supervision refuses at its windows:', () => refusesAsItsTableSays(house, { service: 'supervision', refuse: refuseSupervision, table: ofSupervision, ids }));
describe('Audit refuses at its windows:', () => refusesAsItsTableSays(house, { service: 'audit', refuse: refuseAudit, table: ofAudit, ids }));
