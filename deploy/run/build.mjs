// Builds the hall into dist/ when its sources have changed since the last time. `npm run build` always builds.
import './node-version.mjs';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { install, root } from './install.mjs';

const entry = path.join(root, 'dist', 'apps', 'hall', 'src', 'main.js');
const stamp = path.join(root, 'dist', '.built-from');
const builder = path.join(root, 'node_modules', '.onehall-builds');
const settings = ['package-lock.json', 'nest-cli.json', 'tsconfig.base.json', 'deploy/run/packages.mjs'];

const sources = folder =>
  readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap(item => {
    const file = path.join(folder, item.name);
    if (item.isDirectory()) return item.name === 'node_modules' ? [] : sources(file);
    return item.name.endsWith('.ts') && !item.name.endsWith('.spec.ts') ? [file] : [];
  });

const mark = file => {
  const { size, mtimeMs } = statSync(path.join(root, file));
  return `${file} ${size} ${mtimeMs}`;
};

/** What dist/ would be built from: every source with its size and time. A look at the files' contents would cost more than it could save. */
const fingerprint = () => createHash('sha256').update([...settings, ...sources('apps'), ...sources('libs')].sort().map(mark).join('\n')).digest('hex');

const packages = path.join(root, 'dist', 'node_modules', '.all.js');
const isFresh = () => existsSync(entry) && existsSync(packages) && existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint();

function run(...script) {
  const { status, stdout, stderr } = spawnSync(process.execPath, script, { cwd: root, encoding: 'utf8' });
  if (status === 0 && existsSync(entry)) return;
  process.stderr.write(`${stdout}${stderr}\n编译失败。Building failed.\n`);
  rmSync(builder, { force: true });
  process.exit(status || 1);
}

/** Compiles everything with swc, and puts the packages beside it. Ends the process with the compiler's words when that fails. */
export function build() {
  const from = fingerprint();
  run(path.join(root, 'node_modules/@nestjs/cli/bin/nest.js'), 'build', 'hall');
  run(path.join(import.meta.dirname, 'packages.mjs'));
  writeFileSync(stamp, from);
}

const lives = pid => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
};

/** One builds, the others wait: `npm start` and `npm test` may meet here. A builder that was killed is passed over. */
function alone(work) {
  for (;;) {
    try {
      writeFileSync(builder, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const pid = existsSync(builder) ? Number(readFileSync(builder, 'utf8')) : 0;
    if (pid > 0 && !lives(pid)) rmSync(builder, { force: true });
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
  }
  try {
    work();
  } finally {
    rmSync(builder, { force: true });
  }
}

/** Builds when that is needed. */
export function buildIfStale() {
  if (isFresh()) return;
  alone(() => {
    if (isFresh()) return;
    process.stdout.write('正在编译 … Building …\n');
    build();
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  install();
  alone(build);
  process.stdout.write('dist/ 已就绪。dist/ is built.\n');
}
