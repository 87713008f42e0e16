// Proof that the clock of a conference's task is right whatever becomes of the task and of its case, in whichever order supervision hears of it, and that whoever is late is urged.
import type { DepartmentUrged } from '@onehall/contracts';
import type { Event } from '@onehall/kernel';
import { addDays } from '@onehall/rulebook';
import fc from 'fast-check';
import { dayOf, ended, law, opened, other, resolved, takenOff, taskDone, taskId } from '../../test/facts.js';
import { SmallSupervision } from '../../test/small-supervision.js';

/** Two tasks of one resolution: done or not; their case ended, before or after; or it went to the discipline organ, perhaps before the table had heard of it. In days from the receipt. */
interface Life {
  readonly agreed: number;
  readonly terms: readonly [number, number];
  readonly done: readonly [number | null, number | null];
  readonly ended: number | null;
  readonly taken: number | null;
}
const ids = [taskId, other] as const;
const owners = ['land', 'tax'] as const;
const both = [0, 1] as const;
const receivedOn = '2026-03-02';
const day = (after: number): string => addDays(receivedOn, after);
const perhaps = (min: number, max: number) => fc.option(fc.integer({ min, max }));

const anyLife: fc.Arbitrary<Life> = fc.integer({ min: 0, max: 30 }).chain(agreed =>
  fc.record({
    agreed: fc.constant(agreed),
    terms: fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 30 })),
    done: fc.tuple(perhaps(agreed, agreed + 60), perhaps(agreed, agreed + 60)),
    ended: perhaps(0, 90),
    taken: perhaps(0, 90),
  }),
);

const dueOn = ({ agreed, terms }: Life, task: 0 | 1): string => day(agreed + terms[task]);

function factsOf(life: Life): readonly Event[] {
  const agreed = resolved(day(life.agreed), ...both.map(task => ({ department: owners[task], dueOn: dueOn(life, task), taskId: ids[task] })));
  const done = both.flatMap(task => (life.done[task] === null ? [] : [taskDone(owners[task], day(life.done[task]), ids[task])]));
  const taken = life.taken === null ? [] : [takenOff(day(life.taken), ...both.map(task => ({ taskId: ids[task], done: life.done[task] !== null })))];
  return [opened(receivedOn), agreed, ...done, ...taken, ...(life.ended === null ? [] : [ended(day(life.ended))])];
}

/** When a task's clock stops by the facts alone: done; or its case was the discipline organ's, at the earliest on the day of the resolution. The end of the case changes nothing. */
function stopOf({ agreed, done, taken }: Life, task: 0 | 1): string | null {
  const own = done[task];
  const stops = [...(own === null ? [] : [own]), ...(taken === null || own !== null ? [] : [Math.max(taken, agreed)])];
  return stops.length === 0 ? null : day(Math.min(...stops));
}

const anyHearing = anyLife.chain(life => fc.record({ life: fc.constant(life), facts: fc.shuffledSubarray([...factsOf(life)], { minLength: factsOf(life).length }), looks: fc.subarray([0, 1, 2, 3, 4, 5]) }));

/** Timers look after some of the facts, on the last day that was heard of. */
function heard(facts: readonly Event[], looks: readonly number[]): SmallSupervision {
  const supervision = new SmallSupervision();
  let today = receivedOn;
  facts.forEach((fact, index) => {
    supervision.hear(fact);
    today = [today, dayOf(fact)].sort().at(-1) ?? today;
    if (looks.includes(index)) supervision.tick(today);
  });
  return supervision;
}

const urges = ({ events }: SmallSupervision): readonly DepartmentUrged['data'][] => events.flatMap(event => (event.type === 'DepartmentUrged' ? [event.data] : []));

describe('The clock of a task', () => {
  it('runs from the resolution until the task is done or its case is the discipline organ’s, whichever comes first and in whatever order it is heard, and whether or not the case has ended', () =>
    fc.assert(
      fc.property(anyHearing, ({ life, facts, looks }) => {
        const supervision = heard(facts, looks);
        for (const task of both) {
          const stoppedOn = stopOf(life, task);
          const daysLate = stoppedOn === null ? null : Math.max(0, law.daysBetween(dueOn(life, task), stoppedOn));
          expect(supervision.row(`C-TASK/${ids[task]}`)).toMatchObject({ holder: owners[task], startedOn: day(life.agreed), dueOn: dueOn(life, task), stoppedOn, daysLate });
        }
      }),
      { numRuns: 500 },
    ));

  it('that has run out is urged about, once, also when its case has ended; and one that has stopped is not', () =>
    fc.assert(
      fc.property(anyHearing, ({ life, facts }) => {
        const today = day(200);
        const supervision = heard(facts, []).tick(today).tick(today);
        const late = both.filter(task => stopOf(life, task) === null);
        expect(urges(supervision).map(({ department, clockId }) => [department, clockId]).sort()).toEqual(late.map(task => [owners[task], `C-TASK/${ids[task]}`]).sort());
      }),
      { numRuns: 300 },
    ));

  it('the rare ways are walked: late and urged after the end, and taken off before the table had resolved', () => {
    const lives = fc.sample(anyLife, { numRuns: 2_000, seed: 5 });
    expect(lives.some(life => life.ended !== null && life.ended < life.agreed && stopOf(life, 0) === null)).toBe(true);
    expect(lives.some(life => life.ended !== null && life.ended >= life.agreed && stopOf(life, 0) === null)).toBe(true);
    expect(lives.some(life => life.taken !== null && life.taken < life.agreed && life.done[0] === null)).toBe(true);
  });
});
