// What a conference must remember in order to decide: who sits at the table, who was present, who has spoken, and which tasks are open.
import type { AttendanceRecorded, CaseTakenOffTable, ConferenceEvent } from '@onehall/contracts';
import type { Stream } from '@onehall/kernel';

export type Attendance = AttendanceRecorded['data']['attendance'];

/** A task of the resolution. `caseId` is the case that it serves, which need not be the first one on the agenda. */
export interface Task {
  readonly caseId: string;
  readonly department: string;
  readonly done: boolean;
}

/** The table as it was called. `caseId`, the first of the cases, stands in every event of the conference and owns what was said of no case alone. */
export interface Table {
  readonly caseId: string;
  readonly cases: readonly string[];
  readonly convener: string;
  readonly heldAt: string;
  readonly invited: readonly string[];
  /** The case of each item. */
  readonly agenda: readonly string[];
  readonly attendance: Readonly<Record<string, Attendance>>;
  readonly spoken: readonly string[];
  /** Cases that left the table after the call, and those of them that are the discipline organ's. */
  readonly takenOff: readonly string[];
  readonly secret: readonly string[];
}

export type Conference =
  | { readonly phase: 'uncalled' }
  | (Table & { readonly phase: 'called' })
  | (Table & { readonly phase: 'resolved'; readonly tasks: Readonly<Record<string, Task>>; readonly minutesSigned: boolean })
  | (Table & { readonly phase: 'cancelled' });

export type Resolved = Extract<Conference, { phase: 'resolved' }>;

/** The table alone, whatever became of it. */
const tableOf = ({ caseId, cases, convener, heldAt, invited, agenda, attendance, spoken, takenOff, secret }: Table): Table =>
  ({ caseId, cases, convener, heldAt, invited, agenda, attendance, spoken, takenOff, secret });

/** Changes a table that has been called; before that there is nothing to change. */
const atTable = (conference: Conference, change: Partial<Table>): Conference => ('invited' in conference ? { ...conference, ...change } : conference);

const whenResolved = (conference: Conference, change: (resolved: Resolved) => Partial<Resolved>): Conference =>
  conference.phase === 'resolved' ? { ...conference, ...change(conference) } : conference;

const attended = (conference: Conference): Table['attendance'] => ('invited' in conference ? conference.attendance : {});
const without = (conference: Conference, { about, because }: CaseTakenOffTable['data']): Partial<Table> =>
  'invited' in conference ? { takenOff: [...conference.takenOff, about], secret: because ? conference.secret : [...conference.secret, about] } : {};
const spoken = (conference: Conference): Table['spoken'] => ('invited' in conference ? conference.spoken : []);

export const conferences: Stream<'conferenceId', Conference, ConferenceEvent> = {
  kind: 'conference',
  key: 'conferenceId',
  initial: { phase: 'uncalled' },
  evolve(conference, { type, data }) {
    switch (type) {
      case 'ConferenceCalled':
        return { phase: 'called', ...tableOf({ ...data, agenda: [], attendance: {}, spoken: [], takenOff: [], secret: [] }) };
      case 'AgendaSet':
        return atTable(conference, { agenda: data.agenda.map(({ caseId }) => caseId) });
      case 'AttendanceRecorded':
        return atTable(conference, { attendance: { ...attended(conference), [data.department]: data.attendance } });
      case 'PositionStated':
        return atTable(conference, { spoken: [...new Set([...spoken(conference), data.department])] });
      case 'ResolutionPassed': {
        const tasks = data.tasks.map(({ taskId, caseId, department }) => [taskId, { caseId, department, done: false }] as const);
        return conference.phase === 'called' ? { ...conference, phase: 'resolved', tasks: Object.fromEntries(tasks), minutesSigned: false } : conference;
      }
      case 'MinutesSigned':
        return whenResolved(conference, () => ({ minutesSigned: true }));
      case 'TaskDone':
        return whenResolved(conference, ({ tasks }) => {
          const { taskId } = data.task;
          const task = tasks[taskId];
          return { tasks: task ? { ...tasks, [taskId]: { ...task, done: true } } : tasks };
        });
      case 'LeaderSigned':
        return conference;
      case 'CaseTakenOffTable':
        return atTable(conference, without(conference, data));
      case 'ConferenceCancelled':
        return 'invited' in conference ? { ...tableOf(conference), phase: 'cancelled' } : conference;
    }
  },
};
