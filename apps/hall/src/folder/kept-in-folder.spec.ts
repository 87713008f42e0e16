// Proof that a virtual clock goes on where it stood when the hall starts again.
import { openClock } from '@onehall/platform';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSecrets } from './secrets.js';

let dataDir: string;
beforeEach(() => (dataDir = mkdtempSync(join(tmpdir(), 'onehall-'))));
afterEach(() => rmSync(dataDir, { recursive: true }));

const settings = () => ({ clock: 'virtual' as const, clockStart: '2009-01-01T00:00:00.000Z', dataDir });

describe('The hall’s clock', () => {
  it('starts where the settings say, and goes on where it stood', () => {
    const clock = openClock(settings());
    expect(clock.now()).toBe('2009-01-01T00:00:00.000Z');
    clock.moveTo('2009-01-25T01:00:00.000Z');
    expect(openClock(settings()).now()).toBe('2009-01-25T01:00:00.000Z');
  });
  it('is the real one unless it was asked otherwise', () => expect(openClock({ ...settings(), clock: 'real' }).mode).toBe('real'));
});

describe('The passwords of the database', () => {
  it('are made once, differ from each other, and are kept for the hall alone', () => {
    const secrets = openSecrets(dataDir);
    const [postgres, app] = [secrets('postgres'), secrets('intake_app')];
    expect(postgres).not.toBe(app);
    expect(postgres).toMatch(/^[\w-]{32}$/);
    expect(openSecrets(dataDir)('postgres')).toBe(postgres);
    expect(JSON.parse(readFileSync(join(dataDir, 'secrets.json'), 'utf8'))).toEqual({ postgres, intake_app: app });
  });
});
