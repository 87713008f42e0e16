// A department objects to a case that is not its own: in time and with reasons it comes back and goes to another; too late or denied it stays. And whoever holds a case may hand it on, if the other one takes it.
import { matterWith, on, openDepartments, parts, type Matter, type Registered } from './acts.js';
import { storyHouse } from './house.js';

interface Held { readonly custodian: string | null; readonly holdings: readonly { readonly custodian: string; readonly from: string; readonly to: string | null }[] }

const [water, land, roads] = ['county-water', 'county-land', 'county-roads'];
const article = '信访工作条例 第二十三条第三款';
const objection = { reasons: '渠道属于公路附属设施，由交通部门管理。' };
const house = storyHouse(on('2026-03-02'));

const custody = async ({ caseId }: Matter) => {
  await house.quiet();
  return house.does<Held>('auditor', `GET /routing/cases/${caseId}/custody`);
};
const hands = async (matter: Matter) => (await custody(matter)).holdings.map(({ custodian }) => custodian);
const read = ({ caseId }: Matter) => house.does<{ case: Record<string, unknown>; history: readonly { type: string; data: object }[] }>('router', `GET /routing/cases/${caseId}`);
const runs = async ({ caseId }: Matter) => (await house.does<{ clocks: readonly { clockId: string; holder: string; dueOn: string; stoppedOn: string | null }[] }>('supervisor', `GET /supervision/cases/${caseId}`)).clocks;

beforeAll(() => openDepartments(house, { [water]: '县水利局', [land]: '县国土资源局', [roads]: '县交通运输局' }), 600_000);

describe('A department objects in time', () => {
  let matter: Matter & Registered;

  it('on the last of five working days after the sending, a weekend between', async () => {
    matter = await matterWith(house, [water, land]);
    await house.until(on('2026-03-03'));
    await matter.signedBy(water, land);
    await house.until(on('2026-03-09', '17:30'));
    expect(await matter.tries(`handler@${water}`, 'objection', { ...objection, proposes: roads })).toMatchObject({ status: 201 });
  });

  it('and waits: silence is not consent, and what it objected to it neither accepts nor answers', async () => {
    for (const [act, body] of [['objection', objection], ['acceptance', { route: 'route-6' }], ['part', { outcome: 'explained', answer: '不归我局。' }]] as const) {
      expect(await matter.tries(`handler@${water}`, act, body)).toMatchObject({ status: 409, body: { reason: 'OBJECTION_STANDS', article } });
    }
    expect((await custody(matter)).custodian).toBe(water);
    expect(await runs(matter)).toContainEqual(expect.objectContaining({ clockId: `C-INFORM-TRANSFER/${water}`, stoppedOn: '2026-03-09' }));
    expect(await runs(matter)).toContainEqual(expect.objectContaining({ clockId: `C-OBJECTION/${water}`, holder: 'hall', dueOn: '2026-03-16', stoppedOn: null }));
  });

  it('and when the hall upholds it, the case comes back into its hands and the department owes nothing', async () => {
    expect(await matter.tries(`handler@${water}`, 'objection/upholding', { department: water })).toMatchObject({ status: 403, body: { reason: 'ROLE_NOT_ADMITTED' } });
    await house.does('router', `POST /routing/cases/${matter.caseId}/objection/upholding`, { department: water, reasons: '经核实，理由成立。' });
    expect(await custody(matter)).toMatchObject({ custodian: 'hall' });
    expect(await read(matter)).toMatchObject({ case: { custodian: 'hall', returned: [water], shares: { [land]: { phase: 'signed' } } } });
    expect((await runs(matter)).filter(({ clockId, stoppedOn }) => clockId.endsWith(`/${water}`) && stoppedOn === null)).toEqual([]);
    expect(await runs(matter)).toContainEqual(expect.objectContaining({ clockId: 'C-RESEND/1', holder: 'hall', dueOn: '2026-03-24', stoppedOn: null }));
    expect((await house.as(`handler@${water}`, `GET /routing/cases/${matter.caseId}`)).status).toBe(403);
    expect(await matter.tries(`handler@${water}`, 'acceptance', { route: 'route-6' })).toMatchObject({ body: { reason: 'NOT_ASKED', article } });
  });

  it('and it is sent to the department that is competent, which leads it to the end', async () => {
    expect(await matter.tries('router', 'sending', { way: 'transfer', departments: parts([roads]) })).toMatchObject({ status: 201 });
    await house.until(on('2026-03-11'));
    await matter.signedBy(roads);
    await matter.acceptedBy(roads, land);
    await matter.answeredBy(land, roads);
    await matter.repliedBy(roads);
    expect(await hands(matter)).toEqual(['hall', water, 'hall', roads]);
    expect(await runs(matter)).toContainEqual(expect.objectContaining({ clockId: 'C-RESEND/1', stoppedOn: '2026-03-09' }));
    const { history } = await read(matter);
    expect(history.flatMap(({ type, data }) => (type === 'CaseSentOut' ? [data] : []))).toMatchObject([{ paper: { number: '转〔2026〕1号' } }, { departments: [{ department: roads, part: 'lead' }], paper: { kind: '转送单', number: '补转〔2026〕1号' } }]);
  });
});

