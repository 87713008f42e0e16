// Those who follow over a real Kafka: what they keep is what was said, each fact once, through rebalances, restarts, poison and topics that are made anew.
import { compareWithRebuild, LivingView, ViewFollower, ViewGate, type Source, type ViewFollowing } from '@onehall/projections';
import { deskServiceOf, deskTable, deskView, eventually, KafkaHall, kafkaLine, smallHall, testKafka, type OnDesk, type SmallHall } from '@onehall/testing';
import type { Admin, Consumer } from 'kafkajs';
import { manners } from './glance.js';
import type { KafkaSource } from './index.js';

let hall: SmallHall;
let over: KafkaHall;
let admin: Admin;
let closing: (() => Promise<unknown>)[];
beforeEach(async () => {
  hall = await smallHall(['routing', 'intake'], [deskTable]);
  over = new KafkaHall(hall);
  admin = over.kafka.client.admin();
  closing = [];
  await admin.connect();
  over.relayAll('routing', 'intake');
});
afterEach(async () => {
  for (const close of closing.reverse()) await close();
  await over.close();
  await admin.disconnect();
  await hall.close();
});

const given = (sources: ReadonlyMap<string, Source>, allergic?: () => boolean): ViewFollowing => ({
  view: deskView(allergic), service: 'routing', dataSource: hall.views, sources, vault: hall.vault, watermarks: hall.watermarks(), parking: hall.parking, logger: hall.logger, serviceOf: deskServiceOf,
});

/** One who follows both services over Kafka, as in a process that has just started. */
function follow(sources: ReadonlyMap<string, Source> = over.sourcesOf('routing', 'intake'), allergic?: () => boolean): ViewFollower {
  const follower = new ViewFollower(given(sources, allergic));
  closing.push(() => follower.stop());
  follower.start();
  return follower;
}

const step = (caseId: string, n: number | string, more = {}) => ({ type: 'StepTaken', data: { caseId, step: n, ...more } });
const registered = (caseId: string) => ({ type: 'CaseRegistered', data: { caseId, on: '2026-03-02' } });
const cases = ['a', 'b', 'c', 'd', 'e'];
const steps = (from: number, to: number) => cases.flatMap(caseId => Array.from({ length: to - from + 1 }, (_, index) => step(caseId, from + index)));
const numbers = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, index) => from + index);
const rows = async (): Promise<readonly Pick<OnDesk, 'caseId' | 'trail' | 'registrations'>[]> => hall.views.query('select "caseId", trail, registrations from desk order by "caseId"');
const trails = async (): Promise<readonly unknown[]> => (await rows()).map(({ trail }) => trail);
const everyTrail = (to: number): readonly number[][] => cases.map(() => numbers(1, to));

/** What Kafka takes its time for: a group that settles, a topic that is made anew. */
async function inTime(condition: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 45_000; !(await condition()); await new Promise(resolve => setTimeout(resolve, 20))) if (Date.now() > end) throw new Error('It did not come about within 45 seconds.');
}

/** Everything that was said has come to this follower. */
const caughtUp = (follower: ViewFollower, positions: Readonly<Record<string, number>>): Promise<void> =>
  eventually(() => Object.entries(positions).every(([service, position]) => follower.position(service) === position));

describe('A view over Kafka', () => {
  it('holds what two services said of the same cases, whoever was quicker, each fact once', async () => {
    const follower = follow();
    await Promise.all([hall.say('routing', ...steps(1, 30)), hall.say('intake', ...cases.map(registered))]);
    await caughtUp(follower, { routing: 150, intake: 5 });
    expect(await rows()).toEqual(cases.map(caseId => ({ caseId, trail: numbers(1, 30), registrations: 1 })));
    await over.close();
  });

  it('stands where its effects do: what a killed process had not committed comes again, and nothing else; Kafka keeps no offset', async () => {
    const first = follow();
    await hall.say('routing', ...steps(1, 20));
    await caughtUp(first, { routing: 100 });
    await first.stop();
    // As after a crash that took the last transaction with it: rows and watermark go back together.
    await hall.asAdmin(`update routing_views.desk set trail = (select jsonb_agg(t order by t::int) from jsonb_array_elements(trail) t where t::int <= 12) where "caseId" = 'e'; update routing.lease set position = 92 where name = 'view:desk:1<-routing'`);
    const second = follow();
    await hall.say('routing', ...steps(21, 22));
    await caughtUp(second, { routing: 110 });
    expect(await trails()).toEqual(everyTrail(22));
    const { groups } = await admin.listGroups();
    const ours = groups.filter(({ groupId }) => groupId.startsWith(over.kafka.prefix));
    for (const { groupId } of ours) expect((await admin.fetchOffsets({ groupId })).flatMap(({ partitions }) => partitions)).toEqual([]);
  });

  it('is the same as one that is built anew from the first fact', async () => {
    const follower = follow();
    await hall.say('routing', ...steps(1, 40));
    await hall.say('intake', ...cases.map(registered));
    await caughtUp(follower, { routing: 200, intake: 5 });
    expect(await compareWithRebuild(follower)).toEqual([]);
  });

  it('is built anew over Kafka while it is read, far behind and near', async () => {
    const living = new LivingView(given(over.sourcesOf('routing', 'intake')), new ViewGate());
    closing.push(() => living.stop());
    living.start();
    await living.decided;
    await hall.say('routing', ...steps(1, 40));
    await eventually(async () => (await living.look()).sources.every(({ service, position }) => service !== 'routing' || position === 200));
    expect(await living.rebuild({ anew: false })).toMatchObject({ rows: 5, differing: 0 });
    expect(await trails()).toEqual(everyTrail(40));
  });
});

