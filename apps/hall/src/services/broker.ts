// The Kafka of a hall of five: found at the start, brought back when it ends, stopped after everybody who speaks to it.
import type { Life } from '@onehall/platform';
import { setTimeout as pause } from 'node:timers/promises';
import { Backoff } from './backoff.js';

/** A Kafka, as `deploy/kafka/find-kafka.mjs` finds one. */
export interface Broker {
  readonly brokers: readonly string[];
  readonly named: string;
  /** Resolves with the reason when the life that it has now has ended; never where somebody else looks after it. */
  readonly ended: Promise<string>;
  /** Throws with one sentence when it did not start. */
  restart?(): Promise<void>;
  stop(): Promise<void>;
}

/** Throws with one sentence where there is no Kafka. `folder`: where one of our own keeps its data. */
export type FindKafka = (folder: string) => Promise<Broker>;

const sentence = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** However often it ends, and does not start: the services wait for it, and say that they do. */
async function bringBack(broker: Broker, over: AbortSignal, say: (line: string) => void): Promise<void> {
  const backoff = new Backoff();
  for (let [began, why] = [Date.now(), await broker.ended]; broker.restart && !over.aborted; ) {
    const wait = backoff.after(Date.now() - began);
    say(`[kafka] 已退出（${why}），${wait / 1_000} 秒后重新启动 / it has ended (${why}) and is started again in ${wait / 1_000} s.`);
    await pause(wait, undefined, { signal: over }).catch(() => undefined);
    if (over.aborted) return;
    const refused = await broker.restart().then(() => undefined, sentence);
    began = Date.now();
    why = refused ?? (await broker.ended);
  }
}

/** Looks after it until the life ends. */
export function lookAfter(broker: Broker, life: Life, say: (line: string) => void): void {
  const over = new AbortController();
  void bringBack(broker, over.signal, say).catch((error: unknown) => life.fail(error));
  life.atStop(() => {
    over.abort();
    return broker.stop();
  });
}
