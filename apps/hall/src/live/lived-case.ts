// What a case that is being lived must remember between its acts: its ids, its conferences, and what each service was told last.

/** A conference that was called in this case. */
export interface CalledConference {
  readonly conferenceId: string;
  readonly tasks: readonly string[];
}

/** One per open case, gone when its last act is done. */
export interface LivedCase {
  readonly caseId: string;
  readonly number: string;
  readonly queryCode: string | undefined;
  readonly conferences: Map<string, CalledConference>;
  /** The token of the last answer of each service about this case. */
  readonly told: Map<string, string>;
}

export const livedCase = (opened: Pick<LivedCase, 'caseId' | 'number' | 'queryCode'>): LivedCase => ({ ...opened, conferences: new Map(), told: new Map() });
