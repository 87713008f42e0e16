// Two petitioners bring one case: its departments hear of the second, each withdraws and rates alone, and each slip tells its own story.
import { matterWith, on, openDepartments, registers, reply, type Matter, type Registered } from './acts.js';
import { storyHouse } from './house.js';

interface Followed { readonly steps: readonly { readonly step: string; readonly on: string; readonly departments?: readonly { readonly department: string }[] }[]; readonly mayRate: boolean; readonly ratedOn: string | null; readonly endedOn: string | null }
interface Brought { readonly total: number; readonly items: readonly { readonly submissionId: string; readonly number: string; readonly title: string; readonly text: string }[] }
interface Page { readonly items: readonly { readonly caseId: string; readonly submissions: number; readonly lastJoinedAt: string | null }[] }
interface Rated { readonly number?: string; readonly submissionId?: string; readonly office: string }

const [water, land, roads] = ['county-water', 'county-land', 'county-roads'];
const house = storyHouse(on('2026-03-02'));
const reasons = '信访人当面表示不再反映，签字附后。';
const second = { channel: 'letter', title: '也是那条渠', text: '下游的地也淹了。', persons: [{ name: '钱二', phone: '13900002222' }] };

const follow = async ({ number, queryCode }: Registered) => (await house.as<Followed>('nobody', `GET /intake/public/cases?number=${number}&code=${queryCode}`)).body;
const rate = ({ number, queryCode }: Registered, office: string) => house.as('nobody', 'POST /intake/public/cases/rating', { number, code: queryCode, office, departments: 'fair' });
const stepsOf = async (slip: Registered) => (await follow(slip)).steps.map(({ step }) => step);
const brought = (who: string, caseId: string) => house.does<Brought>(who, `GET /routing/cases/${caseId}/submissions`);

async function shared(): Promise<{ readonly matter: Matter & Registered; readonly joined: Registered }> {
  const matter = await matterWith(house, [water, land]);
  await matter.signedBy(water, land);
  await house.until(new Date(Date.parse(house.now) + 86_400_000).toISOString());
  return { matter, joined: await registers(house, { ...second, caseId: matter.caseId }) };
}

beforeAll(() => openDepartments(house, { [water]: '县水利局', [land]: '县国土资源局', [roads]: '县公路局' }), 60_000);

