// The relay on a real broker: every fact once and in the order of the log, whatever breaks; and loud where log and topic do not belong together.
import type { StoredEvent } from '@onehall/event-store';
import { eventually, kafkaLine, KafkaHall, question, smallHall, testKafka, type KafkaLine, type SmallHall } from '@onehall/testing';
import type { Admin } from 'kafkajs';
import { isFact, readRecord, type Travelling } from './cloud-event.js';
import { Courier } from './courier.js';
import { lookAtEnds, marksOf } from './ends.js';
import { glanceAt } from './glance.js';
import { partitionOf } from './topic.js';

let hall: SmallHall;
let over: KafkaHall;
let admin: Admin;
let lines: KafkaLine[];
let topic: string;
beforeEach(async () => {
  hall = await smallHall(['routing']);
  over = new KafkaHall(hall);
  topic = over.kafka.topicOf('routing');
  admin = over.kafka.client.admin();
  lines = [];
  await admin.connect();
});
afterEach(async () => {
  await over.close();
  await admin.disconnect();
  for (const line of lines) await line.close();
  await hall.close();
});

const cases = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
const say = (count: number): Promise<unknown> => hall.say('routing', ...Array.from({ length: count }, (_, n) => ({ type: 'StepTaken', data: { caseId: cases[n % 7], step: n } })));
const sent = (position: number) => (): Promise<void> => eventually(async () => (await highest()) >= position);
/** A topic that was just made has no leaders for a moment. */
const highest = async (): Promise<number> => Math.max(0, ...((await lookAtEnds(over.kafka, admin, 'routing').catch(() => undefined))?.parts ?? []).map(({ last }) => last?.stored.position ?? 0));
const cut = 'set session_replication_role = replica; alter table routing.leaf disable trigger immutable; delete from routing.leaf where position > 12; update routing.log set position = 12';

/** Everything that stands in the topic, partition by partition. */
async function everything(): Promise<readonly (readonly Travelling[])[]> {
  const marks = await marksOf(admin, topic);
  const spots = marks.map(({ high }, partition) => Array.from({ length: Number(high) }, (_, offset) => ({ partition, offset: BigInt(offset) })));
  const records = await glanceAt(over.kafka, topic, spots.flat());
  let at = 0;
  return spots.map(part => records.slice(at, (at += part.length)).map(readRecord).filter(isFact));
}

const positions = async (): Promise<readonly number[]> => (await everything()).flat().map(({ stored }) => stored.position).sort((a, b) => a - b);
const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);
const log = (): Promise<readonly StoredEvent[]> => hall.ground('routing').log.tail(0, 1_000);

async function behindALine(): Promise<KafkaLine> {
  const line = await kafkaLine();
  lines.push(line);
  return line;
}

describe('What the relay sends', () => {
  it('is every fact of the log, byte for byte, each case in one partition, and each fact says what went before it', async () => {
    over.relay('routing');
    await say(40);
    await sent(40)();
    const parts = await everything();
    const facts = parts.flat().map(({ stored }) => stored).sort((a, b) => a.position - b.position);
    expect(facts).toEqual(await log());
    for (const [partition, part] of parts.entries()) {
      expect(part.map(({ before }) => before.inPartition)).toEqual([0, ...part.map(({ stored }) => stored.position)].slice(0, part.length));
      for (const { stored, before } of part) expect([before.inLog, partitionOf((JSON.parse(stored.data) as { caseId: string }).caseId)]).toEqual([stored.position - 1, partition]);
    }
    expect(parts.filter(part => part.length > 0).length).toBeGreaterThan(2);
  });

  it('finds its offset by its position, as Kafka finds a time', async () => {
    over.relay('routing');
    await say(30);
    await sent(30)();
    const parts = await everything();
    for (const position of [1, 2, 17, 30, 31]) {
      const offsets = new Map((await admin.fetchTopicOffsetsByTimestamp(topic, position)).map(({ partition, offset }) => [partition, Number(offset)]));
      const announced = (partition: number): number => (partition === 0 ? 1 : 0);
      for (const [partition, part] of parts.entries()) expect(offsets.get(partition)).toBe(part.filter(({ stored }) => stored.position < position).length + announced(partition));
    }
  });

  it('is refused a topic that would forget', async () => {
    await admin.createTopics({ topics: [{ topic, numPartitions: 12, replicationFactor: 1, configEntries: [{ name: 'retention.ms', value: '1000' }] }], waitForLeaders: true });
    const relay = over.relay('routing');
    await eventually(() => hall.remarks.some(({ about }) => /retention\.ms 1000/.test(String(about['error']))));
    expect(relay.look().state).toBe('waiting');
  });
});

