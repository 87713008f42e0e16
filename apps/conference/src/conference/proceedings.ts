// The proceedings of a conference as somebody reads them: who came, every position in the order in which it was stated, what was resolved and done.
import type { ConferenceEvent } from '@onehall/contracts';
import type { Personal, Recorded } from '@onehall/kernel';
import type { Attendance } from './conference.js';

type Data<Type extends ConferenceEvent['type']> = Extract<ConferenceEvent, { type: Type }>['data'];

/** A position as it was stated. `counts`: nothing was said by this department on this case after it. */
export type Position = Pick<Data<'PositionStated'>, 'department' | 'about' | 'stance' | 'view'> & { readonly statedAt: string; readonly counts: boolean };
/** Without `what` and `report` where its case was taken off the table. */
export type TaskRead = Omit<Data<'ResolutionPassed'>['tasks'][number], 'what'> & { readonly what?: Personal<string>; readonly doneOn?: string; readonly report?: Personal<string> };

export interface Proceedings {
  readonly state: 'called' | 'resolved' | 'signed' | 'cancelled';
  readonly call: Omit<Data<'ConferenceCalled'>, 'subject'> & { readonly subject?: string; readonly calledAt: string };
  readonly agenda: Data<'AgendaSet'>['agenda'];
  readonly attendance: Readonly<Record<string, { readonly attendance: Attendance; readonly post?: string | undefined }>>;
  readonly positions: readonly Position[];
  readonly resolution?: Pick<Data<'ResolutionPassed'>, 'resolvedOn'> & { readonly resolution?: Personal<string> };
  readonly tasks: readonly TaskRead[];
  readonly minutes?: Pick<Data<'MinutesSigned'>, 'convener' | 'signedOn' | 'paper'> & { readonly minutes?: Personal<string> };
  readonly signatures: readonly (Pick<Data<'LeaderSigned'>, 'leader' | 'signedOn'> & { readonly instruction?: Personal<string> })[];
  readonly cancelled?: Personal<string>;
  /** Cases that went to the discipline organ after the call. */
  readonly takenOff: readonly string[];
}

/** Folds all events of one conference; nothing when it was never called. */
export function proceedings(events: readonly Recorded<ConferenceEvent>[]): Proceedings | undefined {
  const [first, ...rest] = events;
  if (first?.type !== 'ConferenceCalled') return undefined;
  const called: Proceedings = { state: 'called', call: { ...first.data, calledAt: first.meta.at }, agenda: [], attendance: {}, positions: [], tasks: [], signatures: [], takenOff: [] };
  return rest.reduce(fold, called);
}

/** What is left for everybody once a case is the discipline organ's: that one sat, who came, and the papers by number. What was resolved, signed or instructed may speak of any case of the table, so it goes too. */
export function withoutCase(before: Proceedings, about: string): Proceedings {
  if (before.takenOff.includes(about)) return before;
  const { conferenceId, caseId, cases, convener, heldAt, venue, invited, calledAt } = before.call;
  const { state, attendance } = before;
  return {
    state,
    attendance,
    call: { conferenceId, caseId, cases, convener, heldAt, venue, invited, calledAt },
    takenOff: [...before.takenOff, about],
    agenda: before.agenda.filter(({ caseId }) => caseId !== about),
    positions: before.positions.filter(position => position.about !== about),
    tasks: before.tasks.map(task => (task.caseId === about ? silent(task) : task)),
    signatures: before.signatures.map(({ leader, signedOn }) => ({ leader, signedOn })),
    ...(before.resolution && { resolution: { resolvedOn: before.resolution.resolvedOn } }),
    ...(before.minutes && { minutes: { convener: before.minutes.convener, signedOn: before.minutes.signedOn, paper: before.minutes.paper } }),
  };
}

const silent = ({ taskId, caseId, department, dueOn, doneOn }: TaskRead): TaskRead => ({ taskId, caseId, department, dueOn, ...(doneOn && { doneOn }) });

function fold(before: Proceedings, { type, data, meta }: Recorded<ConferenceEvent>): Proceedings {
  switch (type) {
    case 'ConferenceCalled':
      return before;
    case 'AgendaSet':
      return { ...before, agenda: data.agenda };
    case 'AttendanceRecorded':
      return { ...before, attendance: { ...before.attendance, [data.department]: { attendance: data.attendance, post: data.post } } };
    case 'PositionStated': {
      const { department, about, stance, view } = data;
      const earlier = before.positions.map(position => (position.department === department && position.about === about ? { ...position, counts: false } : position));
      return { ...before, positions: [...earlier, { department, about, stance, view, statedAt: meta.at, counts: true }] };
    }
    case 'ResolutionPassed':
      return { ...before, state: 'resolved', resolution: { resolvedOn: data.resolvedOn, resolution: data.resolution }, tasks: data.tasks };
    case 'MinutesSigned':
      return { ...before, state: 'signed', minutes: { convener: data.convener, signedOn: data.signedOn, minutes: data.minutes, paper: data.paper } };
    case 'LeaderSigned': {
      const { leader, signedOn, instruction } = data;
      return { ...before, signatures: [...before.signatures, { leader, signedOn, instruction }] };
    }
    case 'TaskDone':
      return { ...before, tasks: before.tasks.map(task => (task.taskId === data.taskId ? { ...task, doneOn: data.doneOn, report: data.report } : task)) };
    case 'CaseTakenOffTable':
      return withoutCase(before, data.about);
    case 'ConferenceCancelled':
      return { ...before, state: 'cancelled', cancelled: data.reasons };
  }
}
