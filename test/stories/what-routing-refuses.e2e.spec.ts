// Everything that routing refuses at its windows, asked over HTTP: who may not act, what comes too early or too late, what was not asked, what is not in the register.
import { refuseRouting, type RoutingReason } from '@onehall/contracts';
import { randomUUID } from 'node:crypto';
import { matterWith, on, openDepartments, parts, registers, reply, screened, sendsOut, type Matter, type Registered } from './acts.js';
import { storyHouse } from './house.js';
import { refusesAsItsTableSays, type Asking, type Refusals } from './refusals.js';

const [lead, assist, other, old, owing] = ['lead', 'assist', 'other', 'old', 'owing'];
const house = storyHouse(on('2026-03-02'));
const ids: Record<string, string> = { none: randomUUID() };

/** What somebody says to routing about a case with a name: `clerk settled/delivery`. */
const about = (status: Asking['status'], saying: string, more: Pick<Asking, 'body' | 'field'> = {}): Asking => {
  const [who = '', act = ''] = saying.split(' ');
  return { status, who, says: `POST /routing/cases/:${act}`, ...more };
};
const opens = (status: Asking['status'], body: object, field?: string): Asking => ({ status, who: 'administrator', says: 'POST /routing/departments', body: { name: '某局', aliases: [], remits: [], ...body }, ...(field && { field }) });
const handler = `handler@${lead}`;
const route = { body: { route: 'route-6' } };
const objection = { body: { reasons: '不属于本单位' } };
const part = { body: { outcome: 'supported', answer: '已办' } };
const longer = (days: number) => ({ body: { days, reasons: '工程量大' } });
const gone = { how: 'withdrawn', reasons: '信访人来电撤回' };
const settles = (...departments: readonly string[]) => ({ body: { departments, agreement: '和解' } });
const sending = (...departments: readonly object[]) => ({ body: { way: 'transfer', departments } });
const one = (department: string, as: string) => ({ department, part: as });

