// Who stands in a case is told and answered, whoever opened it; and what comes after the settlement or the reply opens a case of its own.
import { matterWith, on, openDepartments, parts, registers, reply, screened, sendsOut, Matter, type Registered } from './acts.js';
import { storyHouse } from './house.js';

interface Followed { readonly steps: readonly { readonly step: string; readonly on: string }[]; readonly mayRate: boolean; readonly endedOn: string | null; readonly rateBy: string | null }
interface Lines { readonly total: number; readonly items: readonly Readonly<Record<string, unknown>>[] }
type Problem = { readonly reason?: string; readonly detail?: string };

const [water, land] = ['county-water', 'county-land'];
const house = storyHouse(on('2026-03-02'));
const reasons = '信访人当面表示不再反映，签字附后。';
const qian = { channel: 'letter', title: '也是那条渠', text: '下游的地也淹了。', persons: [{ name: '钱二', phone: '13900002222' }] };

const follow = async ({ number, queryCode }: Registered) => (await house.as<Followed>('nobody', `GET /intake/public/cases?number=${number}&code=${queryCode}`)).body;
const stepsOf = async (slip: Registered) => (await follow(slip)).steps.map(({ step }) => step);
const rate = ({ number, queryCode }: Registered) => house.as<Problem>('nobody', 'POST /intake/public/cases/rating', { number, code: queryCode, office: 'fair', departments: 'fair' });
const joins = (caseId: string, changes: object = {}) => registers(house, { ...qian, ...changes, caseId });
const tries = (who: string, path: string, body: object) => house.as<Problem & { readonly caseId?: string }>(who, `POST ${path}`, body);
const delivers = (caseId: string, body: object = {}) => tries('clerk', `/routing/cases/${caseId}/delivery`, { method: 'direct', ...body });
const withdraws = ({ caseId, number }: Registered) => tries('clerk', `/routing/cases/${caseId}/withdrawals`, { number, reasons });
const ends = (caseId: string, how: string) => tries('router', `/routing/cases/${caseId}/ending`, { how, ...(how === 'withdrawn' && { reasons }) });
const nextDay = () => house.until(new Date(Date.parse(house.now) + 86_400_000).toISOString());

async function answered(matter: Matter): Promise<void> {
  await matter.signedBy(water);
  await matter.acceptedBy(water);
  await matter.answeredBy(water);
}

beforeAll(() => openDepartments(house, { [water]: '县水利局', [land]: '县国土资源局' }), 300_000);

describe('Somebody joins what was found by screening', () => {
  let found: Registered;
  let joined: Registered;
  let matter: Matter;

  it('and is told no in writing, as anybody is', async () => {
    for (const [act, body] of [['decline', { ground: 'IN_HAND', reasons: '县里在办' }], ['redirection', { organ: '县法院' }]] as const) {
      const { caseId } = await registers(house, screened);
      expect(await tries('router', `/intake/cases/${caseId}/${act}`, body)).toMatchObject({ status: 409, body: { reason: 'NOBODY_TO_TELL' } });
      const slip = await joins(caseId);
      expect(await tries('router', `/intake/cases/${caseId}/${act}`, body)).toMatchObject({ status: 201 });
      await house.quiet();
      expect((await stepsOf(slip)).at(-2)).toBe(act === 'decline' ? 'not-accepted' : 'redirected');
    }
  });

  it('and is given the notice and the reply before the case ends as answered', async () => {
    found = await registers(house, screened);
    joined = await joins(found.caseId);
    await sendsOut(house, found.caseId, [[water]]);
    matter = new Matter(house, found.caseId);
    await answered(matter);
    expect(await matter.tries(`handler@${water}`, 'acceptance-delivery', {})).toMatchObject({ status: 201 });
    expect(await house.does('router', `GET /routing/cases/${found.caseId}`)).toMatchObject({ case: { petitioner: true, standing: [joined.number], found: [found.number] } });
    for (const page of [`/routing/cases?number=${found.number}`, `/intake/cases?q=${joined.number}`]) expect((await house.does<Lines>('router', `GET ${page}`)).items).toMatchObject([{ caseId: found.caseId, petitioner: true, standing: [joined.number] }]);
    expect(await ends(found.caseId, 'answered')).toMatchObject({ status: 409, body: { reason: 'NOT_DELIVERED' } });
    await matter.says(water, 'reply', reply);
    expect(await delivers(found.caseId, { receiver: '钱二' })).toMatchObject({ status: 201 });
    await house.quiet();
    expect(await follow(joined)).toMatchObject({ mayRate: true });
    expect(await rate(joined)).toMatchObject({ status: 201 });
    expect(await ends(found.caseId, 'answered')).toMatchObject({ status: 201 });
  });

  it('and when nobody of them is left, it ends as if nobody had come', async () => {
    const alone = await registers(house, screened);
    const gone = await joins(alone.caseId);
    await sendsOut(house, alone.caseId, [[water]]);
    await answered(new Matter(house, alone.caseId));
    expect(await withdraws(gone)).toMatchObject({ status: 201 });
    expect(await ends(alone.caseId, 'withdrawn')).toMatchObject({ status: 409, body: { reason: 'NO_PETITIONER' } });
    expect(await ends(alone.caseId, 'answered')).toMatchObject({ status: 201 });
  });
});

