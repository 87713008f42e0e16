// How a relay opens its topic: it is made where it is missing, its ends are read, and it is settled what of the log is not there yet.
import { OtherLog, type EventLog } from '@onehall/event-store';
import type { Logger } from '@onehall/projections';
import type { Admin } from 'kafkajs';
import { Ahead } from './ahead.js';
import { announcementOf } from './cloud-event.js';
import type { OnKafka } from './connection.js';
import { Courier } from './courier.js';
import { lastOf, lookAtEnds, type Ends } from './ends.js';
import { Load } from './load.js';
import { assertSameLog } from './merge.js';
import { ensureTopic } from './topic.js';

/** What opening takes. */
export interface Opening {
  readonly log: EventLog;
  readonly kafka: OnKafka;
  readonly logger: Logger;
  readonly replicas: number;
}

/** A topic that a relay has looked at and writes into. */
export interface Open {
  readonly admin: Admin;
  readonly courier: Courier;
  readonly load: Load;
  readonly ahead: Ahead;
}

/** Every opening has clients of its own: kafkajs's do not forget what went wrong. Throws `OtherLog` when log and topic do not belong together, `UnfitTopic`, and whatever passes. */
export async function openTopic(opening: Opening): Promise<Open> {
  const admin = opening.kafka.client.admin();
  try {
    await admin.connect();
    return { admin, ...(await lookInto(admin, opening)) };
  } catch (error) {
    await admin.disconnect().catch(() => undefined);
    throw error;
  }
}

async function lookInto(admin: Admin, opening: Opening): Promise<Omit<Open, 'admin'>> {
  const { log, kafka, logger, replicas } = opening;
  const { service } = log;
  const topic = kafka.topicOf(service);
  await ensureTopic(admin, topic, replicas);
  const head = (await log.head()).position;
  const ends = await announcedEnds(admin, opening, head);
  const sent = lastOf(ends);
  if (head < sent) throw new OtherLog(`The log of ${service} ends at ${head}, but its topic holds ${sent} facts of it: it is not the log that it was.`);
  // Each partition holds everything of its own up to its last fact, so that nothing is missing before the shortest of them ends; behind it, `Load` passes over what is there.
  const from = Math.min(...ends.parts.map(({ last }) => last?.stored.position ?? 0));
  logger.info({ service, from, sent }, 'A relay relays.');
  const load = new Load(await log.identity(), { from, parts: ends.parts });
  return { courier: new Courier(kafka, topic, ends.parts.map(({ next }) => next)), load, ahead: new Ahead(log, load) };
}

/** The ends of the topic; where nothing stands yet, it is said first which log this is. */
async function announcedEnds(admin: Admin, { log, kafka }: Opening, head: number): Promise<Ends> {
  const identity = await log.identity();
  const ends = await lookAtEnds(kafka, admin, log.service);
  for (const found of [ends.announced, ...ends.parts.map(({ last }) => last)]) if (found) assertSameLog(identity, found.from);
  if (ends.announced) return ends;
  const courier = new Courier(kafka, kafka.topicOf(log.service), ends.parts.map(({ next }) => next));
  try {
    await courier.send([{ ...announcementOf({ from: identity, head }, new Date().toISOString()), partition: 0 }]);
  } finally {
    await courier.leave();
  }
  return lookAtEnds(kafka, admin, log.service);
}
