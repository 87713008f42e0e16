// A case that had been talked about goes to the discipline organ: from that hour nobody but its own people reads what it says, at the window, at the table or in a search.
import { on, openDepartments, registers, type Registered } from './acts.js';
import { storyHouse } from './house.js';

const house = storyHouse(on('2026-03-02'));
const secret = '局长收了开发商的钱';
const department = 'county-land';
let matter: Registered;
let conferenceId: string;
let other: Registered;

interface Called { readonly conferenceId: string }
const visit = { channel: 'visit', purpose: 'request', personCount: 1, title: secret, text: secret, place: secret, category: secret, persons: [{ name: '赵小满', phone: '13900001111' }] };
const table = (act: string, body: object, who = 'secretary', method = 'POST') => house.as<{ reason?: string; article?: string }>(who, `${method} /conference/conferences/${conferenceId}/${act}`, body);
const reads = (who: string, path: string) => house.as<object>(who, `GET ${path}`);

beforeAll(async () => {
  await openDepartments(house, { [department]: '县国土资源局' });
  matter = await registers(house, visit);
  other = await registers(house, { title: '路灯不亮' });
  const call = { cases: [matter.caseId, other.caseId], subject: secret, convener: '副县长', heldAt: on('2026-03-02'), venue: '会议室', invited: [department] };
  ({ conferenceId } = await house.does<Called>('secretary', 'POST /conference/conferences', call));
  await table('agenda', { agenda: [{ caseId: matter.caseId, topic: secret }, { caseId: other.caseId, topic: '路灯' }] }, 'secretary', 'PUT');
  await table('attendance', { department, attendance: 'present' });
  await table('positions', { department, about: matter.caseId, stance: 'oppose', view: secret });
  await house.does('router', `POST /intake/cases/${matter.caseId}/disposal`, { way: 'discipline', organ: '县纪委监委' });
  await house.quiet();
});

describe('Nobody but the discipline organ’s own people', () => {
  it.each(['clerk', 'router', 'supervisor'])('reads at the window what was said and who brought it: not the %s', async who => {
    const submission = await reads(who, `/intake/submissions/${matter.submissionId}`);
    expect(submission).toMatchObject({ status: 200, body: { number: matter.number, confidential: true, persons: [] } });
    const known = await reads(who, `/intake/cases/${matter.caseId}`);
    expect(known).toMatchObject({ status: 200, body: { phase: 'disposed', opened: { number: matter.number }, disposed: { way: 'discipline' } } });
    const list = await reads(who, '/intake/cases');
    for (const { body } of [submission, known, list]) expect(JSON.stringify(body)).not.toMatch(/收了|赵小满/);
  });
  it('while those read it', async () => expect(await reads('discipline', `/intake/submissions/${matter.submissionId}`)).toMatchObject({ status: 200, body: { title: secret, text: secret, persons: [{ name: '赵小满' }] } }));
  it('finds it by searching the person, who has brought another', async () => {
    const { body } = await reads('clerk', '/intake/persons/search?phone=13900001111');
    expect(JSON.stringify(body)).toContain(other.number);
    expect(JSON.stringify(body)).not.toMatch(new RegExp(`收了|${matter.number}|${matter.caseId}`));
  });
  it('corrects it', async () => expect(await house.as('clerk', `POST /intake/submissions/${matter.submissionId}/corrections`, { title: '改', reasons: '听错' })).toMatchObject({ status: 422, body: { reason: 'ACCUSATION_NOT_TYPED' } }));
});