describe('A department objects', () => {
  it('too late, and keeps the case', async () => {
    const matter = await matterWith(house, [water]);
    await house.until(on('2026-03-12'));
    await matter.signedBy(water);
    await house.until(on('2026-03-20', '08:00'));
    expect(await matter.tries(`handler@${water}`, 'objection', objection)).toMatchObject({ status: 409, body: { reason: 'OBJECTION_TOO_LATE', article } });
    await matter.acceptedBy(water);
    expect(await matter.tries(`handler@${water}`, 'objection', objection)).toMatchObject({ status: 409, body: { reason: 'OBJECTION_AFTER_ACCEPTANCE', article } });
    expect(await hands(matter)).toEqual(['hall', water]);
  });

  it('in vain: denied with reasons, it may not ask again, but must accept', async () => {
    const matter = await matterWith(house, [water]);
    await matter.signedBy(water);
    expect(await matter.tries('router', 'objection/denial', { department: water, reasons: '没有异议' })).toMatchObject({ status: 409, body: { reason: 'NO_OBJECTION' } });
    await matter.says(water, 'objection', objection);
    await house.does('router', `POST /routing/cases/${matter.caseId}/objection/denial`, { department: water, reasons: '按三定方案由水利部门负责。' });
    expect(await matter.tries(`handler@${water}`, 'objection', objection)).toMatchObject({ status: 409, body: { reason: 'OBJECTION_DENIED', article: '信访工作条例 第二十四条第一款' } });
    await matter.acceptedBy(water);
    expect((await custody(matter)).custodian).toBe(water);
    expect(await house.does('auditor', `GET /audit/cases/${matter.caseId}`)).toMatchObject({ departments: { [water]: { phase: 'accepted', objections: [{ reasons: objection.reasons, answer: 'denied' }] } } });
  });
});

describe('A department that was denied disputes on', () => {
  let matter: Matter & Registered;
  const uphold = (more: object) => matter.tries('router', 'objection/upholding', { department: water, ...more });
  const decided = { reasons: '县政府办公室协调意见。', decidedBy: 'common-superior', decision: '县政办函〔2026〕3号' };

  it('and neither the hall alone nor another sending ends the dispute: the law names who does', async () => {
    matter = await matterWith(house, [water, land]);
    await matter.signedBy(water, land);
    await matter.says(water, 'objection', objection);
    await house.does('router', `POST /routing/cases/${matter.caseId}/objection/denial`, { department: water, reasons: '按三定方案由水利部门负责。' });
    expect(await uphold({})).toMatchObject({ status: 422, body: { reason: 'DECISION_MISSING', field: 'decidedBy', article: '信访工作条例 第二十四条第一款', detail: expect.stringContaining('共同的上一级机关') as string } });
    expect(await uphold({ decidedBy: 'conference' })).toMatchObject({ status: 422, body: { reason: 'DECISION_MISSING', field: 'decision' } });
    expect(await uphold({ ...decided, decidedBy: 'mayor' })).toMatchObject({ status: 400 });
    expect(await matter.tries('router', 'sending', { way: 'transfer', departments: parts([roads]) })).toMatchObject({ body: { reason: 'TWO_LEADS' } });
  });

  it('until the common superior decides for it: then it owes nothing, and the hall a new sending', async () => {
    expect(await uphold(decided)).toMatchObject({ status: 201 });
    expect(await custody(matter)).toMatchObject({ custodian: 'hall' });
    expect((await runs(matter)).filter(({ clockId, stoppedOn }) => clockId.endsWith(`/${water}`) && stoppedOn === null)).toEqual([]);
    expect(await runs(matter)).toContainEqual(expect.objectContaining({ clockId: 'C-RESEND/1', holder: 'hall', stoppedOn: null }));
    const { history } = await read(matter);
    expect(history.flatMap(({ type, data }) => (type === 'ObjectionUpheld' ? [data] : []))).toMatchObject([{ department: water, ...decided }]);
    expect(await house.does('auditor', `GET /audit/cases/${matter.caseId}`)).toMatchObject({
      departments: { [water]: { phase: 'excused', objections: [{ reasons: objection.reasons, denied: { because: '按三定方案由水利部门负责。' }, answer: 'upheld', because: decided.reasons, decidedBy: 'common-superior', decision: decided.decision }] } },
    });
  });

  it('and another one leads the case to its end', async () => {
    expect(await matter.tries('router', 'sending', { way: 'transfer', departments: parts([roads]) })).toMatchObject({ status: 201 });
    await matter.signedBy(roads);
    await matter.acceptedBy(roads, land);
    await matter.answeredBy(land, roads);
    await matter.repliedBy(roads);
    expect(await hands(matter)).toEqual(['hall', water, 'hall', roads]);
  });
});

