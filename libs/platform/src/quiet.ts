// Whether the hall is quiet: everything written is sealed, everyone has followed it, and nothing is due.
import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';

/** How far each service's log is written, by service. */
export type Heads = ReadonlyMap<string, number>;

/** Somebody who may have work under way. `written` says how far the log of a service is, and whether all of it is sealed; `behind` whether somebody has not followed the logs so far. */
export interface Busy {
  busy?(): Promise<boolean>;
  behind?(heads: Heads): boolean | Promise<boolean>;
  written?(): Promise<Written>;
}

/** How far the log of a service is written, and whether all of it is sealed. */
export interface Written {
  readonly service: string;
  readonly position: number;
  readonly settled: boolean;
}

/** What a process says of its own share of the quiet. */
export interface Rest {
  readonly logs: readonly Written[];
  readonly behind: boolean;
  readonly busy: boolean;
}

/** Asked before time moves on, and by tests. */
@Injectable()
export class Quiet implements BeforeApplicationShutdown {
  private readonly crew: Busy[] = [];
  /** The process stops: nobody need wait for it any more. */
  isOver = false;

  beforeApplicationShutdown(): void {
    this.isOver = true;
  }

  add(member: Busy): void {
    this.crew.push(member);
  }

  /** True only when nobody was busy and nothing was written while they were asked. */
  async isQuiet(): Promise<boolean> {
    const heads = await this.written();
    return heads !== undefined && !(await this.behind(heads)) && this.isStill(heads);
  }

  /** Waits until the hall is quiet; false when it is not within `milliseconds`, or stops. The logs are asked again only when everybody has followed them so far. */
  async whenQuiet(milliseconds: number): Promise<boolean> {
    const end = Date.now() + milliseconds;
    for (let wait = 2; ; wait = Math.min(wait * 1.5, 50)) {
      const heads = await this.written();
      if (heads && (await this.followed(heads, end)) && (await this.isStill(heads))) return true;
      if (Date.now() > end || this.isOver) return false;
      await pause(wait);
    }
  }

  /** What whoever asks for several processes hears of this one; it waits at most `milliseconds` until everybody here has followed the logs so far. */
  async rest(heads: Heads, milliseconds: number): Promise<Rest> {
    const followed = await this.followed(heads, Date.now() + milliseconds);
    const [busy, logs] = [await this.busy(), await this.logs()];
    return { logs, behind: !followed, busy };
  }

  private async followed(heads: Heads, end: number): Promise<boolean> {
    while (await this.behind(heads)) {
      if (Date.now() > end || this.isOver) return false;
      await pause(1);
    }
    return true;
  }

  private async behind(heads: Heads): Promise<boolean> {
    return (await Promise.all(this.crew.map(async member => member.behind?.(heads)))).includes(true);
  }

  private async busy(): Promise<boolean> {
    return (await Promise.all(this.crew.map(async member => member.busy?.()))).includes(true);
  }

  private async logs(): Promise<readonly Written[]> {
    return (await Promise.all(this.crew.map(async member => member.written?.()))).filter(log => log !== undefined);
  }

  /** A timer looks at views, and sees nothing due in one that is behind: it is asked only when all have followed. */
  private async isStill(heads: Heads): Promise<boolean> {
    if (await this.busy()) return false;
    const now = await this.written();
    return now !== undefined && [...now].every(([service, position]) => heads.get(service) === position);
  }

  /** How far every log is; nothing when something waits to be sealed. */
  private async written(): Promise<Heads | undefined> {
    const logs = await this.logs();
    return logs.some(({ settled }) => !settled) ? undefined : new Map(logs.map(({ service, position }) => [service, position]));
  }
}
