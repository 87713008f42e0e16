// The note of how far a hall has come: what it proves, and what it does not.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isBehind, keepReached, reachedFile, readReached, type Reached } from './reached.js';

const log = (changes: Partial<Reached> = {}): Reached => ({ logId: 'a', incarnation: 1, position: 80, ...changes });

describe('A log', () => {
  it.each<[string, Partial<Reached>, boolean]>([
    ['stands where it was noted', {}, false],
    ['has come further since', { position: 81 }, false],
    ['ends before what was noted', { position: 79 }, true],
    ['has gone on under a new incarnation from an earlier place', { incarnation: 2, position: 10 }, false],
    ['is another one that lies here today', { logId: 'b', position: 1 }, false],
  ])('%s', (_, changes, behind) => expect(isBehind(log(changes), log())).toBe(behind));
  it('is older than a restore that was noted', () => expect(isBehind(log({ position: 90 }), log({ incarnation: 2 }))).toBe(true));
  it('of which nothing was noted is behind nobody', () => expect(isBehind(log(), undefined)).toBe(false));
});

describe('The note', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'onehall-reached-'))));
  afterEach(() => rmSync(folder, { recursive: true }));
  const dataDir = (): string => join(folder, 'data');

  it('lies beside the folder, and says what was written into it', () => {
    keepReached(dataDir(), { intake: log() });
    expect(reachedFile(dataDir())).toBe(`${dataDir()}.reached`);
    expect(readReached(dataDir())).toEqual({ intake: log() });
  });
  it.each(['', '{', '[]', 'null', '{"intake":{"logId":1}}'])('that is damaged keeps nobody from opening: %j', text => {
    writeFileSync(reachedFile(dataDir()), text);
    expect(readReached(dataDir())).toEqual({});
  });
  it('that is not there, neither', () => expect(readReached(dataDir())).toEqual({}));
});
