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

/** One reason in a service's table. `rule` is the numbered rule behind it: no article stands in a table, because which one it is depends on the day. */
export interface Reason {
  readonly zh: string;
  readonly en: string;
  readonly field?: string;
  readonly rule?: string;
}

/** The law as a refusal asks it: the article that holds a rule, or nothing where the law has none. */
export interface Citing {
  cites(rule: string): string | undefined;
}

type Reasons = Readonly<Record<string, Reason>>;
type WithoutRule<Table extends Reasons> = { [Name in keyof Table]: Table[Name] extends { readonly rule: string } ? never : Name }[keyof Table] & string;

/** A service's `refuse`. A reason behind which a rule stands can only be given under a law; to forget the law does not compile. */
export interface Refuse<Table extends Reasons> {
  (reason: WithoutRule<Table>, more?: Partial<Refusal>): Refused;
  /** With the article of the law given, where it has one; what `more` says goes before, its `rule` before the one of the table. */
  readonly under: (law: Citing, reason: keyof Table & string, more?: Partial<Refusal & Pick<Reason, 'rule'>>) => Refused;
  readonly table: Table;
}

/** The reasons for which a service may say no. */
export type ReasonOf<Service extends { readonly table: Reasons }> = keyof Service['table'] & string;

const sayings = ({ zh, en, field }: Reason): Refusal => ({ zh, en, ...(field !== undefined && { field }) });

/** Makes a service's `refuse` from its table of reasons: `throw refuse('NO_OFFER')`, `throw refuse.under(law, 'NOT_ASKED')`. */
export function refusing<const Table extends Reasons>(table: Table): Refuse<Table> {
  const reasonNamed = (reason: keyof Table & string): Reason => table[reason] as Reason;
  const refuse = (reason: WithoutRule<Table>, more: Partial<Refusal> = {}) => new Refused(reason, { ...sayings(reasonNamed(reason)), ...more });
  const under: Refuse<Table>['under'] = (law, reason, { rule = reasonNamed(reason).rule, ...more } = {}) => {
    const article = rule === undefined ? undefined : law.cites(rule);
    return new Refused(reason, { ...sayings(reasonNamed(reason)), ...(article !== undefined && { article }), ...more });
  };
  return Object.assign(refuse, { under, table });
}
