// A second letter is registered to a case at the very moment at which the case is finished or goes to the discipline organ: whoever was first, the letter is in a case, and its receipt stays true.
import { on, registers, type Registered } from './acts.js';
import { storyHouse, type Heard } from './house.js';

const house = storyHouse(on('2026-03-02'));
const times = 25;

type Problem = { readonly reason?: string; readonly field?: string };
interface Brought { readonly submissionId: string; readonly caseId: string; readonly opens: boolean; readonly follows?: string; readonly title: string; readonly persons: readonly { readonly name: string }[] }
/** The case that was to be joined, what the window answered to the letter, and whether it joined. */
interface Raced { readonly first: Registered; readonly heard: Heard<Registered & Problem> }

const letter = (index: number) => ({ channel: 'letter', purpose: 'request', title: `第${index}封信`, text: '还是没有水。', persons: [{ name: `钱小${index}`, phone: `139${String(index).padStart(8, '0')}` }] });
const goes = {
  declined: (caseId: string) => house.as('router', `POST /intake/cases/${caseId}/decline`, { ground: 'IN_HAND', reasons: '县里在办' }),
  discipline: (caseId: string) => house.as('router', `POST /intake/cases/${caseId}/disposal`, { way: 'discipline', organ: '县纪委监委' }),
};

async function race(way: keyof typeof goes, index: number): Promise<Raced> {
  const first = await registers(house, { title: `头一件${index}` });
  const brings = () => house.as<Registered & Problem>('clerk', 'POST /intake/submissions', { ...letter(index), caseId: first.caseId });
  const [heard, gone] = index % 2 === 0 ? await Promise.all([brings(), goes[way](first.caseId)]) : await Promise.all([goes[way](first.caseId), brings()]).then(([left, came]) => [came, left] as const);
  expect(gone.status).toBe(201);
  await house.quiet();
  return { first, heard };
}

async function raced(way: keyof typeof goes): Promise<readonly Raced[]> {
  const all: Raced[] = [];
  for (let index = 0; index < times; index++) all.push(await race(way, index));
  return all;
}

const reads = <Body>(who: string, path: string) => house.as<Body>(who, `GET ${path}`);
const follows = (slip: Registered) => reads<{ steps: readonly { step: string }[] }>('nobody', `/intake/public/cases?number=${slip.number}&code=${slip.queryCode}`);
/** Of those that were registered: those that opened a case of their own, and those that joined. */
const apart = (all: readonly Raced[]) => all.filter(({ first, heard }) => heard.status === 201 && heard.body.caseId !== first.caseId);
const joined = (all: readonly Raced[]) => all.filter(({ first, heard }) => heard.status === 201 && heard.body.caseId === first.caseId);

async function isACaseOfItsOwn({ body: { submissionId, caseId, number } }: Heard<Registered>): Promise<void> {
  expect(await reads('clerk', `/intake/cases/${caseId}`)).toMatchObject({ status: 200, body: { phase: 'open', opened: { submissionId, number, channel: 'letter' }, submissions: [{ submissionId }] } });
  expect((await reads<{ items: object[] }>('clerk', `/intake/cases?q=${number}`)).body.items).toMatchObject([{ caseId, number, state: 'open', personCount: 1 }]);
  expect((await reads('router', `/routing/cases?number=${number}`)).body).toMatchObject({ items: [{ caseId, custodian: 'hall' }] });
  expect((await reads('supervisor', `/supervision/clocks?case=${caseId}`)).body).toMatchObject({ items: [{ clock: 'C-ROUTE', holder: 'hall', number }] });
  expect((await reads('auditor', `/audit/cases/${caseId}`)).body).toMatchObject({ number, submissions: [{ submissionId, number }] });
}