describe('Nothing is lost and nothing sent twice', () => {
  it('when the answers to what was sent are lost, again and again', async () => {
    const line = await behindALine();
    over.relay('routing', testKafka({ line: line.to, prefix: over.kafka.prefix }));
    await say(5);
    await sent(5)();
    for (let loss = 1; loss <= 3; loss++) {
      line.loseAnswerTo(question.produce);
      await say(20);
      await sent(5 + loss * 20)();
    }
    expect(line.losses).toBe(3);
    expect(await positions()).toEqual(upTo(65));
  });

  it('when an answer is lost while the next facts are filled already', async () => {
    const first = over.relay('routing');
    await eventually(() => first.look().state === 'relaying');
    await first.stop();
    await say(4_500);
    const line = await behindALine();
    line.loseAnswerTo(question.produce);
    over.relay('routing', testKafka({ line: line.to, prefix: over.kafka.prefix }));
    await sent(4_500)();
    expect(line.losses).toBe(1);
    const records = (await marksOf(admin, topic)).reduce((sum, { high }) => sum + Number(high), 0);
    expect(records).toBe(4_500 + 1);
    const source = over.source('routing');
    const leave = source.onNews(() => undefined);
    const heard = await source.read(4_000, 1_000);
    leave();
    expect(heard.map(({ position }) => position)).toEqual(Array.from({ length: 500 }, (_, index) => 4_001 + index));
  });

  it('when a relay dies after sending and before noting it, and another one takes over', async () => {
    const first = over.relay('routing');
    await say(30);
    await sent(30)();
    await first.stop();
    await hall.asAdmin(`update routing.lease set position = 3 where name = 'relay'`);
    const second = over.relay('routing');
    await say(10);
    await sent(40)();
    expect(second.look()).toMatchObject({ state: 'relaying', position: 40 });
    expect(await positions()).toEqual(upTo(40));
  });

  it('while two relays would, only one does', async () => {
    const relays = [over.relay('routing'), over.relay('routing')];
    await say(60);
    await sent(60)();
    expect(await positions()).toEqual(upTo(60));
    expect(relays.map(relay => relay.look().state).sort()).toEqual(['relaying', 'waiting']);
  });

  it('when the topic is made anew under a relay that is at rest, and under one that comes back: it is filled again from the log', async () => {
    const first = over.relay('routing');
    await say(30);
    await sent(30)();
    await admin.deleteTopics({ topics: [topic] });
    await eventually(async () => (await positions().catch(() => [])).length === 30);
    expect(await positions()).toEqual(upTo(30));
    await first.stop();
    await admin.deleteTopics({ topics: [topic] });
    over.relay('routing');
    await say(10);
    await eventually(async () => (await positions().catch(() => [])).length === 40);
    expect(await positions()).toEqual(upTo(40));
    expect((await lookAtEnds(over.kafka, admin, 'routing')).announced?.head).toBeGreaterThanOrEqual(30);
  });

  it('when somebody writes into the topic what is no fact', async () => {
    const relay = over.relay('routing');
    await say(30);
    await sent(30)();
    const { parts } = await lookAtEnds(over.kafka, admin, 'routing');
    const stranger = new Courier(over.kafka, topic, parts.map(({ next }) => next));
    await stranger.send(parts.map((_, partition) => ({ partition, value: 'hello' })));
    await stranger.leave();
    await say(30);
    await eventually(() => relay.look().position === 60);
    expect(await positions()).toEqual(upTo(60));
  });
});

describe('The relay stops for good', () => {
  const stops = async (change: string): Promise<string> => {
    const first = over.relay('routing');
    await say(20);
    await sent(20)();
    await first.stop();
    await hall.asAdmin(change);
    const second = over.relay('routing');
    await eventually(() => second.look().state === 'stopped');
    expect(await positions()).toEqual(upTo(20));
    return second.look().sentence ?? '';
  };

  it('before a topic that carries another log', async () => {
    expect(await stops(`update routing.log set log_id = gen_random_uuid(); update routing.lease set log_id = (select log_id from routing.log)`)).toMatch(/^The topic carries facts of routing .* incarnation 1; the log that is followed is routing .* incarnation 1\.$/);
  });

  it('after its log was restored from a backup', async () => {
    expect(await stops('update routing.log set incarnation = 2')).toMatch(/lease relay: the log followed is .* incarnation 1, not .* incarnation 2/);
  });

  it('before a log that is shorter than what was sent of it', async () => {
    expect(await stops(cut)).toBe('The log of routing ends at 12, but its topic holds 20 facts of it: it is not the log that it was.');
  });

  it('when its log is cut while it runs', async () => {
    const relay = over.relay('routing');
    await say(20);
    await sent(20)();
    await hall.asAdmin(cut);
    await eventually(() => relay.look().state === 'stopped');
    expect(relay.look().sentence).toBe('The log of routing ends at 12, but 20 facts of it were sent: it is not the log that it was.');
  });
});
