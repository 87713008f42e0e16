// What stands on a Kafka before anybody of a hall speaks there: how many brokers answer, and which logs the topics carry that would be this hall's.
import type { LogIdentity } from '@onehall/event-store';
import type { Admin } from 'kafkajs';
import { asking, type OnKafka } from './connection.js';
import { lookAtEnds } from './ends.js';

/** A topic that is there. */
export interface StandingTopic {
  readonly service: string;
  readonly topic: string;
  /** Undefined: nobody has written into it yet. */
  readonly carries: LogIdentity | undefined;
  /** On how many brokers each fact stands. */
  readonly replicas: number;
}

/** What a Kafka answers. */
export interface Standing {
  readonly brokers: number;
  readonly topics: readonly StandingTopic[];
}

/** Asks for the topics of some services. Throws what kafkajs throws when Kafka does not answer, and `OtherLog` where one topic carries two logs. */
export const whatStands = (kafka: OnKafka, services: readonly string[]): Promise<Standing> =>
  asking(kafka, async admin => {
    const { brokers } = await admin.describeCluster();
    const there = new Set(await admin.listTopics());
    const topics = await Promise.all(services.filter(service => there.has(kafka.topicOf(service))).map(service => topicOf(kafka, admin, service)));
    return { brokers: brokers.length, topics };
  });

async function topicOf(kafka: OnKafka, admin: Admin, service: string): Promise<StandingTopic> {
  const topic = kafka.topicOf(service);
  const { topics: [found] } = await admin.fetchTopicMetadata({ topics: [topic] });
  const { announced, parts } = await lookAtEnds(kafka, admin, service);
  const carries = announced?.from ?? parts.find(({ last }) => last)?.last?.from;
  return { service, topic, carries, replicas: Math.min(...(found?.partitions ?? []).map(({ replicas }) => replicas.length)) };
}
