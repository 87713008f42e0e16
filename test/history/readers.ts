// Who reads what was written: the state that decisions rest on, every view, every policy, and the file of a case.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { caseFile, historyOf } from '@onehall/case-file';
import type { Event, Recorded } from '@onehall/kernel';
import type { AnyPolicy, AnyView } from '@onehall/projections';
import { findings } from '../../apps/audit/src/finding/finding.js';
import { readings } from '../../apps/audit/src/reading/reading.js';
import { conferences } from '../../apps/conference/src/conference/conference.js';
import { cases as intakeCases } from '../../apps/intake/src/case/case.js';
import { persons } from '../../apps/intake/src/person/person.js';
import { submissions } from '../../apps/intake/src/submission/submission.js';
import { cases as routingCases } from '../../apps/routing/src/case/case.js';
import { departments } from '../../apps/routing/src/department/department.js';
import { cases as supervisionCases } from '../../apps/supervision/src/case/case.js';
import * as findingWords from '../../libs/contracts/src/audit/finding.js';
import * as readingWords from '../../libs/contracts/src/audit/reading.js';
import * as conferenceWords from '../../libs/contracts/src/conference/conference.js';
import * as intakeCaseWords from '../../libs/contracts/src/intake/case.js';
import * as personWords from '../../libs/contracts/src/intake/person.js';
import * as submissionWords from '../../libs/contracts/src/intake/submission.js';
import * as routingCaseWords from '../../libs/contracts/src/routing/case.js';
import * as departmentWords from '../../libs/contracts/src/routing/department.js';
import * as supervisionWords from '../../libs/contracts/src/supervision/case.js';

interface AnyStream {
  readonly initial: unknown;
  evolve(state: unknown, event: Event): unknown;
}

const told: readonly (readonly [object, unknown])[] = [
  [submissionWords, submissions], [intakeCaseWords, intakeCases], [personWords, persons], [routingCaseWords, routingCases], [departmentWords, departments],
  [conferenceWords, conferences], [supervisionWords, supervisionCases], [readingWords, readings], [findingWords, findings],
];
const streams = new Map(told.flatMap(([words, stream]) => Object.keys(words).map(type => [type, stream as AnyStream] as const)));

/** What a look, or a log of itself, adds up to: nothing that a decision reads. */
export const hasState = (type: string): boolean => !/^(?:CaseShownAt|LogRestored$|NumberVoided$|EventsRedriven$|ViewRebuilt$)/.test(type);

const [sent, opened] = [['CaseReceived', 'CaseSentOut'], ['CaseOpened']];
const signed = [...sent, 'CaseSignedFor'];
const accepted = [...signed, 'CaseAccepted'];
const running = ['CaseWatched', 'ClockStarted'];
const resolved = ['ConferenceCalled', 'AgendaSet', 'ResolutionPassed'];

/** What must have been written before, where a history that lacks it would be no history. */
const before: Readonly<Record<string, readonly string[]>> = {
  SubmissionSetApart: ['SubmissionRegistered'], SubmissionCorrected: ['SubmissionRegistered'],
  SubmissionJoined: opened, SubmissionLeft: [...opened, 'SubmissionJoined'], CaseDecided: [...opened, 'CaseDisposed'], CaseCameBack: [...opened, 'CaseDisposed'], CaseTakenUp: [...opened, 'CaseDisposed', 'CaseCameBack'], CaseSentAgain: [...opened, 'CaseDisposed', 'CaseCameBack'], CaseConcluded: [...opened, 'CaseDisposed'], CaseDisposed: opened, CaseDeclined: opened, CaseRedirected: opened, RatingOpened: opened, CaseRated: [...opened, 'RatingOpened'], CaseClosed: [...opened, 'CaseDisposed'],
  SubmissionAdded: ['CaseReceived'], SubmissionWithdrawn: [...accepted, 'SubmissionAdded'],
  CaseSentOut: ['CaseReceived'], CaseSignedFor: sent, SendingWithdrawn: sent, DepartmentObjected: signed, ObjectionUpheld: [...signed, 'DepartmentObjected'], ObjectionDenied: [...signed, 'DepartmentObjected'],
  CaseAccepted: signed, AcceptanceDelivered: accepted, ProgressNoted: signed, TermExtended: accepted, PartAnswered: accepted, SettlementReached: accepted, ReplyIssued: [...accepted, 'PartAnswered'],
  ReplyDelivered: [...accepted, 'PartAnswered', 'ReplyIssued'], CaseEnded: [...accepted, 'PartAnswered', 'ReplyIssued', 'ReplyDelivered'],
  CustodyOffered: sent, CustodyTaken: [...sent, 'CustodyOffered'], CustodyRefused: [...sent, 'CustodyOffered'], CustodyOfferWithdrawn: [...sent, 'CustodyOffered'], UrgeReceived: signed,
  DepartmentRemitChanged: ['DepartmentOpened'], DepartmentClosed: ['DepartmentOpened'],
  AgendaSet: ['ConferenceCalled'], AttendanceRecorded: ['ConferenceCalled'], PositionStated: ['ConferenceCalled'], ResolutionPassed: ['ConferenceCalled', 'AgendaSet'],
  MinutesSigned: resolved, LeaderSigned: resolved, TaskDone: resolved, CaseTakenOffTable: resolved, ConferenceCancelled: ['ConferenceCalled'],
  ClockStarted: ['CaseWatched'], ClockMoved: running, ClockStopped: running, ClockWarned: running, ClockRanOut: running, DepartmentUrged: running, UrgeAnswered: [...running, 'DepartmentUrged'],
};
export const historyBefore = (type: string): readonly string[] => before[type] ?? [];