const table: Refusals<RoutingReason> = {
  UNKNOWN_CASE: [about(404, `${handler} none/signing-for`), { status: 404, who: 'router', says: 'GET /routing/cases/:none' }, { status: 404, who: 'clerk', says: 'GET /routing/cases/:none/custody' }],
  CASE_ENDED: [about(409, `${handler} ended/progress`, { body: { note: '再记一笔' } }), about(409, 'router ended/ending', { body: { how: 'answered' } })],
  CASE_SETTLED: [about(409, `${handler} settled/part`, part), about(409, 'clerk settled/delivery', { body: { method: 'direct' } })],
  REPLY_ISSUED: [about(409, `${handler} replied/reply`, { body: reply }), about(409, 'router delivered/sending', sending(one(other, 'assist')))],
  NO_PETITIONER: [about(409, `${handler} screened/acceptance-delivery`, { body: {} }), about(409, 'clerk screened/delivery', { body: { method: 'post' } }), about(409, 'router screened/ending', { body: { how: 'withdrawn' } })],
  CONCLUDED: 'Only the policy that follows intake meets it: the window of intake refuses such a joining itself, and whoever raced it is set apart.',
  RECEIVER_WITHDREW: [about(422, 'clerk left/delivery', { body: { method: 'direct', receiver: '钱二' }, field: 'receiver' })],
  IN_THE_FUTURE: [about(422, `${handler} accepted/progress`, { body: { note: '明天去', notedOn: '2026-05-21' }, field: 'notedOn' })],
  TOO_EARLY: [about(422, `${handler} accepted/progress`, { body: { note: '去年去过', notedOn: '2025-12-31' }, field: 'notedOn' }), about(422, `${handler} replied/delivery`, { body: { method: 'direct', deliveredOn: '2026-05-01' }, field: 'deliveredOn' })],

  CONFIDENTIAL: [about(409, 'router secret/sending', sending(one(lead, 'lead')))],
  ONLY_TO_DISCIPLINE: [about(409, 'clerk secret/ending', { body: gone }), about(409, 'clerk secret/withdrawals', { body: { number: '<secretNumber>', reasons: '来人撤回' } })],
  NOT_DISPOSED_YET: [about(409, 'router opened/sending', sending(one(lead, 'lead')))],
  UNKNOWN_DEPARTMENT: [
    about(422, 'router sent/sending', { ...sending(one('nowhere', 'assist')), field: 'departments' }), about(422, `${handler} signed/objection`, { body: { reasons: '不归我局', proposes: 'nowhere' }, field: 'proposes' }),
    { status: 404, who: 'router', says: 'POST /routing/departments/nowhere/remit', body: { remits: [], reasons: '改革' } }, opens(422, { department: 'fresh', superior: 'nowhere' }, 'superior'),
  ],
  DEPARTMENT_CLOSED: [
    about(422, 'router sent/sending', { ...sending(one(old, 'assist')), field: 'departments' }), opens(409, { department: old }),
    { status: 409, who: 'router', says: `POST /routing/departments/${old}/remit`, body: { remits: ['新'], reasons: '改革' } }, { status: 409, who: 'router', says: `POST /routing/departments/${old}/closing`, body: { successor: assist } },
  ],
  NAMED_TWICE: [about(422, 'router urgent/sending', { ...sending(one(lead, 'lead'), one(lead, 'assist')), field: 'departments' }), about(422, `${handler} accepted/settlement`, { body: { departments: [lead, lead], agreement: '和解' }, field: 'departments' })],
  NO_LEAD: [about(422, 'router urgent/sending', { ...sending(one(lead, 'assist')), field: 'departments' })],
  TWO_LEADS: [about(422, 'router sent/sending', { ...sending(one(other, 'lead')), field: 'departments' })],
  ALREADY_ASKED: [about(409, 'router sent/sending', { body: { way: 'assign', answerBy: '2026-06-30', departments: [one(assist, 'assist')] } })],
  ANSWER_BY_MISSING: [about(422, 'router sent/sending', { body: { way: 'assign', departments: [one(other, 'assist')] }, field: 'answerBy' })],
  ANSWER_BY_TOO_FAR: [about(422, 'router sent/sending', { body: { way: 'assign', departments: [one(other, 'assist')], answerBy: '2149-12-31' }, field: 'answerBy' })],
  ANSWER_BY_PAST: [about(422, 'router sent/sending', { body: { way: 'assign', departments: [one(other, 'assist')], answerBy: '2026-05-20' }, field: 'answerBy' })],
  ANSWER_BY_NOT_FOR_THIS_WAY: [about(422, 'router sent/sending', { body: { ...sending(one(other, 'assist')).body, answerBy: '2026-06-30' }, field: 'answerBy' })],

  NOT_YOURS_TO_ACT: [about(403, 'handler sent/signing-for'), { status: 403, who: 'head', says: 'GET /routing/desk' }],
  NOT_YOURS_TO_READ: [{ status: 403, who: `handler@${other}`, says: 'GET /routing/cases/:sent' }, { status: 403, who: `head@${other}`, says: 'GET /routing/cases/:sent/custody' }],
  NOT_ASKED: [about(409, `handler@${other} sent/signing-for`), about(422, `${handler} signed/custody/offer`, { body: { to: other }, field: 'to' })],
  NOT_SIGNED: [about(409, `${handler} sent/objection`, objection), about(409, `${handler} sent/acceptance`, route), about(409, `${handler} sent/part`, part), about(409, `${handler} sent/ending`, { body: gone })],
  NOT_ACCEPTED: [about(409, `${handler} signed/part`, part), about(409, `head@${lead} signed/extension`, longer(10)), about(422, `handler@${lead} signed/settlement`, { body: { departments: [lead], agreement: '和解' }, field: 'departments' })],
  SIGNED_ALREADY: [about(409, 'router signed/sending/withdrawal', { body: { department: lead, reasons: '发错' } })],
  ROUTE_UNKNOWN: 'The law of 2026 knows every route. That of 2005 does not, and refuses over HTTP in the-law-of-the-day.',
  ALREADY_ACCEPTED: [about(409, `${handler} accepted/acceptance`, { body: { route: 'route-1' } })],
  ALREADY_ANSWERED: [about(409, `head@${lead} answered/extension`, longer(10))],

  OBJECTION_TOO_LATE: [about(409, `${handler} overdue/objection`, objection), about(409, `${handler} unsigned/objection`, objection)],
  OBJECTION_AFTER_ACCEPTANCE: [about(409, `${handler} accepted/objection`, objection)],
  OBJECTION_STANDS: [about(409, `${handler} objected/acceptance`, route), about(409, `${handler} objected/objection`, objection), about(409, `${handler} objected/part`, part), about(422, `${handler} objected/settlement`, { ...settles(lead, assist), field: 'departments' })],
  OBJECTION_DENIED: [about(409, `${handler} denied/objection`, objection)],
  OBJECTION_WAS_UPHELD: [about(422, 'router upheld/sending', { ...sending(one(assist, 'assist'), one(other, 'assist')), field: 'reasons' })],
  DECISION_MISSING: [
    about(422, 'router denied/objection/upholding', { body: { department: lead }, field: 'decidedBy' }), about(422, 'router denied/objection/upholding', { body: { department: lead, decidedBy: 'conference' }, field: 'decision' }),
    about(422, 'router objected/objection/upholding', { body: { department: lead, decision: '联纪〔2026〕7号' }, field: 'decidedBy' }),
  ],
  NO_OBJECTION: [about(409, 'router signed/objection/denial', { body: { department: lead, reasons: '没有异议' } }), about(409, 'router signed/objection/upholding', { body: { department: lead } })],
  PROPOSES_ITSELF: [about(422, `${handler} signed/objection`, { body: { reasons: '不归我局', proposes: lead }, field: 'proposes' })],
  ALREADY_DELIVERED: [about(409, 'clerk delivered/delivery', { body: { method: 'post' } }), about(409, 'clerk delivered/delivery', { body: { method: 'direct', receiver: '王乙' } }), about(409, `${handler} late/acceptance-delivery`, { body: { deliveredOn: '2026-03-11' } })],

  NOT_YOURS_TO_EXTEND: [about(403, `${handler} accepted/extension`, longer(10)), about(403, `head@${other} accepted/extension`, longer(10))],
  NO_TERM_TO_EXTEND: [about(409, `head@${lead} suit/extension`, longer(10))],
  ALREADY_EXTENDED: [about(409, `head@${lead} extended/extension`, longer(1))],
  EXTENSION_TOO_LONG: [about(422, `head@${lead} accepted/extension`, { ...longer(31), field: 'days' })],
  TERM_RUN_OUT: [about(409, `head@${lead} late/extension`, longer(10))],

  PARTS_MISSING: [about(409, `${handler} answered/reply`, { body: reply }), about(409, 'router screened/ending', { body: { how: 'answered' } })],
  NOT_YOURS_TO_REPLY: [about(403, `handler@${assist} answered/reply`, { body: reply })],
  NO_REPLY: [about(409, 'clerk accepted/delivery', { body: { method: 'online' } })],
  NOT_YOURS_TO_DELIVER: [about(403, `handler@${assist} replied/delivery`, { body: { method: 'direct' } })],
  NOT_YOURS_TO_SETTLE: [about(403, `handler@${assist} accepted/settlement`, settles(lead, assist)), about(403, `handler@${assist} aside/settlement`, settles(assist))],
  LEFT_OUT: [about(422, `${handler} accepted/settlement`, { ...settles(lead), field: 'departments' })],
  NOT_YOURS_TO_END: [about(403, `handler@${assist} replied/ending`, { body: { how: 'withdrawn' } }), about(403, `handler@${other} ended/ending`, { body: { how: 'withdrawn' } })],
  OTHERS_STAND: [about(409, 'router shared/ending', { body: gone }), about(409, 'clerk shared/ending', { body: gone })],
  LAST_ONE_STANDS: [about(409, 'clerk accepted/withdrawals', { body: { number: '<acceptedNumber>', reasons: '不再反映' } })],
  UNKNOWN_SUBMISSION: [about(422, 'router shared/withdrawals', { body: { number: '20200101L00001', reasons: '不再反映' }, field: 'number' })],
  ALREADY_WITHDRAWN: [about(409, 'router shared/withdrawals', { body: { number: '<goneNumber>', reasons: '不再反映' } }), about(409, 'router ended/ending', { body: { how: 'withdrawn', reasons: '后来又说别的理由' } })],
  NOT_DELIVERED: [about(409, 'router replied/ending', { body: { how: 'answered' } })],
  NOT_SETTLED: [about(409, 'router accepted/ending', { body: { how: 'settled' } })],
  REASONS_MISSING: [about(422, 'router accepted/ending', { body: { how: 'withdrawn' }, field: 'reasons' }), about(422, `${handler} accepted/ending`, { body: { how: 'withdrawn' }, field: 'reasons' })],
  WITHDRAWN_TOO_LATE: [about(409, 'router delivered/ending', { body: { how: 'withdrawn' } }), about(409, 'router settled/ending', { body: { how: 'withdrawn' } })],

  NOT_YOURS_TO_HAND_OVER: [about(403, `handler@${assist} signed/custody/offer`, { body: { to: 'hall' } }), about(403, 'router signed/custody/offer', { body: { to: assist } })],
  OFFER_STANDS: [about(409, `${handler} offered/custody/offer`, { body: { to: 'hall' } })],
  NO_OFFER: [about(409, `handler@${assist} signed/custody/taking`), about(409, 'clerk signed/custody/refusal', { body: { reasons: '不收' } })],
  OFFERED_TO_ITSELF: [about(422, `${handler} signed/custody/offer`, { body: { to: lead }, field: 'to' })],

  ALREADY_OPEN: [opens(409, { department: lead, name: '改了名' })],
  RESERVED_NAME: [opens(422, { department: 'hall' }, 'department')],
  STILL_COUNTING: 'Only views that lag behind the logs by four seconds meet it: no window can hold them up.',
  DEPARTMENT_HOLDS_CASES: [{ status: 409, who: 'administrator', says: `POST /routing/departments/${assist}/closing`, body: { successor: other } }],
  DEPARTMENT_OWES_TASKS: [{ status: 409, who: 'administrator', says: `POST /routing/departments/${owing}/closing`, body: { successor: other } }],
  ITS_OWN_SUPERIOR: [opens(422, { department: 'fresh', superior: 'fresh' }, 'superior')],
  ITS_OWN_SUCCESSOR: [{ status: 422, who: 'router', says: `POST /routing/departments/${other}/closing`, body: { successor: other }, field: 'successor' }],
};

