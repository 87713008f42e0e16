// Facts over a real Kafka, held to the contract of sources.
import type { EventLog } from '@onehall/event-store';
import { runOn } from '@onehall/event-store';
import { freshLog, freshService, sourceContract, testKafka } from '@onehall/testing';
import { createHash, randomUUID } from 'node:crypto';
import { kafkaSource, Relay, type KafkaSource } from './index.js';

const logger = { info: () => undefined, warn: (a: object, s: string) => process.stderr.write(`${s} ${JSON.stringify(a)}\n`), error: (a: object, s: string) => process.stderr.write(`${s} ${JSON.stringify(a)}\n`) };
const say = async (log: EventLog, caseId: string): Promise<void> => {
  const meta = JSON.stringify({ hall: 'hall', at: '2026-03-02T02:00:00.000Z' });
  const event = { id: randomUUID(), type: 'CaseSentOut', schemaVersion: 1, data: JSON.stringify({ caseId }), meta };
  const request = createHash('sha256').update(event.id).digest();
  const { status } = await log.append({ commandId: randomUUID(), request, stream: `hall/case/${caseId}`, kind: 'case', expected: 'any', events: [event], claims: [] });
  expect(status).toBe('ok');
};

sourceContract('over Kafka', async () => {
  const service = freshService();
  const fresh = await freshLog(service);
  const kafka = testKafka();
  const relay = new Relay({ log: fresh.log, run: (sql, values) => fresh.pool.query(sql, values).then(({ rows }) => rows as Record<string, unknown>[]), kafka, logger });
  relay.start();
  const opened: KafkaSource[] = [];
  return {
    say: caseId => say(fresh.log, caseId),
    open: () => {
      const source = kafkaSource({ kafka, service, logger, keep: 50 });
      opened.push(source);
      return source;
    },
    close: async () => {
      await Promise.all(opened.map(source => source.close()));
      await relay.stop();
      await fresh.close();
    },
  };
});
void runOn;
