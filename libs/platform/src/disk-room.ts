// Whether the disk under the data folder has room to write: what is left of it, and whether a write was refused a moment ago.
import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CannotStart } from './cannot-start.js';
import { isDiskFull } from './trouble.js';

export const megabyte = 1024 * 1024;

/** What is left of a disk: bytes, and entries where the file system counts them. */
export interface Left {
  readonly bytes: number;
  readonly entries: number;
}

/** The disk and the time. Injected, so that a test can fill it. */
export interface Disk {
  left(folder: string): Left;
  now(): number;
  /** Writes a little and takes it away again. Throws what the system says. */
  write(folder: string): void;
}

const disk: Disk = {
  left: folder => {
    const { bavail, bsize, files, ffree } = statfsSync(folder);
    return { bytes: bavail * bsize, entries: files === 0 ? Infinity : ffree };
  },
  now: () => Date.now(),
  write: folder => {
    const file = join(folder, '.room');
    try {
      writeFileSync(file, Buffer.alloc(megabyte, 1), { flush: true });
    } finally {
      rmSync(file, { force: true });
    }
  },
};

/** PostgreSQL takes its write-ahead log from the disk in pieces of 16 MiB: with less than one and some to spare, the next write may be refused. */
const least: Left = { bytes: 24 * megabyte, entries: 64 };
/** For so long after a refused write the disk counts as full, whatever it says of itself, until a write succeeds. */
const remembered = 60_000;

/** The one sentence for a disk on which the hall cannot go on. */
export const diskIsFull = (): CannotStart => new CannotStart({ zh: '磁盘已满，大厅无法继续；请腾出空间后再启动。', en: 'The disk is full, so the hall cannot go on; make room and start it again.' });

/** One per process, over its data folder. */
export class DiskRoom {
  private refusedAt = -Infinity;

  constructor(
    private readonly folder: string,
    private readonly outside: Disk = disk,
  ) {}

  /** Notes an error that a write ended with. */
  note(error: unknown): void {
    if (isDiskFull(error)) this.refusedAt = this.outside.now();
  }

  /** True when the next write may be refused, or one was within the last minute. Throws what the system says when the folder is gone. */
  get isFull(): boolean {
    return this.isShort || this.wasRefused;
  }

  /** For readiness: well while there is room to write. */
  check(): { readonly ok: boolean; readonly detail: object } {
    const left = Math.floor(this.outside.left(this.folder).bytes / megabyte);
    const numbers = { leftMegabytes: left, leastMegabytes: least.bytes / megabyte };
    if (this.isShort) return { ok: false, detail: { zh: `磁盘将满：只剩 ${left} MB，写入随时会被拒绝；请腾出空间。`, en: `The disk is nearly full: ${left} MB are left, and any write may be refused; make room.`, ...numbers } };
    if (this.wasRefused && !this.canWriteAgain()) return { ok: false, detail: { zh: '刚才有一次写入因磁盘已满而被拒绝；请腾出空间或放宽配额。', en: 'A write was just refused because the disk is full; make room, or raise the quota.', ...numbers } };
    return { ok: true, detail: numbers };
  }

  /** A quota shows itself only to who writes: so somebody does. */
  private canWriteAgain(): boolean {
    try {
      this.outside.write(this.folder);
    } catch (error) {
      this.note(error);
      return false;
    }
    this.refusedAt = -Infinity;
    return true;
  }

  private get isShort(): boolean {
    const { bytes, entries } = this.outside.left(this.folder);
    return bytes < least.bytes || entries < least.entries;
  }

  private get wasRefused(): boolean {
    return this.outside.now() - this.refusedAt < remembered;
  }
}