describe('Whoever writes about what a visitor brought', () => {
  it('is not sent away on a ground for visits, also when the visitor withdraws', async () => {
    const visited = await registers(house);
    const letter = await joins(visited.caseId);
    const turnsAway = () => tries('router', `/intake/cases/${visited.caseId}/redirection`, { organ: '乡信访办', ground: 'LEVEL_SKIPPED' });
    expect(await turnsAway()).toMatchObject({ status: 422, body: { reason: 'GROUND_FOR_VISITS_ONLY' } });
    expect(await withdraws(visited)).toMatchObject({ status: 201 });
    await house.quiet();
    expect(await turnsAway()).toMatchObject({ status: 422, body: { reason: 'GROUND_FOR_VISITS_ONLY' } });
    expect(await stepsOf(letter)).toEqual(['registered']);
  });
});

describe('What was found by screening', () => {
  it('goes on when the petitioner whose case it joined withdraws', async () => {
    const visit = await registers(house);
    const found = await joins(visit.caseId, { ...screened, title: '排查' });
    const refused = await ends(visit.caseId, 'withdrawn');
    expect(refused).toMatchObject({ status: 409, body: { reason: 'OTHERS_STAND' } });
    expect(refused.body.detail).toContain(found.number);
    expect(await withdraws(visit)).toMatchObject({ status: 201 });
    await house.quiet();
    expect(await house.does('router', `GET /routing/cases/${visit.caseId}`)).toMatchObject({ case: { phase: 'open', petitioner: false, standing: [], found: [found.number], withdrawn: [{ number: visit.number, on: '2026-03-02' }] } });
  });

  it('also where the departments had not heard of it: in a case of its own', async () => {
    await house.asks(`alter table routing.event add constraint has_not_heard check (type <> 'SubmissionAdded') not valid`);
    const visit = await registers(house);
    const found = await joins(visit.caseId, { ...screened, title: '排查' });
    expect(await ends(visit.caseId, 'withdrawn')).toMatchObject({ status: 201 });
    await house.quiet();
    const { caseId } = await house.does<{ caseId: string }>('clerk', `GET /intake/submissions/${found.submissionId}`);
    expect(await house.does('clerk', `GET /intake/cases/${caseId}`)).toMatchObject({ phase: 'open', opened: { number: found.number, follows: visit.caseId, petitioner: false } });
    expect(await house.does('clerk', `GET /intake/cases/${visit.caseId}`)).toMatchObject({ submissions: [{ number: visit.number }], closed: { how: 'withdrawn' } });
    await house.asks('alter table routing.event drop constraint has_not_heard');
  });
});

