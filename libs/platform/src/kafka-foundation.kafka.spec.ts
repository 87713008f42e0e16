// Two services as processes of their own would stand: each on its own database, hearing of the other over a real Kafka alone.
import { openLog, startSealer, type Sealer } from '@onehall/event-store';
import type { KeyEncryption } from '@onehall/vault';
import { anAppend, anEvent, eventually, freshDatabase, installLog, kafkaLine, runAt, testKafka, type FreshDatabase } from '@onehall/testing';
import { Pool } from 'pg';
import { KafkaFoundation, type ServiceData } from './kafka-foundation.js';
import { Life } from './life.js';

interface Standing {
  readonly foundation: KafkaFoundation;
  readonly log: ReturnType<typeof openLog>;
  readonly stop: () => Promise<void>;
}

const shared = testKafka();
const logger = { info: () => undefined, warn: () => undefined, error: () => undefined };
const unasked = (): Promise<never> => Promise.reject(new Error('Nobody opens a vault here.'));
/** Of the one hall to which they all belong. */
const logIds = new Map<string, string>();
const noKeys: KeyEncryption = { source: 'nowhere', wrap: unasked, unwrap: unasked, derive: unasked };

async function stand(service: string, kafka = shared, more: Partial<ServiceData> = {}): Promise<Standing> {
  const database: FreshDatabase = await freshDatabase();
  await installLog(database, service);
  const [own] = await runAt<{ log_id: string }>(database.adminUrl, `select log_id from ${service}.log`);
  logIds.set(service, own?.log_id ?? '');
  const foundation = new KafkaFoundation({ service, address: role => database.url(role), vault: database.adminUrl, keyEncryption: noKeys, kafka, logIds, logger, died: error => { throw error; }, ...more });
  const pool = new Pool({ connectionString: foundation.ground(service).app, max: 4 });
  pool.on('error', () => undefined); // a relay that was left to itself may still ask when the database goes
  const sealing: { by?: Sealer } = {};
  const log = openLog({ pool, service, onAppended: () => sealing.by?.nudge() });
  sealing.by = startSealer({ pool, service, onSealed: () => undefined });
  foundation.opened(log);
  const stop = async (): Promise<void> => {
    await foundation.beforeApplicationShutdown();
    await sealing.by?.stop();
    await log.close();
    await foundation.onApplicationShutdown();
    await pool.end();
    await database.drop();
  };
  return { foundation, log, stop };
}

let standing: Standing[] = [];
afterEach(async () => {
  for (const { stop } of standing.splice(0)) await stop();
});

describe('A service that is a process of its own', () => {
  it('hears of its neighbours over Kafka, of itself out of its own log, and has no ground of anybody else', async () => {
    const [intake, routing] = (standing = await Promise.all([stand('intake'), stand('routing')])) as [Standing, Standing];
    const source = routing.foundation.source('intake');
    const quiet = source.onNews(() => undefined);
    const meta = JSON.stringify({ hall: 'hall', at: '2026-03-02T02:00:00.000Z' });
    const said = await intake.log.append(anAppend('hall/case/1', { events: [anEvent({ type: 'CaseBlessed', data: '{"caseId":"1"}', meta })] }));
    if (said.status !== 'ok') throw new Error('It was said.');
    await eventually(async () => (await source.read(0, 10)).length === 1);
    expect(await source.read(0, 10)).toMatchObject([{ service: 'intake', type: 'CaseBlessed', position: 1, data: { caseId: '1' } }]);
    expect(await source.raw(0, 10)).toEqual(await intake.log.tail(0, 10));
    expect(await routing.foundation.positionOf('intake', said.gpos ?? 0)).toBe(1);
    expect(await routing.foundation.positionOf('intake', (said.gpos ?? 0) + 1_000)).toBeNull();
    expect(routing.foundation.source('intake')).toBe(source);
    expect((await routing.foundation.source('routing').identity()).service).toBe('routing');
    expect(() => routing.foundation.ground('intake')).toThrow('This process is routing; it has no ground of intake.');
    await eventually(() => routing.foundation.check().ok && intake.foundation.check().ok);
    quiet();
  });
});

describe('Its health', () => {
  it('is none when its own log does not belong to what stands in its topic', async () => {
    const first = await stand('supervision');
    await first.log.append(anAppend('hall/case/1'));
    await eventually(() => ((first.foundation.check().detail as { relay?: { position: number } }).relay?.position ?? 0) === 1);
    await first.stop();
    const second = await stand('supervision');
    standing.push(second);
    await eventually(() => !second.foundation.check().ok);
    expect(second.foundation.check().detail).toMatchObject({ en: 'Facts do not travel over Kafka: what is said here.', relay: { state: 'stopped' } });
  });
});

describe('A process that ends of itself while Kafka answers nothing', () => {
  it('is gone after its grace, although its relay still waits for an answer', async () => {
    const line = await kafkaLine();
    const codes: number[] = [];
    const said: string[] = [];
    const life = new Life({ warn: text => void said.push(text), exit: code => codes.push(code) }, 1_000);
    let failed = Infinity;
    const died = (error: Error): void => {
      failed = Date.now();
      void life.fail(error);
    };
    const routing = await stand('routing', testKafka({ line: line.to }), { patience: 2_000, died });
    const relayed = (): number => (routing.foundation.check().detail as { relay?: { position: number } }).relay?.position ?? 0;
    await routing.log.append(anAppend('hall/case/1'));
    await eventually(() => relayed() === 1);
    line.deaf = true;
    await routing.log.append(anAppend('hall/case/2'));
    let undone = false;
    life.atStop(() => routing.stop().then(() => void (undone = true)));
    await eventually(() => codes.length > 0);
    expect(Date.now() - failed).toBeLessThan(3_000);
    expect([codes, undone]).toEqual([[1], false]);
    expect(said).toEqual([expect.stringMatching(/^Error: For [45] seconds the relay of routing has waited for an answer of Kafka or of its database\n/)]);
    line.deaf = false;
    line.cut();
    await eventually(() => undone);
    await line.close();
  });
});
