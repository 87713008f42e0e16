// What protects the ledger beside audit's log, as audit's migrations set it: the service may add and read, and nobody may change a row.
import type { Guard } from '@onehall/event-store';

export const ledgerGuards: readonly Guard[] = [
  ...['ledger', 'case_stream'].map((relation): Guard => ({ relation, immutable: true, app: ['select', 'insert'], reader: [] })),
  { relation: 'ledger_life', immutable: true, app: ['select'], reader: [] },
  ...['ledger_fate', 'ledger_now'].map((relation): Guard => ({ relation, app: ['select'], reader: [] })),
];
