// Everything that intake refuses at its windows, asked over HTTP: what a form lacks or says twice, ways that need what was not given, cases that have left already, a petitioner too early or too late.
import { refuseIntake, type IntakeReason } from '@onehall/contracts';
import { randomUUID } from 'node:crypto';
import { matterWith, on, openDepartments, registers, screened, type Registered } from './acts.js';
import { storyHouse } from './house.js';
import { refusesAsItsTableSays, type Asking, type Refusals } from './refusals.js';

const [lead, other, old] = ['lead', 'other', 'old'];
const house = storyHouse(on('2026-03-02'));
const ids: Record<string, string> = { none: randomUUID() };

const person = { name: '赵小满', phone: '13900001111' };
const visit = { channel: 'visit', purpose: 'request', personCount: 1, title: '水渠漏水', persons: [person] };
const letter = { channel: 'letter', purpose: 'request', title: '水渠漏水' };
const crowd = (standing: string, count: number) => Array.from({ length: count }, (_, index) => ({ standing, name: `来访人${index}` }));

/** A form that is handed in at the window. */
const form = (field: string, body: object): Asking => ({ status: 422, who: 'clerk', says: 'POST /intake/submissions', body, field });
/** What somebody says to intake about a case with a name. */
const about = (status: Asking['status'], act: string, more: Pick<Asking, 'body' | 'field'>): Asking => ({ status, who: 'router', says: `POST /intake/cases/:${act}`, ...more });
const goes = (field: string, body: object): Asking => about(422, 'open/disposal', { body, field });
const asked = (department: string, part = 'lead') => ({ department, part });
const toLead = { way: 'transfer', departments: [asked(lead)] };
const declining = { body: { ground: 'IN_HAND', reasons: '县里正在办理。' } };
const rating = (name: string): Asking => ({ status: 409, who: 'nobody', says: 'POST /intake/public/cases/rating', body: { number: `<${name}Number>`, code: `<${name}Code>`, office: 'fair', departments: 'fair' } });

