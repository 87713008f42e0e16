// In which order scripts are lived: every step once, in order within a case, in windows of one legal day.
import fc from 'fast-check';
import { dayOfInstant } from '@onehall/rulebook';
import { windowsOf, type Window } from './agenda.js';
import type { Script } from './script.js';

const hour = 3_600_000;
const start = Date.UTC(2019, 0, 1, 15);
const instant = (hours: number): string => new Date(start + hours * hour).toISOString();

const scriptAt = (id: string, received: number, after: readonly number[], joins?: string): Script => {
  let at = received;
  const acts = after.map(hours => ({ at: instant((at += hours)), act: 'sign' as const, department: 'x' }));
  return { id, line: 1, key: id, ...(joins === undefined ? {} : { joins }), brought: { channel: 'web', receivedAt: instant(received), purpose: 'request' }, acts };
};
const inOrder = (scripts: readonly Script[]): readonly Script[] => [...scripts].sort((one, other) => (one.brought.receivedAt < other.brought.receivedAt ? -1 : 1));
async function* coming(scripts: readonly Script[]): AsyncGenerator<Script> {
  for (const script of inOrder(scripts)) yield await Promise.resolve(script);
}
async function lived(scripts: readonly Script[], minutes = 30): Promise<Window[]> {
  const windows: Window[] = [];
  for await (const window of windowsOf(coming(scripts), minutes)) windows.push(window);
  return windows;
}

const someScripts = fc
  .array(fc.tuple(fc.double({ min: 0, max: 2_000, noNaN: true }), fc.array(fc.double({ min: 0, max: 400, noNaN: true }), { maxLength: 8 })), { minLength: 1, maxLength: 25 })
  .map(given => given.map(([received, after], index) => scriptAt(`s${index}`, received, after)));
const stepsOf = (windows: readonly Window[]) =>
  windows.flatMap(({ lanes, at }) => lanes.flat().flatMap(({ script, registers, acts }) => [...(registers ? [{ id: script.id, place: 0, at, own: script.brought.receivedAt }] : []), ...acts.map(({ act, place }) => ({ id: script.id, place, at, own: act.at }))]));

describe('The agenda', () => {
  it('brings every step of every script once, in the script’s own order', () =>
    fc.assert(fc.asyncProperty(someScripts, async scripts => {
      const steps = stepsOf(await lived(scripts));
      for (const { id, acts } of scripts) expect(steps.filter(step => step.id === id).map(({ place }) => place)).toEqual([0, ...acts.map((_, index) => index + 1)]);
    })));

  it('never moves the clock back, and never past what it brings by more than its window', () =>
    fc.assert(fc.asyncProperty(someScripts, async scripts => {
      const windows = await lived(scripts);
      const instants = windows.map(({ at }) => at);
      expect(instants).toEqual([...instants].sort());
      for (const { at, own } of stepsOf(windows)) {
        expect(own <= at).toBe(true);
        expect(Date.parse(at) - Date.parse(own)).toBeLessThanOrEqual(30 * 60_000);
      }
    })));

  it('without minutes lives every act at its own instant, and registers what was received at most half an hour before', () =>
    fc.assert(fc.asyncProperty(someScripts, async scripts => {
      for (const { at, own, place } of stepsOf(await lived(scripts, 0))) {
        if (place > 0) expect(own).toBe(at);
        else expect(Date.parse(at) - Date.parse(own)).toBeLessThanOrEqual(30 * 60_000);
      }
    })));

  it('without minutes moves the clock once to an instant, and not at all for what was received just before', async () => {
    const windows = await lived([scriptAt('a', 2, [1]), scriptAt('b', 2.6, [0.4]), scriptAt('c', 2.9, [])], 0);
    expect(windows.map(({ at, lanes }) => [at, lanes.flat().map(({ script, registers, acts }) => `${script.id}${registers ? '0' : ''}${acts.length}`).sort()])).toEqual([
      [instant(2), ['a00']],
      [instant(3), ['a1', 'b01', 'c00']],
    ]);
  });

  it('never brings two legal days in one window', () =>
    fc.assert(fc.asyncProperty(someScripts, async scripts => {
      for (const { lanes, day } of await lived(scripts, 1_440)) for (const { own } of stepsOf([{ lanes, day, at: '' }])) expect(dayOfInstant(own)).toBe(day);
    })));

  it('says when a script has nothing left', async () => {
    const turns = (await lived([scriptAt('a', 0, [1, 50])])).flatMap(({ lanes }) => lanes.flat());
    expect(turns.map(({ last }) => last)).toEqual([false, false, true]);
  });

  it('keeps those who join a case in its lane', async () => {
    const [window] = await lived([scriptAt('a', 0, []), scriptAt('b', 0.1, [], 'a'), scriptAt('c', 0.2, [])]);
    expect(window?.lanes.map(lane => lane.map(({ script }) => script.id))).toEqual([['a', 'b'], ['c']]);
  });

  it('asks for no more scripts than have begun', async () => {
    const asked: string[] = [];
    async function* source(): AsyncGenerator<Script> {
      for (const script of [scriptAt('a', 0, [1]), scriptAt('b', 500, [1]), scriptAt('c', 900, [])]) {
        asked.push(script.id);
        yield await Promise.resolve(script);
      }
    }
    const windows = windowsOf(source(), 30);
    await windows.next();
    expect(asked).toEqual(['a', 'b']);
  });
});
