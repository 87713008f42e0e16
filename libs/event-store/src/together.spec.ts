// Proof that questions which come together are asked together, and that nobody waits or fails for another.
import { Together } from './together.js';

const pause = (): Promise<void> => new Promise(resolve => setImmediate(resolve));

/** A database that answers when it is told to. */
class Slow {
  readonly calls: { readonly questions: readonly number[]; readonly answer: () => void }[] = [];

  many(questions: readonly number[]): Promise<readonly number[]> {
    return new Promise((resolve, reject) => {
      const answer = (): void => (questions.includes(13) ? reject(new Error('13 is no question')) : resolve(questions.map(question => question * 2)));
      this.calls.push({ questions, answer });
    });
  }
}

const questionsOf = ({ calls }: Slow): readonly (readonly number[])[] => calls.map(({ questions }) => questions);
const answerAll = async (slow: Slow): Promise<void> => {
  for (let answered = 0; answered < slow.calls.length; answered++) {
    slow.calls[answered]?.answer();
    for (let turn = 0; turn < 5; turn++) await pause();
  }
};

describe('Questions', () => {
  it('that come in one moment are one call, and each gets its own answer', async () => {
    const slow = new Slow();
    const together = new Together<number, number>({ many: questions => slow.many(questions) });
    const answers = Promise.all([1, 2, 3].map(question => together.ask(question)));
    await pause();
    await answerAll(slow);
    expect(await answers).toEqual([2, 4, 6]);
    expect(questionsOf(slow)).toEqual([[1, 2, 3]]);
  });

  it('that come while all lanes are under way go together into the next call', async () => {
    const slow = new Slow();
    const together = new Together<number, number>({ many: questions => slow.many(questions), lanes: 1 });
    const first = together.ask(1);
    await pause();
    const rest = Promise.all([2, 3].map(question => together.ask(question)));
    await pause();
    expect(questionsOf(slow)).toEqual([[1]]);
    await answerAll(slow);
    expect([await first, ...(await rest)]).toEqual([2, 4, 6]);
    expect(questionsOf(slow)).toEqual([[1], [2, 3]]);
  });

  it('are asked one by one when their call fails, so that a bad one harms nobody else', async () => {
    const slow = new Slow();
    const together = new Together<number, number>({ many: questions => slow.many(questions) });
    const answers = Promise.allSettled([1, 13, 3].map(question => together.ask(question)));
    await pause();
    await answerAll(slow);
    expect((await answers).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(questionsOf(slow)).toEqual([[1, 13, 3], [1], [13], [3]]);
  });

  it('are never more in a call than it may carry', async () => {
    const slow = new Slow();
    const together = new Together<number, number>({ many: questions => slow.many(questions), lanes: 1, atMost: 2 });
    const answers = Promise.all([1, 2, 3].map(question => together.ask(question)));
    await pause();
    await answerAll(slow);
    expect(await answers).toEqual([2, 4, 6]);
    expect(questionsOf(slow)).toEqual([[1, 2], [3]]);
  });
});