const table: Refusals<IntakeReason> = {
  UNKNOWN_CASE: [{ status: 404, who: 'clerk', says: 'GET /intake/cases/:none' }, form('caseId', { ...visit, caseId: '<none>' }), about(404, 'none/disposal', { body: toLead })],
  UNKNOWN_SUBMISSION: [{ status: 404, who: 'clerk', says: 'GET /intake/submissions/:none' }, { status: 404, who: 'clerk', says: 'POST /intake/submissions/:none/corrections', body: { title: '改', reasons: '听错' } }],
  UNKNOWN_PERSON: [{ status: 404, who: 'administrator', says: 'POST /intake/persons/:none/forgetting', body: { ground: 'petitioner-request' } }],
  UNKNOWN_NUMBER: [{ status: 404, who: 'nobody', says: 'GET /intake/public/cases?number=20260302V99999&code=2222222222' }, { status: 404, who: 'nobody', says: 'GET /intake/public/cases?number=:openNumber&code=2222222222' }],
  NOT_YOURS: [{ status: 403, who: `handler@${other}`, says: 'GET /intake/cases/:sent' }, { status: 403, who: `head@${lead}`, says: 'GET /intake/submissions/:openSubmission' }],
  NOT_YOURS_TO_SEE: [{ status: 403, who: 'secretary', says: 'GET /intake/cases/:secret' }, { status: 403, who: 'discipline', says: 'GET /intake/cases/:open' }],

  RECEIVED_IN_FUTURE: [form('receivedAt', { ...visit, receivedAt: '2026-04-20T09:00:01+08:00' })],
  RECEIVED_BEFORE_THE_LAW: 'The windows take no instant before 1949, and from there on the 2005 text stands in; the refusal is for a hall that sets lawBefore2005 to none.',
  PETITIONED_AFTER_RECEIPT: [form('petitionedOn', { ...letter, receivedAt: '2026-03-02T09:00:00+08:00', petitionedOn: '2026-03-03' })],
  NOTHING_SAID: [form('title', { channel: 'letter', purpose: 'request', persons: [person] })],
  VISITORS_NOT_COUNTED: [form('personCount', { ...visit, personCount: 0, persons: [] }), { status: 422, who: 'clerk', says: 'POST /intake/submissions/:openSubmission/corrections', body: { personCount: 0, reasons: '数错' }, field: 'personCount' }],
  VISITOR_NOT_NAMED: [form('persons', { ...visit, persons: [] })],
  TOO_MANY_REPRESENTATIVES: [form('persons', { ...visit, personCount: 30, persons: crowd('representative', 6) }), form('persons', { ...visit, personCount: 30, persons: crowd('petitioner', 6) })],
  REPRESENTATIVE_NEEDED: [form('persons', { ...visit, personCount: 30, persons: crowd('signatory', 30) }), { status: 422, who: 'clerk', says: 'POST /intake/submissions/:openSubmission/corrections', body: { personCount: 6, reasons: '数错' }, field: 'persons' }],
  MORE_NAMED_THAN_COUNTED: [form('personCount', { ...visit, personCount: 2, persons: crowd('petitioner', 3) })],
  AGENT_WITHOUT_PRINCIPAL: [form('persons', { ...letter, personCount: 1, persons: crowd('agent', 1) })],
  PERSON_TWICE: [form('persons', { ...letter, personCount: 2, persons: [person, { ...person, standing: 'signatory' }] })],
  ID_NUMBER_MISTYPED: [
    form('persons[1].idNumber', { ...letter, personCount: 2, persons: [person, { name: '钱二', idNumber: '110105 19491231 0021' }] }),
    { status: 422, who: 'clerk', says: 'POST /intake/submissions/:openSubmission/corrections', body: { persons: [{ personId: '<openPerson>', idNumber: '110101199003070000' }], reasons: '听错' }, field: 'persons[0].idNumber' },
  ],
  BIRTH_DATE_IMPOSSIBLE: [form('persons[0].idNumber', { ...letter, persons: [{ ...person, idNumber: '11010519491331002X' }] })],
  SCREENING_HAS_NO_PETITIONER: [form('persons', { ...letter, channel: 'screening', persons: [person] })],
  ORGAN_NOT_NAMED: [form('origin.organ', { ...letter, channel: 'superior', origin: { document: '交字1号' } })],
  LEADER_NOT_NAMED: [form('origin.leader', { ...letter, channel: 'instruction' })],
  ORIGIN_INCOMPLETE: [form('origin.reference', { ...letter, origin: { system: 'board' } })],
  TERM_SET_BY_NOBODY: [form('origin.answerBy', { ...letter, origin: { organ: '市信访局', answerBy: '2026-05-20' } })],
  TERM_BEFORE_RECEIPT: [form('origin.answerBy', { ...letter, channel: 'superior', origin: { organ: '市信访局', answerBy: '2026-04-19' } })],
  ACCUSATION_NOT_TYPED: [form('origin.answerBy', { channel: 'superior', purpose: 'accusation', origin: { answerBy: '2026-05-20' } }), form('text', { channel: 'letter', purpose: 'accusation', text: '他收了钱' }), form('persons', { channel: 'letter', purpose: 'accusation', persons: [person] }), form('title', { channel: 'visit', purpose: 'accusation', personCount: 1, title: '举报' }), form('category', { channel: 'letter', purpose: 'accusation', category: '贪污' }), form('origin.organ', { channel: 'superior', purpose: 'accusation', origin: { organ: '县委' } }), form('origin.reference', { channel: 'letter', purpose: 'accusation', origin: { system: 'board', reference: '他收了钱' } }), { status: 422, who: 'clerk', says: 'POST /intake/submissions/:secretSubmission/corrections', body: { reasons: '他收了钱' }, field: 'reasons' }],
  ACCUSATION_STANDS_ALONE: [form('caseId', { ...letter, caseId: '<secret>' }), form('caseId', { channel: 'letter', purpose: 'accusation', caseId: '<open>' })],
  CASE_FINISHED: [{ status: 409, who: 'clerk', says: 'POST /intake/submissions', body: { ...letter, caseId: '<declined>' } }, { status: 409, who: 'clerk', says: 'POST /intake/submissions', body: { ...letter, caseId: '<redirected>' } }, { status: 409, who: 'clerk', says: 'POST /intake/submissions', body: { ...letter, caseId: '<over>' } }],
  FOLLOWS_ON_JOINING: [form('follows', { ...letter, caseId: '<open>', follows: '<over>' })],
  PERSON_NOT_NAMED_HERE: [{ status: 422, who: 'clerk', says: 'POST /intake/submissions/:openSubmission/corrections', body: { persons: [{ personId: '<none>', name: '赵大满' }], reasons: '听错' }, field: 'persons' }],
  PERSON_FORGOTTEN: [{ status: 422, who: 'clerk', says: 'POST /intake/submissions/:gonePersonSubmission/corrections', body: { persons: [{ personId: '<gonePerson>', name: '赵大满' }], reasons: '听错' }, field: 'persons' }],
  NOTHING_TO_CORRECT: [{ status: 422, who: 'clerk', says: 'POST /intake/submissions/:openSubmission/corrections', body: { reasons: '无' }, field: 'reasons' }],

  STILL_JOINING: 'Only a submission whose joining takes longer than ten seconds meets it: no window can hold that up (registrar.spec.ts does).',
  ALREADY_OPEN: 'Only the policy that opens a case for a registered submission says OpenCase; no window does.',
  ALREADY_DISPOSED: [about(409, 'sent/decline', declining), about(409, 'sent/disposal', { body: { way: 'urgent' } }), about(409, 'sent/redirection', { body: { organ: '县法院' } })],
  ALREADY_ACCEPTED: [about(409, 'held/redirection', { body: { organ: '县法院' } }), about(409, 'held/disposal', { body: { way: 'political-legal', organ: '县委政法委' } })],
  ALREADY_DECLINED: [about(409, 'declined/decline', { body: { ground: 'IN_HAND', reasons: '另一个理由。' } }), about(409, 'declined/disposal', { body: toLead })],
  ALREADY_REDIRECTED: [about(409, 'redirected/redirection', { body: { organ: '县人民法院', ground: 'ROUTE_LITIGATION', reasons: '另一个理由。' } }), about(409, 'redirected/disposal', { body: toLead })],
  DEPARTMENT_NEEDED: [goes('departments', { way: 'transfer' }), goes('departments', { way: 'assign', departments: [], answerBy: '2026-05-20' })],
  DEPARTMENT_TWICE: [goes('departments', { way: 'transfer', departments: [asked(lead), asked(lead, 'assist')] })],
  LEAD_NEEDED: [goes('departments', { way: 'transfer', departments: [asked(lead, 'assist')] }), goes('departments', { way: 'transfer', departments: [asked(lead), asked(other)] })],
  UNKNOWN_DEPARTMENT: [goes('departments.1.department', { way: 'transfer', departments: [asked(lead), asked('nowhere', 'assist')] }), goes('departments.0.department', { way: 'transfer', departments: [asked(old)] })],
  DEPARTMENT_NOT_FOR_THIS_WAY: [goes('departments', { way: 'urgent', departments: [asked(lead)] })],
  ANSWER_BY_NEEDED: [goes('answerBy', { ...toLead, way: 'assign' }), goes('answerBy', { ...toLead, way: 'assign', answerBy: '2026-04-20' })],
  ANSWER_BY_TOO_FAR: [goes('answerBy', { ...toLead, way: 'assign', answerBy: '2028-04-21' }), goes('answerBy', { ...toLead, way: 'assign', answerBy: '2149-12-31' }), form('origin.answerBy', { ...letter, channel: 'instruction', origin: { leader: '县长', answerBy: '2028-04-21' } })],
  ANSWER_BY_NOT_FOR_THIS_WAY: [goes('answerBy', { ...toLead, answerBy: '2026-05-20' })],
  ORGAN_NEEDED: [goes('organ', { way: 'political-legal' }), about(422, 'secret/disposal', { body: { way: 'discipline' }, field: 'organ' })],
  ORGAN_NOT_FOR_THIS_WAY: [goes('organ', { ...toLead, organ: '县法院' })],
  ONLY_TO_DISCIPLINE: [about(422, 'secret/disposal', { body: toLead, field: 'way' }), about(409, 'secret/decline', declining)],
  UNKNOWN_GROUND: [about(422, 'open/decline', { body: { ground: 'NO_TIME', reasons: '没空' }, field: 'ground' }), about(422, 'open/redirection', { body: { organ: '县法院', ground: 'CONGRESS_OR_COURT' }, field: 'ground' })],
  GROUND_FOR_VISITS_ONLY: [about(422, 'letter/redirection', { body: { organ: '县政府', ground: 'LEVEL_SKIPPED' }, field: 'ground' })],
  NOBODY_TO_TELL: [about(409, 'screened/decline', declining), about(409, 'screened/redirection', { body: { organ: '县法院' } })],

  NOTHING_TO_SEARCH_BY: [{ status: 422, who: 'clerk', says: 'GET /intake/persons/search', field: 'name' }],

  RATING_NOT_OPEN: [rating('sent')],
  RATING_OVER: [rating('over')],
  ALREADY_RATED: [rating('rated')],
};

