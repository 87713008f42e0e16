// Petitioners whom only their slips tell apart: a village behind one address, the same Idempotency-Key in two hands, an id copied in capitals.
import { matterWith, on, openDepartments, reply, type Matter, type Registered } from './acts.js';
import { storyHouse } from './house.js';

const water = 'county-water';
const house = storyHouse(on('2026-03-02'));
const rate = (slip: object, grades: object, key: string) => house.as('nobody', 'POST /intake/public/cases/rating', { ...slip, ...grades }, { 'idempotency-key': key });
const asks = (number: string, code: string | null) => house.as<{ reason?: string }>('nobody', `GET /intake/public/cases?number=${number}&code=${code ?? ''}`);

async function delivered(title: string): Promise<Matter & Registered> {
  const matter = await matterWith(house, [water], { title });
  await matter.signedBy(water);
  await matter.acceptedBy(water);
  await matter.answeredBy(water);
  await matter.says(water, 'reply', reply);
  await house.does('clerk', `POST /routing/cases/${matter.caseId}/delivery`, { method: 'direct', receiver: '赵小满' });
  await house.quiet();
  return matter;
}

beforeAll(() => openDepartments(house, { [water]: '县水利局' }), 600_000);

describe('Two petitioners', () => {
  it('who send the same Idempotency-Key each rate their own case, and each is answered again what was answered', async () => {
    const [one, other] = [await delivered('水渠漏水'), await delivered('机井干涸')];
    const [first, second] = [{ number: one.number, code: one.queryCode }, { number: other.number, code: other.queryCode }];
    const key = 'my-rating-0001';
    const satisfied = { office: 'satisfied', departments: 'fair' };
    expect(await rate(first, satisfied, key)).toMatchObject({ status: 201, body: { number: one.number, repeated: false } });
    expect(await rate(second, { office: 'dissatisfied', departments: 'dissatisfied' }, key)).toMatchObject({ status: 201, body: { number: other.number, repeated: false } });
    expect(await rate(first, satisfied, key)).toMatchObject({ status: 201, body: { repeated: true } });
    expect(await rate(first, { office: 'fair', departments: 'fair' }, key)).toMatchObject({ status: 422, body: { reason: 'SAID_OTHERWISE' } });
  });
});

describe('A village behind one address', () => {
  it('reads its slips however often somebody there guesses, and the guesser waits', async () => {
    const { number, queryCode } = await matterWith(house, [water], { title: '桥面破损' });
    const misses = await Promise.all(Array.from({ length: 70 }, () => asks(number, '2222222222')));
    expect(misses.filter(({ status }) => status === 404)).toHaveLength(60);
    for (const { headers, body } of misses.filter(({ status }) => status === 429)) expect([body.reason, Number(headers['retry-after']) > 0]).toEqual(['TOO_MANY', true]);
    expect(await asks(number, queryCode)).toMatchObject({ status: 200, body: { number } });
    const began = performance.now();
    expect((await asks(number, '2222222223')).status).toBe(429);
    expect(performance.now() - began).toBeGreaterThan(900);
    expect((await asks(number, queryCode)).status).toBe(200);
  });
});

describe('An id in capitals', () => {
  it('is the same case at every window', async () => {
    const { caseId } = await matterWith(house, [water], { title: '路灯不亮' });
    const loud = caseId.toUpperCase();
    await house.quiet();
    for (const [who, url] of [['clerk', 'intake/cases'], ['router', 'routing/cases'], ['supervisor', 'supervision/cases'], ['auditor', 'audit/cases']] as const)
      expect([url, await house.as(who, `GET /${url}/${loud}`)]).toMatchObject([url, { status: 200, body: { caseId } }]);
    expect(await house.as(`handler@${water}`, `POST /routing/cases/${loud}/signing-for`)).toMatchObject({ status: 201, body: { caseId } });
    expect(await house.as('secretary', 'POST /conference/conferences', { cases: [loud], subject: '路灯', convener: '县长', heldAt: '2026-03-20T09:00:00+08:00', venue: '会议室', invited: [water] })).toMatchObject({ status: 201 });
    expect(await house.as('auditor', `GET /audit/readings?caseId=${loud}`)).toMatchObject({ status: 200, body: { items: expect.arrayContaining([expect.objectContaining({ caseId })]) as unknown } });
  });
});
