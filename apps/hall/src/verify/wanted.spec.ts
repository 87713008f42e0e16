// The command line of a verification: its own two flags, and nothing of a hall that starts.
import { wanted } from './wanted.js';

describe('The command line of npm run verify', () => {
  it('may name a folder, and a file for the result', () => {
    expect(wanted([])).toEqual({ json: undefined, dataDir: undefined });
    expect(wanted(['--json', 'result.json', '--data-dir=.data'])).toEqual({ json: 'result.json', dataDir: '.data' });
  });

  it.each(['--bogus', '--port 1', '--json', '--json=', '--json --data-dir', '--data-dir=', 'all'])('that says %s is answered with its own flags', words => {
    expect(() => wanted(words.split(' '))).toThrow(/^[^\n]+\nUsage: npm run verify \[-- --json <file>\] \[--data-dir <folder>\]$/);
  });
});
