// A policy that follows the past, on real PostgreSQL: every command is said, in order within its case, and means something once.
import { NotYet, Refused, type Recorded } from '@onehall/kernel';
import { eventually, smallHall, type SmallHall, type Spoken } from '@onehall/testing';
import { outcomesOf } from './outcomes.js';
import { PolicyFollower, type PolicyFollowing } from './policy-follower.js';

class NoteStep {
  constructor(readonly caseId: string, readonly step: number) {}
}
class TellHead {
  constructor(readonly caseId: string) {}
}

let hall: SmallHall;
const running: PolicyFollower[] = [];
/** What the desk was told, first sayings only: the same command id means nothing the second time. */
let noted: NoteStep[];
let ids: string[];
let sayings: number;
beforeEach(async () => {
  hall = await smallHall(['supervision', 'routing']);
  [noted, ids, sayings] = [[], [], 0];
});
afterEach(async () => {
  await Promise.all(running.splice(0).map(follower => follower.stop()));
  await hall.close();
});

const desk = (command: object, commandId: string): Promise<void> => {
  sayings += 1;
  if (command instanceof NoteStep && !ids.includes(commandId)) {
    noted.push(command);
    ids.push(commandId);
  }
  return Promise.resolve();
};
const react = (event: Recorded): readonly NoteStep[] => {
  const { caseId, step } = event.data as { caseId: string; step: number };
  return [new NoteStep(caseId, step)];
};
function started(more: Partial<PolicyFollowing> = {}, name = 'when-step-taken-note-step'): PolicyFollower {
  const { views: dataSource, sources, parking, logger } = hall;
  const made = new PolicyFollower({
    policy: { name, on: ['StepTaken', 'StepRetaken'], react }, service: 'supervision', dataSource, sources, watermarks: more.watermarks ?? hall.watermarks(), parking, logger,
    serviceOf: () => 'routing', tell: (command, _, commandId) => desk(command, commandId), ...more,
  });
  running.push(made);
  made.start();
  return made;
}
const oneTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);
const steps = (caseId: string, from: number, to: number): Spoken[] => oneTo(to).slice(from - 1).map(step => ({ type: 'StepTaken', data: { caseId, step } }));
const notedOf = (caseId: string): number[] => noted.filter(command => command.caseId === caseId).map(({ step }) => step);
const parked = async (): Promise<unknown[]> => (await hall.parking.list()).map(({ caseKey, position, attempts, error }) => [caseKey, position, attempts, error]);
const refusal = { zh: '不可', en: 'It may not be.' };
const consumer = 'policy:when-step-taken-note-step';

describe('A policy follows the past', () => {
  it('and says what follows from every event of its types, in order within a case', async () => {
    await hall.say('routing', ...steps('a', 1, 2), { type: 'StepRetaken', data: { caseId: 'a', step: 3 } }, { type: 'SomethingElse', data: { caseId: 'a' } }, ...steps('b', 1, 2));
    const policy = started();
    await hall.quiet(policy);
    expect([notedOf('a'), notedOf('b')]).toEqual([[1, 2, 3], [1, 2]]);
    await hall.say('routing', ...steps('a', 4, 4));
    expect(await policy.waitFor('routing', 7, 5_000)).toBe(true);
    expect(notedOf('a')).toEqual([1, 2, 3, 4]);
  });

  it('and says it under the same ids when the same facts come again', async () => {
    await hall.say('routing', ...steps('a', 1, 3));
    const policy = started();
    await hall.quiet(policy);
    await policy.stop();
    await hall.asAdmin(`update supervision.lease set position = 0 where name = '${consumer}<-routing'`);
    await hall.quiet(started());
    expect(sayings).toBe(6);
    expect(notedOf('a')).toEqual([1, 2, 3]);
  });

  it('and gives each of several commands an id of its own, by target and class', async () => {
    const told: [string, string][] = [];
    const tell: PolicyFollowing['tell'] = (command, _, commandId) => Promise.resolve(void told.push([command.constructor.name, commandId]));
    const policy = { name: 'p', on: 'StepTaken', react: () => [new NoteStep('a', 1), new NoteStep('b', 1), new NoteStep('b', 2), new TellHead('b')] };
    await hall.say('routing', ...steps('a', 1, 1));
    await hall.quiet(started({ policy, tell, targetOf: command => (command as TellHead).caseId }));
    expect(told.map(([name]) => name)).toEqual(['NoteStep', 'NoteStep', 'NoteStep', 'TellHead']);
    expect(new Set(told.map(([, id]) => id)).size).toBe(4);
  });

  it('while a case that takes its time holds up no other', async () => {
    let finish = (): void => undefined;
    const finished = new Promise<void>(resolve => (finish = resolve));
    const tell: PolicyFollowing['tell'] = async (command, _, commandId) => {
      if (command instanceof NoteStep && command.caseId === 'slow' && command.step === 1) await finished;
      return desk(command, commandId);
    };
    const policy = started({ tell });
    await hall.say('routing', ...steps('slow', 1, 2), ...steps('a', 1, 50));
    await eventually(() => notedOf('a').length === 50);
    expect(notedOf('slow')).toEqual([]);
    expect(policy.position('routing')).toBe(0);
    expect(await policy.settled()).toBe(false);
    finish();
    await hall.quiet(policy);
    expect([notedOf('slow'), notedOf('a')]).toEqual([[1, 2], oneTo(50)]);
  });

  it('and is stopped and started in the middle without losing or disordering anything', async () => {
    const tell: PolicyFollowing['tell'] = async (command, _, commandId) => {
      await new Promise(resolve => setTimeout(resolve, Math.random() * 4));
      return desk(command, commandId);
    };
    const saying = Promise.all(['a', 'b', 'c'].map(caseId => hall.say('routing', ...steps(caseId, 1, 40))));
    for (let life = 0; life < 6; life++) {
      const policy = started({ tell });
      await new Promise(resolve => setTimeout(resolve, 40));
      await policy.stop();
    }
    await saying;
    await hall.quiet(started({ tell }));
    for (const caseId of ['a', 'b', 'c']) expect(notedOf(caseId)).toEqual(oneTo(40));
    expect(sayings).toBeLessThan(200);
  });
});

