// How a case looks: parties, departments, custody, clocks, papers, conferences and supervision, on one page.
import type { Channel, Ending, Forgetting, Grade, Outcome, Purpose, Route, Stance, Way } from '@onehall/contracts';
import type { Actor, Personal } from '@onehall/kernel';

/** A numbered, dated document that left the hall. */
export interface Paper {
  readonly kind: string;
  readonly number: string;
  readonly issuedOn: string;
  readonly by: string;
}

/** One submission (件) of the case. */
export interface SubmissionOnFile {
  readonly submissionId: string;
  readonly number: string;
  /** It opened the case, which is called as it reads; otherwise it joined one that was there. */
  readonly opens: boolean;
  readonly channel: Channel;
  readonly receivedAt: string;
  readonly persons: readonly { readonly personId: string; readonly standing: string; readonly name: Personal<string> }[];
  readonly personCount: number;
  readonly collective: boolean;
  /** The day that a superior or a leader set for the hall. */
  readonly answerBy?: string | undefined;
  readonly title?: Personal<string> | undefined;
  readonly text?: Personal<string> | undefined;
  readonly corrections: number;
  /** Why it was put right, each time. */
  readonly correctionReasons: readonly Personal<string>[];
}

/** One time that a department was asked. `reasons`: why again, though its objection had been upheld. */
export interface SendingOnFile {
  readonly on: string;
  readonly reasons?: Personal<string> | undefined;
  readonly takenBack?: { readonly on: string; readonly reasons: Personal<string> };
}

/** A department's share of the case: how far it is. `excused`: its objection was upheld; `withdrawn`: the hall took the sending back. */
export interface ShareOnFile {
  readonly part: 'lead' | 'assist';
  readonly phase: 'asked' | 'received' | 'objected' | 'excused' | 'withdrawn' | 'accepted' | 'answered';
  readonly askedOn: string;
  readonly signedOn?: string | undefined;
  readonly acceptedOn?: string | undefined;
  readonly route?: Route | undefined;
  readonly answerBy?: string | undefined;
  readonly extendedTo?: string | undefined;
  readonly extendedBecause?: Personal<string>;
  readonly sendings: readonly SendingOnFile[];
  /** `because`: why the hall upheld or denied it. */
  readonly objections: readonly { readonly on: string; readonly reasons: Personal<string>; readonly answer?: 'upheld' | 'denied'; readonly because?: Personal<string> | undefined }[];
  readonly progress: readonly { readonly on: string; readonly note: Personal<string> }[];
  readonly answers: readonly { readonly revision: number; readonly on: string; readonly outcome: Outcome; readonly answer: Personal<string>; readonly basis?: string | undefined }[];
}

/** From when to when somebody held the case; the last interval of an open case has no end. */
export interface Custody {
  readonly custodian: string;
  readonly from: string;
  readonly to?: string;
}

/** A clock as supervision keeps it. */
export interface ClockOnFile {
  readonly clock: string;
  readonly holder: string;
  readonly startedOn: string;
  readonly dueOn: string;
  readonly article: string;
  readonly provisional?: true | undefined;
  readonly moves: readonly { readonly dueOn: string; readonly because: string }[];
  readonly warnedOn?: string;
  readonly ranOutOn?: string;
  readonly stoppedOn?: string;
  readonly daysLate?: number;
}

/** A joint conference on the case. */
export interface ConferenceOnFile {
  readonly subject?: string;
  readonly heldAt?: string;
  readonly convener?: string;
  readonly cancelled?: Personal<string>;
  readonly invited: readonly string[];
  readonly attendance: Readonly<Record<string, string>>;
  readonly positions: readonly { readonly department: string; readonly stance: Stance; readonly view: Personal<string>; readonly at: string }[];
  readonly resolution?: Personal<string>;
  readonly tasks: Readonly<Record<string, { readonly department: string; readonly dueOn: string; readonly what: Personal<string>; readonly doneOn?: string }>>;
  readonly minutes?: Paper;
  readonly signatures: readonly { readonly leader: string; readonly on: string }[];
}

/** One line of the history: what was said, by whom, when it happened and when it was recorded. */
export interface Line {
  readonly eventId: string;
  readonly service: string;
  readonly stream: string;
  readonly version: number;
  readonly type: string;
  readonly happenedAt: string;
  readonly decidedAt: string;
  readonly recordedAt: string;
  readonly actor: Actor;
  readonly rulebook: string;
  readonly calendar: string;
}

/** The whole case at one instant. Personal values stay sealed; only the edge opens them. */
export interface CaseFile {
  readonly caseId: string;
  readonly number?: string;
  readonly openedAt?: string;
  readonly receivedOn?: string;
  readonly purpose?: Purpose;
  readonly category?: string | undefined;
  readonly place?: string | undefined;
  readonly title?: Personal<string> | undefined;
  readonly confidential: boolean;
  /** The finished case about the same matter that came before. */
  readonly follows?: string | undefined;
  readonly submissions: readonly SubmissionOnFile[];
  readonly disposal?: { readonly way: Way; readonly on: string; readonly article: string; readonly organ?: string | undefined };
  readonly declined?: { readonly kind: string; readonly on: string; readonly ground: string; readonly article: string; readonly reasons: Personal<string> };
  readonly redirected?: { readonly organ: string; readonly on: string; readonly ground: string; readonly article: string; readonly reasons?: Personal<string> | undefined };
  readonly departments: Readonly<Record<string, ShareOnFile>>;
  readonly custody: readonly Custody[];
  readonly offeredTo?: string | undefined;
  /** Who would not take the case over, and why. */
  readonly custodyRefused: readonly { readonly custodian: string; readonly at: string; readonly reasons: Personal<string> }[];
  readonly clocks: Readonly<Record<string, ClockOnFile>>;
  readonly urges: readonly { readonly urgeId: string; readonly department: string; readonly on: string; readonly ground: Personal<string>; readonly answeredOn?: string }[];
  readonly conferences: Readonly<Record<string, ConferenceOnFile>>;
  readonly settlement?: { readonly on: string; readonly agreement: Personal<string> };
  readonly reply?: { readonly department: string; readonly on: string; readonly outcome: Outcome; readonly claim: Personal<string>; readonly facts: Personal<string>; readonly opinion: Personal<string>; readonly basis: string };
  readonly delivery?: { readonly on: string; readonly method: string };
  /** What each petitioner thinks; `number` is absent where it was written while a case was rated once. */
  readonly ratings: readonly { readonly number?: string; readonly office: Grade; readonly departments: Grade; readonly on: string }[];
  /** The submissions whose petitioners withdrew while the case went on, and how they declared it. */
  readonly withdrawals: readonly { readonly number: string; readonly on: string; readonly reasons: Personal<string> }[];
  /** `reasons`: how the last petitioner declared the withdrawal. */
  readonly ending?: { readonly on: string; readonly how: Ending; readonly article?: string | undefined; readonly reasons?: Personal<string> | undefined };
  readonly papers: readonly Paper[];
  /** Why and since when what a person was called reads as forgotten; also in the file as of the days before, which reads so too. */
  readonly forgotten: readonly { readonly personId: string; readonly on: string; readonly ground: Forgetting }[];
  readonly history: readonly Line[];
}

/** A case of which nothing is known yet. */
export const emptyFile = (caseId: string): CaseFile => ({
  caseId, confidential: false, submissions: [], departments: {}, custody: [], custodyRefused: [], clocks: {}, urges: [], conferences: {}, ratings: [], withdrawals: [], papers: [], forgotten: [], history: [],
});
