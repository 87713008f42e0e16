// One person stays one person, however many windows meet him at the same moment: whoever is forgotten is forgotten everywhere, and whose number was put right is found by the right one.
import { randomUUID } from 'node:crypto';
import { on } from './acts.js';
import { storyHouse } from './house.js';

const house = storyHouse(on('2026-03-02'));

interface Answered { readonly submissionId: string; readonly repeated: boolean; readonly reason?: string }
interface Named { readonly persons: readonly { readonly personId: string }[] }

const brings = (person: object, key: string = randomUUID()) => house.as<Answered>('clerk', 'POST /intake/submissions', { channel: 'letter', purpose: 'request', title: '水', persons: [person] }, { 'idempotency-key': key });
const atOnce = <Answer>(times: number, say: (index: number) => Promise<Answer>) => Promise.all(Array.from({ length: times }, (_, index) => say(index)));
const personOf = async (submissionId: string) => (await house.does<Named>('clerk', `GET /intake/submissions/${submissionId}`)).persons[0]?.personId;
const personsOf = async (answers: readonly { readonly body: Answered }[]) => new Set(await Promise.all(answers.map(({ body }) => personOf(body.submissionId))));
const found = async (query: Record<string, string>) => (await house.does<{ items: readonly { personId: string }[] }>('clerk', `GET /intake/persons/search?${new URLSearchParams(query).toString()}`)).items.map(({ personId }) => personId);

describe('Forty windows that meet one person at once', () => {
  it('by ID number, however it is spelled, mean one person', async () => {
    const spellings = ['110101199003079999', '110101 19900307 9999', '110101-19900307-9999'];
    const answers = await atOnce(40, index => brings({ name: '李四', phone: `139${String(index).padStart(8, '0')}`, idNumber: spellings[index % 3] }));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(await personsOf(answers)).toEqual(new Set([expect.any(String)]));
    await house.quiet();
    expect(await found({ idNumber: '110101199003079999' })).toHaveLength(1);
  });

  it('by name and phone too', async () => {
    const answers = await atOnce(40, () => brings({ name: '王五', phone: '13711112222' }));
    expect(await personsOf(answers)).toEqual(new Set([expect.any(String)]));
  });

  it('and say each request twice at the same moment, hear each the same answer twice', async () => {
    const keys = Array.from({ length: 20 }, () => randomUUID());
    const answers = await atOnce(40, index => brings({ name: '赵六', phone: '13633334444', idNumber: '110101199003071110' }, keys[index % 20]));
    expect(answers.map(({ status, body }) => [status, body.reason])).toEqual(answers.map(() => [201, undefined]));
    expect(new Set(answers.map(({ body }) => body.submissionId)).size).toBe(20);
    expect(answers.filter(({ body }) => body.repeated)).toHaveLength(20);
    expect(await personsOf(answers)).toEqual(new Set([expect.any(String)]));
    await house.quiet();
    const again = await atOnce(20, index => brings({ name: '赵六', phone: '13633334444', idNumber: '110101199003071110' }, keys[index]));
    expect(again.map(({ status, body }) => [status, body.repeated])).toEqual(keys.map(() => [201, true]));
  });

  it('and name him twice on one form, are told so', async () => {
    const twice = { name: '孙七', idNumber: '110101199003072228' };
    const heard = await house.as<Answered>('clerk', 'POST /intake/submissions', { channel: 'letter', purpose: 'request', title: '水', persons: [twice, twice], personCount: 2 });
    expect(heard).toMatchObject({ status: 422, body: { reason: 'PERSON_TWICE' } });
  });
});

describe('Whoever was forgotten and comes again', () => {
  it('is somebody new, and one: also while the forgetting is on its way', async () => {
    const person = { name: '周八', idNumber: '110101199003073335' };
    const { body } = await brings(person);
    const before = await personOf(body.submissionId);
    await house.quiet();
    await house.does('administrator', `POST /intake/persons/${before}/forgetting`, { ground: 'petitioner-request' });
    const answers = await atOnce(40, () => brings(person));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    const after = await personsOf(answers);
    expect([after.size, after.has(before)]).toEqual([1, false]);
    await house.quiet();
    expect(await house.does('clerk', `GET /intake/submissions/${answers[0]?.body.submissionId}`)).toMatchObject({ persons: [{ name: '周八' }] });
    expect(await house.asks(`select from intake_views.person_trace where "personId" = '${before}'`)).toEqual([]);
  });
});

describe('Whose ID number was put right', () => {
  it('is found by the right one at once, and the wrong one is free', async () => {
    const [wrong, right] = ['110101199003074442', '11010119900307555X'];
    const { body } = await brings({ name: '吴九', idNumber: wrong });
    const personId = await personOf(body.submissionId);
    await house.quiet();
    await house.does('clerk', `POST /intake/submissions/${body.submissionId}/corrections`, { persons: [{ personId, idNumber: right }], reasons: '录错' });
    const again = await atOnce(10, () => brings({ name: '吴九', idNumber: right }));
    expect(await personsOf(again)).toEqual(new Set([personId]));
    await house.quiet();
    const others = await atOnce(10, () => brings({ name: '郑十', idNumber: wrong }));
    const [other, ...more] = await personsOf(others);
    expect([more, other === personId]).toEqual([[], false]);
  });
});
