// Which conferences there are: when, where, on how many cases, who is invited, and how many tasks are still open.
import type { CaseTakenOffTable, ConferenceCalled, ConferenceCancelled, MinutesSigned, ResolutionPassed, TaskDone } from '@onehall/contracts';
import type { Recorded, View } from '@onehall/kernel';

export interface ConferenceOnAgenda {
  readonly conferenceId: string;
  readonly state: 'called' | 'resolved' | 'signed' | 'cancelled' | null;
  readonly heldAt: string | null;
  readonly venue: string | null;
  readonly subject: string | null;
  readonly convener: string | null;
  readonly cases: readonly string[] | null;
  readonly caseCount: number | null;
  readonly invited: readonly string[] | null;
  readonly tasks: number | null;
  readonly tasksOpen: number | null;
  readonly minutesNumber: string | null;
}

const its = ({ data: { conferenceId } }: Recorded<ConferenceCalled | ResolutionPassed | MinutesSigned | TaskDone | ConferenceCancelled | CaseTakenOffTable>) => [{ conferenceId }];

export const conferenceAgenda: View<ConferenceOnAgenda, 'conferenceId', ConferenceCalled | ResolutionPassed | MinutesSigned | TaskDone | ConferenceCancelled | CaseTakenOffTable> = {
  name: 'conference-agenda',
  version: 2,
  table: 'conference_agenda',
  key: ['conferenceId'],
  on: {
    ConferenceCalled: {
      rows: its,
      fold: (_, { data: { heldAt, venue, subject, convener, cases, invited } }) => ({
        state: 'called', heldAt, venue, subject, convener, cases, caseCount: cases.length, invited, tasks: 0, tasksOpen: 0,
      }),
    },
    ResolutionPassed: { rows: its, fold: (_, { data }) => ({ state: 'resolved', tasks: data.tasks.length, tasksOpen: data.tasks.length }) },
    MinutesSigned: { rows: its, fold: (_, { data }) => ({ state: 'signed', minutesNumber: data.paper.number }) },
    TaskDone: { rows: its, fold: row => ({ tasksOpen: Math.max((row?.tasksOpen ?? 0) - 1, 0) }) },
    // What was agreed on it nobody owes any more; and of a matter of the discipline organ the subject may tell.
    CaseTakenOffTable: {
      rows: its,
      fold: (row, { data: { tasks, because } }) => ({
        ...(because ? {} : { subject: null }),
        tasks: Math.max((row?.tasks ?? 0) - tasks.length, 0),
        tasksOpen: Math.max((row?.tasksOpen ?? 0) - tasks.filter(({ done }) => !done).length, 0),
      }),
    },
    ConferenceCancelled: { rows: its, fold: () => ({ state: 'cancelled' }) },
  },
};
