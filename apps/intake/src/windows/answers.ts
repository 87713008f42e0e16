// What intake's windows answer, as the API document promises it.
import { asked, CaseClosed, CaseConcluded, CaseDeclined, CaseDisposed, caseId, CaseOpened, CaseRated, CaseRedirected, channels, day, department, forgettings, grades, id, instant, oneOf, paper, purposes, SubmissionRegistered, ways } from '@onehall/contracts';
import { asRead, opened, orNone, rowOf } from '@onehall/platform';
import Type from 'typebox';
import { caseStates } from '../views/case-line.js';

const text = Type.String();
const yes = Type.Boolean();
const count = Type.Integer({ minimum: 0 });
const version = Type.Integer({ minimum: 1 });
const several = Type.Array(text);
const how = oneOf('answered', 'settled', 'declined', 'redirected', 'referred', 'withdrawn');

const receipt = Type.Object({ kind: text, number: text, queryCode: orNone(text), channel: oneOf(...channels), receivedAt: instant, note: text });

/** `queryCode` null: nobody brought it, or it is an accusation, of which nothing can be asked by code. */
export const registered = { submissionId: id, caseId, number: text, queryCode: orNone(text), receipt };

const { submissionId, opens, number, channel, receivedAt, purpose, persons, ...written } = SubmissionRegistered.schema.properties;
const submissionOfCase = Type.Object({
  ...{ submissionId, caseId, opens, number, channel, receivedAt, purpose, version, confidential: yes },
  queryable: Type.Boolean({ description: '可以凭查询码查询 / it can be asked after by its code' }),
  persons: asRead(persons),
  forgotten: Type.Array(Type.Object({ personId: id, on: day, ground: oneOf(...forgettings) }), { description: '已依法删除个人信息的人：何日、何故 / whom the hall has forgotten, when and why' }),
  corrections: Type.Array(opened(text)),
  withdrawnOn: Type.Optional(day),
  ...Object.fromEntries(Object.entries(written).filter(([name]) => !['caseId', 'queryCode', 'confidential'].includes(name)).map(([name, schema]) => [name, Type.Optional(asRead(schema))])),
});

/** What is told of a matter of the discipline organ: its number, door and day. Ids only while it waits to be handed over. */
const fact = { number: text, channel: oneOf(...channels), receivedOn: day, confidential: Type.Literal(true) };
const nobody = Type.Array(Type.Never(), { maxItems: 0 });
const submissionWithheld = Type.Object({
  ...fact,
  ...{ queryable: Type.Literal(false), persons: nobody, corrections: nobody, submissionId: Type.Optional(id), caseId: Type.Optional(caseId), opens: Type.Optional(yes), purpose: Type.Optional(oneOf(...purposes)) },
});

/** What a submission holds is left out where it is the discipline organ's. */
export const submissionRead = Type.Union([submissionOfCase, submissionWithheld]);

const ratingOnLine = Type.Object({ submissionId: Type.Optional(id), office: oneOf(...grades), departments: oneOf(...grades), on: day });

/** One line of the register. Of a case that went to the discipline organ only number, door, day and way are there. */
export const caseLine = rowOf({}, {
  ...{ caseId, submissionId: id, number: text, numbers: several, standing: several, withdrawn: several, channel: oneOf(...channels), purpose: oneOf(...purposes), place: text, category: text, title: opened(text), receivedOn: day, openedAt: instant, routeBy: day },
  ...{ petitioner: yes, confidential: yes, counts: Type.Record(text, count), personCount: count, collective: yes, threat: yes, state: oneOf(...caseStates), way: oneOf(...ways), departments: Type.Array(asked), organ: text },
  ...{ disposedOn: day, leftOn: day, paper: text, rateBy: day, ratedOn: day, ratings: Type.Array(ratingOnLine), endedOn: day, how, updatedAt: instant, sentTo: Type.Array(department) },
});

