// The file of a result: a path that leads nowhere is told before anything is done, and nothing is left behind by asking.
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isWritable } from './report-file.js';

describe('A result', () => {
  let folder: string;
  beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'onehall-report-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  it('can be written to a file that is there, to a new one and to a device, and asking makes none', () => {
    writeFileSync(join(folder, 'old.json'), '{}');
    expect([join(folder, 'old.json'), join(folder, 'new.json'), '/dev/null'].map(isWritable)).toEqual([true, true, true]);
    expect(readdirSync(folder)).toEqual(['old.json']);
  });

  it('cannot be written to a folder, nor into one that is not there', () => {
    expect([folder, join(folder, 'nowhere', 'x.json')].map(isWritable)).toEqual([false, false]);
  });
});
