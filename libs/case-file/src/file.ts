// How a case looks: parties, departments, custody, clocks, papers, conferences and supervision, on one page.
import type { Decider, Ending, Forgetting, Grade, Outcome, Purpose, Route, Stance, Way } from '@onehall/contracts';
import type { Actor, Personal } from '@onehall/kernel';
import type { Move } from '@onehall/rulebook';
import type { SubmissionOnFile } from './submission.js';

/** A numbered, dated document that left the hall. */
export interface Paper {
  readonly kind: string;
  readonly number: string;
  readonly issuedOn: string;
  readonly by: string;
}

/** One time that a department was asked. `answerBy`: the day that an assignment set for the result. `reasons`: why again, though its objection had been upheld. */
export interface SendingOnFile {
  readonly on: string;
  readonly way: 'transfer' | 'assign';
  readonly answerBy?: string | undefined;
  readonly reasons?: Personal<string> | undefined;
  readonly takenBack?: { readonly on: string; readonly reasons: Personal<string> };
}

/** What a department said against a sending. `proposes`: the department that it holds competent. `because`: why it was upheld or denied. `decidedBy`, `decision`: who has decided for it in the hall's place, and the paper. `denied`: what the hall had said before that. */
export interface ObjectionOnFile {
  readonly on: string;
  readonly reasons: Personal<string>;
  readonly proposes?: string | undefined;
  readonly answer?: 'upheld' | 'denied';
  readonly answeredOn?: string;
  readonly because?: Personal<string> | undefined;
  readonly decidedBy?: Decider | undefined;
  readonly decision?: Personal<string> | undefined;
  readonly denied?: { readonly on: string | undefined; readonly because: Personal<string> | undefined };
}

/** A department's share of the case: how far it is. `excused`: its objection was upheld; `withdrawn`: the hall took the sending back. */
export interface ShareOnFile {
  readonly part: 'lead' | 'assist';
  readonly phase: 'asked' | 'received' | 'objected' | 'excused' | 'withdrawn' | 'accepted' | 'answered';
  readonly askedOn: string;
  readonly signedOn?: string | undefined;
  /** Since when its terms run, where that is not the day of its signature. */
  readonly receivedOn?: string | undefined;
  readonly acceptedOn?: string | undefined;
  /** When the notice of acceptance reached the petitioner. */
  readonly noticeDeliveredOn?: string | undefined;
  readonly route?: Route | undefined;
  readonly answerBy?: string | undefined;
  readonly extendedTo?: string | undefined;
  readonly extendedBecause?: Personal<string>;
  readonly extension?: { readonly days: number; readonly approvedBy: string; readonly approvedOn: string; readonly toldOn: string };
  readonly sendings: readonly SendingOnFile[];
  readonly objections: readonly ObjectionOnFile[];
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
  readonly moves: readonly Move[];
  readonly warnOn: string;
  readonly warnedOn?: string | undefined;
  readonly ranOutOn?: string | undefined;
  readonly stoppedOn?: string;
  readonly daysLate?: number;
  /** Who holds the matter since the clock stopped. */
  readonly passedTo?: string | undefined;
}

