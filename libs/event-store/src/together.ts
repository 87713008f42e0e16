// Questions that come together are asked together: who waits while others are asked goes into the next call, a lone one waits for nobody.

interface Waiting<Question, Answer> {
  readonly question: Question;
  readonly answer: (answer: Answer) => void;
  readonly fail: (error: unknown) => void;
}

export interface Asking<Question, Answer> {
  /** Answers in the order of the questions. When it throws, nobody is answered: each is asked by itself. */
  many(questions: readonly Question[]): Promise<readonly Answer[]>;
  /** How many calls may be under way at once. */
  readonly lanes?: number;
  /** At most so many questions a call. */
  readonly atMost?: number;
}

/** Gathers questions that neither change anything nor depend on each other. One that fails harms nobody else. */
export class Together<Question, Answer> {
  private queue: Waiting<Question, Answer>[] = [];
  private flying = 0;
  private readonly lanes: number;
  private readonly atMost: number;

  constructor(private readonly given: Asking<Question, Answer>) {
    this.lanes = given.lanes ?? 2;
    this.atMost = given.atMost ?? 128;
  }

  ask(question: Question): Promise<Answer> {
    return new Promise((answer, fail) => {
      this.queue.push({ question, answer, fail });
      if (this.flying >= this.lanes) return;
      this.flying += 1;
      setImmediate(() => void this.fly());
    });
  }

  private async fly(): Promise<void> {
    while (this.queue.length > 0) {
      await this.together(this.queue.splice(0, this.atMost));
      // Whom this answered may ask again: let them into the next call.
      await new Promise(setImmediate);
    }
    this.flying -= 1;
  }

  private async together(asked: readonly Waiting<Question, Answer>[]): Promise<void> {
    try {
      const answers = await this.given.many(asked.map(({ question }) => question));
      asked.forEach(({ answer }, index) => answer(answers[index] as Answer));
    } catch (error) {
      if (asked.length === 1) return asked[0]?.fail(error);
      await Promise.all(asked.map(one => this.together([one])));
    }
  }
}
