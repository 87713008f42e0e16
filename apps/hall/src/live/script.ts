// What a script is: one case in the hall's words, from its registration through every act to its end.
import { channels, deciders, deliveries, grades, outcomes, parts, purposes, routes, standings, stances, ways } from '@onehall/contracts';
import Type, { type Static, type TObject, type TProperties } from 'typebox';

const choice = <const Words extends readonly string[]>(...words: Words) => Type.Unsafe<Words[number]>({ type: 'string', enum: [...words] });
const words = (atMost: number) => Type.String({ minLength: 1, maxLength: atMost });
const closed = <P extends TProperties>(properties: P) => Type.Object(properties, { additionalProperties: false });
/** An instant or a day as `moments` reads it. */
const moment = words(40);
/** A department: its id in the register, or its name. */
const department = words(100);
const text = words(20_000);
/** Another line's case, by that line's id. */
const line = words(100);
/** Which of the line's conferences is meant, when it has several. */
const conference = Type.Optional(words(60));

const said = {
  dispose: { way: choice(...ways), departments: Type.Optional(Type.Array(department, { minItems: 1, maxItems: 40, description: 'the first one leads' })), organ: Type.Optional(words(200)), answerBy: Type.Optional(moment) },
  decline: { ground: words(60), reasons: text, organ: Type.Optional(words(200)) },
  redirect: { organ: words(200), ground: Type.Optional(words(60)), reasons: Type.Optional(text) },
  ask: { way: choice('transfer', 'assign'), departments: Type.Array(closed({ department, part: choice(...parts) }), { minItems: 1, maxItems: 40 }), answerBy: Type.Optional(moment) },
  sign: { department },
  object: { department, reasons: text, proposes: Type.Optional(department) },
  uphold: { department, reasons: Type.Optional(text), decidedBy: Type.Optional(choice(...deciders)), decision: Type.Optional(words(2_000)) },
  deny: { department, reasons: text },
  accept: { department, route: choice(...routes) },
  'acceptance-delivered': { department },
  progress: { department, note: text },
  extend: { department, days: Type.Integer({ minimum: 1, maximum: 365 }), reasons: text },
  part: { department, outcome: choice(...outcomes), answer: text, basis: Type.Optional(words(2_000)) },
  settle: { department, departments: Type.Array(department, { minItems: 1, maxItems: 40 }), agreement: text },
  reply: { department, outcome: choice(...outcomes), claim: text, facts: text, opinion: text, basis: words(2_000) },
  deliver: { method: choice(...deliveries), receiver: Type.Optional(words(100)), department: Type.Optional(department) },
  rate: { office: choice(...grades), departments: choice(...grades), comment: Type.Optional(words(2_000)) },
  end: { how: choice('answered', 'settled', 'withdrawn'), reasons: Type.Optional(text), department: Type.Optional(department) },
  offer: { from: department, to: department },
  take: { department },
  'refuse-custody': { department, reasons: words(2_000) },
  conference: { name: conference, with: Type.Optional(Type.Array(line, { maxItems: 49 })), subject: words(2_000), convener: words(2_000), heldAt: moment, venue: words(2_000), invited: Type.Array(department, { minItems: 1, maxItems: 60 }) },
  agenda: { name: conference, topics: Type.Array(closed({ case: Type.Optional(line), topic: text }), { minItems: 1, maxItems: 50 }) },
  attendance: { name: conference, department, attendance: choice('present', 'absent', 'excused'), post: Type.Optional(words(2_000)) },
  position: { name: conference, department, about: Type.Optional(line), stance: choice(...stances), view: text },
  resolution: { name: conference, resolution: text, tasks: Type.Array(closed({ case: Type.Optional(line), department, what: text, dueOn: moment }), { maxItems: 100 }) },
  minutes: { name: conference, convener: words(2_000), minutes: text },
  signature: { name: conference, leader: words(2_000), instruction: text },
  'task-done': { name: conference, task: Type.Integer({ minimum: 1, description: 'which of the tasks, from 1' }), department, report: text },
} as const satisfies Readonly<Record<string, TProperties>>;

export type ActName = keyof typeof said;
export const actNames = Object.keys(said) as readonly ActName[];

/** One act, at an instant in UTC once it has been read. */
export type Act<Name extends ActName = ActName> = { readonly [N in Name]: { readonly at: string; readonly act: N } & Readonly<Static<TObject<(typeof said)[N]>>> }[Name];

/** The form of each act as a file writes it. */
export const actForms = Object.fromEntries(actNames.map(name => [name, closed({ at: moment, act: Type.Literal(name), ...said[name] })]));

const person = closed({ name: words(100), standing: Type.Optional(choice(...standings)), phone: Type.Optional(words(40)), idNumber: Type.Optional(words(40)), address: Type.Optional(words(300)) });
const origin = closed({ organ: Type.Optional(words(200)), document: Type.Optional(words(200)), leader: Type.Optional(words(200)), system: Type.Optional(words(100)), reference: Type.Optional(words(200)) });

const brought = {
  channel: choice(...channels),
  receivedAt: moment,
  petitionedOn: Type.Optional(moment),
  purpose: choice(...purposes),
  title: Type.Optional(words(300)),
  text: Type.Optional(text),
  persons: Type.Optional(Type.Array(person, { maxItems: 200 })),
  personCount: Type.Optional(Type.Integer({ minimum: 0, maximum: 100_000 })),
  place: Type.Optional(words(200)),
  category: Type.Optional(words(100)),
  origin: Type.Optional(origin),
  checkedWithVisitor: Type.Optional(Type.Boolean()),
  threat: Type.Optional(Type.Boolean()),
};

/** A line of a file of scripts. `joins`: the submission joins the case of that other line, and its acts are acts of that case. */
export const scriptForm = closed({ id: words(100), joins: Type.Optional(line), ...brought, acts: Type.Array(Type.Unsafe<{ readonly act: string }>({ type: 'object' }), { maxItems: 1_000 }) });

/** What is registered, as it is said at the window. */
export type Brought = Readonly<Static<TObject<typeof brought>>>;

/** A case to be lived. Instants are in UTC; acts stand in the order of their instants, none before the registration. */
export interface Script {
  readonly id: string;
  /** The line of the file, from 1. */
  readonly line: number;
  /** Names the line whenever it is lived: its id, and when it came as the file writes it. */
  readonly key: string;
  readonly joins?: string;
  readonly brought: Brought;
  readonly acts: readonly Act[];
}