describe('A command of a policy that is refused', () => {
  it('is recorded as an outcome and passed', async () => {
    const tell: PolicyFollowing['tell'] = (command, _, commandId) => ((command as NoteStep).step === 2 ? Promise.reject(new Refused('MAY_NOT', refusal)) : desk(command, commandId));
    const [, second] = await hall.say('routing', ...steps('a', 1, 3));
    await hall.quiet(started({ tell }));
    expect(notedOf('a')).toEqual([1, 3]);
    expect(await outcomesOf(hall.views, 'a')).toMatchObject([{ policy: 'when-step-taken-note-step', eventId: second, command: 'NoteStep', reason: 'MAY_NOT', sentence: 'It may not be.' }]);
    expect(await parked()).toEqual([]);
  });

  it('is recorded once, however often the event comes', async () => {
    const tell: PolicyFollowing['tell'] = () => Promise.reject(new Refused('MAY_NOT', refusal));
    await hall.say('routing', ...steps('a', 1, 1));
    for (let times = 0; times < 2; times++) {
      const policy = started({ tell });
      await hall.quiet(policy);
      await policy.stop();
      await hall.asAdmin('update supervision.lease set position = 0');
    }
    expect(await outcomesOf(hall.views, 'a')).toHaveLength(1);
  });
});

describe('A command of a policy for which a fact is still on its way', () => {
  it('is said again until the fact is there, and the later ones of its case wait for it', async () => {
    const fact = { there: false };
    const tell: PolicyFollowing['tell'] = (command, _, commandId) => ((command as NoteStep).caseId === 'a' && !fact.there ? Promise.reject(new NotYet('ON_ITS_WAY', refusal)) : desk(command, commandId));
    const policy = started({ tell });
    await hall.say('routing', ...steps('a', 1, 2), ...steps('b', 1, 1));
    await eventually(() => notedOf('b').length === 1);
    expect(notedOf('a')).toEqual([]);
    fact.there = true;
    await hall.quiet(policy);
    expect(notedOf('a')).toEqual([1, 2]);
    expect(await parked()).toEqual([]);
    expect(await outcomesOf(hall.views, 'a')).toEqual([]);
  });

  it('is parked after about five seconds, and driven again when the fact has come', async () => {
    const fact = { there: false };
    let tries = 0;
    const tell: PolicyFollowing['tell'] = (command, _, commandId) => {
      if (fact.there) return desk(command, commandId);
      tries += 1;
      return Promise.reject(new NotYet('ON_ITS_WAY', refusal));
    };
    const policy = started({ tell });
    const began = Date.now();
    await hall.say('routing', ...steps('a', 1, 2));
    await hall.quiet(policy);
    expect(tries).toBe(21);
    expect(Date.now() - began).toBeGreaterThan(4_500);
    expect(await parked()).toEqual([['a', 1, 1, 'It may not be.'], ['a', 2, 0, null]]);
    fact.there = true;
    await hall.say('routing', ...steps('a', 3, 3));
    await hall.quiet(policy);
    expect(notedOf('a')).toEqual([]);
    expect(await hall.parking.redrive(consumer, 'a')).toEqual({ digested: 3, left: 0 });
    await hall.say('routing', ...steps('a', 4, 4));
    await hall.quiet(policy);
    expect(notedOf('a')).toEqual([1, 2, 3, 4]);
  }, 600_000);

  it('also when only the desk knows that the error may pass', async () => {
    class Overtaken extends Error {}
    let tries = 0;
    const tell: PolicyFollowing['tell'] = (command, _, commandId) => (++tries < 4 ? Promise.reject(new Overtaken()) : desk(command, commandId));
    await hall.say('routing', ...steps('a', 1, 1));
    await hall.quiet(started({ tell, mayPass: error => error instanceof Overtaken }));
    expect([tries, notedOf('a')]).toEqual([4, [1]]);
  });
});