describe('A second submission joins a case', () => {
  let matter: Matter & Registered;
  let joined: Registered;

  it('and stands on the desks and the board of those who have the case: how many there are, and since when', async () => {
    ({ matter, joined } = await shared());
    const told = { caseId: matter.caseId, submissions: 2, lastJoinedAt: house.now };
    for (const [who, url] of [[`handler@${water}`, 'desk'], [`head@${land}`, 'desk'], ['router', 'cases']] as const) expect((await house.does<Page>(who, `GET /routing/${url}`)).items).toEqual([expect.objectContaining(told)]);
    expect(await house.does(`handler@${land}`, `GET /routing/cases/${matter.caseId}`)).toMatchObject({ ...told, case: { standing: [matter.number, joined.number], withdrawn: [] } });
  });

  it('with its text, as the first one’s, for those entitled and nobody else, and each look is written down', async () => {
    for (const who of [`handler@${water}`, `head@${land}`, 'router', 'supervisor', 'auditor']) {
      expect(await brought(who, matter.caseId)).toMatchObject({ total: 2, items: [{ number: joined.number, title: '也是那条渠', text: '下游的地也淹了。' }, { number: matter.number, title: '水渠漏水' }] });
    }
    expect(await house.as(`handler@${roads}`, `GET /routing/cases/${matter.caseId}/submissions`)).toMatchObject({ status: 403, body: { reason: 'NOT_YOURS_TO_READ' } });
    expect((await house.as('clerk', `GET /routing/cases/${matter.caseId}/submissions`)).status).toBe(403);
    await house.quiet();
    expect(await house.does('auditor', `GET /audit/readings?caseId=${matter.caseId}&size=200`)).toMatchObject({ items: expect.arrayContaining([expect.objectContaining({ reader: `handler-${water}`, what: 'submissions' })]) as unknown });
    await house.does('clerk', `POST /intake/submissions/${joined.submissionId}/corrections`, { text: '下游三家的地也淹了。', reasons: '听错' });
    await house.quiet();
    expect((await brought(`handler@${water}`, matter.caseId)).items[0]?.text).toBe('下游三家的地也淹了。');
  });

  it('and what a correction makes of the first one’s title and category, and not of the second’s, everybody reads who has the case', async () => {
    for (const { submissionId, title } of [{ ...matter, title: '水渠漏水又塌' }, { ...joined, title: '还是那条渠' }]) await house.does('clerk', `POST /intake/submissions/${submissionId}/corrections`, { title, category: `${title}类`, reasons: '听错' });
    await house.quiet();
    const told = { title: '水渠漏水又塌', category: '水渠漏水又塌类' };
    for (const [who, url] of [[`handler@${water}`, '/routing/desk'], ['router', '/routing/cases'], [`handler@${water}`, '/intake/cases']] as const) expect((await house.does<Page>(who, `GET ${url}`)).items).toEqual([expect.objectContaining({ caseId: matter.caseId, ...told })]);
    expect(await house.does(`handler@${land}`, `GET /routing/cases/${matter.caseId}`)).toMatchObject({ title: told.title });
    for (const who of ['clerk', `handler@${water}`]) expect(await house.does(who, `GET /intake/cases/${matter.caseId}`)).toMatchObject({ opened: told });
    expect(await house.does('auditor', `GET /audit/cases/${matter.caseId}?purpose=查证`)).toMatchObject(told);
  });

  it('and is gone with the case where that goes to the discipline organ', async () => {
    const secret = await registers(house, { title: '另有隐情' });
    await registers(house, { ...second, caseId: secret.caseId });
    await house.does('router', `POST /intake/cases/${secret.caseId}/disposal`, { way: 'discipline', organ: '县纪委' });
    await house.quiet();
    for (const who of ['router', 'supervisor', 'auditor']) expect(await brought(who, secret.caseId)).toMatchObject({ total: 0, items: [] });
    expect((await brought('discipline', secret.caseId)).total).toBe(2);
  });

  it('and each petitioner rates the reply once', async () => {
    await matter.acceptedBy(water, land);
    await matter.answeredBy(water, land);
    await matter.says(water, 'reply', reply);
    await house.does('clerk', `POST /routing/cases/${matter.caseId}/delivery`, { method: 'direct' });
    await house.quiet();
    expect(await rate(matter, 'satisfied')).toMatchObject({ status: 201, body: { number: matter.number } });
    await house.quiet();
    expect([(await follow(matter)).mayRate, (await follow(joined)).mayRate, (await follow(joined)).ratedOn]).toEqual([false, true, null]);
    expect(await rate(joined, 'dissatisfied')).toMatchObject({ status: 201, body: { number: joined.number } });
    await house.quiet();
    for (const slip of [matter, joined]) {
      expect(await rate(slip, 'fair')).toMatchObject({ status: 409, body: { reason: 'ALREADY_RATED' } });
      expect((await stepsOf(slip)).filter(step => step === 'rated')).toHaveLength(1);
    }
  });

  it('and the file, the register and the case show what each thinks', async () => {
    const file = await house.does<{ ratings: readonly Rated[] }>('auditor', `GET /audit/cases/${matter.caseId}`);
    expect(file.ratings).toMatchObject([{ number: matter.number, office: 'satisfied' }, { number: joined.number, office: 'dissatisfied' }]);
    const { items } = await house.does<{ items: readonly { ratings: readonly Rated[] }[] }>('router', `GET /intake/cases?q=${joined.number}`);
    expect(items).toMatchObject([{ ratings: [{ submissionId: matter.submissionId, office: 'satisfied' }, { submissionId: joined.submissionId, office: 'dissatisfied' }] }]);
    expect(await house.does('router', `GET /intake/cases/${matter.caseId}`)).toMatchObject({ rating: { phase: 'opened', given: [{ office: 'satisfied' }, { office: 'dissatisfied' }] } });
  });
});

describe('One of two petitioners withdraws', () => {
  let matter: Matter & Registered;
  let joined: Registered;
  const withdraws = (who: string, number: string) => matter.tries(who, 'withdrawals', { number, reasons });

  it('and the matter of the other does not end with that', async () => {
    ({ matter, joined } = await shared());
    for (const who of ['clerk', `handler@${water}`]) {
      const refused = await house.as<{ reason: string; detail: string }>(who, `POST /routing/cases/${matter.caseId}/ending`, { how: 'withdrawn', reasons });
      expect([refused.status, refused.body.reason]).toEqual([409, 'OTHERS_STAND']);
      for (const { number } of [matter, joined]) expect(refused.body.detail).toContain(number);
    }
    expect(await withdraws(`handler@${land}`, joined.number)).toMatchObject({ status: 403, body: { reason: 'NOT_YOURS_TO_END' } });
    expect(await withdraws(`handler@${water}`, joined.number.toLowerCase())).toMatchObject({ status: 201 });
    await house.quiet();
    expect(await withdraws('clerk', joined.number)).toMatchObject({ status: 409, body: { reason: 'ALREADY_WITHDRAWN' } });
  });

  it('which its own slip tells, and not the other’s', async () => {
    expect((await stepsOf(joined)).at(-1)).toBe('withdrawn');
    expect(await stepsOf(matter)).not.toContain('withdrawn');
    expect(await follow(matter)).toMatchObject({ endedOn: null });
    expect(await house.does('auditor', `GET /audit/cases/${matter.caseId}`)).toMatchObject({ withdrawals: [{ number: joined.number }] });
    const [said] = await house.asks<{ data: string }>(`select data from routing.event where type = 'SubmissionWithdrawn' and data like '%${matter.caseId}%'`);
    expect(said?.data).not.toContain('当面');
  });

  it('and with the last of them the case ends, and both may say what they think', async () => {
    expect(await withdraws('clerk', matter.number)).toMatchObject({ status: 409, body: { reason: 'LAST_ONE_STANDS' } });
    await house.does('clerk', `POST /routing/cases/${matter.caseId}/ending`, { how: 'withdrawn', reasons });
    await house.quiet();
    for (const [slip, last] of [[matter, 'ended'], [joined, 'withdrawn']] as const) expect([(await stepsOf(slip)).at(-1), (await rate(slip, 'fair')).status]).toEqual([last, 201]);
  });
});

