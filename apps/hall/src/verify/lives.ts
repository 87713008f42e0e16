// The lives of a log, as the log and the ledger tell them: nothing is held for lost that no LogRestored event answers for, and no life goes without its note.
import { namesOf, type Fault } from '@onehall/event-store';
import type { Pool } from 'pg';
import { verifyIncarnations } from './ledger-rows.js';
import { fates } from './ledger-views.js';
import { verifyLost, verifyTold, type LostTail } from './lost.js';
import { instantOf, ledgerSide } from './sides.js';

/** A log that came back from a backup, as it says itself. `kept`: how many events the ledger holds that the log no longer has. */
export interface Restoration {
  readonly incarnation: number;
  readonly recordedAt: string;
  readonly reasons: string;
  readonly kept: number;
}

/** One log, and where it and the ledger lie. */
export interface Beside {
  readonly service: string;
  readonly log: Pool;
  readonly ledger: Pool;
}

/** A LogRestored event: what it says, where it stands, and as which life the ledger copied it; the log itself stands for every life. */
interface Said {
  readonly incarnation: number;
  readonly reasons: string;
  readonly recordedAt: string;
  readonly position: number;
  readonly copiedAs: number;
}

/** A note of the ledger: as which incarnation the log went on, after which position, and from where on something counts as lost by it. */
interface Noted {
  readonly incarnation: number;
  readonly after: number;
  readonly from: number;
}

/** An event that the ledger holds for lost. */
interface Lost {
  readonly stream: string;
  readonly version: string;
  readonly event_id: string;
  readonly hash: Buffer;
}

interface SaidRow {
  readonly data: string;
  readonly recorded_at: string;
  readonly position: string;
  readonly incarnation: number;
}

/** Somebody may have written anything there: then it says nothing. */
function said({ data, recorded_at: recordedAt, position, incarnation: copiedAs }: SaidRow): readonly Said[] {
  const incarnation = Number(/^\{"incarnation":(\d{1,9}),/.exec(data)?.[1]);
  const reasons = /"reasons":("(?:[^"\\]|\\.)*")/.exec(data)?.[1] ?? '""';
  return Number.isNaN(incarnation) ? [] : [{ incarnation, reasons: JSON.parse(reasons) as string, recordedAt, position: Number(position), copiedAs }];
}

/** What the log says now; what is not sealed yet will stand behind its end. */
async function saidInLog({ service, log }: Beside): Promise<readonly Said[]> {
  const { schema } = namesOf(service);
  const { rows } = await log.query<SaidRow>(
    `select e.data, ${instantOf('e.recorded_at')} as recorded_at, coalesce(f.position, o.position + 1) as position, 2147483647 as incarnation
     from ${schema}.log o, ${schema}.event e left join ${schema}.leaf f using (gpos) where e.stream_id = 'log' and e.type = 'LogRestored' order by e.version`,
  );
  return rows.flatMap(said);
}

/** What it said in the ledger's hearing, in a past that is lost too. */
async function saidInLedger({ service, ledger }: Beside): Promise<readonly Said[]> {
  const { rows } = await ledger.query<SaidRow>(`select data, recorded_at, position, incarnation from audit.ledger where service = $1 and stream = 'log' and type = 'LogRestored' order by position, incarnation`, [service]);
  return rows.flatMap(said);
}

async function notesIn({ service, ledger }: Beside): Promise<readonly Noted[]> {
  const { rows } = await ledger.query<{ incarnation: number; after: string; from: string }>(
    'select incarnation, after, (select min(j.after) from audit.ledger_life j where j.service = i.service and j.incarnation >= i.incarnation) as from from audit.ledger_life i where service = $1 order by incarnation',
    [service],
  );
  return rows.map(({ incarnation, after, from }) => ({ incarnation, after: Number(after), from: Number(from) }));
}

const chunk = 1_000;

/** The first event that a note gives up for lost before the place at which the log says that it was restored, and that the log has no longer. */
async function firstUnanswered({ service, log, ledger }: Beside, { incarnation, after, from }: Noted, known: readonly Said[]): Promise<Lost | undefined> {
  const until = Math.min(...known.filter(({ position, copiedAs }) => position > from && copiedAs >= incarnation).map(({ position }) => position));
  for (let position = after; ; ) {
    const { rows } = await ledger.query<Lost & { position: string }>(
      `select position, stream, version, event_id, hash from ${fates} f where service = $1 and lost_to = $2 and position > $3 and ($4::bigint is null or position < $4) order by position limit ${chunk}`,
      [service, incarnation, position, Number.isFinite(until) ? until : null],
    );
    const there = await log.query<{ hash: Buffer }>(`select hash from ${namesOf(service).schema}.event where event_id = any($1::uuid[])`, [rows.map(row => row.event_id)]);
    const hashes = new Set(there.rows.map(({ hash }) => hash.toString('hex')));
    const gone = rows.find(({ hash }) => !hashes.has(hash.toString('hex')));
    if (gone || rows.length < chunk) return gone;
    position = Number(rows.at(-1)?.position);
  }
}

