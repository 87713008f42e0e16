// Proof that the file leaves nothing out: each field of each word about a case makes a difference in it, or stands here with the reason why it makes none.
import { contracts, isCaseShown, isOfEveryLog, serviceOf, type EventContract } from '@onehall/contracts';
import type { Event } from '@onehall/kernel';
import type { TSchema } from 'typebox';
import { caseId, conferenceId, land, march, otherCase, recorded, submissionId, water } from '../test/a-life.js';
import { caseFile } from './case-file.js';

/** A schema as it is written down. */
type Node = TSchema & { readonly type?: string; readonly pattern?: string; readonly const?: unknown; readonly anyOf?: readonly Node[]; readonly items?: Node; readonly properties?: Readonly<Record<string, Node>> };
type Path = readonly string[];

/** What holds a life together; all else is filled in. */
const known: Readonly<Record<string, string>> = { caseId, about: caseId, submissionId, conferenceId, department: water, to: water, from: land, number: '20260304L00001', clockId: 'C-HANDLE/water', 'SubmissionSetApart.from': otherCase };

function filled(node: Node, path: Path): unknown {
  const name = path.at(-1) ?? '';
  const given = known[path.join('.')] ?? known[name];
  if (given !== undefined) return given;
  if (node.properties) return Object.fromEntries(Object.entries(node.properties).map(([field, inner]) => [field, filled(inner, [...path, field])]));
  if (node.items) return [filled(node.items, path)];
  if (node.anyOf) return node.anyOf[0]?.const;
  if (node.const !== undefined) return node.const;
  if (node.type === 'boolean') return true;
  if (node.type === 'integer') return 1;
  return node.pattern === undefined ? path.join('.') : ofPattern(node.pattern, 4);
}

/** A day, an instant, an id or a department. */
function ofPattern(pattern: string, of: number): string {
  if (pattern.includes('T')) return march(of);
  if (pattern.includes('\\d{4}')) return march(of).slice(0, 10);
  return pattern.includes('{8}') ? `0000000${of}-0000-4000-8000-000000000000` : `department-${of}`;
}

/** Every field that holds a value: its path, and its schema. */
const leaves = (node: Node, path: Path): readonly (readonly [Path, Node])[] => {
  if (node.properties) return Object.entries(node.properties).flatMap(([name, inner]) => leaves(inner, [...path, name]));
  return node.items ? leaves(node.items, [...path, '0']) : [[path, node]];
};

/** Something else that may stand there; undefined: nothing. */
function another(node: Node, value: unknown): unknown {
  if (node.anyOf) return node.anyOf[1]?.const;
  if (node.const !== undefined) return undefined;
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'number') return value + 1;
  return node.pattern === undefined ? `${String(value)}, otherwise` : ofPattern(node.pattern, 5);
}

function changed(value: unknown, [name, ...rest]: Path, change: (before: unknown) => unknown): unknown {
  if (name === undefined) return change(value);
  if (Array.isArray(value)) return value.map(item => changed(item, rest, change));
  return Object.fromEntries(Object.entries(value as object).map(([field, inner]) => [field, field === name ? changed(inner, rest, change) : (inner as unknown)]));
}

const words = [...contracts.values()].filter(({ type, schema }) => !isOfEveryLog(type) && !isCaseShown(type) && serviceOf(type) !== 'audit' && 'caseId' in schema.properties);
const say = ({ type, schemaVersion, schema }: EventContract): Event => ({ type, schemaVersion, data: filled(schema, [type]) as object });
const heard = (event: Event, index: number) => recorded(serviceOf(event.type), event, march(6, `03:00:${String(index).padStart(2, '0')}.000`));

/** What a word is said about: the case stands open and plain, with a department asked, a clock, an urge and a table. */
const ground = ['SubmissionRegistered', 'CaseOpened', 'CaseReceived', 'CaseSentOut', 'DepartmentObjected', 'CustodyOffered', 'ClockStarted', 'DepartmentUrged', 'ConferenceCalled', 'ResolutionPassed'];
const before = ground.flatMap(type => words.filter(word => word.type === type)).map(word => {
  const { data, ...event } = say(word);
  return { ...event, data: Object.fromEntries(Object.entries(data).filter(([name]) => name !== 'confidential')) };
});

/** The file after a word, without its history: a line there says that a word was said, and nothing of what it says. */
function fileAfter(event: Event): string {
  return JSON.stringify({ ...caseFile(caseId, [...before.filter(({ type }) => type !== event.type), event].map(heard)), history: [] });
}