describe('Whoever comes after the settlement or the reply', () => {
  const settles = (matter: Matter) => matter.says(water, 'settlement', { departments: [water], agreement: '各让一步' });
  const isRepliedTo = async (matter: Matter) => {
    await matter.answeredBy(water);
    await matter.says(water, 'reply', reply);
  };
  const ways = [['settled', settles], ['replied', isRepliedTo]] as const;
  const accepted = async () => {
    const matter = await matterWith(house, [water]);
    await matter.signedBy(water);
    await matter.acceptedBy(water);
    return matter;
  };

  it.each(ways)('opens a case of their own, which follows: %s', async (how, concludes) => {
    const matter = await accepted();
    await concludes(matter);
    await house.quiet();
    expect(await house.does('clerk', `GET /intake/cases/${matter.caseId}`)).toMatchObject({ concluded: { how, concludedOn: '2026-03-02' } });
    expect(await tries('clerk', '/intake/submissions', { ...qian, purpose: 'request', caseId: matter.caseId })).toMatchObject({ status: 409, body: { reason: 'CASE_FINISHED' } });
    const own = await registers(house, { ...qian, follows: matter.caseId });
    expect(own.caseId).not.toBe(matter.caseId);
  });

  it.each(ways)('also when the departments had not heard of them: %s', async (_, concludes) => {
    await house.asks(`alter table routing.event add constraint has_not_heard check (type <> 'SubmissionAdded') not valid`);
    const matter = await accepted();
    const late = await joins(matter.caseId);
    await concludes(matter);
    await house.quiet();
    await house.asks('alter table routing.event drop constraint has_not_heard');
    const { items } = await house.does<{ items: readonly { consumer: string; case: string }[] }>('administrator', 'GET /routing/parked');
    for (const { consumer, case: about } of items) await house.does('administrator', 'POST /routing/parked/redrive', { consumer, case: about });
    await house.quiet();
    const { caseId } = await house.does<{ caseId: string }>('clerk', `GET /intake/submissions/${late.submissionId}`);
    expect(await house.does('clerk', `GET /intake/cases/${caseId}`)).toMatchObject({ phase: 'open', opened: { number: late.number, follows: matter.caseId } });
    expect(await house.does('router', `GET /routing/cases/${matter.caseId}`)).toMatchObject({ case: { standing: [matter.number] } });
    expect(await follow(late)).toMatchObject({ mayRate: false, endedOn: null, steps: [{ step: 'registered' }] });
    expect(await withdraws({ ...late, caseId })).toMatchObject({ status: 409, body: { reason: 'LAST_ONE_STANDS' } });
  });

  it('or at that very moment, is spoken of by the reply or has a case of their own', async () => {
    let joined = 0;
    for (let round = 0; round < 8; round++) {
      const matter = await accepted();
      await matter.answeredBy(water);
      const replies = () => matter.says(water, 'reply', reply);
      const brings = () => house.as<Registered & Problem>('clerk', 'POST /intake/submissions', { ...qian, purpose: 'request', caseId: matter.caseId });
      const [heard] = await (round % 2 === 0 ? Promise.all([brings(), replies()]) : Promise.all([replies(), brings()]).then(([one, other]) => [other, one] as const));
      await house.quiet();
      if (heard.status === 409) continue;
      joined += 1;
      const { caseId } = await house.does<{ caseId: string }>('clerk', `GET /intake/submissions/${heard.body.submissionId}`);
      const { case: routed } = await house.does<{ case: { standing: readonly string[] } }>('router', `GET /routing/cases/${matter.caseId}`);
      const [said] = await house.asks<{ data: string }>(`select data from routing.event where type = 'ReplyIssued' and data like '%${matter.caseId}%'`);
      const spokenOf = [caseId === matter.caseId, routed.standing.includes(heard.body.number), said?.data.includes(heard.body.number)];
      expect(new Set(spokenOf).size).toBe(1);
    }
    expect(joined).toBeGreaterThan(0);
  });
});

