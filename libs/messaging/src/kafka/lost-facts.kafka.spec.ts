// Topics from which a fact was lost, on a real broker: the relay brings it again, whatever its notes say; and whoever waits for it in vain neither looks well nor lives for ever.
import type { Recorded } from '@onehall/kernel';
import { eventually, KafkaHall, smallHall, testKafka, type SmallHall } from '@onehall/testing';
import type { Admin, EachBatchPayload } from 'kafkajs';
import { isFact, readRecord } from './cloud-event.js';
import type { OnKafka } from './connection.js';
import { Courier, type Addressed } from './courier.js';
import { lookAtEnds, marksOf } from './ends.js';
import { groupOf } from './glance.js';
import type { KafkaSource } from './kafka-source.js';
import { ensureTopic, partitionOf } from './topic.js';

let hall: SmallHall;
let over: KafkaHall;
let admin: Admin;
/** Where a copy of the topic goes, in which something is missing. */
let elsewhere: OnKafka;
beforeEach(async () => {
  hall = await smallHall(['routing']);
  over = new KafkaHall(hall);
  elsewhere = testKafka();
  admin = over.kafka.client.admin();
  await admin.connect();
});
afterEach(async () => {
  await over.close();
  await admin.disconnect();
  await hall.close();
});

/** Cases of two partitions, none of which is that of the lonely one. */
const lonely = 'lonely';
const others = Array.from({ length: 100 }, (_, n) => `case-${n}`).filter(one => partitionOf(one) !== partitionOf(lonely)).slice(0, 7);
const say = (count: number): Promise<unknown> => hall.say('routing', ...Array.from({ length: count }, (_, n) => ({ type: 'StepTaken', data: { caseId: others[n % 7], step: n } })));
const sayLonely = (): Promise<unknown> => hall.say('routing', { type: 'StepTaken', data: { caseId: lonely, step: 0 } });

/** Lets a relay send everything up to a position, and ends it. */
async function sendUpTo(position: number): Promise<void> {
  const relay = over.relay('routing');
  await eventually(() => relay.look().position === position);
  await relay.stop();
}

async function recordsOf(kafka: OnKafka): Promise<readonly Addressed[]> {
  const topic = kafka.topicOf('routing');
  const count = (await marksOf(admin, topic)).reduce((sum, { high }) => sum + Number(high), 0);
  const records: Addressed[] = [];
  const consumer = kafka.client.consumer({ groupId: groupOf(topic) });
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  const eachBatch = ({ batch: { partition, messages } }: EachBatchPayload): Promise<void> => {
    records.push(...messages.map(({ key, value, headers, timestamp }) => ({ key, value, ...(headers && { headers }), timestamp, partition })));
    return Promise.resolve();
  };
  await consumer.run({ autoCommit: false, eachBatch });
  await eventually(() => records.length >= count).finally(() => consumer.disconnect());
  return records;
}

/** Copies what was sent to the topic elsewhere, as far as its positions are wanted; the announcement has the position 0. */
async function copy(isWanted: (position: number) => boolean): Promise<void> {
  const topic = elsewhere.topicOf('routing');
  await ensureTopic(admin, topic, 1);
  await eventually(() => marksOf(admin, topic).then(() => true, () => false));
  const courier = new Courier(elsewhere, topic, (await marksOf(admin, topic)).map(({ high }) => high));
  await courier.send((await recordsOf(over.kafka)).filter(({ timestamp }) => isWanted(Number(timestamp))));
  await courier.leave();
}

const positionsElsewhere = async (): Promise<readonly number[]> => (await recordsOf(elsewhere)).map(record => readRecord(record as Parameters<typeof readRecord>[0])).filter(isFact).map(({ stored }) => stored.position).sort((a, b) => a - b);
const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);
const losses = (): readonly unknown[] => hall.remarks.filter(({ sentence }) => /lost facts/.test(sentence)).map(({ about }) => about);

