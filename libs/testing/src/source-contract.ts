// The contract of a source: what every adapter that brings facts to followers must keep, whether within the hall or over a broker.
import type { Recorded } from '@onehall/kernel';
import type { Source } from '@onehall/projections';

/** What an adapter gives to be held to the contract: a log to write into, and sources that follow it. */
export interface SourceOnTrial {
  /** Writes the next event of a case; it becomes sealed, and travels. */
  say(caseId: string): Promise<void>;
  /** A source as a process that has just started would have it. */
  open(): Source;
  close(): Promise<void>;
}

const patience = 60_000;

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + patience;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error('It did not come about within ten seconds.');
    await new Promise(resolve => setTimeout(resolve, 5));
  }
}

/** Reads from a position until so many facts have come. */
async function gather(source: Source, { after = 0, count, limit = 1_000 }: { after?: number; count: number; limit?: number }): Promise<Recorded[]> {
  const found: Recorded[] = [];
  await until(async () => {
    found.push(...(await source.read(found.at(-1)?.position ?? after, limit)));
    return found.length >= count;
  });
  return found;
}

const versionsOf = (facts: readonly Recorded[], caseId: string): number[] => facts.filter(({ data }) => 'caseId' in data && data.caseId === caseId).map(({ version }) => version);
const oneTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

/** Runs the contract against an adapter. `make` sets up an empty log for each test. */
/* eslint-disable max-lines-per-function -- a suite reads best in one piece */
export function sourceContract(adapter: string, make: () => Promise<SourceOnTrial>): void {
  describe(`Facts that arrive ${adapter}`, () => {
    let trial: SourceOnTrial;
    let quiet: () => void;
    beforeEach(async () => {
      trial = await make();
      quiet = () => undefined;
    });
    afterEach(async () => {
      quiet();
      await trial.close();
    });

    const listened = (): Source => {
      const source = trial.open();
      quiet = source.onNews(() => undefined);
      return source;
    };
    const sayMany = (count: number, cases = ['a', 'b', 'c']): Promise<unknown> => Promise.all(cases.map(async caseId => {
      for (let said = 0; said < count; said++) await trial.say(caseId);
    }));

    it('keep their order within each case, while many cases are told at once', async () => {
      const source = listened();
      const [facts] = await Promise.all([gather(source, { count: 150, limit: 7 }), sayMany(50)]);
      for (const caseId of ['a', 'b', 'c']) expect(versionsOf(facts, caseId)).toEqual(oneTo(50));
    });

    it('stand at dense positions, from the first on, and say from which service they are', async () => {
      const source = listened();
      await sayMany(20);
      const facts = await gather(source, { count: 60, limit: 9 });
      expect(facts.map(({ position }) => position)).toEqual(oneTo(60));
      expect(new Set(facts.map(({ service }) => service))).toEqual(new Set([source.service]));
    });

    it('carry data and meta parsed', async () => {
      const source = listened();
      await trial.say('a');
      const [fact] = await gather(source, { count: 1 });
      expect(fact).toMatchObject({ data: { caseId: 'a' }, meta: { hall: 'hall' }, version: 1, schemaVersion: 1 });
    });

    it('can be had byte for byte as the log keeps them, with their hashes', async () => {
      const source = listened();
      await sayMany(4);
      const facts = await gather(source, { count: 12 });
      const raw = await source.raw(2, 5);
      expect(raw.map(({ position, hash }) => [position, hash.length])).toEqual([3, 4, 5, 6, 7].map(position => [position, 32]));
      expect(raw.map(({ id, data, meta }) => [id, JSON.parse(data) as unknown, JSON.parse(meta) as unknown])).toEqual(facts.slice(2, 7).map(({ id, data, meta }) => [id, data, meta]));
    });

    it('come again, the same and in the same order, to a process that restarts from an old position', async () => {
      const before = listened();
      await sayMany(30);
      const first = await gather(before, { count: 90, limit: 11 });
      quiet();
      const again = await gather(listened(), { after: 25, count: 65, limit: 13 });
      expect(again).toEqual(first.slice(25));
    });

    it('come once to each of several followers, near and far behind', async () => {
      const source = listened();
      await sayMany(40);
      const near = gather(source, { after: 118, count: 22, limit: 3 });
      const far = gather(source, { after: 0, count: 140, limit: 50 });
      await sayMany(20, ['d']);
      expect((await near).map(({ position }) => position)).toEqual(oneTo(140).slice(118));
      expect((await far).map(({ position }) => position)).toEqual(oneTo(140));
    });

    it('announce themselves, and leave those alone who have stopped listening', async () => {
      const source = trial.open();
      let heard = 0;
      const stop = source.onNews(() => heard++);
      await trial.say('a');
      await until(() => heard > 0);
      stop();
      const late = heard;
      quiet = source.onNews(() => undefined);
      await trial.say('a');
      await gather(source, { count: 2 });
      expect(heard).toBe(late);
    });

    it('are known to exist as soon as they are sealed, and nothing is read beyond them', async () => {
      const source = listened();
      expect(await source.head()).toBe(0);
      await sayMany(5);
      await until(async () => (await source.head()) === 15);
      await gather(source, { count: 15 });
      expect(await source.read(15, 100)).toEqual([]);
    });

    it('name the log that they come from, the same at every start', async () => {
      const identity = await trial.open().identity();
      expect(identity).toMatchObject({ logId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string, incarnation: 1 });
      expect(await trial.open().identity()).toEqual(identity);
    });
  });
}
