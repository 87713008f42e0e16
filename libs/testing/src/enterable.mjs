// Whether PostgreSQL can reach what it needs in this clone: as root it runs as the user postgres, who may not be able to enter somebody's home.
import { spawnSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const idOf = kind => {
  const { status, stdout } = spawnSync('id', [kind, 'postgres'], { encoding: 'utf8' });
  // Where there is no such user yet, anybody who is not root stands for him.
  return status === 0 ? Number(stdout.trim()) : 65_534;
};

const parents = folder => (path.dirname(folder) === folder ? [folder] : [...parents(path.dirname(folder)), folder]);

/** The first folder on the way to `folder` that the user postgres cannot enter; undefined when he can, or nobody is root. Tried, not computed from mode bits. */
export function closedOnTheWay(folder) {
  if (process.getuid?.() !== 0) return undefined;
  const user = { uid: idOf('-u'), gid: idOf('-g') };
  const canEnter = at => spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', at], { ...user, cwd: '/' }).status === 0;
  return canEnter(folder) ? undefined : (parents(folder).find(at => !canEnter(at)) ?? folder);
}

/** One sentence when the clone at `root`, or where its dependencies really lie, is closed to the user postgres. */
export function whyClosed(root) {
  const modules = path.join(root, 'node_modules');
  for (const folder of [root, ...(existsSync(modules) ? [realpathSync(modules)] : [])]) {
    const closed = closedOnTheWay(folder);
    if (closed !== undefined) return `以 root 运行时 PostgreSQL 以用户 postgres 运行，而它无法进入 ${closed}；请执行 chmod o+x ${closed}，或克隆到别处，或换普通用户运行。\nAs root, PostgreSQL runs as the user postgres, who cannot enter ${closed}; run chmod o+x ${closed}, clone elsewhere, or run as an ordinary user.`;
  }
  return undefined;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const why = whyClosed(path.resolve(process.argv[2] ?? '.'));
  if (why !== undefined) process.stderr.write(`${why}\n`);
  process.exit(why === undefined ? 0 : 1);
}