describe('A letter to a case that is declined at the same moment', () => {
  let all: readonly Raced[];
  beforeAll(async () => void (all = await raced('declined')), 600_000);

  it('is refused, joins it, or opens a case of its own that follows it', async () => {
    for (const { heard } of all.filter(one => one.heard.status !== 201)) expect(heard).toMatchObject({ status: 409, body: { reason: 'CASE_FINISHED' } });
    for (const { first, heard } of joined(all)) expect((await reads<{ submissions: object[] }>('clerk', `/intake/cases/${first.caseId}`)).body.submissions).toContainEqual(expect.objectContaining({ submissionId: heard.body.submissionId }));
    for (const { first, heard } of apart(all)) {
      await isACaseOfItsOwn(heard);
      expect((await reads('clerk', `/intake/cases/${heard.body.caseId}`)).body).toMatchObject({ opened: { follows: first.caseId } });
      expect((await reads('auditor', `/audit/cases/${heard.body.caseId}`)).body).toMatchObject({ follows: first.caseId });
      const old = await reads<{ submissions: readonly { submissionId: string }[] }>('auditor', `/audit/cases/${first.caseId}`);
      expect(old.body.submissions.map(({ submissionId }) => submissionId)).toEqual([first.submissionId]);
      expect((await reads<{ items: object[] }>('clerk', `/intake/cases?q=${first.number}`)).body.items).toMatchObject([{ numbers: [first.number], personCount: 1 }]);
    }
    expect(apart(all).length).toBeGreaterThan(0);
  });

  it('reads in its own case as it was written, and is corrected there', async () => {
    const [{ heard } = { heard: undefined }] = apart(all);
    const { submissionId = '', caseId } = heard?.body ?? {};
    expect((await reads<Brought>('clerk', `/intake/submissions/${submissionId}`)).body).toMatchObject({ caseId, opens: true, title: expect.stringMatching(/^第\d+封信$/) as string, text: '还是没有水。', persons: [{ name: expect.stringContaining('钱小') as string }] });
    await house.does('clerk', `POST /intake/submissions/${submissionId}/corrections`, { category: '供水', reasons: '补录' });
    await house.quiet();
    expect((await reads<{ items: object[] }>('clerk', `/intake/cases?q=${heard?.body.number}`)).body.items).toMatchObject([{ caseId, category: '供水' }]);
  });

  it('is followed by its own number and code, and the same request said again says the same', async () => {
    for (const { heard } of apart(all)) expect(await follows(heard.body)).toMatchObject({ status: 200, body: { steps: [{ step: 'registered' }] } });
    // What joined in time was declined with the case.
    for (const { heard } of joined(all)) expect(await follows(heard.body)).toMatchObject({ status: 200, body: { steps: [{ step: 'registered' }, { step: 'not-accepted' }, { step: 'ended' }] } });
    const first = await registers(house);
    const say = () => house.as<Registered & Problem>('clerk', 'POST /intake/submissions', { ...letter(99), caseId: first.caseId }, { 'idempotency-key': 'the-last-moment' });
    const [said] = await Promise.all([say(), goes.declined(first.caseId)]);
    await house.quiet();
    expect(await say()).toMatchObject({ status: said.status, body: said.status === 201 ? { caseId: said.body.caseId, number: said.body.number, queryCode: said.body.queryCode } : { reason: 'CASE_FINISHED' } });
  });
});

describe('A letter to a case that goes to the discipline organ at the same moment', () => {
  let all: readonly Raced[];
  beforeAll(async () => void (all = await raced('discipline')), 600_000);

  it('is refused, shares its secret, or opens a case of its own', async () => {
    for (const { heard } of all.filter(one => one.heard.status !== 201)) expect(heard).toMatchObject({ status: 422, body: { reason: 'ACCUSATION_STANDS_ALONE', field: 'caseId' } });
    for (const { first, heard } of joined(all)) {
      expect((await reads<{ submissions: object[] }>('discipline', `/intake/cases/${first.caseId}`)).body.submissions).toContainEqual(expect.objectContaining({ submissionId: heard.body.submissionId }));
      expect((await reads('clerk', `/intake/submissions/${heard.body.submissionId}`)).body).toMatchObject({ confidential: true, persons: [] });
    }
    for (const { heard } of apart(all)) {
      await isACaseOfItsOwn(heard);
      expect(await follows(heard.body)).toMatchObject({ status: 200, body: { steps: [{ step: 'registered' }] } });
    }
    expect(apart(all).length).toBeGreaterThan(0);
  });

  it('and nobody can tell that it was ever meant for that one', async () => {
    for (const { first, heard } of apart(all)) {
      const { caseId, submissionId, number, queryCode } = heard.body;
      const looks = [
        ['clerk', `/intake/submissions/${submissionId}`], ['clerk', `/intake/cases/${caseId}`], ['router', `/intake/cases?q=${number}`], ['clerk', `/intake/persons/search?name=${encodeURIComponent('钱小0')}`],
        ['router', `/routing/cases/${caseId}`], ['supervisor', `/supervision/cases/${caseId}`], ['auditor', `/audit/cases/${caseId}`], ['auditor', `/audit/cases/${caseId}/history`], ['auditor', `/audit/cases/${caseId}/proof`],
        ['supervisor', `/audit/cases/${caseId}?purpose=x`], ['nobody', `/intake/public/cases?number=${number}&code=${queryCode}`],
      ] as const;
      for (const [who, path] of looks) {
        const { status, body } = await reads<object>(who, path);
        expect([path, status, JSON.stringify(body).includes(first.caseId)]).toEqual([path, 200, false]);
      }
      expect(JSON.stringify((await reads('discipline', `/intake/cases/${first.caseId}`)).body)).not.toContain(submissionId);
    }
  });

  it('whose own key seals it, so that the other may be forgotten', async () => {
    for (const { first, heard } of apart(all)) {
      const [row] = await house.asks<{ data: string }>(`select data from intake.event where type = 'SubmissionSetApart' and stream_id = 'hall/submission/${heard.body.submissionId}'`);
      const { title, text, queryCode } = JSON.parse(row?.data ?? '{}') as Record<string, { readonly key: string } | undefined>;
      expect([title?.key, text?.key, queryCode?.key]).toEqual(Array.from({ length: 3 }, () => `case/${heard.body.caseId}`));
      expect(first.caseId).not.toBe(heard.body.caseId);
    }
  });
});
