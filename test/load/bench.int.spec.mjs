// Proof that the scales still weigh: a short bench of the log alone and one of a whole hall, against their real databases, with every check of theirs.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');

it('A quick bench measures, checks what it measured, and leaves a report', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'onehall-bench-spec-'));
  const json = path.join(folder, 'report.json');
  execFileSync(process.execPath, [path.join(root, 'test/load/bench.mjs'), 'append', 'verify', '--quick', '--rounds', '1', '--seconds', '0.3', '--events', '1000', '--json', json], { cwd: root, stdio: 'pipe', timeout: 300_000 });
  const { benches } = JSON.parse(readFileSync(json, 'utf8'));
  rmSync(folder, { recursive: true });
  expect(benches.map(({ name }) => name)).toEqual(['append', 'verify']);
  for (const { results, checked } of benches) {
    expect(results.length).toBeGreaterThan(1);
    for (const { of, values } of results) expect([of, values.every(value => value > 0)]).toEqual([of, true]);
    expect(checked.length).toBeGreaterThan(0);
  }
});