const knows = (name: string, { caseId, submissionId, number, queryCode }: Registered): void => {
  Object.assign(ids, { [name]: caseId, [`${name}Submission`]: submissionId, [`${name}Number`]: number, [`${name}Code`]: queryCode });
};
async function delivered(name: string): Promise<void> {
  const matter = await matterWith(house, [lead]);
  await matter.signedBy(lead);
  await matter.acceptedBy(lead);
  await matter.answeredBy(lead);
  await matter.repliedBy(lead);
  await house.quiet();
  knows(name, matter);
}

/** The lead was right that it is not its own, but who assists has accepted its part. */
async function comesBackHeld(name: string): Promise<void> {
  const matter = await matterWith(house, [lead, other]);
  await matter.signedBy(lead, other);
  await matter.acceptedBy(other);
  await matter.says(lead, 'objection', { reasons: '不归我局。' });
  await house.does('router', `POST /routing/cases/${matter.caseId}/objection/upholding`, { department: lead, reasons: '理由成立。' });
  await house.quiet();
  knows(name, matter);
}

async function forgets(name: string): Promise<void> {
  const registered = await registers(house, { channel: 'letter', persons: [{ name: '钱多多', phone: '13700002222' }] });
  knows(name, registered);
  const { persons } = await house.does<{ persons: readonly { personId: string }[] }>('clerk', `GET /intake/submissions/${registered.submissionId}`);
  ids[name] = persons[0]?.personId ?? '';
  await house.does('administrator', `POST /intake/persons/${ids[name]}/forgetting`, { ground: 'petitioner-request' });
}

