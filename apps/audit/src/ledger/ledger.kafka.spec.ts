// The ledger fed by Kafka alone: every chain is proven from what came over the topics, and what was tampered with is named.
import { verifyCopy, type Fault } from '@onehall/event-store';
import { migrate } from '@onehall/projections';
import { KafkaHall, smallHall, type SmallHall } from '@onehall/testing';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { ledgerMigrations } from '../migrations/migrations.js';
import { LedgerFollower } from './ledger-follower.js';
import { Ledger } from './ledger.js';
import { copySide, logSide } from './sides.js';

const [one, two] = [randomUUID(), randomUUID()];

let hall: SmallHall;
let over: KafkaHall;
let ledger: Ledger;
let found: Fault[];
let followers: LedgerFollower[];
beforeEach(async () => {
  hall = await smallHall(['audit', 'intake', 'routing']);
  await migrate(hall.database.url('audit_owner'), 'audit', ledgerMigrations);
  over = new KafkaHall(hall);
  ledger = new Ledger(hall.views);
  [found, followers] = [[], []];
});
afterEach(async () => {
  await Promise.all(followers.map(follower => follower.stop()));
  await over.close();
  await hall.close();
});

const said = (caseId: string, type = 'CaseSentOut') => ({ type, data: { caseId, words: '水闸 „失修“\n', n: 1.5 } });
/** What an expert does as a superuser: the triggers are no obstacle. */
const tamper = (...statements: string[]): Promise<readonly object[]> => hall.asAdmin(['set session_replication_role = replica', 'alter table routing.event disable trigger immutable', 'alter table routing.leaf disable trigger immutable', ...statements].join(';'));

/** Those who follow over Kafka, and see no other service's database. */
async function copied(positions: Readonly<Record<string, number>>): Promise<void> {
  const watermarks = hall.watermarks();
  const started = Object.keys(positions).map(service => new LedgerFollower({ source: over.source(service), watermarks, ledger, logger: hall.logger, found: fault => Promise.resolve(void found.push(fault)) }));
  for (const follower of started) follower.start();
  followers.push(...started);
  // A topic that was made anew takes its time.
  for (const late = Date.now() + 45_000; Object.entries(positions).some(([service, position]) => !started.some(follower => follower.position(service) === position)); await pause(20)) {
    if (Date.now() > late) throw new Error('The ledger did not come as far within 45 seconds.');
  }
}

/** The copy against what the topic holds. */
async function compare(service: string) {
  const source = over.source(service);
  const quiet = source.onNews(() => undefined);
  try {
    return await verifyCopy({ service, copy: copySide(ledger, source), log: logSide(source) });
  } finally {
    quiet();
  }
}

const sentences = () => found.map(({ stream, version, wrong }) => `${stream?.split('/').at(-1) ?? 'log'}@${version ?? ''} ${wrong.en}`);

describe('Over Kafka alone the ledger', () => {
  it('copies every byte and proves every chain', async () => {
    over.relayAll('intake', 'routing');
    await hall.say('intake', said(one, 'CaseOpened'), said(two, 'CaseBlessed'), said(one, 'CaseBlessed'));
    await hall.say('routing', ...Array.from({ length: 30 }, (_, n) => said(n % 2 ? one : two)));
    await copied({ intake: 3, routing: 30 });
    for (const service of ['intake', 'routing']) {
      expect((await ledger.page(service, 0, 100)).map(({ event }) => event)).toEqual(await hall.ground(service).log.tail(0, 100));
      expect(await compare(service)).toMatchObject({ events: service === 'intake' ? 3 : 30, faults: [] });
    }
    expect(found).toEqual([]);
  });

  it('names a fact that was changed in its service before it was sent', async () => {
    await hall.say('routing', said(one), said(one), said(two));
    await hall.sealed();
    await tamper(`update routing.event set data = replace(data, '1.5', '2.5') where stream_id = 'hall/case/${one}' and version = 2`);
    over.relay('routing');
    await copied({ routing: 3 });
    expect(found).toMatchObject([{ service: 'routing', stream: `hall/case/${one}`, version: 2 }]);
  });

  it('names a place from which a fact was taken before it was sent', async () => {
    await hall.say('routing', said(one), said(one), said(two));
    await hall.sealed();
    await tamper(`delete from routing.leaf where position = 2`);
    over.relay('routing');
    await copied({ routing: 3 });
    expect(sentences()).toEqual(['log@ Position 2 never arrived: the next is 3.']);
  });

  it('keeps what was said when it is changed in its service afterwards, and so tells what was changed', async () => {
    over.relay('routing');
    await hall.say('routing', said(one), said(one), said(two));
    await copied({ routing: 3 });
    await tamper(`update routing.event set data = replace(data, '1.5', '2.5') where stream_id = 'hall/case/${one}' and version = 2`);
    expect(await compare('routing')).toMatchObject({ events: 3, faults: [] });
    const own = hall.sources.get('routing');
    if (!own) throw new Error('There is one.');
    expect((await verifyCopy({ service: 'routing', copy: copySide(ledger, own), log: logSide(own) })).faults).toMatchObject([{ stream: `hall/case/${one}`, version: 2 }]);
  });

  it('accuses nobody while a topic that was made anew is being filled again', async () => {
    over.relay('routing');
    await hall.say('routing', ...Array.from({ length: 20 }, () => said(one)));
    await copied({ routing: 20 });
    await followers[0]?.stop();
    const admin = over.kafka.client.admin();
    await admin.connect();
    await admin.deleteTopics({ topics: [over.kafka.topicOf('routing')] });
    await admin.disconnect();
    await hall.say('routing', said(two));
    await copied({ routing: 21 });
    expect(found).toEqual([]);
    expect(await compare('routing')).toMatchObject({ events: 21, faults: [] });
  });
});
