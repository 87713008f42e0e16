// Proof that a Kafka of our own which ends is brought back, however often it does not start, and that nobody brings it back in the evening.
import { Life } from '@onehall/platform';
import { setTimeout as pause } from 'node:timers/promises';
import { lookAfter, type Broker } from './broker.js';

/** One that ends when it is told to, and starts as it is told to. */
class Told implements Broker {
  readonly brokers = ['127.0.0.1:9'];
  readonly named = 'a Kafka of the test';
  restarts = 0;
  stopped = 0;
  end: (why: string) => void = () => undefined;
  ended = this.anotherLife();

  constructor(private readonly refusals: string[]) {}

  restart(): Promise<void> {
    this.restarts++;
    const refusal = this.refusals.shift();
    if (refusal !== undefined) return Promise.reject(new Error(refusal));
    this.ended = this.anotherLife();
    return Promise.resolve();
  }

  stop(): Promise<void> {
    this.stopped++;
    this.end('SIGTERM');
    return Promise.resolve();
  }

  private anotherLife(): Promise<string> {
    return new Promise(resolve => (this.end = resolve));
  }
}

function lookedAfter(refusals: string[] = []) {
  const [said, codes, warned]: [string[], number[], string[]] = [[], [], []];
  const life = new Life({ warn: line => void warned.push(line), exit: code => void codes.push(code) });
  const broker = new Told(refusals);
  lookAfter(broker, life, line => void said.push(line));
  return { broker, life, said, codes, warned };
}

async function until(what: () => boolean): Promise<void> {
  for (const end = Date.now() + 20_000; !what(); await pause(10)) if (Date.now() > end) throw new Error('It did not come about.');
}

describe('A Kafka of our own', () => {
  it('that ends is started again, later each time that it does not start, and the reason is said; the hall goes on', async () => {
    const { broker, life, said, codes, warned } = lookedAfter(['Kafka did not start: its port is taken.']);
    broker.end('SIGKILL');
    await until(() => broker.restarts === 2);
    expect(said).toEqual([
      expect.stringMatching(/^\[kafka\] .*it has ended \(SIGKILL\) and is started again in 1 s\.$/),
      expect.stringMatching(/^\[kafka\] .*it has ended \(Kafka did not start: its port is taken\.\) and is started again in 2 s\.$/),
    ]);
    broker.end('exit code 1');
    await until(() => said.length === 3);
    await life.told();
    expect([codes, warned, broker.stopped]).toEqual([[0], [], 1]);
  });

  it('that is stopped in the evening stays so', async () => {
    const { broker, life, said } = lookedAfter();
    await life.told();
    await pause(1_200);
    expect([said, broker.restarts]).toEqual([[], 0]);
  });
});