describe('Whoever has withdrawn', () => {
  let matter: Matter & Registered;
  let gone: Registered;

  it('is seen to have withdrawn wherever the case or the submission is looked at, and is counted no more', async () => {
    matter = await matterWith(house, [water, land]);
    await nextDay();
    gone = await joins(matter.caseId);
    expect(await withdraws(gone)).toMatchObject({ status: 201 });
    await house.quiet();
    expect(await house.does('clerk', `GET /intake/submissions/${gone.submissionId}`)).toMatchObject({ withdrawnOn: '2026-03-03' });
    expect(await house.does('clerk', `GET /intake/submissions/${matter.submissionId}`)).not.toHaveProperty('withdrawnOn');
    expect(await house.does('clerk', `GET /intake/cases/${matter.caseId}`)).toMatchObject({ submissions: [{ number: matter.number }, { number: gone.number, withdrawn: { on: '2026-03-03', rateBy: '2026-04-02' } }] });
    expect((await house.does<Lines>('clerk', `GET /intake/cases?q=${gone.number}`)).items).toMatchObject([{ standing: [matter.number], withdrawn: [gone.number] }]);
    for (const [who, url] of [['router', `cases?number=${matter.number}`], [`handler@${land}`, 'desk']] as const) expect((await house.does<Lines>(who, `GET /routing/${url}`)).items).toEqual(expect.arrayContaining([expect.objectContaining({ caseId: matter.caseId, submissions: 1, withdrawn: [gone.number] })]));
    expect((await house.does<Lines>('router', `GET /routing/cases/${matter.caseId}/submissions`)).items).toMatchObject([{ number: gone.number, withdrawnOn: '2026-03-03' }, { number: matter.number, withdrawnOn: null }]);
  });

  it('takes no reply for those who stand, and reads and rates none', async () => {
    await matter.signedBy(water, land);
    await matter.acceptedBy(water, land);
    await matter.answeredBy(water, land);
    await matter.says(water, 'reply', reply);
    expect(await delivers(matter.caseId, { receiver: '钱二' })).toMatchObject({ status: 422, body: { reason: 'RECEIVER_WITHDREW' } });
    expect(await delivers(matter.caseId, { receiver: '赵小满' })).toMatchObject({ status: 201 });
    await house.quiet();
    expect((await stepsOf(gone)).at(-1)).toBe('withdrawn');
    expect(await follow(gone)).toMatchObject({ endedOn: '2026-03-03', rateBy: '2026-04-02', mayRate: true });
    expect((await stepsOf(matter)).slice(-2)).toEqual(['replied', 'delivered']);
    await house.until(on('2026-04-03'));
    expect((await follow(gone)).mayRate).toBe(false);
    expect(await rate(gone)).toMatchObject({ status: 409, body: { reason: 'RATING_OVER' } });
  });
});

describe('A case that ended at the window', () => {
  it('waits there no more, and is not sent on its way', async () => {
    const { caseId, number } = await registers(house);
    expect(await ends(caseId, 'withdrawn')).toMatchObject({ status: 201 });
    await house.quiet();
    const listed = async (state: string) => (await house.does<Lines>('router', `GET /intake/cases?state=${state}&q=${number}`)).items;
    expect(await listed('open')).toEqual([]);
    expect(await listed('ended')).toMatchObject([{ caseId, how: 'withdrawn', endedOn: '2026-04-03', routeBy: null }]);
    const refused = await tries('router', `/intake/cases/${caseId}/disposal`, { way: 'transfer', departments: parts([water]) });
    expect(refused).toMatchObject({ status: 409, body: { reason: 'CASE_FINISHED' } });
    expect(refused.body.detail).not.toContain('follows');
  });
});

describe('What was reported up and then sent out', () => {
  it('is sent nowhere else by the window', async () => {
    const { caseId } = await registers(house);
    await house.does('router', `POST /intake/cases/${caseId}/disposal`, { way: 'urgent' });
    await house.quiet();
    await house.does('router', `POST /routing/cases/${caseId}/sending`, { way: 'transfer', departments: parts([water]) });
    await house.quiet();
    expect(await house.does('router', `GET /intake/cases/${caseId}`)).toMatchObject({ decidedOn: '2026-04-03' });
    expect(await tries('router', `/intake/cases/${caseId}/disposal`, { way: 'political-legal', organ: '县法院' })).toMatchObject({ status: 409, body: { reason: 'ALREADY_DISPOSED' } });
  });
});

describe('The page of whoever joined late', () => {
  it('begins with the own registration, and tells where the case had gone before', async () => {
    const matter = await matterWith(house, [water]);
    await nextDay();
    expect(await stepsOf(await joins(matter.caseId))).toEqual(['registered', 'sent-on']);
  });
});
