// A hall that comes to a Kafka where the topics are another hall's: it takes none of their facts for its own, and says so.
import { ViewFollower } from '@onehall/projections';
import { deskServiceOf, deskTable, deskView, eventually, KafkaHall, smallHall, type SmallHall } from '@onehall/testing';
import type { KafkaSource } from './index.js';

let hall: SmallHall;
let stranger: SmallHall;
let over: KafkaHall;
let closing: (() => Promise<unknown>)[];
beforeEach(async () => {
  hall = await smallHall(['routing', 'intake']);
  stranger = await smallHall(['routing'], [deskTable]);
  over = new KafkaHall(hall);
  closing = [];
});
afterEach(async () => {
  for (const close of closing.reverse()) await close();
  await over.close();
  await stranger.close();
  await hall.close();
});

describe('A hall that comes to the topics of another', () => {
  beforeEach(async () => {
    const relay = over.relay('routing');
    over.relay('intake');
    await hall.say('routing', ...Array.from({ length: 100 }, (_, step) => ({ type: 'StepTaken', data: { caseId: `case-${step % 5}`, step } })));
    await eventually(() => relay.look().position === 100);
  });
  const ofAnother = /^The topic of routing carries the log routing \S+; this hall's is routing \S+\. Two halls on one Kafka need two KAFKA_PREFIX\.$/;
  const source = (): KafkaSource => over.source('routing', { logId: stranger.logIds.get('routing') ?? '' });

  it('takes none of their facts for its own, says whose they are, and has noted nothing that would bind it', async () => {
    const sources = new Map([['routing', source()], ['intake', over.source('intake')]]);
    const { views: dataSource, vault, parking, logger } = stranger;
    const follower = new ViewFollower({ view: deskView(), service: 'routing', dataSource, sources, vault, watermarks: stranger.watermarks(), parking, logger, serviceOf: deskServiceOf });
    closing.push(() => follower.stop());
    follower.start();
    const stopped = 'A follower has stopped: it met another log.';
    await eventually(() => stranger.remarks.some(({ sentence }) => sentence === stopped));
    expect(stranger.remarks.filter(({ sentence }) => sentence === stopped)).toEqual([{ level: 'error', sentence: stopped, about: expect.objectContaining({ error: expect.stringMatching(ofAnother) as string }) as object }]);
    expect(sources.get('routing')?.look()).toMatchObject({ ok: false, sentence: expect.stringMatching(ofAnother) as string });
    expect(await stranger.views.query('select from desk')).toEqual([]);
    expect(await stranger.asAdmin(`select name from routing.lease where name = 'view:desk:1<-routing'`)).toEqual([]);
  });

  it('is told so by every question about them, also where nobody listens', async () => {
    await expect(source().identity()).rejects.toThrow(ofAnother);
    await expect(source().head()).rejects.toThrow(ofAnother);
    const listened = source();
    const quiet = listened.onNews(() => undefined);
    await expect(listened.raw(0, 10)).rejects.toThrow(ofAnother);
    await expect(listened.read(0, 10)).rejects.toThrow(ofAnother);
    quiet();
  });
});