/** The state before and after a history, folded as its own service folds it. */
export function statesOf(history: readonly Event[]): { readonly before: unknown; readonly after: unknown } {
  const stream = streams.get(history.at(-1)?.type ?? '');
  if (!stream) throw new Error(`Nobody folds ${history.at(-1)?.type ?? 'nothing'} into a state.`);
  return { before: stream.initial, after: history.reduce((state, event) => stream.evolve(state, event), stream.initial) };
}

/** The rows of a view after some facts, of which it takes those that it follows. Throws where a row is named without its key. */
export function rowsAfter(view: AnyView, facts: readonly Recorded[]): ReadonlyMap<string, object> {
  const rows = new Map<string, object>();
  for (const fact of facts) {
    const fold = view.on[fact.type];
    for (const key of fold?.rows(fact) ?? []) {
      const values = view.key.map(name => (key as Readonly<Record<string, unknown>>)[name]);
      if (values.some(value => value === undefined || value === null)) throw new Error(`${view.name} names a row of ${fact.type} without its key.`);
      const id = JSON.stringify(values);
      const said = fold?.fold(rows.get(id), fact, key);
      fold?.find?.(fact, key);
      if (said === null) rows.delete(id);
      else if (said) rows.set(id, { ...rows.get(id), ...key, ...said });
    }
  }
  return rows;
}

/** The file of a case and its history, from facts about it. */
export function fileAfter(facts: readonly Recorded[]) {
  const { caseId, cases } = (facts.at(-1)?.data ?? {}) as { readonly caseId?: string; readonly cases?: readonly string[] };
  const of = caseId ?? cases?.[0] ?? '';
  return { file: caseFile(of, facts), history: historyOf(of, facts) };
}

const root = path.resolve(__dirname, '../../apps');

/** Whatever the services' files in one kind of folder export that is what we look for. */
async function found<One>(folder: string, isOne: (candidate: unknown) => candidate is One): Promise<readonly One[]> {
  const files = readdirSync(root).flatMap(service => readdirSync(path.join(root, service), { recursive: true, encoding: 'utf8' }).map(file => path.join(root, service, file)));
  const rooms = files.filter(file => file.includes(`/src/${folder}/`) && file.endsWith('.ts') && !file.endsWith('.spec.ts'));
  const modules = await Promise.all(rooms.map(async file => Object.values((await import(file)) as Readonly<Record<string, unknown>>)));
  return [...new Set(modules.flat().filter(isOne))];
}

const isNamed = (candidate: unknown): candidate is { readonly name: string; readonly on?: unknown } => typeof candidate === 'object' && candidate !== null && 'name' in candidate && 'on' in candidate;
const isView = (candidate: unknown): candidate is AnyView => isNamed(candidate) && 'table' in candidate;
const isPolicy = (candidate: unknown): candidate is AnyPolicy => isNamed(candidate) && 'react' in candidate;

/** Every view of every service. */
export const allViews = () => found('views', isView);
/** Every policy of every service. */
export const allPolicies = () => found('policies', isPolicy);