const of = (type: string, ...fields: readonly string[]) => fields.map(field => `${type}.${field}`);
const whole = (...terms: readonly string[]) => terms.flatMap(term => of(term, 'on', 'clock', 'article', 'provisional'));
const rule = (...terms: readonly string[]) => terms.flatMap(term => of(term, 'clock', 'article', 'provisional'));

/** `Type.field` by the reason for which it makes no difference. */
const aside: Readonly<Record<string, readonly string[]>> = {
  'It says whose file it is.': words.map(({ type }) => `${type}.caseId`),
  'It runs as a clock of supervision, with its rule.': [
    ...whole('CaseOpened.routeBy', 'SubmissionJoined.routeBy', 'SubmissionLeft.routeBy', 'CaseDisposed.sendBy', 'CaseSentOut.objectBy', 'CaseSentOut.informBy', 'CaseSignedFor.objectBy', 'CaseSignedFor.informBy', 'SendingWithdrawn.resendBy', 'DepartmentObjected.decideBy', 'ObjectionUpheld.resendBy', 'ObjectionDenied.informBy'),
    'SubmissionLeft.routeFrom',
    ...rule('CaseAccepted.answerBy', 'AcceptanceDelivered.answerBy', 'SubmissionWithdrawn.terms.answerBy', 'TermExtended.answerBy'),
  ],
  'The clock is called so already, and moves by the article that `because` names.': ['ClockStarted.term.clock', 'ClockMoved.term.clock', 'ClockMoved.term.article'],
  'The clock has its holder.': ['ClockWarned.holder', 'ClockRanOut.holder'],
  'Its submission says it.': [...of('CaseOpened', 'submissionId', 'channel', 'petitioner', 'answerBy'), ...of('SubmissionJoined', 'submissionId', 'number', 'receivedOn', 'channel', 'answerBy'), ...of('SubmissionAdded', 'number', 'channel', 'receivedOn', 'petitioner'), 'SubmissionLeft.submissionId'],
  'Intake has said it of the case.': [...of('CaseReceived', 'number', 'openedAt', 'receivedOn', 'category', 'petitioner'), ...of('CaseWatched', 'number', 'openedOn'), 'SubmissionRegistered.follows', 'SubmissionSetApart.follows', 'SubmissionSetApart.confidential', 'WatchSealed.sealedOn'],
  'Routing says it of the case.': [...of('CaseConcluded', 'how', 'concludedOn', 'numbers'), ...of('CaseClosed', 'how', 'endedOn', 'numbers'), ...of('CaseCameBack', 'cameBackOn', 'acceptedBy'), ...of('CaseTakenUp', 'department', 'takenUpOn'), 'CaseSentAgain.sentOn'],
  'Its acceptance says it.': ['SendingWithdrawn.acceptedBy', 'ObjectionUpheld.acceptedBy'],
  'Supervision says it of the urge.': [...of('UrgeReceived', 'department', 'urgeId', 'receivedOn'), 'UrgeAnswered.department'],
  'Who held the case stands in its custody, and an offer that was taken back in its history.': ['CustodyOffered.from', 'CustodyTaken.from', 'CustodyRefused.from', ...of('CustodyOfferWithdrawn', 'from', 'to')],
  'The task says it.': ['TaskDone.department', 'TaskDone.task.caseId', ...of('CaseTakenOffTable', 'tasks.taskId', 'tasks.done')],
  'Whoever had been asked before has no new sending that begins its terms.': ['CaseSentOut.standing'],
  'It is the reason for a second sending after an upheld objection, and stands there (reasons.spec).': ['CaseSentOut.reasons'],
  'The petitioner’s own, and nobody else’s.': ['SubmissionRegistered.queryCode', 'SubmissionSetApart.queryCode'],
  'Another case may be secret; `follows` names it where it is not.': ['SubmissionSetApart.from', 'SubmissionSetApart.joined', 'ConferenceCalled.cases'],
};

const told = words.flatMap(word => leaves(word.schema as Node, []).map(([path, node]) => ({ word, path, node, name: [word.type, ...path.filter(step => step !== '0')].join('.') })));

describe('Of all that is said about a case, each field', () => {
  it('is in its file, but for those that are named here with a reason', () => {
    const silent = told.filter(({ word, path, node }) => {
      const event = say(word);
      return fileAfter(event) === fileAfter({ ...event, data: changed(event.data, path, value => another(node, value)) as object });
    });
    expect(silent.map(({ name }) => name).sort()).toEqual(Object.values(aside).flat().sort());
    expect(told.length).toBeGreaterThan(200);
  });
});
