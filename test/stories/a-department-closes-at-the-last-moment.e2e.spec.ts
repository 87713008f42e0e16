// A department is closed at the very moment at which a case is sent to it: whoever was first, the case never stays with a department that is not there.
import { setTimeout as pause } from 'node:timers/promises';
import { on, parts, registers } from './acts.js';
import { storyHouse } from './house.js';

const house = storyHouse(on('2026-03-02'));
/** As many races as it takes until `enough` went both ways, at least `fewest` and at most `most`. */
const [fewest, most, enough] = [10, 100, 3];

interface OnBoard { readonly custodian: string; readonly lead: string | null; readonly departments: readonly string[] }
interface Clock { readonly clock: string; readonly holder: string; readonly light: string }
/** What came of one race: which of the two acts was heard, and what stands on the board of the hall. */
interface Raced extends OnBoard { readonly closed: boolean; readonly sent: boolean; readonly caseId: string; readonly department: string }

const opens = (department: string): Promise<unknown> => house.does('administrator', 'POST /routing/departments', { department, name: `短命局${department}`, aliases: [], remits: [] });

/** Milliseconds that a closing takes by itself: it counts at its end what the department has to do with. */
async function lasts(department: string): Promise<number> {
  await opens(department);
  const began = performance.now();
  await house.does('administrator', `POST /routing/departments/${department}/closing`, {});
  return performance.now() - began;
}

/** `after`: milliseconds from the closing to the sending. */
async function race(index: number, after: number): Promise<Raced> {
  const department = `county-brief-${index}`;
  await opens(department);
  const { caseId, number } = await registers(house);
  const closes = () => house.as('administrator', `POST /routing/departments/${department}/closing`, {});
  const sends = () => house.as('router', `POST /intake/cases/${caseId}/disposal`, { way: 'transfer', departments: parts([department]) });
  const [closing, sending] = await Promise.all([closes(), pause(after).then(sends)]);
  await house.quiet();
  const { items } = await house.does<{ items: readonly OnBoard[] }>('router', `GET /routing/cases?number=${number}`);
  const [line] = items;
  if (!line) throw new Error('The case is on no board.');
  return { ...line, closed: closing.status === 201, sent: sending.status === 201, caseId, department };
}

const clocksOf = async (caseId: string): Promise<readonly string[]> =>
  (await house.does<{ items: readonly Clock[] }>('supervisor', `GET /supervision/clocks?case=${caseId}`)).items.map(({ clock, holder }) => `${clock} ${holder}`);

let raced: readonly Raced[];

beforeAll(async () => {
  const all: Raced[] = [];
  let after = await lasts('county-briefest');
  const told = () => all.filter(({ closed, sent }) => closed && sent).length >= enough;
  while (all.length < fewest || (all.length < most && !told())) {
    const one = await race(all.length, after);
    all.push(one);
    // Whoever came too late goes earlier next time, whoever was first goes later: the moment of both lies between.
    if (!one.closed) after *= 1.1;
    else if (!one.sent) after *= 0.93;
  }
  raced = all;
}, 600_000);

describe('A case that is sent to a department as it is closed', () => {
  it('lies with the department, which stays, or with the hall, which owes a new sending', async () => {
    for (const { closed, sent, caseId, department, custodian, lead, departments } of raced) {
      const clocks = await clocksOf(caseId);
      expect(custodian).toBe('hall');
      if (!closed) expect([lead, departments, clocks.filter(clock => clock.endsWith(department)).length > 0]).toEqual([department, [department], true]);
      else if (sent) expect([lead, departments, clocks]).toEqual([null, [], ['C-RESEND hall']]);
      else expect([lead, departments, clocks]).toEqual([null, [], ['C-ROUTE hall']]);
    }
  });

  it('and has gone both ways in these stories, so that they tell something', () => {
    const both = raced.filter(({ closed, sent }) => closed && sent);
    expect(both.length).toBeGreaterThan(0);
  });

  it('is signed for by nobody of a closed department', async () => {
    for (const { caseId, department } of raced.filter(one => one.closed && one.sent)) {
      expect(await house.as(`handler@${department}`, `POST /routing/cases/${caseId}/signing-for`)).toMatchObject({ status: 409, body: { reason: 'NOT_ASKED' } });
      expect((await house.as(`handler@${department}`, `GET /routing/cases/${caseId}`)).status).toBe(403);
    }
  });

  it('goes to another as after any withdrawal', async () => {
    await house.does('administrator', 'POST /routing/departments', { department: 'county-lasting', name: '长寿局', aliases: [], remits: [] });
    const { caseId } = raced.find(({ closed, sent }) => closed && sent) ?? { caseId: '' };
    await house.does('router', `POST /routing/cases/${caseId}/sending`, { way: 'transfer', departments: parts(['county-lasting']) });
    await house.quiet();
    expect(await clocksOf(caseId)).toEqual(expect.arrayContaining(['C-INFORM-TRANSFER county-lasting']));
    expect(await clocksOf(caseId)).not.toContain('C-RESEND hall');
  });
});
