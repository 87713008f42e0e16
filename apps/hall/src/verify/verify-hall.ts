// Verifies a whole hall: every service's log by itself, and every log against audit's ledger; whatever is wrong is named, the first bad event first.
import { services } from '@onehall/contracts';
import { namesOf, verifyCopy, verifyLog, type Fault, type Verified } from '@onehall/event-store';
import pg from 'pg';
import { instantOf, ledgerSide, logSide } from './sides.js';

/** A fault with the instant at which its event was recorded, as far as anybody still knows: the ledger before the log. */
export interface DatedFault extends Fault {
  readonly recordedAt: string | null;
}

/** One log and the ledger's copy of it. `behind`: how many events audit had not copied yet, which is no fault. */
export interface LogReport {
  readonly service: string;
  readonly events: number;
  readonly head: Verified['head'];
  readonly ledger: { readonly position: number; readonly behind: number };
  readonly restorations: readonly Restoration[];
  /** The earliest recorded first; those that name no event last. */
  readonly faults: readonly DatedFault[];
}

/** A log that came back from a backup, as it says itself. `kept`: how many events the ledger holds that the log no longer has. */
export interface Restoration {
  readonly incarnation: number;
  readonly recordedAt: string;
  readonly reasons: string;
  readonly kept: number;
}

export type OnProgress = (service: string, what: 'log' | 'ledger', done: { readonly events: number; readonly of: number }) => void;

/** `url` is the administrator's. Reads only. Throws what PostgreSQL throws when something cannot be read: then nothing is proven. */
export async function verifyHall(url: string, onProgress: OnProgress = () => undefined): Promise<readonly LogReport[]> {
  const pool = new pg.Pool({ connectionString: url, max: 3, application_name: 'onehall verify', options: '-c default_transaction_read_only=on' });
  pool.on('error', () => undefined); // what is asked over a broken connection fails where it is asked
  try {
    const reports: LogReport[] = [];
    for (const service of services) reports.push(await verifyService(pool, service, onProgress));
    return reports;
  } finally {
    await pool.end();
  }
}

/** Of several logs, the bad event that was recorded first; undefined when nothing is wrong. */
export const firstBad = (reports: readonly LogReport[]): DatedFault | undefined => reports.flatMap(({ faults }) => faults).sort(byInstant)[0];

async function verifyService(pool: pg.Pool, service: string, onProgress: OnProgress): Promise<LogReport> {
  const client = await pool.connect();
  let verified: Verified;
  try {
    verified = await verifyLog({ client, service, onProgress: (events, of) => onProgress(service, 'log', { events, of }) });
  } finally {
    client.release();
  }
  const sides = { copy: ledgerSide(pool, service), log: logSide(pool, service) };
  const compared = await verifyCopy({ service, ...sides, onProgress: (events, of) => onProgress(service, 'ledger', { events, of }) });
  const faults = await dated(pool, service, merged([...verified.faults, ...compared.faults]));
  const { position } = compared.head;
  return { service, events: verified.events, head: verified.head, ledger: { position, behind: Math.max(0, compared.logHead - position) }, restorations: await restorationsOf(pool, service), faults };
}

async function restorationsOf(pool: pg.Pool, service: string): Promise<readonly Restoration[]> {
  const { rows } = await pool.query<{ data: string; recorded_at: string }>(`select data, ${instantOf('recorded_at')} as recorded_at from ${namesOf(service).schema}.event where stream_id = 'log' and type = 'LogRestored' order by version`);
  if (rows.length === 0) return [];
  const { rows: lost } = await pool.query<{ incarnation: number; kept: number }>(
    'select lost_to as incarnation, count(*)::int as kept from audit.ledger_fate where service = $1 and lost_to is not null group by 1',
    [service],
  );
  return rows.map(({ data, recorded_at: recordedAt }) => {
    const { incarnation, reasons } = JSON.parse(data) as { readonly incarnation: number; readonly reasons: string };
    return { incarnation, reasons, recordedAt, kept: lost.find(one => one.incarnation === incarnation)?.kept ?? 0 };
  });
}

const placeOf = ({ stream, version, wrong }: Fault): string => (stream === null ? wrong.en : `${stream}@${version ?? ''}`);

/** What the log and the ledger say of the same event is one fault. */
function merged(faults: readonly Fault[]): readonly Fault[] {
  const byPlace = new Map<string, Fault>();
  for (const fault of faults) {
    const known = byPlace.get(placeOf(fault));
    byPlace.set(placeOf(fault), known ? { ...known, wrong: { en: `${known.wrong.en} ${fault.wrong.en}`, zh: `${known.wrong.zh}${fault.wrong.zh}` } } : fault);
  }
  return [...byPlace.values()];
}

async function dated(pool: pg.Pool, service: string, faults: readonly Fault[]): Promise<readonly DatedFault[]> {
  const { rows } = await pool.query<{ at: string | null }>(
    `select coalesce(
       (select min(recorded_at) from audit.ledger_now where service = $1 and stream = u.stream and version = u.version),
       (select ${instantOf('recorded_at')} from ${namesOf(service).schema}.event where stream_id = u.stream and version = u.version)) as at
     from unnest($2::text[], $3::bigint[]) with ordinality u(stream, version, place) order by place`,
    [service, faults.map(({ stream }) => stream), faults.map(({ version }) => version)],
  );
  return faults.map((fault, index) => ({ ...fault, recordedAt: rows[index]?.at ?? null })).sort(byInstant);
}

function byInstant({ recordedAt: one }: DatedFault, { recordedAt: other }: DatedFault): number {
  if (one === other) return 0;
  if (one === null) return 1;
  return other === null || one < other ? -1 : 1;
}