const notSaid = ({ incarnation, after }: Noted): Fault['wrong'] => ({
  en: `The ledger notes that the log went on as incarnation ${incarnation} after position ${after}, and no LogRestored event says so.`,
  zh: `台账记有日志在位置${after}之后为第${incarnation}代，却没有任何恢复事件（LogRestored）如此宣告。`,
});
const cutOff = ({ incarnation, after }: Noted): Fault['wrong'] => ({
  en: `The tail is cut off: the ledger holds it for lost after position ${after}, where the log went on as incarnation ${incarnation}, and no LogRestored event stands there.`,
  zh: `尾部被截断：台账以为该事件在位置${after}之后、日志改为第${incarnation}代时丢失，而该处并无恢复事件（LogRestored）。`,
});
const notNoted = (incarnation: number): Fault['wrong'] => ({
  en: `The ledger goes on as incarnation ${incarnation}, and its note after which position is gone.`,
  zh: `台账已随日志进入第${incarnation}代，而记载自何位置之后的那一行已不存在。`,
});
const notFollowed = (followed: number, now: number): Fault['wrong'] => ({
  en: `The log is at incarnation ${now}, and the ledger has followed incarnation ${followed}: run npm run restored.`,
  zh: `日志已为第${now}代，台账仍停在第${followed}代：请执行 npm run restored。`,
});

/** Every note of the ledger must be answered for by what the log said, and every life that the ledger goes on with by a note. */
async function faultsOf(beside: Beside, { heard, now }: { readonly heard: readonly Said[]; readonly now: readonly Said[] }, notes: readonly Noted[]): Promise<readonly Fault[]> {
  const { service } = beside;
  const known = [...heard, ...now];
  const faults: Fault[] = [];
  for (const noted of notes) {
    const gone = await firstUnanswered(beside, noted, known);
    if (gone) faults.push({ service, stream: gone.stream, version: Number(gone.version), wrong: cutOff(noted) });
    else if (!known.some(({ incarnation }) => incarnation === noted.incarnation)) faults.push({ service, stream: null, version: null, wrong: notSaid(noted) });
  }
  const lives = await livesOf(beside);
  const lacking = new Set([...heard.map(({ copiedAs }) => copiedAs), lives.followed].filter(life => life > lives.first && !notes.some(({ incarnation }) => incarnation === life)));
  for (const life of lacking) faults.push({ service, stream: null, version: null, wrong: notNoted(life) });
  faults.push(...(await verifyIncarnations(beside.ledger, { service, first: lives.first })));
  if (lives.followed < lives.now) faults.push({ service, stream: null, version: null, wrong: notFollowed(lives.followed, lives.now) });
  return faults;
}

/** As which life the ledger began, which it follows, and which the log counts. A ledger that holds nothing began with what it follows; one that nobody keeps follows the log. */
async function livesOf({ service, log, ledger }: Beside): Promise<{ readonly first: number; readonly followed: number; readonly now: number }> {
  const { rows: [counted] } = await log.query<{ incarnation: number }>(`select incarnation from ${namesOf(service).schema}.log`);
  const now = counted?.incarnation ?? 1;
  const { rows: [lease] } = await ledger.query<{ incarnation: number }>('select incarnation from audit.lease where name = $1', [`ledger:${service}<-${service}`]);
  const { rows: [begun] } = await ledger.query<{ first: number | null }>('select min(incarnation) as first from audit.ledger where service = $1 and position = 1', [service]);
  const followed = lease?.incarnation ?? now;
  return { first: begun?.first ?? followed, followed, now };
}

/** What `npm run restored` says of a log that lost its end; who counted a life by hand says nothing. */
function lostBy(incarnation: number, known: readonly Said[]): LostTail['said'] {
  const [, from, to] = known.map(one => (one.incarnation === incarnation ? /events (\d{1,15}) to (\d{1,15}) are lost）$/.exec(one.reasons) : null)).find(match => match !== null) ?? [];
  return from === undefined || to === undefined ? undefined : { from: Number(from), to: Number(to) };
}

/** What the ledger keeps of each past that was lost, and how much; nothing is lost without a note. */
async function lostTails(beside: Beside, known: readonly Said[], notes: readonly Noted[]): Promise<{ readonly kept: ReadonlyMap<number, number>; readonly faults: readonly Fault[] }> {
  const { service, ledger } = beside;
  const identity = await ledgerSide(beside, service).identity();
  const kept = new Map<number, number>();
  const faults: Fault[] = [];
  for (const { incarnation, after } of notes) {
    const tail = await verifyLost(ledger, identity, { incarnation, after, said: lostBy(incarnation, known) });
    kept.set(incarnation, tail.kept);
    faults.push(...tail.faults);
  }
  return { kept, faults: [...faults, ...(await verifyTold(ledger, service, kept))] };
}

/** Which restores the log tells of, and what is wrong with them, with the ledger's notes of them or with what it keeps of before. */
export async function verifyLives(beside: Beside): Promise<{ readonly restorations: readonly Restoration[]; readonly faults: readonly Fault[] }> {
  const [now, heard, notes] = [await saidInLog(beside), await saidInLedger(beside), await notesIn(beside)];
  const { kept, faults } = await lostTails(beside, [...heard, ...now], notes);
  const restorations = now.map(({ incarnation, recordedAt, reasons }) => ({ incarnation, recordedAt, reasons, kept: kept.get(incarnation) ?? 0 }));
  return { restorations, faults: [...(await faultsOf(beside, { heard, now }, notes)), ...faults] };
}