/** A case that has gone so far, under its name. */
async function goes(name: string, ...acts: ((matter: Matter) => Promise<unknown>)[]): Promise<void> {
  const matter = await matterWith(house, [lead, assist], { title: name });
  Object.assign(ids, { [name]: matter.caseId, [`${name}Number`]: matter.number });
  for (const act of acts) await act(matter);
}
/** A conference gives a task to the department that owes; answers with the address at which that is reported done. */
async function agreesOn(caseId: string): Promise<string> {
  const secretary = <Body>(says: string, body: object) => house.does<Body>('secretary', says, body);
  const { conferenceId } = await secretary<{ conferenceId: string }>('POST /conference/conferences', { cases: [caseId], subject: '遗留问题', convener: '副县长', heldAt: on('2026-05-20'), venue: '会议室', invited: [owing] });
  const at = `/conference/conferences/${conferenceId}`;
  await secretary(`PUT ${at}/agenda`, { agenda: [{ caseId, topic: '遗留' }] });
  await secretary(`POST ${at}/attendance`, { department: owing, attendance: 'present' });
  const { tasks } = await secretary<{ tasks: readonly { taskId: string }[] }>(`POST ${at}/resolution`, { resolution: '同意', tasks: [{ caseId, department: owing, what: '清方', dueOn: '2026-06-30' }] });
  return `${at}/tasks/${tasks[0]?.taskId}/done`;
}
const signs = (matter: Matter) => matter.signedBy(lead, assist);
const accepts = (matter: Matter) => matter.acceptedBy(lead);
const bothAccept = (matter: Matter) => matter.acceptedBy(lead, assist);
const bothAnswer = (matter: Matter) => matter.answeredBy(lead, assist);
const replies = (matter: Matter) => matter.says(lead, 'reply', reply);
const objects = (matter: Matter) => matter.says(lead, 'objection', objection.body);
const by = (who: string, act: string, body: object) => ({ caseId }: Matter) => house.does(who, `POST /routing/cases/${caseId}/${act}`, body);

