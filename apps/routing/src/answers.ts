// What routing's windows answer, as the API document promises it.
import { caseId, channels, custodian, day, deliveries, department, id, instant, oneOf, outcomes, parts, routes } from '@onehall/contracts';
import { opened, orNone, rowOf } from '@onehall/platform';
import Type from 'typebox';
import { caseStates } from './views/case-board.js';

const text = Type.String();
const yes = Type.Boolean();
const count = Type.Integer({ minimum: 0 });
const endings = oneOf('answered', 'settled', 'declined', 'redirected', 'referred', 'withdrawn');
const way = oneOf('transfer', 'assign');
const numbers = Type.Array(text);

/** One share on a department's desk, beside what the board knows of its case. */
export const deskLine = rowOf({ caseId, department }, {
  ...{ phase: oneOf('asked', 'signed', 'objected', 'accepted', 'answered', 'returned'), part: oneOf(...parts), way, receivedOn: day, letterBy: day, signedOn: day, objectBy: day, informBy: day, route: oneOf(...routes), acceptedOn: day },
  ...{ answerBy: day, extended: yes, answeredOn: day, revision: count, outcome: oneOf(...outcomes), custodian: yes, urges: count },
  ...{ number: text, submissions: count, lastJoinedAt: instant, withdrawn: numbers, title: opened(text), category: text, state: oneOf(...caseStates), lead: department, endedOn: day, how: endings, heldBy: custodian },
});

/** Where one case stands. Of what went to the discipline organ only its number and day. */
export const boardLine = rowOf({}, {
  ...{ caseId, submissionId: id, handedOver: yes, reportedUpOn: day, title: opened(text), number: text, submissions: count, lastJoinedAt: instant, standing: numbers, withdrawn: numbers, receivedOn: day, category: text, petitioner: yes, confidential: yes, state: oneOf(...caseStates), custodian, offeredTo: custodian, lead: department, departments: Type.Array(department) },
  ...{ way, sentOn: day, letterBy: day, acceptedOn: day, settledOn: day, repliedOn: day, outcome: oneOf(...outcomes), deliveredOn: day, endedOn: day, how: endings },
});

/** How far a department is with its share; more stands there as it gets further. */
const share = Type.Object({ phase: oneOf('asked', 'signed', 'objected', 'accepted', 'answered'), part: oneOf(...parts), letter: Type.Object({ way, sentOn: day, answerBy: Type.Optional(day) }), receivedOn: day });

const state = Type.Object({
  ...{ phase: oneOf('open', 'settled', 'replied', 'delivered', 'ended'), number: text, openedAt: instant, receivedOn: day, petitioner: Type.Boolean({ description: '是否有人需要告知 / whether anybody is to be told' }), confidential: yes, custodian, offeredTo: Type.Optional(custodian) },
  ...{ standing: Type.Array(text, { description: '信访人提出、未撤回的信访件编号 / the numbers of what petitioners brought and have not withdrawn' }), found: Type.Array(text, { description: '排查发现的信访件编号 / the numbers of what was found by screening' }) },
  withdrawn: Type.Array(Type.Object({ number: text, on: day })),
  ...{ shares: Type.Record(text, share), goneOut: yes, returned: Type.Array(department), urges: Type.Array(text) },
  ...{ settledOn: Type.Optional(day), issuedOn: Type.Optional(day), deliveredOn: Type.Optional(day), method: Type.Optional(oneOf(...deliveries)), endedOn: Type.Optional(day), how: Type.Optional(endings) },
});

const by = Type.Object({ id: text, role: text, department: Type.Optional(department) });

/** One step of a case: the data of the event of that type. */
const step = Type.Object({ version: Type.Integer({ minimum: 1 }), type: text, at: instant, by, data: Type.Object({}) });

/** What is told of a case that went to the discipline organ. */
const fact = { number: text, receivedOn: day, confidential: Type.Literal(true), how: Type.Literal('referred') };

const wholeCase = Type.Object({ caseId, version: Type.Integer({ minimum: 1 }), confidential: yes, title: orNone(opened(text)), submissions: orNone(count), lastJoinedAt: orNone(instant), case: state, history: Type.Array(step) });
export const caseRead = Type.Union([wholeCase, Type.Object(fact)]);

/** One submission of a case, with what it says. */
export const submissionLine = rowOf({ submissionId: id }, { caseId, number: text, channel: oneOf(...channels), receivedAt: instant, takenInAt: instant, withdrawnOn: day, title: opened(text), text: opened(text) });

const holding = Type.Object({ custodian, from: instant, to: orNone(instant) });
const held = { custodian: orNone(custodian), since: orNone(instant), holdings: Type.Array(holding) };
export const custodyRead = Type.Union([Type.Object({ caseId, ...held }), Type.Object({ ...fact, ...held })]);

/** One department of the register. */
export const registerLine = rowOf({ department }, { name: text, aliases: Type.Array(text), superior: department, remits: Type.Array(text), openedOn: day, closedOn: day, successor: department });

/** The strongest first; `score` compares within one text only. */
export const suggested = Type.Object({ items: Type.Array(Type.Object({ department, name: text, score: Type.Number(), words: Type.Array(text) })) });
