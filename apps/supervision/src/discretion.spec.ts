// What supervision tells of a matter of the discipline organ.
import { CaseOpened } from '@onehall/contracts';
import { rowsOf } from '@onehall/testing';
import { accepted, caseId, disposed, opened, sentOut, signedFor } from '../test/facts.js';
import { SmallSupervision } from '../test/small-supervision.js';
import { bareLine, bareSheet, mayKnowOfSecrets } from './discretion.js';
import { sheetOf } from './views/case-sheet.js';
import { watchList } from './views/watch-list.js';

const accusation = CaseOpened({ ...opened('2026-03-02').data, purpose: 'accusation', confidential: true });
const waiting = new SmallSupervision().hear(accusation);
const handed = new SmallSupervision().hear(accusation, disposed('discipline', '2026-03-04'));
const turned = new SmallSupervision().hear(opened('2026-03-02'), sentOut('2026-03-03', ['land']), signedFor('land', '2026-03-04'), accepted('land', '2026-03-05'), disposed('discipline', '2026-03-06'));
const line = ({ events }: SmallSupervision) => {
  const [row] = rowsOf(watchList, events as never);
  if (!row) throw new Error('Nothing is watched.');
  return row;
};

describe('Of a matter of the discipline organ', () => {
  it('number, day and the hall’s own term are told while it waits to be handed over', () => {
    expect(bareLine(line(waiting))).toMatchObject({ caseId, number: 'F2026-1', sealed: true, open: { 'C-ROUTE': '2026-03-17' }, nextDueOn: '2026-03-17' });
    expect(bareSheet(sheetOf(waiting.events))).toMatchObject({ number: 'F2026-1', waits: true, runs: [{ clockId: 'C-ROUTE' }] });
  });
  it.each([['an accusation', handed], ['what turned into one', turned]])('number and day are told from then on: %s', (_, supervision) => {
    const told = { line: bareLine(line(supervision)), sheet: bareSheet(sheetOf(supervision.events)) };
    expect(told.line).toMatchObject({ caseId: null, number: 'F2026-1', openedOn: '2026-03-02', open: null, openClocks: null, nextDueOn: null });
    expect(told.sheet).toEqual({ number: 'F2026-1', openedOn: '2026-03-02', confidential: true, runs: [], urges: [], waits: false });
    expect(JSON.stringify(told)).not.toMatch(new RegExp(`land|${caseId}`));
  });
  it('an ordinary case keeps its line', () => {
    const ordinary = line(new SmallSupervision().hear(opened('2026-03-02')));
    expect(bareLine(ordinary)).toBe(ordinary);
  });
  it.each([['supervisor', true], ['auditor', true], ['router', true], ['secretary', false], ['handler', false], ['head', false]])('%s knows that there is one: %s', (role, may) => expect(mayKnowOfSecrets({ id: 'u', role, hall: 'hall' })).toBe(may));
});
