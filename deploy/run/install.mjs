// Installs what is missing: node_modules absent, or older than the lock file.
import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, statSync } from 'node:fs';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../..');

/** Runs `npm ci` when the lock file is newer than what is installed. Ends the process with one sentence when that fails. */
export function install() {
  const modules = path.join(root, 'node_modules');
  // A link leads to somebody else's house: `npm ci` would empty it.
  if (lstatSync(modules, { throwIfNoEntry: false })?.isSymbolicLink()) return;
  const installed = path.join(modules, '.package-lock.json');
  const lock = path.join(root, 'package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  process.stdout.write('正在安装依赖 … Installing what is missing (npm ci) …\n');
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) {
    process.stderr.write('npm ci 失败，请检查网络或 npm 源。Installing failed: check the network and the npm registry, then run the command again.\n');
    process.exit(status ?? 1);
  }
}
