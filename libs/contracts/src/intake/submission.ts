// What intake tells the hall about a submission (信访件): who brought what, through which door, and when.
import Type from 'typebox';
import { event, personal, type EventOf } from '../event.js';
import { caseId, day, id, instant, oneOf, text, words } from '../fields.js';

/** The doors of the hall: letter 来信, visit 来访, phone 来电, web 网上, superior 上级交办, instruction 领导批示, screening 矛盾排查. */
export const channels = ['letter', 'visit', 'phone', 'web', 'superior', 'instruction', 'screening'] as const;
export type Channel = (typeof channels)[number];
/** 信访目的: suggestion 建议意见, accusation 检举控告, appeal 申诉, request 求决, inquiry 咨询, other 其他. */
export const purposes = ['suggestion', 'accusation', 'appeal', 'request', 'inquiry', 'other'] as const;
export type Purpose = (typeof purposes)[number];
/** How a person stands to the matter: petitioner 信访人, representative 代表, agent 代理人, signatory 联名人. */
export const standings = ['petitioner', 'representative', 'agent', 'signatory'] as const;

const phone = personal('personId', Type.String({ minLength: 3, maxLength: 40 }));
const idNumber = personal('personId', Type.String({ minLength: 4, maxLength: 40 }));
const address = personal('personId', Type.String({ minLength: 1, maxLength: 300 }));
const name = personal('personId', Type.String({ minLength: 1, maxLength: 100 }));

const person = Type.Object(
  {
    personId: id,
    standing: oneOf(...standings),
    name,
    phone: Type.Optional(phone),
    idNumber: Type.Optional(idNumber),
    address: Type.Optional(address),
  },
  { additionalProperties: false },
);

/** What reads otherwise of one person; what is absent stays. */
const personCorrected = Type.Object(
  { personId: id, standing: Type.Optional(oneOf(...standings)), name: Type.Optional(name), phone: Type.Optional(phone), idNumber: Type.Optional(idNumber), address: Type.Optional(address) },
  { additionalProperties: false },
);

/** Where a submission came from when it was not brought by the petitioner: an organ above, a leader, a screening, another system. `answerBy`: the day that the organ or the leader set for the result. */
const origin = Type.Object(
  { organ: Type.Optional(words), document: Type.Optional(words), leader: Type.Optional(words), system: Type.Optional(words), reference: Type.Optional(words), answerBy: Type.Optional(day) },
  { additionalProperties: false },
);

/** What is written down of a submission. */
const written = {
  submissionId: id,
  caseId,
  opens: Type.Boolean({ description: 'true: opens the case; false: joins one that is there (重复信访)' }),
  follows: Type.Optional(caseId),
  number: Type.String({ maxLength: 40 }),
  queryCode: Type.Optional(personal('caseId', Type.String({ maxLength: 20 }))),
  channel: oneOf(...channels),
  receivedAt: instant,
  petitionedOn: Type.Optional(day),
  exchangedOn: Type.Optional(day),
  persons: Type.Array(person, { maxItems: 200 }),
  personCount: Type.Integer({ minimum: 0, maximum: 100_000 }),
  collective: Type.Boolean(),
  purpose: oneOf(...purposes),
  place: Type.Optional(words),
  category: Type.Optional(words),
  title: Type.Optional(personal('caseId', Type.String({ minLength: 1, maxLength: 300 }))),
  text: Type.Optional(personal('caseId', text)),
  checkedWithVisitor: Type.Optional(Type.Boolean()),
  threat: Type.Optional(Type.Literal(true)),
  confidential: Type.Optional(Type.Literal(true, { description: 'a matter for the discipline organ: no title, text, place, category or person stands here' })),
  origin: Type.Optional(origin),
};

export const SubmissionRegistered = event('SubmissionRegistered', 1, written, { happened: 'receivedAt' });
export type SubmissionRegistered = EventOf<typeof SubmissionRegistered>;

/** The case `from` that it was to join had ended meanwhile, or takes nothing in: it opens a case of its own, whose key its words have from now on. `follows`: the same case, where it may be named. `joined`: that case had taken it in, and ended at that moment by the word of another petitioner. */
export const SubmissionSetApart = event('SubmissionSetApart', 1, { ...written, from: caseId, joined: Type.Optional(Type.Literal(true)) });
export type SubmissionSetApart = EventOf<typeof SubmissionSetApart>;

export const SubmissionCorrected = event('SubmissionCorrected', 1, {
  submissionId: id,
  caseId,
  title: Type.Optional(personal('caseId', Type.String({ minLength: 1, maxLength: 300 }))),
  text: Type.Optional(personal('caseId', text)),
  place: Type.Optional(words),
  category: Type.Optional(words),
  personCount: Type.Optional(Type.Integer({ minimum: 0, maximum: 100_000 })),
  persons: Type.Optional(Type.Array(personCorrected, { minItems: 1, maxItems: 200 })),
  reasons: personal('caseId', words),
});
export type SubmissionCorrected = EventOf<typeof SubmissionCorrected>;

export type SubmissionEvent = SubmissionRegistered | SubmissionSetApart | SubmissionCorrected;