beforeAll(async () => {
  await openDepartments(house, { [lead]: '主办局', [assist]: '协办局', [other]: '无关局', [old]: '已撤局', [owing]: '承诺局' });
  await house.does('administrator', `POST /routing/departments/${old}/closing`, { successor: other });
  await goes('overdue', signs);
  await goes('unsigned');
  await goes('late', signs, accepts);
  await house.until(on('2026-05-20'));
  await house.does(handler, `POST /routing/cases/${ids['late']}/acceptance-delivery`, { deliveredOn: '2026-03-10' });
  await goes('sent');
  await goes('signed', matter => matter.signedBy(lead));
  await goes('objected', signs, objects);
  await goes('denied', signs, objects, by('router', 'objection/denial', { department: lead, reasons: '归你局' }));
  await goes('upheld', signs, matter => matter.says(assist, 'objection', objection.body), by('router', 'objection/upholding', { department: assist }));
  await goes('accepted', signs, accepts);
  await goes('suit', signs, matter => matter.says(lead, 'acceptance', { route: 'route-1' }));
  await goes('extended', signs, accepts, by(`head@${lead}`, 'extension', longer(20).body));
  await goes('answered', signs, bothAccept, matter => matter.answeredBy(lead));
  await goes('replied', signs, bothAccept, bothAnswer, replies);
  await goes('delivered', signs, bothAccept, bothAnswer, replies, by('clerk', 'delivery', { method: 'direct' }));
  await goes('settled', signs, bothAccept, matter => matter.says(lead, 'settlement', settles(lead, assist).body));
  await goes('aside', matter => matter.signedBy(assist), matter => matter.acceptedBy(assist));
  await goes('ended', signs, by('router', 'ending', gone));
  ids['owed'] = await agreesOn(ids['ended'] ?? '');
  await goes('shared');
  for (const name of ['sharedToo', 'gone']) ids[`${name}Number`] = (await registers(house, { caseId: ids['shared'] })).number;
  await house.does('clerk', `POST /routing/cases/${ids['shared']}/withdrawals`, { number: ids['goneNumber'], reasons: '来人撤回' });
  await goes('left', signs, bothAccept, bothAnswer);
  const leaving = await registers(house, { caseId: ids['left'], persons: [{ name: '钱二' }] });
  await house.does('clerk', `POST /routing/cases/${ids['left']}/withdrawals`, { number: leaving.number, reasons: '来人撤回' });
  await house.does(handler, `POST /routing/cases/${ids['left']}/reply`, reply);
  await goes('offered', signs, matter => matter.says(lead, 'custody/offer', { to: assist }));
  for (const name of ['opened', 'urgent']) ids[name] = (await registers(house)).caseId;
  await house.does('router', `POST /intake/cases/${ids['urgent']}/disposal`, { way: 'urgent' });
  const secret = await house.does<Registered>('clerk', 'POST /intake/submissions', { channel: 'letter', purpose: 'accusation' });
  Object.assign(ids, { secret: secret.caseId, secretNumber: secret.number });
  ids['screened'] = (await registers(house, screened)).caseId;
  await sendsOut(house, ids['screened'], [[lead]]);
  await house.does(handler, `POST /routing/cases/${ids['screened']}/signing-for`);
  await house.does(handler, `POST /routing/cases/${ids['screened']}/acceptance`, route.body);
  await house.quiet();
}, 600_000);