describe('A relay that comes to a topic without one of the facts that were sent', () => {
  beforeEach(async () => {
    await say(17);
    await sayLonely();
    await say(12);
    await sendUpTo(30);
    await hall.asAdmin(`update routing.lease set position = 20 where name = 'relay'`);
  });

  it('sends it again, although the topic holds more records than it has noted, and whoever reads gets on', async () => {
    await copy(position => position !== 18);
    expect((await lookAtEnds(elsewhere, admin, 'routing')).parts.flatMap(({ last }) => last ?? []).length).toBeGreaterThan(1);
    const relay = over.relay('routing', elsewhere);
    await eventually(() => relay.look().position === 30);
    expect(await positionsElsewhere()).toEqual(upTo(30));
    expect(losses()).toEqual([{ service: 'routing', position: 18, noted: 20 }]);
    const source = over.source('routing', { kafka: elsewhere });
    const quiet = source.onNews(() => undefined);
    expect((await source.read(0, 100)).map(({ position }) => position)).toEqual(upTo(30));
    quiet();
  });

  it('speaks of no loss when there was none', async () => {
    await copy(() => true);
    await say(5);
    const relay = over.relay('routing', elsewhere);
    await eventually(() => relay.look().position === 35);
    expect(await positionsElsewhere()).toEqual(upTo(35));
    expect(losses()).toEqual([]);
  });
});

describe('Whoever waits for a fact that does not come', () => {
  const patience = 1_500;
  let leave: () => void = () => undefined;
  afterEach(() => leave());

  /** Listens elsewhere until the source has died; tells whether it ever looked well again once it did not. */
  async function outlive(source: KafkaSource, died: readonly Error[]): Promise<{ readonly recovered: boolean }> {
    await eventually(() => !source.look().ok);
    const end = Date.now() + 3 * patience;
    let recovered = false;
    for (; died.length === 0 && Date.now() < end; await new Promise(resolve => setTimeout(resolve, 20))) recovered ||= source.look().ok;
    return { recovered };
  }

  const listening = (): { readonly source: KafkaSource; readonly died: readonly Error[] } => {
    const died: Error[] = [];
    const source = over.source('routing', { kafka: elsewhere, patience, died: error => died.push(error) });
    leave = source.onNews(() => undefined);
    return { source, died };
  };

  it('while later ones come is not well, and then has died; when it comes after all, everything is there', async () => {
    await say(10);
    await sayLonely();
    await say(3);
    await sendUpTo(14);
    await copy(position => position <= 10);
    const { source, died } = listening();
    await eventually(() => source.look().position === 10);
    await new Promise(resolve => setTimeout(resolve, 2 * patience + 500));
    expect([source.look().ok, died]).toEqual([true, []]);
    await copy(position => position > 11);
    expect(await outlive(source, died)).toEqual({ recovered: false });
    expect(died.map(({ message }) => message)).toEqual([expect.stringMatching(/^For [34] seconds no facts of routing have come over Kafka: they stand at 10, and either more are there, or Kafka does not answer\.$/)]);
    await copy(position => position === 11);
    await eventually(() => source.look().ok && source.look().position === 14);
  });

  it('is not well and then has died, however often the topic is opened again and its first facts are heard once more', async () => {
    await say(17);
    await sayLonely();
    await say(12);
    await sendUpTo(30);
    await copy(position => position !== 18);
    const { source, died } = listening();
    expect(await outlive(source, died)).toEqual({ recovered: false });
    expect(died.map(({ message }) => message)).toEqual([expect.stringMatching(/^For [34] seconds no facts of routing have come over Kafka: Position 18 of routing does not come over Kafka\.$/)]);
  });

  /** Asks from far behind the end for a fact that is not there, until the source has died of it. */
  async function dieFarBehind(lost: number): Promise<{ readonly source: KafkaSource; readonly ask: () => Promise<readonly Recorded[]> }> {
    await say(17);
    await sayLonely();
    await say(2_100);
    await sendUpTo(2_118);
    await copy(position => position !== lost);
    const { source, died } = listening();
    const ask = (): Promise<readonly Recorded[]> => source.read(lost - 1, 10).catch(() => []);
    await eventually(async () => (await source.read(2_117, 10)).length === 1);
    for (const end = Date.now() + 10 * patience; died.length === 0 && Date.now() < end; ) expect(await ask()).toEqual([]);
    expect([source.look().ok, source.look().sentence]).toEqual([false, expect.stringContaining(`${lost}`)]);
    expect(died.map(({ message }) => message)).toEqual([expect.stringMatching(new RegExp(`^For \\d+ seconds no facts of routing have come over Kafka: Position ${lost} of routing does not come over Kafka\\.$`))]);
    return { source, ask };
  }

  it('far behind the end is not well and then has died, although the end is well; when it comes after all, everything is there', async () => {
    const { source, ask } = await dieFarBehind(18);
    await copy(position => position === 18);
    await eventually(async () => (await ask()).length > 0 && source.look().ok);
  });

  it('far behind the end, where others follow it in its partition, is not well and then has died, however often he begins again; what befell him is over when nobody asks any more', async () => {
    const { source } = await dieFarBehind(17);
    await eventually(() => source.look().ok && source.look().sentence === undefined);
  });
});
