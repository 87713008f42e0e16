// Whether the hall is quiet: everything written is sealed, everyone has followed it, and nothing is due.
import { Injectable } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';

/** Somebody who may have work under way. `written` says how far a log is, and whether all of it is sealed. */
export interface Busy {
  busy(): Promise<boolean>;
  written?(): Promise<{ readonly position: number; readonly settled: boolean }>;
}

/** Asked before time moves on, and by tests. */
@Injectable()
export class Quiet {
  private readonly crew: Busy[] = [];

  add(member: Busy): void {
    this.crew.push(member);
  }

  /** True only when nobody was busy and nothing was written while they were asked. */
  async isQuiet(): Promise<boolean> {
    const before = await this.written();
    if (before === undefined) return false;
    // Those who write and follow first: a timer looks at their views, and sees nothing due in one that is behind.
    const [following, looking] = [this.crew.filter(member => 'written' in member), this.crew.filter(member => !('written' in member))];
    for (const members of [following, looking]) if ((await Promise.all(members.map(member => member.busy()))).includes(true)) return false;
    return before === (await this.written());
  }

  /** Waits until the hall is quiet; false when it is not within `milliseconds`. */
  async whenQuiet(milliseconds: number): Promise<boolean> {
    const end = Date.now() + milliseconds;
    for (let wait = 2; ; wait = Math.min(wait * 1.5, 50)) {
      if (await this.isQuiet()) return true;
      if (Date.now() > end) return false;
      await pause(wait);
    }
  }

  /** How far every log is; nothing when something waits to be sealed. */
  private async written(): Promise<string | undefined> {
    const logs = await Promise.all(this.crew.map(async member => member.written?.()));
    return logs.some(log => log?.settled === false) ? undefined : logs.map(log => log?.position).join();
  }
}
