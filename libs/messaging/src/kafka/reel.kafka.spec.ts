// A reel on a real broker: one that begins in the middle of a topic goes to where it begins, and after a rebalance to where it stood; and none keeps more than it should.
import { eventually, KafkaHall, smallHall, type SmallHall } from '@onehall/testing';
import type { Admin } from 'kafkajs';
import { setTimeout as pause } from 'node:timers/promises';
import { Courier } from './courier.js';
import { identityOf, lookAtEnds } from './ends.js';
import { Reel } from './reel.js';

let hall: SmallHall;
let over: KafkaHall;
let admin: Admin;
let reel: Reel | undefined;
beforeEach(async () => {
  hall = await smallHall(['routing']);
  over = new KafkaHall(hall);
  admin = over.kafka.client.admin();
  await admin.connect();
});
afterEach(async () => {
  await reel?.stop();
  await over.close();
  await admin.disconnect();
  await hall.close();
});

const say = (count: number): Promise<unknown> => hall.say('routing', ...Array.from({ length: count }, (_, n) => ({ type: 'StepTaken', data: { caseId: `case-${n % 30}`, step: n } })));
const numbers = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, index) => from + index);

/** A mark in every partition, at the offset where it stands now: whoever fetches it says so. */
async function mark(): Promise<void> {
  const { parts } = await lookAtEnds(over.kafka, admin, 'routing');
  const courier = new Courier(over.kafka, over.kafka.topicOf('routing'), parts.map(({ next }) => next));
  await courier.send(parts.map((_, partition) => ({ partition, value: 'a mark', timestamp: '0' })));
  await courier.leave();
}
const marksFetched = (): number => hall.remarks.filter(({ sentence }) => /no fact of the house/.test(sentence)).length;

async function reelFrom(begin: number, manner: { readonly keep: number; readonly ahead?: number } = { keep: 1_000 }): Promise<Reel> {
  const from = identityOf(await lookAtEnds(over.kafka, admin, 'routing'), { service: 'routing', logId: hall.logIds.get('routing') ?? '' });
  const made = new Reel({ kafka: over.kafka, logger: hall.logger, from, begin, ...manner, heard: () => undefined, failed: () => undefined });
  reel = made;
  await made.start();
  return made;
}

describe('A reel that begins in the middle', () => {
  beforeEach(async () => {
    const relay = over.relay('routing');
    await say(60);
    await eventually(() => relay.look().position === 60);
    await relay.stop();
    await mark();
    const again = over.relay('routing');
    await say(60);
    await eventually(() => again.look().position === 120);
  });

  it('fetches nothing that lies before, neither at first nor after its partitions were taken away and came back', async () => {
    const made = await reelFrom(100);
    await eventually(() => made.front === 120);
    expect(marksFetched()).toBe(0);
    const { groups: all } = await admin.describeGroups((await admin.listGroups()).groups.flatMap(({ groupId }) => (groupId.startsWith(over.kafka.topicOf('routing')) ? [groupId] : [])));
    const groups = all.flatMap(({ groupId, members }) => (members.length > 0 ? [groupId] : []));
    expect(groups).toHaveLength(1);
    const intruder = over.kafka.client.consumer({ groupId: groups[0] ?? '' });
    await intruder.connect();
    await intruder.subscribe({ topic: over.kafka.topicOf('routing') });
    await intruder.run({ autoCommit: false, eachBatch: () => Promise.resolve() });
    await eventually(async () => (await admin.describeGroups(groups)).groups[0]?.members.length === 2);
    await say(30);
    await intruder.disconnect();
    await eventually(() => made.front === 150);
    expect(made.read(100, 1_000).map(({ position }) => position)).toEqual(numbers(101, 150));
    expect(marksFetched()).toBe(0);
  });

  it('would have met the marks, had it begun before them', async () => {
    const made = await reelFrom(0);
    await eventually(() => made.front === 120);
    expect(marksFetched()).toBeGreaterThan(0);
  });
});

describe('What a reel keeps', () => {
  const sent = async (count: number, word = ''): Promise<void> => {
    const relay = over.relay('routing');
    await hall.say('routing', ...Array.from({ length: count }, (_, step) => ({ type: 'StepTaken', data: { caseId: 'case-1', step, word } })));
    await eventually(() => relay.look().position === count);
  };

  it('at the end of the topic are the last facts: it drops what is older, and says so to whoever asks for it', async () => {
    await sent(20);
    const made = await reelFrom(0, { keep: 20 });
    await eventually(() => made.front === 20);
    expect(made.covers(0)).toBe(true);
    await hall.say('routing', ...Array.from({ length: 80 }, (_, step) => ({ type: 'StepTaken', data: { caseId: 'case-1', step } })));
    await eventually(() => made.front === 100);
    expect([made.covers(0), made.covers(70), made.covers(80)]).toEqual([false, false, true]);
    const kept = made.read(0, 1_000).map(({ position }) => position);
    expect(kept).toEqual(numbers(101 - kept.length, 100));
    expect(kept.length).toBeLessThanOrEqual(25);
  });

  it('for readers that are far behind goes no further than a little beyond what they asked for, and they get all of it', async () => {
    // Each takes a fetch by itself.
    await sent(30, 'x'.repeat(300_000));
    const made = await reelFrom(0, { keep: 3, ahead: 5 });
    await eventually(() => made.front > 5);
    await pause(3_000);
    expect(made.front).toBeLessThanOrEqual(8);
    const heard: number[] = [];
    await eventually(() => {
      heard.push(...made.read(heard.length, 2).map(({ position }) => position));
      expect(made.front).toBeLessThanOrEqual(heard.length + 8);
      return heard.length === 30;
    });
    expect(heard).toEqual(numbers(1, 30));
  });
});
