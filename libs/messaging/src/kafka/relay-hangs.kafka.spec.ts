// A relay whose neighbours are slow or silent, on a real broker: it keeps its lease while it carries much, and has died when nobody answers it any more.
import { eventually, kafkaLine, KafkaHall, smallHall, testKafka, type KafkaLine, type SmallHall } from '@onehall/testing';
import { setTimeout as pause } from 'node:timers/promises';

let hall: SmallHall;
let over: KafkaHall;
let line: KafkaLine;
beforeEach(async () => {
  hall = await smallHall(['routing']);
  over = new KafkaHall(hall);
  line = await kafkaLine();
});
afterEach(async () => {
  await over.close();
  await line.close();
  await hall.close();
});

const say = (count: number, word = ''): Promise<unknown> => hall.say('routing', ...Array.from({ length: count }, (_, step) => ({ type: 'StepTaken', data: { caseId: 'case-1', step, word } })));
const failures = (): readonly unknown[] => hall.remarks.filter(({ sentence }) => /relay failed/.test(sentence));

describe('A relay', () => {
  it('that carries more at once than its lease lasts keeps it on the way, and nobody else relays', async () => {
    const relay = over.relay('routing', testKafka({ line: line.to, prefix: over.kafka.prefix }), { leaseSeconds: 3 });
    await say(1);
    await eventually(() => relay.look().position === 1);
    const other = over.relay('routing');
    const before = failures().length;
    line.late = 1_000;
    // Each is a load by itself, and takes a second.
    await say(8, 'x'.repeat(1_200_000));
    let relays = 0;
    await eventually(() => {
      if (other.look().state === 'relaying') relays++;
      return relay.look().position === 9 || relays > 0;
    });
    expect([relays, failures().slice(before)]).toEqual([0, []]);
  });

  it('that waits for an answer which never comes has died, once', async () => {
    const { pool } = hall.ground('routing');
    const died: string[] = [];
    let [isSilent, leave]: [boolean, () => void] = [false, () => undefined];
    const run = async (sql: string, values: unknown[]) => {
      if (isSilent) await new Promise<void>(resolve => (leave = resolve));
      return (await pool.query<Record<string, unknown>>(sql, values)).rows;
    };
    const relay = over.relay('routing', over.kafka, { run, patience: 1_500, died: ({ message }) => died.push(message) });
    await say(3);
    await eventually(() => relay.look().position === 3);
    await pause(4_000);
    expect(died).toEqual([]);
    isSilent = true;
    await say(1);
    await eventually(() => died.length > 0);
    await pause(1_000);
    expect(died).toEqual([expect.stringMatching(/^For [34] seconds the relay of routing has waited for an answer of Kafka or of its database$/)]);
    isSilent = false;
    leave();
  });

  it('that is refused tries again, and lives; nor does one die that waits while another relays', async () => {
    const died: string[] = [];
    const mortal = { patience: 1_000, died: ({ message }: Error) => died.push(message) };
    const refused = over.relay('routing', over.kafka, { ...mortal, replicas: 9 });
    await eventually(() => refused.look().sentence !== undefined);
    const waiting = over.relay('routing', over.kafka, mortal);
    await pause(4_000);
    expect([died, refused.look().state, waiting.look().state]).toEqual([[], 'waiting', 'waiting']);
  });

  it('leaves when it is told to, though Kafka does not answer, and hands over no lease under which something may still be sent', async () => {
    const relay = over.relay('routing', testKafka({ line: line.to, prefix: over.kafka.prefix }), { leaseSeconds: 60 });
    await say(1);
    await eventually(() => relay.look().position === 1);
    line.deaf = true;
    await say(1);
    await pause(500);
    await relay.stop();
    const other = over.relay('routing');
    await pause(2_000);
    expect(other.look()).toMatchObject({ state: 'waiting', position: 0 });
    line.deaf = false;
    line.cut();
    await eventually(() => other.look().position === 2);
  });
});
