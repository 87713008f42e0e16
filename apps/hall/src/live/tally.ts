// What is counted while a file is lived.
import type { Reply } from './hall-client.js';
import type { Script } from './script.js';

/** An act that the hall's rules did not allow, with the line it stands on. */
export interface Refusal {
  readonly line: number;
  readonly act: string;
  readonly why: string;
}

export class Tally {
  cases = 0;
  submissions = 0;
  lines = 0;
  /** Acts that the hall had heard before and answered as before. */
  repeated = 0;
  skipped = 0;
  /** Acts that were said later than their own time, because the hall's clock stood beyond it. */
  behind = 0;
  readonly acts = new Map<string, number>();
  readonly refusals: Refusal[] = [];
  /** The cases of this file's lines, also those that were registered before. */
  readonly ofFile = new Set<string>();

  /** `behind`: the window of this act lies before the instant at which the hall's clock stands. */
  count(service: string, { body, refused }: Reply, behind: boolean): void {
    if (refused) return;
    this.acts.set(service, (this.acts.get(service) ?? 0) + 1);
    if (body['repeated'] === true) this.repeated += 1;
    else if (behind) this.behind += 1;
  }

  register(opens: boolean, { body }: Reply): void {
    this.ofFile.add(String(body['caseId']));
    if (body['repeated'] === true) return;
    this.submissions += 1;
    if (opens) this.cases += 1;
  }

  refuse({ line }: Script, act: string, why: string): void {
    this.refusals.push({ line, act, why });
  }

  /** Acts of a line that could not be registered. */
  skip(acts: number): void {
    this.skipped += acts;
  }

  finish(): void {
    this.lines += 1;
  }

  get said(): number {
    return [...this.acts.values()].reduce((sum, acts) => sum + acts, 0);
  }
}
