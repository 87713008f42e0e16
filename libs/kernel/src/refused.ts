// How a decision says no: with a reason that a machine can read, a sentence in both languages, and the article where the law says it.

/** What one reason for refusal says. `field` names the input at fault; `article` the law's own place. */
export interface Refusal {
  readonly zh: string;
  readonly en: string;
  readonly article?: string;
  readonly field?: string;
}

/** The hall's rules forbid what was asked. Deciding again without new facts gives the same answer. */
export class Refused extends Error {
  constructor(
    readonly reason: string,
    readonly refusal: Refusal,
  ) {
    super(refusal.en);
    this.name = 'Refused';
  }
}

/** A fact that the decision needs has not arrived yet; the same command may succeed in a moment. */
export class NotYet extends Refused {
  constructor(reason: string, refusal: Refusal) {
    super(reason, refusal);
    this.name = 'NotYet';
  }
}

/** Makes a service's `refuse` function from its table of reasons: `throw refuse('NOT_ASKED')`. */
export const refusing =
  <Reason extends string>(table: Readonly<Record<Reason, Refusal>>) =>
  (reason: Reason, more: Partial<Refusal> = {}): Refused =>
    new Refused(reason, { ...table[reason], ...more });
