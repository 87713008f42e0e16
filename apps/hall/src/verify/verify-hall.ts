// Verifies a whole hall: every service's log by itself, and every log against audit's ledger; whatever is wrong is named, the first bad event first.
import { services } from '@onehall/contracts';
import { namesOf, reaching, unshaken, verifyCopy, verifyGuards, verifyLog, type Compared, type Fault, type Verified } from '@onehall/event-store';
import pg from 'pg';
import type { Addresses } from '../database/layout.js';
import { verifyCaseIndex } from './case-index.js';
import { ledgerGuards } from './ledger-guards.js';
import { verifyServices } from './ledger-rows.js';
import { standing, verifyViews } from './ledger-views.js';
import { verifyLives, type Beside, type Restoration } from './lives.js';
import { verifyNumbers } from './numbers.js';
import { instantOf, ledgerSide, logSide } from './sides.js';

/** A fault with the instant at which its event was recorded, as far as anybody still knows: the ledger before the log. */
export interface DatedFault extends Fault {
  readonly recordedAt: string | null;
}

/** One log as it was read, and how much of just that the ledger holds. `unsealed`: how many of the events have no position yet; `behind`: how many audit had not copied yet, those among them. Neither is a fault. */
export interface LogReport {
  readonly service: string;
  readonly events: number;
  readonly head: Verified['head'];
  readonly unsealed: number;
  readonly ledger: { readonly position: number; readonly behind: number };
  readonly restorations: readonly Restoration[];
  /** The earliest recorded first; those that name no event last. */
  readonly faults: readonly DatedFault[];
}

export type OnProgress = (service: string, what: 'log' | 'ledger', done: { readonly events: number; readonly of: number }) => void;

/** `addresses` are the administrator's. Reads only. Throws what PostgreSQL throws when something cannot be read: then nothing is proven. */
export async function verifyHall(addresses: Addresses, onProgress: OnProgress = () => undefined): Promise<readonly LogReport[]> {
  const pools = new Map([...new Set(services.map(addresses))].map(url => [url, opened(url)]));
  const poolOf = (service: string): pg.Pool => pools.get(addresses(service)) ?? opened(addresses(service));
  try {
    const reports: LogReport[] = [];
    for (const service of services) reports.push(await verifyService({ service, log: poolOf(service), ledger: poolOf('audit') }, onProgress));
    return reports;
  } finally {
    await Promise.all([...pools.values()].map(pool => pool.end()));
  }
}

function opened(url: string): pg.Pool {
  return unshaken(new pg.Pool({ ...reaching, connectionString: url, max: 3, application_name: 'onehall verify', options: '-c default_transaction_read_only=on -c search_path=pg_catalog' }));
}

/** Of several logs, the bad event that was recorded first; undefined when nothing is wrong. */
export const firstBad = (reports: readonly LogReport[]): DatedFault | undefined => reports.flatMap(({ faults }) => faults).sort(byInstant)[0];

async function verifyService(verifying: Beside, onProgress: OnProgress): Promise<LogReport> {
  const { service, log, ledger } = verifying;
  const client = await log.connect();
  let verified: Verified;
  try {
    verified = await verifyLog({ client, service, onProgress: (events, of) => onProgress(service, 'log', { events, of }) });
  } finally {
    client.release();
  }
  const sides = { copy: ledgerSide({ ledger, log }, service), log: logSide(log, service) };
  const compared = await verifyCopy({ service, ...sides, onProgress: (events, of) => onProgress(service, 'ledger', { events, of }) });
  const lives = await verifyLives(verifying);
  const index = await verifyCaseIndex(ledger, service);
  const numbers = await verifyNumbers(log, service);
  const ledgerItself = service === 'audit' ? [...(await verifyServices(ledger)), ...(await verifyViews(ledger)), ...(await verifyGuards(ledger, service, ledgerGuards))] : [];
  const faults = await dated(verifying, merged([...verified.faults, ...lives.faults, ...compared.faults, ...index, ...numbers, ...ledgerItself]));
  const { events, head, unsealed } = verified;
  return { service, events, head, unsealed, ledger: copiedOf(verified, compared), restorations: lives.restorations, faults };
}

/**
 * The ledger is compared as far as it goes, a moment after the log was read; said is how much it holds of what was read. Of a log that is written to meanwhile it may hold more by then;
 * a ledger that goes further than the log does even then has outlived a tail that was cut off, and is shown as it is.
 */
export function copiedOf({ head, unsealed }: Pick<Verified, 'head' | 'unsealed'>, compared: Pick<Compared, 'head' | 'logHead'>): LogReport['ledger'] {
  const copied = compared.head.position;
  const position = copied > compared.logHead ? copied : Math.min(copied, head.position);
  return { position, behind: Math.max(0, head.position + unsealed - position) };
}

const placeOf = ({ stream, version, wrong }: Fault): string => (stream === null ? wrong.en : `${stream}@${version ?? ''}`);

/** What the log and the ledger say of the same event is one fault, and what both say is said once. */
function merged(faults: readonly Fault[]): readonly Fault[] {
  const byPlace = new Map<string, Fault>();
  for (const fault of faults) {
    const known = byPlace.get(placeOf(fault));
    if (known?.wrong.en.includes(fault.wrong.en)) continue;
    byPlace.set(placeOf(fault), known ? { ...known, wrong: { en: `${known.wrong.en} ${fault.wrong.en}`, zh: `${known.wrong.zh}${fault.wrong.zh}` } } : fault);
  }
  return [...byPlace.values()];
}

/** What stands is asked before what is lost. */
const copiedAt = (rows: string): string => `(select min(recorded_at) from ${rows} l where service = $3 and stream = u.stream and version = u.version)`;

async function dated({ service, log, ledger }: Beside, faults: readonly Fault[]): Promise<readonly DatedFault[]> {
  const places = [faults.map(({ stream }) => stream), faults.map(({ version }) => version)] as const;
  const copied = await instants(ledger, `coalesce(${copiedAt(standing)}, ${copiedAt('audit.ledger')})`, [...places, service]);
  const written = await instants(log, `(select ${instantOf('recorded_at')} from ${namesOf(service).schema}.event where stream_id = u.stream and version = u.version)`, [...places]);
  return faults.map((fault, index) => ({ ...fault, recordedAt: copied[index] ?? written[index] ?? null })).sort(byInstant);
}

/** One instant for each place, in their order. */
async function instants(pool: pg.Pool, found: string, values: readonly unknown[]): Promise<readonly (string | null)[]> {
  const { rows } = await pool.query<{ at: string | null }>(`select ${found} as at from unnest($1::text[], $2::bigint[]) with ordinality u(stream, version, place) order by place`, [...values]);
  return rows.map(({ at }) => at);
}

function byInstant({ recordedAt: one }: DatedFault, { recordedAt: other }: DatedFault): number {
  if (one === other) return 0;
  if (one === null) return 1;
  return other === null || one < other ? -1 : 1;
}