describe('A petitioner withdraws before the departments have heard of the other', () => {
  let matter: Matter & Registered;
  let joined: Registered;
  const deaf = (how: string) => house.asks(`alter table routing.event ${how}`);
  const parked = async () => (await house.does<{ items: readonly { consumer: string; case: string }[] }>('administrator', 'GET /routing/parked')).items;

  it('and the other goes on in a case of their own, with number, code and words', async () => {
    await deaf(`add constraint has_not_heard check (type <> 'SubmissionAdded') not valid`);
    ({ matter, joined } = await shared());
    expect((await parked()).map(one => one.case)).toEqual([matter.caseId]);
    await house.does('clerk', `POST /routing/cases/${matter.caseId}/ending`, { how: 'withdrawn', reasons });
    await house.quiet();
    const { caseId } = await house.does<{ caseId: string }>('clerk', `GET /intake/submissions/${joined.submissionId}`);
    expect(caseId).not.toBe(matter.caseId);
    expect(await house.does('clerk', `GET /intake/cases/${caseId}`)).toMatchObject({ phase: 'open', opened: { number: joined.number, follows: matter.caseId } });
    expect(await house.does('clerk', `GET /intake/submissions/${joined.submissionId}`)).toMatchObject({ title: '也是那条渠', text: '下游的地也淹了。', persons: [{ name: '钱二' }] });
    expect(await follow(joined)).toMatchObject({ endedOn: null, mayRate: false });
    expect(await follow(matter)).toMatchObject({ mayRate: true });
    expect(await house.does('supervisor', `GET /supervision/clocks?case=${caseId}`)).toMatchObject({ items: [{ clock: 'C-ROUTE', holder: 'hall' }] });
  });

  it('and stands no longer in the case that ended', async () => {
    const { items } = await house.does<Page>('router', `GET /routing/cases?number=${matter.number}`);
    expect(items).toMatchObject([{ caseId: matter.caseId, submissions: 1 }]);
    expect((await brought('router', matter.caseId)).items.map(({ number }) => number)).toEqual([matter.number]);
    expect((await house.does<{ submissions: readonly { number: string }[] }>('auditor', `GET /audit/cases/${matter.caseId}`)).submissions.map(({ number }) => number)).toEqual([matter.number]);
    expect((await house.does<{ items: object[] }>('router', `GET /intake/cases?q=${matter.number}`)).items).toMatchObject([{ numbers: [matter.number] }]);
  });

  it('and when they hear of it, it is too late to change anything', async () => {
    await deaf('drop constraint has_not_heard');
    for (const { consumer, case: about } of await parked()) await house.does('administrator', 'POST /routing/parked/redrive', { consumer, case: about });
    await house.quiet();
    expect(await parked()).toEqual([]);
    expect(await house.does('router', `GET /routing/cases/${matter.caseId}`)).toMatchObject({ case: { phase: 'ended', how: 'withdrawn', standing: [matter.number] } });
  });
});

describe('The public page', () => {
  it('tells each sending once, with those to whom it went, and that one was taken back', async () => {
    const matter = await matterWith(house, [water, land]);
    await house.does('router', `POST /routing/cases/${matter.caseId}/sending/withdrawal`, { department: land, reasons: '发错' });
    await house.does('router', `POST /routing/cases/${matter.caseId}/sending`, { way: 'transfer', departments: [{ department: roads, part: 'assist' }] });
    await house.quiet();
    const { steps } = await follow(matter);
    expect(steps.map(({ step, departments = [] }) => [step, ...departments.map(({ department }) => department)])).toEqual([['registered'], ['sent-on', water, land], ['taken-back', land], ['sent-out', roads]]);
  });
});
