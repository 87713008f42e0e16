// A view folded in memory: what becomes of its rows, event by event.
import type { Recorded, View } from '@onehall/kernel';
import { projected, rowsOf } from './rows.js';

interface Row {
  readonly caseId: string;
  readonly department: string;
  readonly times?: number;
}
type Said = { readonly type: 'Asked' | 'Left' | 'Passed'; readonly schemaVersion: 1; readonly data: { readonly caseId: string; readonly departments: readonly string[] } };

const rows = ({ data: { caseId, departments } }: Said): Pick<Row, 'caseId' | 'department'>[] => departments.map(department => ({ caseId, department }));
const view: View<Row, 'caseId' | 'department', Said> = {
  name: 'asked', table: 'asked', version: 1, key: ['caseId', 'department'],
  on: { Asked: { rows, fold: row => ({ times: (row?.times ?? 0) + 1 }) }, Left: { rows, fold: () => null }, Passed: { rows, fold: () => undefined } },
};
const said = (type: string, ...departments: string[]): Recorded => ({ type, schemaVersion: 1, data: { caseId: 'one', departments } }) as unknown as Recorded;

describe('A view that is folded in memory', () => {
  it('has a row for each key that an event touched, in the order in which they came to be', () =>
    expect([...projected(view, [said('Asked', 'water', 'land'), said('Asked', 'land')])]).toEqual([['one/water', { caseId: 'one', department: 'water', times: 1 }], ['one/land', { caseId: 'one', department: 'land', times: 2 }]]));
  it('loses what is taken off it, is left alone where nothing is to be changed, and does not hear foreign words', () =>
    expect(rowsOf(view, [said('Asked', 'water', 'land'), said('Left', 'water'), said('Passed', 'land', 'roads'), said('Blessed', 'land')])).toEqual([{ caseId: 'one', department: 'land', times: 1 }]));
});