describe('A poisoned fact', () => {
  it('is parked with the later ones of its case while the others go on, and redriven in order', async () => {
    let allergic = true;
    const follower = follow(undefined, () => allergic);
    await hall.say('routing', ...steps(1, 3), step('c', 4, { poison: true }), step('c', 5), ...cases.filter(one => one !== 'c').map(one => step(one, 4)), step('c', 6));
    await caughtUp(follower, { routing: 22 });
    expect(await trails()).toEqual(cases.map(one => (one === 'c' ? [1, 2, 3] : [1, 2, 3, 4])));
    expect((await hall.parking.list()).map(({ caseKey, error }) => [caseKey, error])).toEqual([['c', 'This step cannot be digested.'], ['c', null], ['c', null]]);
    allergic = false;
    expect(await hall.parking.redrive(follower.consumer, 'c')).toEqual({ digested: 3, left: 0 });
    await hall.say('routing', step('c', 7));
    await caughtUp(follower, { routing: 23 });
    expect((await trails())[2]).toEqual(numbers(1, 7));
  });
});

/** The groups that read a topic now. */
async function groupsOf(topic: string): Promise<readonly string[]> {
  const known = (await admin.listGroups()).groups.flatMap(({ groupId }) => (groupId.startsWith(topic) ? [groupId] : []));
  return (await admin.describeGroups(known)).groups.flatMap(({ groupId, members }) => (members.length > 0 ? [groupId] : []));
}

/** Who belongs to some groups. */
const membersOf = async (groups: readonly string[]): Promise<readonly string[]> => (await admin.describeGroups([...groups])).groups.flatMap(({ members }) => members.map(({ memberId }) => memberId)).sort();

/** Joins groups, and so takes partitions away from them. */
function intrude(topic: string, groups: readonly string[]): Promise<Consumer[]> {
  return Promise.all(groups.map(async groupId => {
    const consumer = over.kafka.client.consumer({ groupId, sessionTimeout: 10_000 });
    await consumer.connect();
    await consumer.subscribe({ topic });
    await consumer.run({ autoCommit: false, eachBatch: () => Promise.resolve() });
    return consumer;
  }));
}

/** The first turn of whoever reads from it takes that long. */
const slow = (source: KafkaSource, milliseconds: number): Source => ({
  service: source.service,
  identity: () => source.identity(),
  raw: (after, limit) => source.raw(after, limit),
  head: () => source.head(),
  onNews: wake => source.onNews(wake),
  read: async (after, limit) => {
    const facts = await source.read(after, Math.min(limit, 20));
    if (facts.length > 0 && after === 0) await new Promise(resolve => setTimeout(resolve, milliseconds));
    return facts;
  },
});

describe('A rebalance', () => {
  it('in the middle of work that takes longer than a session takes partitions away and gives them back; nobody is taken for dead, and every fact still counts once', async () => {
    const sources = over.sourcesOf('routing', 'intake');
    const routing = sources.get('routing');
    if (!routing) throw new Error('There is one.');
    const follower = follow(new Map<string, Source>([...sources, ['routing', slow(routing, manners.sessionTimeout + 3_000)]]));
    await hall.say('routing', ...steps(1, 20));
    const topic = over.kafka.topicOf('routing');
    await eventually(() => routing.look().position === 100);
    const groups = await groupsOf(topic);
    const members = await membersOf(groups);
    const intruders = await intrude(topic, groups);
    expect(intruders.length).toBeGreaterThan(0);
    await hall.say('routing', ...steps(21, 40));
    await new Promise(resolve => setTimeout(resolve, 1_500));
    for (const intruder of intruders) await intruder.disconnect();
    expect(follower.position('routing')).toBe(0);
    await inTime(() => follower.position('routing') === 200);
    // Whoever only glanced at the topic has left by now; whoever had been taken for dead would have come back under another name.
    const left = await membersOf(groups);
    expect(left.length).toBeGreaterThan(0);
    expect(members).toEqual(expect.arrayContaining([...left]));
    expect(await trails()).toEqual(everyTrail(40));
  });
});