/** A joint conference on the case. */
export interface ConferenceOnFile {
  readonly subject?: string;
  readonly heldAt?: string;
  readonly convener?: string;
  readonly venue?: string;
  /** The items that are this case's. */
  readonly agenda: readonly { readonly item: number; readonly topic: Personal<string> }[];
  readonly cancelled?: Personal<string>;
  readonly invited: readonly string[];
  readonly attendance: Readonly<Record<string, string>>;
  /** As what somebody sat there for a department. */
  readonly posts: Readonly<Record<string, string | undefined>>;
  readonly positions: readonly { readonly department: string; readonly stance: Stance; readonly view: Personal<string>; readonly at: string }[];
  readonly resolution?: Personal<string>;
  readonly resolvedOn?: string;
  readonly tasks: Readonly<Record<string, { readonly department: string; readonly dueOn: string; readonly what: Personal<string>; readonly doneOn?: string; readonly report?: Personal<string> }>>;
  readonly minutes?: Paper & { readonly signedOn: string; readonly text?: Personal<string> };
  readonly signatures: readonly { readonly leader: string; readonly on: string; readonly instruction?: Personal<string> }[];
  /** The case left the table; `because` is absent where it is the discipline organ's. */
  readonly takenOff?: { readonly at: string; readonly because?: string };
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
  readonly disposal?: { readonly way: Way; readonly on: string; readonly article: string; readonly organ?: string | undefined; readonly departments?: readonly { readonly department: string; readonly part: 'lead' | 'assist' }[] | undefined; readonly answerBy?: string | undefined };
  /** When departments were asked after all about what had been reported up. */
  readonly decidedOn?: string;
  readonly declined?: { readonly kind: string; readonly on: string; readonly ground: string; readonly article: string; readonly reasons: Personal<string>; readonly organ?: string | undefined };
  readonly redirected?: { readonly organ: string; readonly on: string; readonly ground: string; readonly article: string; readonly reasons?: Personal<string> | undefined };
  readonly departments: Readonly<Record<string, ShareOnFile>>;
  readonly custody: readonly Custody[];
  readonly offeredTo?: string | undefined;
  /** Who would not take the case over, and why. */
  readonly custodyRefused: readonly { readonly custodian: string; readonly at: string; readonly reasons: Personal<string> }[];
  readonly clocks: Readonly<Record<string, ClockOnFile>>;
  readonly urges: readonly { readonly urgeId: string; readonly department: string; readonly on: string; readonly ground: Personal<string>; readonly clockId?: string | undefined; readonly wording?: Personal<string> | undefined; readonly answeredOn?: string; readonly answer?: Personal<string> }[];
  readonly conferences: Readonly<Record<string, ConferenceOnFile>>;
  /** `numbers`, here and below: the submissions of which it speaks. */
  readonly settlement?: { readonly on: string; readonly departments: readonly string[]; readonly agreement: Personal<string>; readonly numbers?: readonly string[] | undefined };
  readonly reply?: { readonly department: string; readonly on: string; readonly outcome: Outcome; readonly claim: Personal<string>; readonly facts: Personal<string>; readonly opinion: Personal<string>; readonly basis: string; readonly parts: readonly { readonly department: string; readonly revision: number }[]; readonly numbers?: readonly string[] | undefined };
  /** `receiver`: who took it. */
  readonly delivery?: { readonly on: string; readonly method: string; readonly receiver?: { readonly personId?: string; readonly name: Personal<string> } | undefined; readonly numbers?: readonly string[] | undefined };
  /** Until when it may be said what to think of how the case was handled. */
  readonly ratingOpened?: { readonly deliveredOn: string; readonly rateBy: string };
  /** What each petitioner thinks; `number` is absent where it was written while a case was rated once. */
  readonly ratings: readonly { readonly number?: string; readonly office: Grade; readonly departments: Grade; readonly on: string; readonly comment?: Personal<string> | undefined }[];
  /** The submissions whose petitioners withdrew while the case went on, and how they declared it. */
  readonly withdrawals: readonly { readonly number: string; readonly on: string; readonly reasons: Personal<string> }[];
  /** As intake says it: those that stand in the case no more, and until when whoever withdrew may rate it. */
  readonly left: readonly { readonly number: string; readonly how: 'withdrawn' | 'set-apart'; readonly on: string; readonly rateBy?: string | undefined }[];
  /** `reasons`: how the last petitioner declared the withdrawal. */
  readonly ending?: { readonly on: string; readonly how: Ending; readonly article?: string | undefined; readonly reasons?: Personal<string> | undefined; readonly numbers?: readonly string[] | undefined };
  readonly papers: readonly Paper[];
  /** Why and since when what a person was called reads as forgotten; also in the file as of the days before, which reads so too. */
  readonly forgotten: readonly { readonly personId: string; readonly on: string; readonly ground: Forgetting }[];
  readonly history: readonly Line[];
}

/** A case of which nothing is known yet. */
export const emptyFile = (caseId: string): CaseFile => ({
  caseId, confidential: false, submissions: [], departments: {}, custody: [], custodyRefused: [], clocks: {}, urges: [], conferences: {}, ratings: [], withdrawals: [], left: [], papers: [], forgotten: [], history: [],
});
