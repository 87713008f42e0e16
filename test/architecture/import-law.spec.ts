// The import law, kept by the house and broken once by every rule in ./broken.
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import law from './import-law.cjs';

interface Violation { readonly from: string; readonly to: string; readonly rule: { readonly name: string } }

const root = path.resolve(__dirname, '../..');
const cruiser = path.join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');

function violations(folder: string): readonly Violation[] {
  const arguments_ = [cruiser, '--config', path.join(__dirname, 'import-law.cjs'), '--output-type', 'json', 'apps', 'libs'];
  const out = execFileSync(process.execPath, arguments_, { cwd: folder, maxBuffer: 1 << 28, encoding: 'utf8' });
  return (JSON.parse(out) as { summary: { violations: Violation[] } }).summary.violations;
}

describe('Who may import whom', () => {
  it('is kept everywhere in the house', () => {
    expect(violations(root).map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([]);
  });

  const seen = () => violations(path.join(__dirname, 'broken'));

  it('is seen failing once by every rule', () => {
    expect([...new Set(seen().map(({ rule }) => rule.name))].sort()).toEqual(law.forbidden.map(({ name }: { name: string }) => name).sort());
  });

  it('leaves no hole: a room named almost like a window, a view, a policy, the testing lib', () => {
    const pairs = seen().map(({ rule, from }) => `${rule.name}: ${from}`);
    expect(pairs).toEqual(expect.arrayContaining([
      'a-decision-cannot-fail: apps/routing/src/windowsills/breaks.ts',
      'a-view-and-a-policy-are-pure: apps/routing/src/views/breaks.ts',
      'a-view-and-a-policy-are-pure: apps/routing/src/policies/when-something-broke-break.ts',
      'testing-knows-no-app: libs/testing/src/breaks.ts',
    ]));
  });
});
