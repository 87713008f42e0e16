// Whether a Kafka is one for this hall: asked before any service starts, because what a service has once followed binds it for ever, and a topic that cannot be made keeps everybody waiting.
import { services } from '@onehall/contracts';
import { OtherLog } from '@onehall/event-store';
import { kafkaAt, whatStands, type OnKafka, type Standing } from '@onehall/messaging';
import { CannotStart, type FiveConfig, type LogIds } from '@onehall/platform';
import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';

/** Which Kafka, and whose logs are to stand there. */
export interface OurKafka {
  readonly brokers: readonly string[];
  readonly config: Pick<FiveConfig, 'topicPrefix' | 'replicas'>;
  readonly logIds: LogIds;
  readonly log: Logger;
}

/** Milliseconds. */
const patience = 60_000;

const ofAnother = (topics: string): CannotStart =>
  new CannotStart({
    zh: `Kafka 中的主题 ${topics} 载有另一个大厅的日志；请用 KAFKA_PREFIX 另取主题名的开头，或删除这些主题（各服务会从自己的日志重新写满）。那里什么都没有改动。`,
    en: `The Kafka topics ${topics} carry the logs of another hall. Name other topics with KAFKA_PREFIX, or delete these (each service fills its own again from its log). Nothing was changed there.`,
  });

const tooFewBrokers = (wanted: number, { brokers, ofTopics }: { readonly brokers: number; readonly ofTopics: string }): CannotStart =>
  new CannotStart({
    zh: `KAFKA_REPLICAS 要求每个事实存于 ${wanted} 个 broker，而这个 Kafka 现有 ${brokers} 个，无法建立主题 ${ofTopics}。`,
    en: `KAFKA_REPLICAS wants each fact on ${wanted} brokers; this Kafka has ${brokers} now, and cannot make the topics ${ofTopics}.`,
  });

const onFewer = (wanted: number, topics: string): CannotStart =>
  new CannotStart({
    zh: `KAFKA_REPLICAS 要求每个事实存于 ${wanted} 个 broker，而已有的主题 ${topics} 存得更少；请按主题现状设置 KAFKA_REPLICAS，或用 Kafka 的工具增加副本。`,
    en: `KAFKA_REPLICAS wants each fact on ${wanted} brokers, and the topics ${topics} that are there keep it on fewer. Set it to what they have, or give them more with Kafka's own tools.`,
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

/** What a topic was made with, it keeps: a broker that is away for a while hinders nobody whose topics stand. */
function assertEnough(kafka: OnKafka, wanted: number, { brokers, topics }: Standing): void {
  const missing = services.map(service => kafka.topicOf(service)).filter(name => !topics.some(({ topic }) => topic === name));
  if (missing.length > 0 && wanted > brokers) throw tooFewBrokers(wanted, { brokers, ofTopics: missing.join(', ') });
  const fewer = topics.filter(({ replicas }) => replicas < wanted);
  if (fewer.length > 0) throw onFewer(wanted, fewer.map(({ topic }) => topic).join(', '));
}

/** Throws `CannotStart` where a topic carries another log than the one of its service, and where facts cannot stand, or do not, on as many brokers as the settings want. */
export async function assertOurKafka({ brokers, config: { topicPrefix, replicas }, logIds, log }: OurKafka): Promise<void> {
  const kafka = kafkaAt({ brokers, clientId: 'onehall-start', logger: log, prefix: topicPrefix });
  const found = await standing(kafka);
  const own = new Map<string, string>(logIds);
  const foreign = found.topics.filter(({ service, carries }) => carries && (carries.service !== service || carries.logId !== own.get(service)));
  if (foreign.length > 0) throw ofAnother(foreign.map(({ topic }) => topic).join(', '));
  assertEnough(kafka, replicas, found);
}