describe('Routing refuses at its windows:', () => refusesAsItsTableSays(house, { service: 'routing', refuse: refuseRouting, table, ids }));

describe('What was refused', () => {
  it('once may be done when the facts are there', async () => {
    expect(await house.as(handler, `POST /routing/cases/${ids['signed']}/acceptance`, route.body)).toMatchObject({ status: 201 });
    expect(await house.as('router', `POST /routing/cases/${ids['upheld']}/sending`, { ...sending(one(assist, 'assist')).body, reasons: '经查地块在册。' })).toMatchObject({ status: 201 });
    expect(await house.does(`handler@${assist}`, `GET /routing/cases/${ids['upheld']}`)).toMatchObject({ history: expect.arrayContaining([expect.objectContaining({ type: 'CaseSentOut', data: expect.objectContaining({ reasons: '经查地块在册。' }) as object })]) as unknown });
    expect(await house.as('router', `POST /intake/cases/${ids['secret']}/disposal`, { way: 'discipline', organ: '县纪委监委' })).toMatchObject({ status: 201 });
    expect(await house.as('router', `POST /routing/cases/${ids['urgent']}/sending`, { way: 'transfer', departments: parts([lead, assist]) })).toMatchObject({ status: 201 });
    await house.does(`handler@${owing}`, `POST ${ids['owed']}`, { report: '已清' });
    await house.quiet();
    expect(await house.as('administrator', `POST /routing/departments/${owing}/closing`, { successor: other })).toMatchObject({ status: 201 });
  });
});