describe('A topic that is made anew', () => {
  it('is filled again by its relay, and who follows goes on where he stood', async () => {
    const follower = follow();
    await hall.say('routing', ...steps(1, 20));
    await caughtUp(follower, { routing: 100 });
    await admin.deleteTopics({ topics: [over.kafka.topicOf('routing')] });
    await hall.say('routing', ...steps(21, 25));
    await inTime(() => follower.position('routing') === 125);
    expect(await trails()).toEqual(everyTrail(25));
  });
});

describe('A follower stops for good', () => {
  const stopped = async (change: string): Promise<string> => {
    const before = follow();
    await hall.say('routing', ...steps(1, 3));
    await caughtUp(before, { routing: 15 });
    await before.stop();
    await over.close();
    await admin.deleteTopics({ topics: [over.kafka.topicOf('routing')] });
    await hall.asAdmin(`${change}; delete from routing.lease where name = 'relay'`);
    over.relay('routing');
    over.relay('intake');
    const [row] = await hall.asAdmin<{ log_id: string }>('select log_id from routing.log');
    const after = follow(new Map([['routing', over.source('routing', { logId: row?.log_id ?? '' })], ['intake', over.source('intake')]]));
    await inTime(async () => (await after.look()).state === 'stopped');
    expect(await trails()).toEqual(everyTrail(3));
    return (await after.look()).sentence ?? '';
  };

  it('before facts of another log', async () => {
    expect(await stopped('update routing.log set log_id = gen_random_uuid()')).toMatch(/^lease view:desk:1<-routing: the log followed is \S+ incarnation 1, not \S+ incarnation 1$/);
  });

  it('before another incarnation of its log', async () => {
    expect(await stopped('update routing.log set incarnation = 2')).toMatch(/^lease view:desk:1<-routing: the log followed is \S+ incarnation 1, not \S+ incarnation 2$/);
  });
});

describe('A neighbour who has not begun', () => {
  it('is waited for, however long: nobody is well, and nobody dies of it', async () => {
    await over.close();
    const kafka = testKafka();
    const died: Error[] = [];
    const source = over.source('routing', { kafka, patience: 1_500, died: error => died.push(error) });
    const quiet = source.onNews(() => undefined);
    await hall.say('routing', ...steps(1, 2));
    await inTime(() => !source.look().ok && /^Nobody has announced yet/.test(source.look().sentence ?? ''));
    await new Promise(resolve => setTimeout(resolve, 4_000));
    expect([source.look().ok, died]).toEqual([false, []]);
    over.relay('routing', kafka);
    await inTime(() => source.look().ok && source.look().position === 10);
    quiet();
  });
});

describe('A line that is half open', () => {
  it('is found out by who makes no progress: the source is not well, and then has died', async () => {
    const line = await kafkaLine();
    closing.push(() => line.close());
    const died: Error[] = [];
    const source = over.source('routing', { kafka: testKafka({ line: line.to, prefix: over.kafka.prefix }), patience: 3_000, died: error => died.push(error) });
    const quiet = source.onNews(() => undefined);
    await hall.say('routing', ...steps(1, 2));
    await eventually(() => source.look().position === 10);
    expect(source.look()).toMatchObject({ ok: true });
    line.deaf = true;
    await hall.say('routing', ...steps(3, 4));
    await eventually(() => !source.look().ok);
    await eventually(() => died.length > 0);
    expect(died[0]?.message).toMatch(/^For \d+ seconds no facts of routing have come over Kafka: /);
    quiet();
    line.cut();
  });
});

describe('A broker that refuses every connection', () => {
  it('is borne for twice the patience and no longer, however long kafkajs would still try', async () => {
    const line = await kafkaLine();
    const died: number[] = [];
    const source = over.source('routing', { kafka: testKafka({ line: line.to, prefix: over.kafka.prefix }), patience: 1_500, died: () => died.push(Date.now()) });
    const quiet = source.onNews(() => undefined);
    closing.push(() => Promise.resolve(quiet()));
    await hall.say('routing', ...steps(1, 2));
    await eventually(() => source.look().position === 10);
    await line.close();
    const refused = Date.now();
    await eventually(() => died.length > 0);
    expect((died[0] ?? 0) - refused).toBeLessThan(3_000 + 1_500);
    await new Promise(resolve => setTimeout(resolve, 1_200));
    expect(died).toHaveLength(1);
  });
});