describe('Whoever holds a case', () => {
  let matter: Matter & Registered;

  it('alone may offer it, and only to a department that was asked', async () => {
    matter = await matterWith(house, [water, land]);
    await matter.signedBy(water);
    expect(await matter.tries(`handler@${land}`, 'custody/offer', { to: land })).toMatchObject({ status: 403, body: { reason: 'NOT_YOURS_TO_HAND_OVER' } });
    expect(await matter.tries('clerk', 'custody/offer', { to: land })).toMatchObject({ status: 403, body: { reason: 'NOT_YOURS_TO_HAND_OVER' } });
    expect(await matter.tries(`handler@${water}`, 'custody/offer', { to: roads })).toMatchObject({ status: 422, body: { reason: 'NOT_ASKED', field: 'to' } });
    expect(await matter.tries(`handler@${water}`, 'custody/offer', { to: water })).toMatchObject({ status: 422, body: { reason: 'OFFERED_TO_ITSELF', field: 'to' } });
  });

  it('keeps it while the offer waits, and when it is refused', async () => {
    await matter.says(water, 'custody/offer', { to: land });
    expect(await read(matter)).toMatchObject({ case: { custodian: water, offeredTo: land } });
    expect(await matter.tries(`handler@${roads}`, 'custody/taking')).toMatchObject({ status: 409, body: { reason: 'NO_OFFER' } });
    expect(await matter.tries(`handler@${land}`, 'custody/taking')).toMatchObject({ status: 409, body: { reason: 'NOT_SIGNED' } });
    await matter.says(land, 'custody/refusal', { reasons: '主要事实在水利部门。' });
    expect(await hands(matter)).toEqual(['hall', water]);
    expect(await read(matter)).toMatchObject({ case: { custodian: water } });
  });

  it('gives it up in the instant in which the other one takes it', async () => {
    await matter.signedBy(land);
    await matter.says(water, 'custody/offer', { to: land });
    await house.until(on('2026-03-23', '10:15'));
    await matter.says(land, 'custody/taking');
    await house.until(on('2026-03-24'));
    await matter.says(land, 'custody/offer', { to: 'hall' });
    await house.does('router', `POST /routing/cases/${matter.caseId}/custody/taking`);
    const { holdings } = await custody(matter);
    expect(holdings.slice(-3)).toEqual([
      { custodian: water, from: on('2026-03-20', '08:00'), to: on('2026-03-23', '10:15') },
      { custodian: land, from: on('2026-03-23', '10:15'), to: on('2026-03-24') },
      { custodian: 'hall', from: on('2026-03-24'), to: null },
    ]);
  });
});