describe('An event to which a policy cannot react', () => {
  it('is parked with the later ones of its case, and its own policy drives it again in order', async () => {
    const broken = { yet: true };
    const policy = started({ policy: { name: 'when-step-taken-note-step', on: 'StepTaken', react: event => { if (broken.yet && (event.data as NoteStep).step === 2) throw new Error('No reaction.'); return react(event); } } });
    await hall.say('routing', ...steps('a', 1, 3), ...steps('b', 1, 1));
    await hall.quiet(policy);
    expect([notedOf('a'), notedOf('b')]).toEqual([[1], [1]]);
    expect(await parked()).toEqual([['a', 2, 1, 'No reaction.'], ['a', 3, 0, null]]);
    expect(await hall.parking.redrive(consumer, 'a')).toEqual({ digested: 0, left: 2, error: 'No reaction.' });
    expect((await parked())[0]).toEqual(['a', 2, 2, 'No reaction.']);
    broken.yet = false;
    expect(await hall.parking.redrive(consumer, 'a')).toEqual({ digested: 2, left: 0 });
    expect(notedOf('a')).toEqual([1, 2, 3]);
  });

  it('is driven again while new ones of its case come: they wait for it, and none overtakes another', async () => {
    const broken = { yet: true };
    let open = (): void => undefined;
    const opened = new Promise<void>(resolve => (open = resolve));
    const tell: PolicyFollowing['tell'] = async (command, _, commandId) => {
      if (broken.yet) throw new Error('No desk.');
      if ((command as NoteStep).caseId === 'a') await opened;
      return desk(command, commandId);
    };
    const policy = started({ tell });
    await hall.say('routing', ...steps('a', 1, 1));
    await hall.quiet(policy);
    broken.yet = false;
    const redriving = hall.parking.redrive(consumer, 'a');
    await hall.say('routing', ...steps('a', 2, 4), ...steps('b', 1, 1));
    await eventually(() => notedOf('b').length === 1);
    expect(await parked()).toEqual([['a', 1, 1, 'No desk.']]);
    open();
    expect(await redriving).toEqual({ digested: 1, left: 0 });
    await hall.quiet(policy);
    expect(notedOf('a')).toEqual([1, 2, 3, 4]);
  });

  it('is not blamed for an outage: the policy waits it out', async () => {
    const out = { of: true };
    const tell: PolicyFollowing['tell'] = (command, _, commandId) => (out.of ? Promise.reject(Object.assign(new Error('gone'), { code: '57P01' })) : desk(command, commandId));
    const policy = started({ tell });
    await hall.say('routing', ...steps('a', 1, 2));
    await eventually(() => hall.remarks.some(({ level }) => level === 'warn'));
    await new Promise(resolve => setTimeout(resolve, 300));
    expect(await parked()).toEqual([]);
    out.of = false;
    await hall.quiet(policy);
    expect(notedOf('a')).toEqual([1, 2]);
  });

  it('and that waits out an outage while the process stops is read again at the next start', async () => {
    const out = { of: true };
    const tell: PolicyFollowing['tell'] = (command, _, commandId) => (out.of ? Promise.reject(Object.assign(new Error('gone'), { code: '57P01' })) : desk(command, commandId));
    const policy = started({ tell });
    await hall.say('routing', ...steps('a', 1, 2));
    await eventually(() => hall.remarks.some(({ level }) => level === 'warn'));
    await policy.stop();
    out.of = false;
    await hall.quiet(started({ tell }));
    expect(notedOf('a')).toEqual([1, 2]);
  });
});

describe('Where a policy begins', () => {
  it('in a fresh hall, with the first event; the policy of a later day, with what happens from then on', async () => {
    await hall.say('routing', ...steps('a', 1, 2));
    await hall.sealed();
    const watermarks = hall.watermarks();
    const [first, second] = [started({ watermarks }), started({ watermarks }, 'when-step-taken-note-it-twice')];
    await hall.quiet(first, second);
    expect(notedOf('a').sort()).toEqual([1, 1, 2, 2]);
    await Promise.all([first.stop(), second.stop()]);
    noted = [];
    const later = started({}, 'when-step-taken-note-it-thrice');
    await hall.quiet(later);
    await hall.say('routing', ...steps('a', 3, 3));
    await hall.quiet(later);
    expect(notedOf('a')).toEqual([3]);
    await later.stop();
    await hall.quiet(started({}, 'when-step-taken-note-it-thrice'));
    expect(notedOf('a')).toEqual([3]);
  });
});

describe('A policy that two processes would follow', () => {
  it('is followed by one, and by the other when the first one falls silent', async () => {
    const first = started({ watermarks: hall.watermarks(1) });
    await hall.say('routing', ...steps('a', 1, 20));
    await hall.quiet(first);
    const second = started({ watermarks: hall.watermarks(1) });
    await hall.asAdmin(`update supervision.lease set expires_at = '-infinity' where name like 'policy:%'`);
    await hall.say('routing', ...steps('a', 21, 40));
    await eventually(async () => (await first.settled()) || (await second.settled()));
    await eventually(() => notedOf('a').length === 40);
    expect(notedOf('a')).toEqual(oneTo(40));
  });
});
