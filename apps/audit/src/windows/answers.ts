// What the windows of audit answer, as the API document promises it.
import { caseId, channels, day, forgettings, id, oneOf, services } from '@onehall/contracts';
import { opened, orNone, rowOf } from '@onehall/platform';
import Type from 'typebox';

const text = Type.String();
const yes = Type.Boolean();
const count = Type.Integer({ minimum: 0 });
const version = Type.Integer({ minimum: 1 });
const moment = Type.String({ format: 'date-time' });
const service = oneOf(...services);
const hash = Type.String({ pattern: '^[0-9a-f]{64}$' });
const actor = Type.Object({ id: text, role: text, department: Type.Optional(text) });

export const numberFound = rowOf({ number: text }, { caseId });

/** The two questions as they were understood: instants in UTC. */
const asked = { asOf: Type.Optional(moment), knownAt: Type.Optional(moment), knownAtClock: Type.Optional(Type.Literal('machine', { description: '本厅为虚拟时钟，记录时点按机器时钟计 / the hall runs on a virtual clock; what was recorded when goes by the machine’s' })) };

const line = { eventId: id, service: text, stream: text, version, type: text, happenedAt: moment, decidedAt: moment, recordedAt: moment, actor, rulebook: text, calendar: text };
const paper = Type.Object({ kind: text, number: text, issuedOn: day, by: text });
const earlierTerm = Type.Object({ startedOn: day, dueOn: day, warnedOn: orNone(day), ranOutOn: orNone(day), daysLate: count });
const clock = Type.Object({ clock: text, holder: text, startedOn: day, dueOn: day, article: text, moves: Type.Array(Type.Object({ movedOn: day, dueOn: day, because: text, before: earlierTerm })) });
const share = Type.Object({ part: oneOf('lead', 'assist'), phase: oneOf('asked', 'received', 'objected', 'excused', 'withdrawn', 'accepted', 'answered'), askedOn: day });
const custody = Type.Object({ custodian: text, from: moment, to: Type.Optional(moment) });

const urge = Type.Object({ urgeId: id, department: text, on: day, ground: opened(text), wording: Type.Optional(opened(text)), answeredOn: Type.Optional(day), answer: Type.Optional(opened(text)) });
const table = Type.Object({ subject: Type.Optional(text), agenda: Type.Array(Type.Object({ item: version, topic: opened(text) })), resolution: Type.Optional(opened(text)), signatures: Type.Array(Type.Object({ leader: text, on: day, instruction: Type.Optional(opened(text)) })) });
const delivery = Type.Object({ on: day, method: text, receiver: Type.Optional(Type.Object({ personId: Type.Optional(id), name: opened(text) })) });
const rating = Type.Object({ number: Type.Optional(text), office: text, departments: text, on: day, comment: Type.Optional(opened(text)) });

/** The case as it looked. What had not happened yet is absent. */
const file = Type.Object({
  ...{ readingId: id, ...asked, caseId, number: Type.Optional(text), openedAt: Type.Optional(moment), receivedOn: Type.Optional(day), title: Type.Optional(opened(text)), confidential: yes },
  ...{ submissions: Type.Array(Type.Object({ submissionId: id, number: text })), departments: Type.Record(text, share), custody: Type.Array(custody), clocks: Type.Record(text, clock), urges: Type.Array(urge) },
  ...{ conferences: Type.Record(text, table), delivery: Type.Optional(delivery), ratings: Type.Array(rating), papers: Type.Array(paper), forgotten: Type.Array(Type.Object({ personId: id, on: day, ground: oneOf(...forgettings) })), history: Type.Array(Type.Object(line)) },
});

/** Told to everybody else of a matter of the discipline organ. */
const withheld = Type.Literal(true);
const fileWithheld = Type.Object({
  ...{ readingId: id, ...asked, confidential: Type.Literal(true), withheld, number: Type.Optional(text), channel: Type.Optional(oneOf(...channels)), receivedOn: Type.Optional(day) },
  disposal: Type.Optional(Type.Object({ way: Type.Literal('discipline'), on: day })),
});
export const fileRead = Type.Union([file, fileWithheld]);

/** One step, and what it is called. */
export const historyLine = Type.Object({ ...line, label: Type.Object({ zh: text, en: text }) });
export const historyBeside = { readingId: id, caseId: Type.Optional(caseId), ...asked, withheld: Type.Optional(withheld) };

const link = Type.Object({ version, position: version, recordedAt: moment, id, schemaVersion: version, type: text, data: text, meta: text, previous: hash, hash });
/** Of what tells of a matter of the discipline organ only its place in the chain. */
const linkWithheld = Type.Object({ version, position: version, previous: hash, hash, withheld });
const chain = Type.Object({ service, logId: text, stream: Type.Optional(text), genesis: hash, events: Type.Array(Type.Union([link, linkWithheld])) });
export const proofRead = Type.Object({ readingId: id, caseId: Type.Optional(caseId), streams: Type.Array(chain), withheld: Type.Optional(withheld) });

export const logsRead = Type.Object({ items: Type.Array(Type.Object({ service, position: count, hash: orNone(hash), recordedAt: orNone(moment), lag: count })) });

export const readingLine = rowOf({ readingId: id }, { caseId, readAt: moment, reader: text, role: text, department: text, what: text, asOf: moment, knownAt: moment, purpose: text });

export const findingLine = rowOf({ findingId: id }, { foundAt: moment, service: text, stream: text, version: Type.Integer(), wrong: text });

const compared = Type.Object({ service, events: count, of: count, done: yes, position: Type.Optional(count), hash: Type.Optional(hash), lag: Type.Optional(count) });
const fault = Type.Object({ service, stream: orNone(text), version: orNone(Type.Integer()), wrong: Type.Object({ zh: text, en: text }) });

/** How a run stands. `failed`: why it could not go on; then nothing is proven. */
export const verificationRead = Type.Object({ running: yes, startedAt: Type.Optional(moment), finishedAt: Type.Optional(moment), failed: Type.Optional(text), services: Type.Array(compared), wrong: Type.Array(fault) });
