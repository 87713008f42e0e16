// A broker that is killed and comes back, and a process that hears nothing any more: nothing is lost, nothing counts twice.
import { Parking, ViewFollower } from '@onehall/projections';
import { deskServiceOf, deskTable, deskView, eventually, KafkaHall, kafkaLine, onItsOwnBroker, sharedBrokers, smallHall, startHolder, testKafka, type Holder, type SmallHall } from '@onehall/testing';

let hall: SmallHall;
let over: KafkaHall;
let closing: (() => Promise<unknown>)[];
const begin = async (kafka = testKafka()): Promise<void> => {
  hall = await smallHall(['routing', 'intake'], [deskTable]);
  over = new KafkaHall(hall, kafka);
  closing = [];
  over.relayAll('routing', 'intake');
};
const end = async (): Promise<void> => {
  for (const close of closing.reverse()) await close();
  await over.close();
  await hall.close();
};

const cases = ['a', 'b', 'c'];
const say = (from: number, to: number): Promise<unknown> =>
  hall.say('routing', ...Array.from({ length: to - from + 1 }, (_, index) => cases.map(caseId => ({ type: 'StepTaken', data: { caseId, step: from + index } }))).flat());
const trails = async (): Promise<readonly unknown[]> => (await hall.views.query<{ trail: unknown }[]>('select trail from desk order by "caseId"')).map(({ trail }) => trail);
const upTo = (to: number) => cases.map(() => Array.from({ length: to }, (_, index) => index + 1));
const inTime = async (condition: () => boolean | Promise<boolean>): Promise<void> => {
  for (const late = Date.now() + 50_000; !(await condition()); await new Promise(resolve => setTimeout(resolve, 50))) if (Date.now() > late) throw new Error('It did not come about within 50 seconds.');
};

describe('A broker', () => {
  const broker = onItsOwnBroker();
  beforeEach(() => begin(testKafka({ brokers: broker().brokers })));
  afterEach(end);

  it('is killed and comes back, while facts are said and followed', async () => {
    const sources = over.sourcesOf('routing', 'intake');
    const follower = new ViewFollower({ view: deskView(), service: 'routing', dataSource: hall.views, sources, vault: hall.vault, watermarks: hall.watermarks(), parking: new Parking(hall.views), logger: hall.logger, serviceOf: deskServiceOf });
    closing.push(() => follower.stop());
    follower.start();
    await say(1, 20);
    await eventually(() => follower.position('routing') === 60);
    await Promise.all([say(21, 60), broker().kill()]);
    await say(61, 80);
    expect(follower.position('routing')).toBeLessThan(240);
    await broker().restart();
    await say(81, 100);
    await inTime(() => follower.position('routing') === 300);
    expect(await trails()).toEqual(upTo(100));
    expect((await Promise.all([...sources.values()].map(source => source.head())))).toEqual([300, 0]);
  }, 120_000);
});

describe('A process that makes no progress', () => {
  beforeEach(() => begin());
  afterEach(end);

  it('ends, and the one that its supervisor starts goes on where it stood', async () => {
    const brokers = sharedBrokers();
    const line = await kafkaLine(brokers[0]);
    closing.push(() => line.close());
    const { url, keyFile } = hall.keys;
    const start = (): Holder => {
      const holder = startHolder({ role: 'overKafka', service: 'routing', url: hall.database.url('routing_app'), leaseSeconds: 2, vault: { url, keyFile }, kafka: { brokers, prefix: over.kafka.prefix, linePort: line.port, patience: 2_000 } });
      closing.push(() => holder.leave());
      return holder;
    };
    const first = start();
    await say(1, 10);
    await inTime(async () => (await trails())[0]?.toString() === upTo(10)[0]?.toString());
    line.deaf = true;
    await say(11, 20);
    expect(await first.ended).toBe(3);
    expect(await trails()).toEqual(upTo(10));
    line.deaf = false;
    line.cut();
    start();
    await inTime(async () => (await trails())[2]?.toString() === upTo(20)[2]?.toString());
    expect(await trails()).toEqual(upTo(20));
  }, 120_000);
});
