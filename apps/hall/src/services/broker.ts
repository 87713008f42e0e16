// The Kafka of a hall of five: found at the start, brought back when it ends, stopped after everybody who speaks to it.
import type { Life } from '@onehall/platform';
import { setTimeout as pause } from 'node:timers/promises';

/** A Kafka, as `deploy/kafka/find-kafka.mjs` finds one. */
export interface Broker {
  readonly brokers: readonly string[];
  readonly named: string;
  /** Resolves when it has ended; never where somebody else looks after it. */
  readonly ended: Promise<unknown>;
  restart?(): Promise<void>;
  stop(): Promise<void>;
}

/** Throws with one sentence where there is no Kafka. `folder`: where one of our own keeps its data. */
export type FindKafka = (folder: string) => Promise<Broker>;

const between = 1_000;

/** Looks after it until the life ends. */
export function lookAfter(broker: Broker, life: Life, say: (line: string) => void): void {
  let stopping = false;
  const care = async (): Promise<void> => {
    for (;;) {
      await broker.ended;
      if (stopping || !broker.restart) return;
      say('[kafka] 已退出，重新启动 / it has ended and is started again');
      await pause(between);
      if (!stopping) await broker.restart();
    }
  };
  void care().catch((error: unknown) => life.fail(error));
  life.atStop(() => {
    stopping = true;
    return broker.stop();
  });
}