beforeAll(async () => {
  await openDepartments(house, { [lead]: '主办局', [other]: '无关局', [old]: '已撤局' });
  await house.does('administrator', `POST /routing/departments/${old}/closing`, {});
  for (const name of ['over', 'rated']) await delivered(name);
  await house.does('nobody', 'POST /intake/public/cases/rating', { number: ids['ratedNumber'], code: ids['ratedCode'], office: 'satisfied', departments: 'satisfied' });
  await house.until(on('2026-04-20'));
  knows('sent', await matterWith(house, [lead]));
  await comesBackHeld('held');
  for (const [name, changes] of [['open', {}], ['letter', { channel: 'letter' }], ['declined', {}], ['redirected', {}], ['screened', screened]] as const) knows(name, await registers(house, { ...changes, title: name }));
  const { persons } = await house.does<{ persons: readonly { personId: string }[] }>('clerk', `GET /intake/submissions/${ids['openSubmission']}`);
  ids['openPerson'] = persons[0]?.personId ?? '';
  const secret = await house.does<Registered>('clerk', 'POST /intake/submissions', { channel: 'letter', purpose: 'accusation' });
  Object.assign(ids, { secret: secret.caseId, secretSubmission: secret.submissionId });
  await forgets('gonePerson');
  await house.quiet();
  await house.does('router', `POST /intake/cases/${ids['declined']}/decline`, declining.body);
  await house.does('router', `POST /intake/cases/${ids['redirected']}/redirection`, { organ: '县人民法院', ground: 'ROUTE_LITIGATION' });
  await house.quiet();
}, 600_000);

describe('Intake refuses at its windows:', () => refusesAsItsTableSays(house, { service: 'intake', refuse: refuseIntake, table, ids }));

describe('What was refused', () => {
  it('once may be done when it is asked for rightly', async () => {
    expect(await house.as('router', `POST /intake/cases/${ids['open']}/disposal`, toLead)).toMatchObject({ status: 201 });
    expect(await house.as('router', `POST /intake/cases/${ids['secret']}/disposal`, { way: 'discipline', organ: '县纪委监委' })).toMatchObject({ status: 201 });
  });
});
