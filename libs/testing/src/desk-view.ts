// A view to test followers with: every case on one desk, its columns filled by two services, its steps counted so that a lost or doubled event shows.
import type { Event, Sealed, View } from '@onehall/kernel';

type Registered = Event<'CaseRegistered', { readonly caseId: string; readonly on: string; readonly name?: Sealed | string }>;
type Step = Event<'StepTaken', { readonly caseId: string; readonly step: number | string; readonly poison?: true }>;
type Together = Event<'CasesTakenTogether', { readonly caseId: string; readonly with: readonly string[] }>;
type Withdrawn = Event<'CaseWithdrawn', { readonly caseId: string }>;
export type DeskEvent = Registered | Step | Together | Withdrawn;

/** `trail` holds the steps in the order in which they were folded. */
export interface OnDesk {
  readonly caseId: string;
  readonly registeredOn: string | null;
  readonly registrations: number | null;
  readonly name: Sealed | null;
  readonly nameDigest: string | null;
  readonly nameBigrams: readonly string[] | null;
  readonly lastStep: number | null;
  readonly trail: readonly (number | string)[] | null;
  readonly together: boolean | null;
}

export const deskTable = `create table desk (hall text not null, "caseId" text not null, "registeredOn" text, registrations int, name jsonb, "nameDigest" text, "nameBigrams" text[],
  "lastStep" int, trail jsonb, together boolean, primary key (hall, "caseId"))`;

/** Intake says CaseRegistered, routing everything else. */
export const deskServiceOf = (type: string): string => (type === 'CaseRegistered' ? 'intake' : 'routing');

/** `allergic`: as long as it answers true, the fold fails over a step that is marked as poison. */
export const deskView = (allergic: () => boolean = () => true): View<OnDesk, 'caseId', DeskEvent> => ({
  name: 'desk',
  version: 1,
  table: 'desk',
  key: ['caseId'],
  on: {
    CaseRegistered: {
      rows: ({ data: { caseId } }) => [{ caseId }],
      fold: (row, { data: { on, name } }) => ({ registeredOn: on, registrations: (row?.registrations ?? 0) + 1, ...(typeof name === 'object' && { name }) }),
      find: ({ data: { name } }) => (name === undefined ? {} : { nameDigest: { value: name, as: 'digest', kind: 'name' }, nameBigrams: { value: name, as: 'bigrams', kind: 'name' } }),
    },
    StepTaken: {
      rows: ({ data: { caseId } }) => [{ caseId }],
      fold: (row, { data: { step, poison } }) => {
        if (poison && allergic()) throw new Error('This step cannot be digested.');
        return { lastStep: step as number, trail: [...(row?.trail ?? []), step] };
      },
    },
    CasesTakenTogether: {
      rows: ({ data }) => [data.caseId, ...data.with].map(caseId => ({ caseId })),
      // By routing's own columns only: whether intake was quicker must make no difference.
      fold: row => (typeof row?.lastStep === 'number' ? { together: true } : undefined),
    },
    CaseWithdrawn: { rows: ({ data: { caseId } }) => [{ caseId }], fold: () => null },
  },
});
