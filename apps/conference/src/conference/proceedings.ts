// The proceedings of a conference as somebody reads them: who came, every position in the order in which it was stated, what was resolved and done.
import type { ConferenceEvent } from '@onehall/contracts';
import type { Personal, Recorded } from '@onehall/kernel';
import type { Attendance } from './conference.js';
import { leave, type Reader } from './readable.js';

type Data<Type extends ConferenceEvent['type']> = Extract<ConferenceEvent, { type: Type }>['data'];

/** A position as it was stated. `counts`: nothing was said by this department on this case after it. */
export type Position = Pick<Data<'PositionStated'>, 'department' | 'about' | 'stance' | 'view'> & { readonly statedAt: string; readonly counts: boolean };
export type TaskRead = Data<'ResolutionPassed'>['tasks'][number] & { readonly doneOn?: string; readonly report?: Personal<string> };
/** A case that left the table after the call. Of one that is the discipline organ's nobody reads which it was. */
export interface Left {
  readonly caseId?: string;
  readonly because: NonNullable<Data<'CaseTakenOffTable'>['because']> | 'discipline';
}

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
  /** Cases that left the table after the call, by id. */
  readonly left: Readonly<Record<string, Left['because']>>;
}

/** Folds all events of one conference, as this reader may read them; nothing when it was never called. */
export function proceedings(events: readonly Recorded<ConferenceEvent>[], reader: Reader): Proceedings | undefined {
  const [first, ...rest] = events;
  if (first?.type !== 'ConferenceCalled') return undefined;
  const called: Proceedings = { state: 'called', call: { ...first.data, calledAt: first.meta.at }, agenda: [], attendance: {}, positions: [], tasks: [], signatures: [], left: {} };
  return rest.reduce((before, event) => (event.type === 'CaseTakenOffTable' ? leave(before, { about: event.data.about, because: event.data.because ?? 'discipline' }, reader) : fold(before, event)), called);
}

type Said = Exclude<ConferenceEvent, { type: 'CaseTakenOffTable' }>;

function fold(before: Proceedings, { type, data, meta }: Recorded<Said>): Proceedings {
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
      return { ...before, tasks: before.tasks.map(task => (task.taskId === data.task.taskId ? { ...task, doneOn: data.doneOn, report: data.task.report } : task)) };
    case 'ConferenceCancelled':
      return { ...before, state: 'cancelled', cancelled: data.reasons };
  }
}
