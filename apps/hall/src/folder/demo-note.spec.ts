// Proof that the demo hall is lived once, only where its history can begin, and that a clock never runs back to it.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clockOfDemo, finishDemo, finishedDemo, noteDemo, unfinishedDemo } from './demo-note.js';

let dataDir: string;
beforeEach(() => (dataDir = mkdtempSync(join(tmpdir(), 'onehall-'))));
afterEach(() => rmSync(dataDir, { recursive: true }));

const real = () => ({ dataDir, demo: true, signIn: 'development' as const, clock: 'real' as const, clockStart: '2005-04-30T16:00:00.000Z' });
const today = '2026-03-16';

describe('In a folder that no hall has used', () => {
  it('the demo hall is begun, on a virtual clock that stands before its first case', () => {
    noteDemo(real(), true, today);
    expect(unfinishedDemo(dataDir)).toMatchObject({ today });
    expect(clockOfDemo(real())).toMatchObject({ clock: 'virtual', clockStart: '2008-12-31T16:00:00.000Z' });
  });
  it('is gone on with after a crash, counted from the same day', () => {
    noteDemo(real(), true, today);
    noteDemo(real(), false, '2026-03-19');
    expect(unfinishedDemo(dataDir)).toMatchObject({ today });
  });
  it('is lived once, and the clock is the real one from then on', () => {
    noteDemo(real(), true, today);
    finishDemo(dataDir, { cases: 31, submissions: 32 });
    noteDemo(real(), false, today);
    expect(unfinishedDemo(dataDir)).toBeUndefined();
    expect(finishedDemo(dataDir)).toMatchObject({ today, cases: 31, submissions: 32 });
    expect(clockOfDemo(real())).toEqual(real());
  });
  it('is not begun on a virtual clock that starts later, nor where nobody can sign in, nor unasked', () => {
    noteDemo({ ...real(), clock: 'virtual', clockStart: '2020-01-01T00:00:00.000Z' }, true, today);
    noteDemo({ ...real(), signIn: 'none' }, true, today);
    noteDemo({ ...real(), demo: false }, true, today);
    expect(unfinishedDemo(dataDir)).toBeUndefined();
  });
});

describe('In a folder that has been used', () => {
  it('the demo hall is not begun: its history would run before what is there', () => {
    noteDemo(real(), false, today);
    expect(existsSync(join(dataDir, 'demo-loading'))).toBe(false);
  });
  it('what was begun is given up by a start without it, since that one lives in today', () => {
    noteDemo(real(), true, today);
    noteDemo({ ...real(), demo: false }, false, today);
    noteDemo(real(), false, today);
    expect(unfinishedDemo(dataDir)).toBeUndefined();
    expect(clockOfDemo(real())).toEqual(real());
  });
});