/** `given`: what the petitioner of each submission says of it. */
const rating = Type.Object({ phase: oneOf('closed', 'opened'), deliveredOn: Type.Optional(day), rateBy: Type.Optional(day), given: Type.Array(asRead(CaseRated.schema)) });

/** One submission of the case, and whether it was withdrawn while the case went on. */
const brought = Type.Object({ submissionId: id, number: text, channel: oneOf(...channels), receivedOn: day, petitioner: yes, withdrawn: Type.Optional(Type.Object({ on: day, rateBy: Type.Optional(day) })) });

/** `disposed`, `declined` and `redirected` stand there in the phase of that name. */
const caseOpened = Type.Object({
  ...{ caseId, version, phase: oneOf(...caseStates), opened: asRead(CaseOpened.schema), submissions: Type.Array(brought), rating },
  ...{ disposed: Type.Optional(asRead(CaseDisposed.schema)), declined: Type.Optional(asRead(CaseDeclined.schema)), redirected: Type.Optional(asRead(CaseRedirected.schema)) },
  decidedOn: Type.Optional(day),
  cameBackOn: Type.Optional(day),
  acceptedBy: Type.Optional(Type.Array(department)),
  concluded: Type.Optional(Type.Pick(CaseConcluded.schema, ['concludedOn', 'how'])),
  closed: Type.Optional(Type.Pick(CaseClosed.schema, ['endedOn', 'how'])),
});

/** Ids and the term only while it waits to be handed over; then that it was. */
const caseWithheld = Type.Object({
  ...{ caseId: Type.Optional(caseId), version: Type.Optional(version), phase: oneOf(...caseStates) },
  opened: Type.Object({ ...fact, submissionId: Type.Optional(id), purpose: Type.Optional(oneOf(...purposes)), routeBy: Type.Optional(CaseOpened.schema.properties.routeBy) }),
  disposed: Type.Optional(Type.Object({ way: Type.Literal('discipline'), disposedOn: day, paper })),
});
export const caseRead = Type.Union([caseOpened, caseWithheld]);

/** The slip, letter or notice that goes out, and the article that it stands on. */
export const caseWithPaper = { caseId, paper: Type.Optional(paper), article: Type.Optional(text) };

const ground = Type.Object({
  ...{ code: text, kind: oneOf('not-accepted', 'no-longer-accepted', 'redirect'), zh: text, en: text, article: text, provenance: text, from: Type.Optional(orNone(day)), to: Type.Optional(orNone(day)) },
  visitsOnly: Type.Optional(Type.Literal(true)),
});
export const groundList = Type.Object({ items: Type.Array(ground) });

export const departmentList = Type.Object({ items: Type.Array(rowOf({ department }, { name: text, closedOn: day })) });

const caseOfPerson = rowOf({ caseId }, { number: text, receivedOn: day, category: text, title: opened(text), state: oneOf(...caseStates) });
export const personsFound = Type.Object({ items: Type.Array(Type.Object({ personId: id, cases: Type.Array(caseOfPerson) })) });

const step = Type.Object({
  ...{ step: text, on: day, departments: Type.Optional(Type.Array(Type.Object({ department, name: text }))), paper: Type.Optional(paper), organ: Type.Optional(text), article: Type.Optional(text), answerBy: Type.Optional(day), how: Type.Optional(how) },
  way: Type.Optional(oneOf(...ways)),
});

/** What its petitioner sees. */
export const progressRead = Type.Object({
  ...{ number: text, receivedOn: orNone(day), channel: orNone(oneOf(...channels)), category: orNone(text), steps: Type.Array(step), rateBy: orNone(day), ratedOn: orNone(day), endedOn: orNone(day) },
  mayRate: Type.Boolean({ description: '答复已送达、已和解或者已撤回，评价期未过、尚未评价 / it can be rated now' }),
});

export const rated = { number: text, office: oneOf(...grades), departments: oneOf(...grades) };
