// The fold by itself: however events are cut into batches, the rows come out the same, and only the case of a bad event waits.
import fc from 'fast-check';
import type { Recorded } from '@onehall/kernel';
import { deskView } from '@onehall/testing';
import type { Row } from './any-view.js';
import { foldAll, idOf, prepare } from './fold.js';

const view = deskView();
const columns = new Set(['hall', 'caseId', 'registeredOn', 'registrations', 'name', 'nameDigest', 'nameBigrams', 'lastStep', 'trail', 'together']);
const event = (type: string, data: object, position: number): Recorded => ({
  type, data, position, schemaVersion: 1, id: `e${position}`, service: 'routing', stream: 'hall/case/x', version: position, recordedAt: '2026-03-02T02:00:00.000000Z',
  meta: { hall: 'hall', at: '2026-03-02T02:00:00.000Z', actor: { id: 'u', role: 'clerk' }, commandId: 'c', correlationId: 'c', rulebook: 'r', calendar: 'c' },
});

const caseId = fc.constantFrom('a', 'b', 'c');
const spoken = fc.oneof(
  fc.record({ type: fc.constant('CaseRegistered'), data: fc.record({ caseId, on: fc.constantFrom('2026-03-02', '2026-03-03') }) }),
  fc.record({ type: fc.constant('StepTaken'), data: fc.record({ caseId, step: fc.nat(99) }) }),
  fc.record({ type: fc.constant('StepTaken'), data: fc.record({ caseId, step: fc.nat(99), poison: fc.constantFrom(true as const) }) }),
  fc.record({ type: fc.constant('CasesTakenTogether'), data: fc.record({ caseId, with: fc.array(caseId) }) }),
  fc.record({ type: fc.constant('CaseWithdrawn'), data: fc.record({ caseId }) }),
);

/** A table in memory, and the cases that wait. */
function apply(batches: readonly (readonly Recorded[])[]): { readonly rows: ReadonlyMap<string, Row>; readonly parked: readonly number[] } {
  const rows = new Map<string, Row>();
  const parkedCases = new Set<string>();
  const parked: number[] = [];
  for (const batch of batches) {
    const folded = foldAll(batch.map(one => prepare(view, one)), { columns, rows: new Map(rows) }, parkedCases);
    for (const row of folded.changed) rows.set(idOf(view, row), row);
    for (const row of folded.gone) expect(rows.delete(idOf(view, row))).toBe(true);
    for (const one of folded.parked) {
      parkedCases.add(one.caseKey);
      parked.push(one.event.position);
    }
  }
  return { rows, parked };
}

describe('Events fold into rows', () => {
  it('the same way one by one as in batches of any size', () => {
    fc.assert(
      fc.property(fc.array(spoken, { maxLength: 30 }), fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 30, maxLength: 30 }), (words, sizes) => {
        const events = words.map(({ type, data }, index) => event(type, data, index + 1));
        const batches: Recorded[][] = [];
        for (let from = 0, n = 0; from < events.length; from += sizes[n++] ?? 1) batches.push(events.slice(from, from + (sizes[n] ?? 1)));
        const [byOne, byBatch] = [apply(events.map(one => [one])), apply(batches)];
        expect([...byBatch.rows].sort()).toEqual([...byOne.rows].sort());
        expect(byBatch.parked).toEqual(byOne.parked);
      }),
    );
  });

  it('and every event of a case after a bad one waits, in order, while no other case is held up', () => {
    fc.assert(
      fc.property(fc.array(spoken, { maxLength: 30 }), words => {
        const events = words.map(({ type, data }, index) => event(type, data, index + 1));
        const expected: number[] = [];
        const waiting = new Set<string>();
        for (const { data, position } of events) {
          const { caseId: key, poison } = data as { caseId: string; poison?: true };
          if (poison) waiting.add(key);
          if (waiting.has(key)) expected.push(position);
        }
        expect(apply([events]).parked).toEqual(expected);
      }),
    );
  });

  it('where a row that nothing changed is not written', () => {
    const folded = foldAll([prepare(view, event('CasesTakenTogether', { caseId: 'a', with: ['b'] }, 1))], { columns, rows: new Map() }, new Set());
    expect(folded).toEqual({ changed: [], gone: [], parked: [] });
  });

  it('where a column that nobody filled is null from the first moment', () => {
    const { changed } = foldAll([prepare(view, event('StepTaken', { caseId: 'a', step: 1 }, 1))], { columns, rows: new Map() }, new Set());
    expect(changed).toEqual([{ hall: 'hall', caseId: 'a', registeredOn: null, registrations: null, name: null, nameDigest: null, nameBigrams: null, lastStep: 1, trail: [1], together: null }]);
  });

  it('and a field for which the table has no column is a fault of the event, said by name', () => {
    const { parked } = foldAll([prepare(view, event('StepTaken', { caseId: 'a', step: 1 }, 1))], { columns: new Set(['hall', 'caseId', 'trail']), rows: new Map() }, new Set());
    expect(parked).toMatchObject([{ caseKey: 'a', error: expect.stringContaining('lastStep') as string }]);
  });

  it('and a row without its key is one too', () => {
    const { parked } = foldAll([prepare(view, event('CasesTakenTogether', { caseId: 'a', with: [null] }, 1))], { columns, rows: new Map() }, new Set());
    expect(parked).toMatchObject([{ caseKey: 'a', error: expect.stringContaining('without its caseId') as string }]);
  });
});
