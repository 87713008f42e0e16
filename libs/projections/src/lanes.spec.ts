// Lanes by themselves: order within a case, and a watermark that never runs ahead of what is done.
import fc from 'fast-check';
import { Doors, Lanes } from './lanes.js';

describe('Work in lanes', () => {
  it('is done in order within each case, and the watermark never passes what is not done', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.boolean()), { maxLength: 15 }), async (scheduler, work) => {
        const done: [string, number][] = [];
        const undone = new Set(work.map((_, index) => index + 1));
        const lanes = new Lanes(0, 100, mark => expect(Math.min(...undone, work.length + 1)).toBeGreaterThan(mark));
        work.forEach(([caseKey, slow], index) =>
          lanes.add(index + 1, caseKey, async () => {
            if (slow) await scheduler.schedule(Promise.resolve(), `${caseKey} ${index}`);
            done.push([caseKey, index]);
            undone.delete(index + 1);
            return true;
          }),
        );
        while (undone.size > 0) {
          await new Promise(resolve => setImmediate(resolve));
          if (scheduler.count() > 0) await scheduler.waitNext(1);
        }
        await lanes.close();
        for (const one of ['a', 'b', 'c']) expect(done.filter(([caseKey]) => caseKey === one).map(([, index]) => index)).toEqual(work.flatMap(([caseKey], index) => (caseKey === one ? [index] : [])));
        expect(lanes.doneUpTo).toBe(work.length);
      }),
    );
  });

  it('that was given up keeps the watermark before it for good', async () => {
    const lanes = new Lanes(0, 100, () => undefined);
    lanes.add(1, 'a', () => Promise.resolve(true));
    lanes.add(2, 'b', () => Promise.resolve(false));
    lanes.add(3, 'c', () => Promise.resolve(true));
    lanes.passed(9);
    await new Promise(resolve => setImmediate(resolve));
    await lanes.close();
    expect([lanes.doneUpTo, lanes.readUpTo]).toEqual([1, 9]);
  });

  it('does not begin after closing', async () => {
    const begun: number[] = [];
    const lanes = new Lanes(0, 100, () => undefined);
    const first = { done: () => undefined as void };
    lanes.add(1, 'a', () => new Promise(resolve => (first.done = () => resolve(true))));
    lanes.add(2, 'a', () => Promise.resolve(Boolean(begun.push(2))));
    await new Promise(resolve => setImmediate(resolve));
    const closing = lanes.close();
    first.done();
    await closing;
    expect([begun, lanes.doneUpTo]).toEqual([[], 1]);
  });

  it('leaves room only up to its measure', async () => {
    const jobs: (() => void)[] = [];
    const lanes = new Lanes(0, 2, () => undefined);
    for (const position of [1, 2]) lanes.add(position, `${position}`, () => new Promise(resolve => jobs.push(() => resolve(true))));
    let room = false;
    const waiting = lanes.room().then(() => (room = true));
    await new Promise(resolve => setImmediate(resolve));
    expect(room).toBe(false);
    jobs[0]?.();
    await waiting;
    jobs[1]?.();
    await lanes.close();
  });
});

describe('Doors', () => {
  it('let only so many through at a time, the next when one has left, and also when it failed', async () => {
    const doors = new Doors(2);
    let inside = 0;
    let most = 0;
    const visit = (fails: boolean): Promise<void> =>
      doors.through(async () => {
        most = Math.max(most, (inside += 1));
        await new Promise(resolve => setImmediate(resolve));
        inside -= 1;
        if (fails) throw new Error('fell');
      });
    const visits = await Promise.allSettled(Array.from({ length: 9 }, (_, n) => visit(n % 3 === 0)));
    expect([most, inside, visits.filter(({ status }) => status === 'rejected').length]).toEqual([2, 0, 3]);
  });
});
