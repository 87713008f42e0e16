// `npm test`: installs what is missing, then every tier in turn, and a summary of what ran. With REQUIRE_ALL=1 a tier that was skipped fails the run.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { install } from '../deploy/run/install.mjs';
import { whyNoKafka } from '../deploy/kafka/find-kafka.mjs';

const root = path.resolve(import.meta.dirname, '..');
const reports = path.join(root, 'test', '.reports');
const required = process.env.REQUIRE_ALL === '1';
const only = process.argv.slice(2);

/** A tier that hangs is a tier that failed. */
const patience = 40 * 60_000;
const runWith = (env, script, ...given) => spawnSync(process.execPath, [path.join(root, script), ...given], { cwd: root, stdio: 'inherit', env: { ...process.env, ...env }, timeout: patience, killSignal: 'SIGKILL' });
const run = (script, ...given) => runWith({}, script, ...given);

/** Runs one jest project and reads its own report: what ran is counted, not assumed. */
function jest(project, house = 'hall') {
  const report = path.join(reports, `${project}-${house}.json`);
  const { status } = runWith({ HOUSE: house }, 'node_modules/jest/bin/jest.js', '--selectProjects', project, '--maxWorkers=2', '--json', `--outputFile=${report}`, '--silent=false');
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numFailedTestSuites } = JSON.parse(readFileSync(report, 'utf8'));
    return { passed: numPassedTests, failed: numFailedTests + (numFailedTests === 0 ? numFailedTestSuites : 0), skipped: numPendingTests, ok: status === 0 };
  } catch {
    return { passed: 0, failed: 1, skipped: 0, ok: false };
  }
}

const check = (script, ...given) => () => {
  const ok = run(script, ...given).status === 0;
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0, ok };
};

/** Real Kafka or none: where there is none, one sentence says what to install, and the tier counts as skipped; where one is named and does not answer, as failed. */
const overKafka = (project, house) => async () => {
  const why = await whyNoKafka();
  if (why === undefined) return jest(project, house);
  process.stdout.write(`${why}\n`);
  const named = Boolean(process.env.KAFKA_BROKERS);
  return { passed: 0, failed: named ? 1 : 0, skipped: named ? 0 : 1, ok: !named, lacking: true };
};

const tiers = [
  ['types', check('node_modules/@typescript/native/bin/tsc', '-p', 'tsconfig.json', '--noEmit', '--incremental', 'false')],
  ['lint', check('node_modules/eslint/bin/eslint.js', 'apps', 'libs', 'test', 'deploy', '--max-warnings=0')],
  ['architecture', () => jest('architecture')],
  ['history', () => jest('history')],
  ['units', () => jest('units')],
  ['postgres', () => jest('postgres')],
  ['kafka', overKafka('kafka')],
  ['stories', () => jest('stories')],
  ['five', overKafka('stories', 'services')],
  ['chaos', () => jest('chaos')],
];

install();
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
const began = Date.now();
const results = [];
for (const [name, tier] of tiers) {
  if (only.length > 0 && !only.includes(name)) continue;
  const start = Date.now();
  process.stdout.write(`\n── ${name} ──\n`);
  results.push({ name, ...(await tier()), seconds: (Date.now() - start) / 1000 });
}

process.stdout.write('\n── what ran ──\n');
for (const { name, passed, failed, skipped, seconds } of results) {
  process.stdout.write(`${name.padEnd(14)}${String(passed).padStart(5)} passed ${String(failed).padStart(3)} failed ${String(skipped).padStart(3)} skipped ${seconds.toFixed(1).padStart(7)} s\n`);
}
const sum = key => results.reduce((total, result) => total + result[key], 0);
const empty = results.filter(({ passed, failed, lacking }) => passed + failed === 0 && !lacking).map(({ name }) => name);
if (empty.length > 0) process.stdout.write(`Nothing ran in: ${empty.join(', ')}\n`);
process.stdout.write(`${((Date.now() - began) / 1000).toFixed(0)} s in all\n\n${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped\n`);
const failed = results.some(({ ok }) => !ok) || empty.length > 0 || (required && sum('skipped') > 0);
process.exit(failed ? 1 : 0);
