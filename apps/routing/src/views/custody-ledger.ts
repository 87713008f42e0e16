// Who held a case from which instant to which: the intervals follow one another without gap or overlap from its receipt to its ending.
import type { CaseEnded, CaseReceived, CustodyTaken } from '@onehall/contracts';
import type { View } from '@onehall/kernel';

/** One custodian's time with a case. `to` is null while it lasts. */
export interface Holding {
  readonly custodian: string;
  readonly from: string;
  readonly to: string | null;
}

/** One row a case, because the event that ends an interval does not name the one it ends. */
export interface Custody {
  readonly caseId: string;
  readonly custodian: string | null;
  readonly since: string | null;
  readonly holdings: readonly Holding[] | null;
}

/** An ending decided by a policy counts from its cause, which may lie before the last handover: then the last interval is empty, never negative. */
const next = (row: Readonly<Custody> | undefined, at: string): string => (row?.since && row.since > at ? row.since : at);
const closed = (row: Readonly<Custody> | undefined, at: string): readonly Holding[] => (row?.holdings ?? []).map(holding => (holding.to === null ? { ...holding, to: next(row, at) } : holding));

export const custodyLedger: View<Custody, 'caseId', CaseReceived | CustodyTaken | CaseEnded> = {
  name: 'custody-ledger',
  version: 1,
  table: 'custody_ledger',
  key: ['caseId'],
  on: {
    CaseReceived: {
      rows: ({ data: { caseId } }) => [{ caseId }],
      fold: (_row, { meta: { at } }) => ({ custodian: 'hall', since: at, holdings: [{ custodian: 'hall', from: at, to: null }] }),
    },
    CustodyTaken: {
      rows: ({ data: { caseId } }) => [{ caseId }],
      fold: (row, { data: { to }, meta: { at } }) => ({ custodian: to, since: next(row, at), holdings: [...closed(row, at), { custodian: to, from: next(row, at), to: null }] }),
    },
    CaseEnded: {
      rows: ({ data: { caseId } }) => [{ caseId }],
      fold: (row, { meta: { at } }) => ({ custodian: null, since: null, holdings: closed(row, at) }),
    },
  },
};
