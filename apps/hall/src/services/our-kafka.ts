// Whether a Kafka is one for this hall: asked before any service starts, because what a service has once followed binds it for ever.
import { services } from '@onehall/contracts';
import { OtherLog } from '@onehall/event-store';
import { kafkaAt, whatStands, type OnKafka, type Standing } from '@onehall/messaging';
import { CannotStart, ServiceConfig, type LogIds } from '@onehall/platform';
import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';

/** Which Kafka, and whose logs are to stand there. */
export interface OurKafka {
  readonly brokers: readonly string[];
  readonly logIds: LogIds;
  readonly log: Logger;
}

/** Milliseconds. */
const patience = 60_000;

const ofAnother = (topics: string): CannotStart =>
  new CannotStart({
    zh: `Kafka 中的主题 ${topics} 载有另一个大厅的日志；请用 KAFKA_PREFIX 另取主题名的开头，或删除这些主题（各服务会从自己的日志重新写满）。什么都没有改动。`,
    en: `The Kafka topics ${topics} carry the logs of another hall. Name other topics with KAFKA_PREFIX, or delete these (each service fills its own again from its log). Nothing was changed.`,
  });

const noAnswer = (error: unknown): CannotStart => {
  const why = error instanceof Error ? error.message : String(error);
  return new CannotStart({ zh: `Kafka 没有说明其中已有哪些主题：${why}`, en: `Kafka does not say which topics it holds: ${why}` });
};

/** A broker that has just come back has no leaders for a moment: it is asked again. */
async function standing(kafka: OnKafka): Promise<Standing> {
  for (const late = Date.now() + patience; ; await pause(500)) {
    const found = await whatStands(kafka, services).catch((error: unknown) => {
      if (error instanceof OtherLog || Date.now() > late) throw noAnswer(error);
      return undefined;
    });
    if (found) return found;
  }
}

/** Throws `CannotStart` where a topic carries another log than the one of its service. */
export async function assertOurKafka({ brokers, logIds, log }: OurKafka): Promise<void> {
  const prefix = process.env['KAFKA_PREFIX'] || new ServiceConfig().topicPrefix;
  const kafka = kafkaAt({ brokers, clientId: 'onehall-start', logger: log, prefix });
  const { topics } = await standing(kafka);
  const own = new Map<string, string>(logIds);
  const foreign = topics.filter(({ service, carries }) => carries && (carries.service !== service || carries.logId !== own.get(service)));
  if (foreign.length > 0) throw ofAnother(foreign.map(({ topic }) => topic).join(', '));
}
