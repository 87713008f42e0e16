// The demo hall's file is found from wherever the hall is compiled to.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoFile } from './demo-file.js';

describe('The demo hall’s file', () => {
  it('lies in the project above the program', () => expect(existsSync(demoFile(__dirname))).toBe(true));
  it('is missed loudly where there is no project', () => {
    const nowhere = mkdtempSync(join(tmpdir(), 'onehall-'));
    expect(() => demoFile(nowhere)).toThrow('package.json');
    rmSync(nowhere, { recursive: true });
  });
});
