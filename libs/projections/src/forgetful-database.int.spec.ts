// A database that was killed has forgotten the last moments of its views, which nobody waits for to be on the disk: whoever follows goes back with it, and nothing is missing afterwards.
import type { Recorded } from '@onehall/kernel';
import { deskServiceOf, deskTable, deskView, eventually, smallHall, type SmallHall, type Spoken } from '@onehall/testing';
import type { Follower } from './follower.js';
import { PolicyFollower } from './policy-follower.js';
import { ViewFollower } from './view-follower.js';

let hall: SmallHall;
const running: Follower[] = [];
beforeEach(async () => {
  hall = await smallHall(['routing', 'intake'], [deskTable]);
});
afterEach(async () => {
  await Promise.all(running.splice(0).map(follower => follower.stop()));
  await hall.close();
});

function start<F extends Follower>(follower: F): F {
  running.push(follower);
  follower.start();
  return follower;
}
const step = (caseId: string, number: number, more: object = {}): Spoken => ({ type: 'StepTaken', data: { caseId, step: number, ...more } });
const trails = async (): Promise<unknown> => Object.fromEntries((await hall.views.query<{ caseId: string; trail: unknown }[]>('select "caseId", trail from desk')).map(({ caseId, trail }) => [caseId, trail]));
const remembered = `create table was_desk as select * from desk; create table was_parked as select * from parked; create table was_lease as select * from routing.lease where name like 'view:%' or name like 'policy:%'`;
/** As after a crash: rows, parking lot and watermarks stand where they stood when they were remembered. */
const forget = `begin; delete from desk; insert into desk select * from was_desk; delete from parked; insert into parked select * from was_parked;
  update routing.lease l set position = w.position from was_lease w where w.name = l.name; commit`;
const within = (sql: string): Promise<unknown> => hall.asAdmin(`set search_path = routing_views; ${sql}`);

describe('A database that has forgotten what it said it had stored', () => {
  it('is followed back by a view: no event is missing from its rows, and none counts twice', async () => {
    const { views: dataSource, sources, vault, parking, logger } = hall;
    const desk = start(new ViewFollower({ view: deskView(), service: 'routing', dataSource, sources, vault, watermarks: hall.watermarks(), parking, logger, serviceOf: deskServiceOf }));
    await hall.say('routing', step('a', 1), step('b', 1));
    await hall.quiet(desk);
    await within(remembered);
    await hall.say('routing', step('a', 2), step('b', 2), step('c', 1));
    await hall.quiet(desk);
    await within(forget);
    expect(await trails()).toEqual({ a: [1], b: [1] });
    await hall.say('routing', step('a', 3));
    await hall.quiet(desk);
    await eventually(async () => JSON.stringify(await trails()) === JSON.stringify({ b: [1, 2], c: [1], a: [1, 2, 3] }) || Object.keys((await trails()) as object).length === 3);
    expect(await trails()).toEqual({ a: [1, 2, 3], b: [1, 2], c: [1] });
    expect(hall.remarks.map(({ sentence }) => sentence)).toContain('The database has forgotten what it had stored: a follower goes back to where it stands.');
  });

  it('also when nothing new is said: within a third of the time of its lease', async () => {
    const { views: dataSource, sources, vault, parking, logger } = hall;
    const desk = start(new ViewFollower({ view: deskView(), service: 'routing', dataSource, sources, vault, watermarks: hall.watermarks(2), parking, logger, serviceOf: deskServiceOf }));
    await hall.say('routing', step('a', 1));
    await hall.quiet(desk);
    await within(remembered);
    await hall.say('routing', step('a', 2));
    await hall.quiet(desk);
    await within(forget);
    await eventually(async () => JSON.stringify(await trails()) === JSON.stringify({ a: [1, 2] }));
  });

  it('with its parking lot: what was parked, or had left it, waits or goes on in order', async () => {
    const allergic = { to: true };
    const { views: dataSource, sources, vault, parking, logger } = hall;
    const desk = start(new ViewFollower({ view: deskView(() => allergic.to), service: 'routing', dataSource, sources, vault, watermarks: hall.watermarks(), parking, logger, serviceOf: deskServiceOf }));
    await hall.say('routing', step('a', 1, { poison: true }), step('b', 1));
    await hall.quiet(desk);
    await within(remembered);
    allergic.to = false;
    expect(await parking.redrive(desk.consumer, 'a')).toEqual({ digested: 1, left: 0 });
    allergic.to = true;
    await hall.say('routing', step('b', 2, { poison: true }), step('b', 3), step('a', 2));
    await hall.quiet(desk);
    await within(forget);
    await hall.say('routing', step('a', 3), step('b', 4));
    await hall.quiet(desk);
    await eventually(async () => (await parking.list()).length === 6);
    expect((await parking.list()).map(({ caseKey, position, error }) => [caseKey, position, error !== null])).toEqual([['a', 1, true], ['a', 5, false], ['a', 6, false], ['b', 3, true], ['b', 4, false], ['b', 7, false]]);
    allergic.to = false;
    for (const caseId of ['a', 'b']) await parking.redrive(desk.consumer, caseId);
    expect(await trails()).toEqual({ a: [1, 2, 3], b: [1, 2, 3, 4] });
  });

  it('is followed back by a policy: it says its commands again under the same ids, and what it had parked is parked', async () => {
    class NoteStep {
      constructor(readonly caseId: string, readonly step: number) {}
    }
    const noted = new Map<string, NoteStep>();
    const react = ({ data }: Recorded): readonly NoteStep[] => {
      const { caseId, step: number, poison } = data as { readonly caseId: string; readonly step: number; readonly poison?: true };
      if (poison) throw new Error('No reaction.');
      return [new NoteStep(caseId, number)];
    };
    const tell = (command: object, _: Recorded, commandId: string): Promise<void> => Promise.resolve(void noted.set(commandId, command as NoteStep));
    const { views: dataSource, sources, parking, logger } = hall;
    const policy = start(new PolicyFollower({ policy: { name: 'when-step-taken-note-step', on: 'StepTaken', react }, service: 'routing', dataSource, sources, watermarks: hall.watermarks(), parking, logger, serviceOf: deskServiceOf, tell }));
    await hall.say('routing', step('a', 1));
    await hall.quiet(policy);
    await eventually(async () => (await hall.views.query<{ position: string }[]>(`select position from lease where name like 'policy:%'`))[0]?.position === '1');
    await within(remembered);
    await hall.say('routing', step('a', 2), step('b', 1, { poison: true }), step('b', 2));
    await hall.quiet(policy);
    await eventually(async () => (await hall.views.query<{ position: string }[]>(`select position from lease where name like 'policy:%'`))[0]?.position === '4');
    await within(forget);
    await hall.say('routing', step('a', 3));
    await hall.quiet(policy);
    await eventually(async () => (await parking.list()).length === 2);
    expect((await parking.list()).map(({ caseKey, position, error }) => [caseKey, position, error])).toEqual([['b', 3, 'No reaction.'], ['b', 4, null]]);
    expect([...noted.values()].map(({ caseId, step: number }) => `${caseId}${number}`)).toEqual(['a1', 'a2', 'a3']);
  });
});
