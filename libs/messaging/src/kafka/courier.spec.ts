// How long a courier waits for a Kafka that never answers.
import type { Kafka, Producer } from 'kafkajs';
import type { OnKafka } from './connection.js';
import { Courier } from './courier.js';

const never = (): Promise<never> => new Promise(() => undefined);
/** As an idempotent producer of kafkajs does in its worst hour. */
const silent = { connect: () => Promise.resolve(), send: never, disconnect: () => Promise.resolve() } as Partial<Producer> as Producer;
const client: Partial<Kafka> = { producer: () => silent };
const kafka: OnKafka = { client: client as Kafka, topicOf: () => 'routing' };

describe('A courier whose Kafka never answers', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('waits for a minute, and has left then', async () => {
    const courier = new Courier(kafka, 'routing', [0n]);
    const outcome = jest.fn();
    void courier.send([{ partition: 0, value: 'A' }]).catch((error: Error) => void outcome(error.message));
    await jest.advanceTimersByTimeAsync(59_999);
    expect(outcome.mock.calls).toEqual([]);
    await jest.advanceTimersByTimeAsync(1);
    expect(outcome.mock.calls).toEqual([['Kafka did not acknowledge within 60 seconds.']]);
    await expect(courier.send([{ partition: 0, value: 'B' }])).rejects.toThrow('This courier has left.');
  });
});