describe('A case that came back', () => {
  const disposes = ({ caseId }: Matter, body: object) => house.as<{ reason?: string; paper?: { number: string } }>('router', `POST /intake/cases/${caseId}/disposal`, body);
  const still = async (matter: Matter) => (await runs(matter)).filter(({ stoppedOn }) => stoppedOn === null).map(({ clockId }) => clockId);
  const today = () => house.now.slice(0, 10);

  async function comesBack() {
    const matter = await matterWith(house, [water, land]);
    await matter.signedBy(water, land);
    await matter.says(water, 'objection', objection);
    await house.does('router', `POST /routing/cases/${matter.caseId}/objection/upholding`, { department: water, reasons: '理由成立。' });
    await house.quiet();
    expect(await house.does('router', `GET /intake/cases/${matter.caseId}`)).toMatchObject({ phase: 'disposed', cameBackOn: today() });
    expect(await still(matter)).toContain('C-RESEND/1');
    return matter;
  }

  it.each([
    ['to the courts’ organ', 'disposal', { way: 'political-legal', organ: '县委政法委' }, 'referred', { state: 'disposed', way: 'political-legal', organ: '县委政法委' }],
    ['to the discipline organ', 'disposal', { way: 'discipline', organ: '县纪委监委' }, 'referred', { state: 'disposed', way: 'discipline', organ: null }],
    ['where its petitioner was told to go', 'redirection', { organ: '市中级人民法院' }, 'redirected', { state: 'redirected', way: null, organ: '市中级人民法院' }],
  ] as const)('goes from the window %s, and the hall owes no sending any more', async (...[, act, body, how, line]) => {
    const matter = await comesBack();
    expect(await house.as('router', `POST /intake/cases/${matter.caseId}/${act}`, body)).toMatchObject({ status: 201 });
    await house.quiet();
    // Of a secret nobody is shown a clock any more, but its log has it.
    const stopped = await house.asks<{ data: string }>(`select data from supervision.event where type = 'ClockStopped' and data like '%${matter.caseId}%' and data like '%"C-RESEND/1"%'`);
    expect(stopped.map(({ data }) => (JSON.parse(data) as { stoppedOn: string }).stoppedOn)).toEqual([today()]);
    expect(await still(matter)).toEqual([]);
    expect(await house.does('router', `GET /intake/cases?q=${matter.number}`)).toMatchObject({ items: [{ ...line, departments: null }] });
    const ended = await house.asks<{ data: string }>(`select data from routing.event where type = 'CaseEnded' and data like '%${matter.caseId}%'`);
    expect(ended.map(({ data }) => (JSON.parse(data) as { how: string }).how)).toEqual([how]);
    expect(await matter.tries('router', 'sending', { way: 'transfer', departments: parts([roads]) })).toMatchObject({ status: 409, body: { reason: 'CASE_ENDED' } });
  });

  it('and of which who assists accepts its part, before or after, goes to a new lead, but to no court and to no organ that its petitioner would be told of', async () => {
    const [held, since] = [await matterWith(house, [water, land]), await comesBack()];
    await held.signedBy(water, land);
    await held.acceptedBy(land);
    await held.says(water, 'objection', objection);
    await house.does('router', `POST /routing/cases/${held.caseId}/objection/upholding`, { department: water, reasons: '理由成立。' });
    await since.acceptedBy(land);
    await house.quiet();
    for (const matter of [held, since]) {
      expect(await house.does('router', `GET /intake/cases/${matter.caseId}`)).toMatchObject({ cameBackOn: today(), acceptedBy: [land] });
      for (const [act, body] of [['disposal', { way: 'political-legal', organ: '县委政法委' }], ['redirection', { organ: '市中级人民法院' }]] as const) {
        expect(await house.as('router', `POST /intake/cases/${matter.caseId}/${act}`, body)).toMatchObject({ status: 409, body: { reason: 'ALREADY_ACCEPTED', article: '信访工作条例 第二十二条第一款' } });
      }
      expect(await disposes(matter, { way: 'transfer', departments: parts([roads]) })).toMatchObject({ status: 201 });
      await house.quiet();
      expect(await read(matter)).toMatchObject({ case: { shares: { [roads]: { part: 'lead', phase: 'asked' }, [land]: { part: 'assist', phase: 'accepted' } } } });
    }
  });

  it('goes from the window to other departments, under a letter of its own', async () => {
    const matter = await comesBack();
    const asked = { way: 'assign', departments: parts([roads, land]), answerBy: '2026-05-29' };
    expect(await disposes(matter, { way: 'urgent' })).toMatchObject({ status: 409, body: { reason: 'ALREADY_DISPOSED' } });
    expect(await disposes(matter, asked)).toMatchObject({ status: 201, body: { paper: { kind: '交办函' } } });
    await house.quiet();
    expect(await custody(matter)).toMatchObject({ custodian: 'hall' });
    expect(await read(matter)).toMatchObject({ case: { offeredTo: roads, shares: { [roads]: { part: 'lead', phase: 'asked' }, [land]: { part: 'assist', phase: 'signed' } } } });
    expect(await runs(matter)).toContainEqual(expect.objectContaining({ clockId: 'C-RESEND/1', stoppedOn: today() }));
    expect((await still(matter)).sort()).toEqual(expect.arrayContaining([`C-ASSIGN/${roads}`, `C-INFORM-TRANSFER/${roads}`]));
    expect(await disposes(matter, { way: 'political-legal', organ: '县委政法委' })).toMatchObject({ status: 409, body: { reason: 'ALREADY_DISPOSED' } });
    expect(await house.does('router', `GET /intake/cases?q=${matter.number}`)).toMatchObject({ items: [{ state: 'disposed', way: 'assign', departments: asked.departments }] });
  });

  it('and was sent out again by routing goes nowhere else from the window', async () => {
    const matter = await comesBack();
    await house.does('router', `POST /routing/cases/${matter.caseId}/sending`, { way: 'transfer', departments: parts([roads]) });
    await house.quiet();
    for (const [act, body] of [['disposal', { way: 'political-legal', organ: '县委政法委' }], ['redirection', { organ: '县法院' }]] as const) {
      expect(await house.as('router', `POST /intake/cases/${matter.caseId}/${act}`, body)).toMatchObject({ status: 409, body: { reason: 'ALREADY_DISPOSED' } });
    }
    expect(await still(matter)).not.toContain('C-RESEND/1');
  });
});