describe('The table that had it', () => {
  it('reads neither subject, topic nor position, and goes on about the other case', async () => {
    for (const who of ['secretary', 'supervisor', `handler@${department}`]) {
      const { body } = await reads(who, `/conference/conferences/${conferenceId}`);
      expect(body).toMatchObject({ call: { cases: [other.caseId] }, agenda: [{ topic: '路灯' }], positions: [] });
      expect(JSON.stringify([body, (await reads(who, '/conference/conferences')).body])).not.toMatch(new RegExp(`收了|${matter.caseId}`));
      expect('left' in body).toBe(who === 'secretary' || who === 'supervisor');
    }
    expect(await table('positions', { department, about: other.caseId, stance: 'agree', view: '同意' })).toMatchObject({ status: 201 });
  });
  it('tells a department no more of it than of a case that the hall declined', async () => {
    const [going, staying] = [await registers(house), await registers(house)];
    const { conferenceId: second } = await house.does<Called>('secretary', 'POST /conference/conferences', { cases: [going.caseId, staying.caseId], subject: '会商', convener: '副县长', heldAt: on('2026-03-02'), venue: '会议室', invited: [department] });
    await house.does('router', `POST /intake/cases/${going.caseId}/decline`, { ground: 'IN_HAND', reasons: '县里在办' });
    await house.quiet();
    const handler = `handler@${department}`;
    const says = (id: string, about: string) => house.as<{ reason?: string; field?: string }>(handler, `POST /conference/conferences/${id}/positions`, { department, about, stance: 'agree', view: '同意' });
    for (const [id, about] of [[conferenceId, matter.caseId], [second, going.caseId]] as const) {
      await house.does('secretary', `POST /conference/conferences/${id}/attendance`, { department, attendance: 'present' });
      expect(await says(id, about)).toMatchObject({ status: 422, body: { reason: 'NOT_AT_TABLE', field: 'about' } });
      expect((await reads(handler, `/conference/conferences?case=${about}`)).body).toMatchObject({ total: 0 });
    }
    const shapes = await Promise.all([conferenceId, second].map(async id => Object.keys((await reads(handler, `/conference/conferences/${id}`)).body).sort()));
    expect(shapes[0]).toEqual(shapes[1]);
    expect((await reads('secretary', `/conference/conferences/${second}`)).body).toMatchObject({ call: { cases: [going.caseId, staying.caseId], subject: '会商' }, left: [{ caseId: going.caseId, because: 'declined' }] });
  });
  it('says nothing more about it', async () => {
    const task = { caseId: matter.caseId, department, what: '核查', dueOn: '2026-04-01' };
    for (const [act, body] of [['positions', { department, about: matter.caseId, stance: 'agree', view: '同意' }], ['resolution', { resolution: '同意', tasks: [task] }]] as const)
      expect((await table(act, body)).body).toMatchObject({ reason: 'CONFIDENTIAL', article: '信访工作条例 第三十条第三款、第四十六条第五项' });
    expect((await table('agenda', { agenda: [{ caseId: matter.caseId, topic: '议题' }] }, 'secretary', 'PUT')).body).toMatchObject({ reason: 'CONFIDENTIAL' });
  });
  it('has it written in its log that it was taken off', async () =>
    expect(await house.asks(`select type from conference.event where type = 'CaseTakenOffTable' and data::jsonb ->> 'about' = '${matter.caseId}'`)).toHaveLength(1));
});

describe('What comes after a case was finished', () => {
  it('opens a new case that follows it', async () => {
    const { caseId } = await registers(house, {});
    await house.does('router', `POST /intake/cases/${caseId}/decline`, { ground: 'IN_HAND', reasons: '县里在办' });
    expect(await house.as('clerk', 'POST /intake/submissions', { ...visit, caseId })).toMatchObject({ status: 409, body: { reason: 'CASE_FINISHED' } });
    const again = await house.does<Registered>('clerk', 'POST /intake/submissions', { ...visit, follows: caseId });
    expect((await reads('clerk', `/intake/cases/${again.caseId}`)).body).toMatchObject({ opened: { follows: caseId } });
  });
});

describe('What was just registered', () => {
  it('is read, followed and called to a table without waiting', async () => {
    const { caseId, number, queryCode } = await house.does<Registered>('clerk', 'POST /intake/submissions', visit);
    expect((await reads('clerk', `/intake/cases/${caseId}`)).status).toBe(200);
    const fresh = await house.does<Registered>('clerk', 'POST /intake/submissions', visit);
    expect((await reads('nobody', `/intake/public/cases?number=${fresh.number}&code=${fresh.queryCode}`)).status).toBe(200);
    const newest = await house.does<Registered>('clerk', 'POST /intake/submissions', visit);
    const call = { cases: [newest.caseId], subject: '协调', convener: '副县长', heldAt: on('2026-03-02'), venue: '会议室', invited: [department] };
    expect((await house.as('secretary', 'POST /conference/conferences', call)).status).toBe(201);
    expect([number, queryCode]).not.toContain(null);
  });
  it('may be corrected in whom it names, who is then found so', async () => {
    const { submissionId } = await registers(house, { persons: [{ name: '孙大圣', phone: '13811112222' }] });
    const { body } = await house.as<{ persons: readonly { personId: string }[] }>('clerk', `GET /intake/submissions/${submissionId}`);
    await house.does('clerk', `POST /intake/submissions/${submissionId}/corrections`, { persons: [{ personId: body.persons[0]?.personId, phone: '13833334444' }], reasons: '记错电话' });
    await house.quiet();
    expect((await reads('clerk', `/intake/submissions/${submissionId}`)).body).toMatchObject({ persons: [{ name: '孙大圣', phone: '13833334444' }], corrections: ['记错电话'] });
    expect((await reads('clerk', '/intake/persons/search?phone=13833334444')).body).toMatchObject({ items: [{ personId: body.persons[0]?.personId }] });
    expect((await reads('clerk', '/intake/persons/search?phone=13811112222')).body).toEqual({ items: [] });
  });
});
