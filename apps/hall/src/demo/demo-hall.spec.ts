// The demo hall's own file: every line can be lived, on whatever day the hall is opened.
import fc from 'fast-check';
import { addDays } from '@onehall/rulebook';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { scriptOfLine } from '../live/lines.js';
import { departments } from './departments.js';

const lines = readFileSync(join(__dirname, 'demo-hall.jsonl'), 'utf8').trim().split('\n');
const scriptsOn = (today: string) => lines.map((text, index) => scriptOfLine(text, { line: index + 1, today }));

describe('The demo hall', () => {
  it('can be lived on any day, each act after the one before it', () =>
    fc.assert(fc.property(fc.integer({ min: 0, max: 3_650 }), days => expect(scriptsOn(addDays('2024-01-01', days))).toHaveLength(lines.length)), { numRuns: 100 }));

  it('says what has happened, and nothing that is still to come', () => {
    const today = '2026-03-16';
    for (const { brought, acts } of scriptsOn(today)) for (const at of [brought.receivedAt, ...acts.map(act => act.at)]) expect(at < `${today}T00:00:00.000Z`).toBe(true);
  });

  it('names only departments that it opens', () => {
    const known = new Set(departments.flatMap(({ department, name, aliases }) => [department, name, ...aliases]));
    const named = scriptsOn('2026-03-16').flatMap(({ acts }) => acts.flatMap(act => ('department' in act && act.department !== undefined ? [act.department] : []).concat(act.act === 'dispose' ? (act.departments ?? []) : [])));
    expect(named.filter(name => !known.has(name))).toEqual([]);
  });

  it('tells the ten disputes of the township, of which eight are over and two are in hand', () => {
    const town = scriptsOn('2026-03-16').filter(({ id }) => id.startsWith('town-2009-'));
    expect(town.map(({ brought: { channel } }) => channel)).toEqual(Array<string>(10).fill('screening'));
    expect(town.filter(({ acts }) => acts.some(act => act.act === 'end' || (act.act === 'dispose' && act.way === 'political-legal')))).toHaveLength(8);
  });

  it('lets nobody be named twice by the same telephone', () => {
    const phones = scriptsOn('2026-03-16').flatMap(({ brought }) => (brought.persons ?? []).flatMap(({ phone }) => (phone === undefined ? [] : [phone])));
    expect(new Set(phones).size).toBe(phones.length);
  });
});
