// What the hall numbers: the mark of each series, how its numbers are written, and in which register they are drawn.
import type { Channel } from './intake/submission.js';

/** The mark of each sort of numbered paper, by the service that draws its numbers. */
export const marks = {
  intake: { transfer: '转', assign: '交', 'political-legal': '法转', discipline: '纪移', urgent: '急报', 'not-accepted': '不受', 'no-longer-accepted': '不再受', redirected: '告' },
  routing: { transfer: '补转', assign: '补交', acceptance: '受告', extension: '延告', opinion: '处意' },
  conference: { minutes: '联纪' },
} as const;

/** The letter of each door in a submission's number. */
export const doors: Readonly<Record<Channel, string>> = { letter: 'L', visit: 'V', phone: 'P', web: 'W', superior: 'S', instruction: 'D', screening: 'C' };

/** The register in which a sort of paper, or the submissions of a channel, are counted: `<hall>/<year>/<sort>`, anew in each year of a legal day. */
export const registerOf = (hall: string, day: string, sort: string): string => `${hall}/${day.slice(0, 4)}/${sort}`;

/** e.g. 受告〔2026〕7号. */
export const paperNumber = (mark: string, day: string, number: number): string => `${mark}〔${day.slice(0, 4)}〕${number}号`;

/** How a submission is numbered (信访件编号), e.g. `20260302V00012`: the day of registration, the letter of its door, its place in the register. Day and register are of the same year, so that no number can come twice. */
export const submissionNumber = (day: string, channel: Channel, number: number): string => `${day.replaceAll('-', '')}${doors[channel]}${String(number).padStart(5, '0')}`;

/** The events that state a number of their own. What else speaks of a number repeats it. */
export const numbered: readonly string[] = ['SubmissionRegistered', 'CaseDisposed', 'CaseDeclined', 'CaseRedirected', 'CaseSentOut', 'CaseAccepted', 'TermExtended', 'ReplyIssued', 'MinutesSigned', 'NumberVoided'];

/** A number as an event states it: `number` of `register`, drawn for the command `drawnFor`. `written`: as people read it. */
export interface Stated {
  readonly register: string;
  readonly number: number;
  readonly drawnFor: string;
  readonly written: string;
}

interface Telling {
  readonly type: string;
  readonly data: object;
  readonly meta: { readonly hall: string; readonly commandId: string };
}

interface Place {
  readonly year: string;
  readonly sort: string;
  readonly number: number;
}

const placeOf = (match: RegExpExecArray | null, sorts: Readonly<Record<string, string>>): Place | undefined => {
  const { mark, year = '', number } = match?.groups ?? {};
  const sort = Object.keys(sorts).find(one => sorts[one] === mark);
  return sort === undefined ? undefined : { year, sort, number: Number(number) };
};

const ofSubmission = (written: string): Place | undefined => placeOf(/^(?<year>\d{4})\d{4}(?<mark>[A-Z])(?<number>\d{5,})$/.exec(written), doors);
const ofPaper = (service: string, written: string): Place | undefined =>
  placeOf(/^(?<mark>[^〔]+)〔(?<year>\d{4})〕(?<number>\d+)号$/.exec(written), (marks as Readonly<Record<string, Readonly<Record<string, string>>>>)[service] ?? {});

/** The number that an event of a service states as drawn for itself, or voids. Undefined: it states none, or one that another service has drawn (the slip of a first sending is intake's). */
export function statedIn(service: string, { type, data, meta }: Telling): Stated | undefined {
  const said = data as { readonly number?: string | number; readonly register?: string; readonly drawnFor?: string; readonly paper?: { readonly number?: string } };
  if (type === 'NumberVoided') return { register: String(said.register), number: Number(said.number), drawnFor: String(said.drawnFor), written: String(said.number) };
  const written = String(type === 'SubmissionRegistered' ? said.number : said.paper?.number);
  const place = type === 'SubmissionRegistered' ? ofSubmission(written) : ofPaper(service, written);
  return place && { register: registerOf(meta.hall, place.year, place.sort), number: place.number, drawnFor: meta.commandId, written };
}
