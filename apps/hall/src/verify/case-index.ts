// The ledger's index of cases, held against the ledger: a row that is gone takes a whole stream out of a case's history, file and proof.
import { casesOf, type Worded } from '@onehall/case-file';
import type { Fault } from '@onehall/event-store';
import type { Pool } from 'pg';
import { inSnapshot, rowsOf } from './snapshot.js';

/** A case as the index names it: `<hall> <case id>`. */
type Named = string;

/** One stream, and its cases: by the index, or by the events in it with the version that named each first. */
interface Indexed {
  readonly stream: string;
  readonly cases: ReadonlyMap<Named, number | null>;
}

interface LedgerRow extends Worded {
  readonly version: string;
}

interface IndexRow {
  readonly stream: string;
  readonly hall: string;
  readonly case_id: string;
}

/** As many as a reader can read. */
const atMost = 1_000;

/** Rows that come stream by stream, as one entry for each stream: memory holds the cases of one. */
async function* byStream<Row extends { readonly stream: string }>(rows: AsyncGenerator<Row>, casesIn: (row: Row) => readonly (readonly [Named, number | null])[]): AsyncGenerator<Indexed> {
  let stream: string | undefined;
  let cases = new Map<Named, number | null>();
  for await (const row of rows) {
    if (stream !== undefined && row.stream !== stream && cases.size > 0) yield { stream, cases };
    if (row.stream !== stream) [stream, cases] = [row.stream, new Map<Named, number | null>()];
    for (const [name, version] of casesIn(row)) if (!cases.has(name)) cases.set(name, version);
  }
  if (stream !== undefined && cases.size > 0) yield { stream, cases };
}

const named = (hall: string, caseId: string): Named => `${hall} ${caseId}`;

const missing = (cases: readonly Named[]): Fault['wrong'] => ({
  en: `The ledger’s index of cases leaves this stream out of the history, file and proof of ${cases.join(', ')}.`,
  zh: `台账的信访事项索引缺少该流：${cases.join('、')} 的经过、案卷与证明中都没有它。`,
});
const extra = (cases: readonly Named[]): Fault['wrong'] => ({
  en: `The ledger’s index of cases counts this stream to ${cases.join(', ')}, which no event in it names.`,
  zh: `台账的信访事项索引把该流归于 ${cases.join('、')}，而其中没有事件提到。`,
});

/** What two entries of the same stream say differently; either may be lacking. */
function differences(service: string, { stream, cases: told }: Indexed, indexed: Indexed['cases']): readonly Fault[] {
  const lacking = [...told.keys()].filter(name => !indexed.has(name));
  const unfounded = [...indexed.keys()].filter(name => !told.has(name));
  return [
    ...(lacking.length > 0 ? [{ service, stream, version: told.get(lacking[0] ?? '') ?? null, wrong: missing(lacking) }] : []),
    ...(unfounded.length > 0 ? [{ service, stream, version: null, wrong: extra(unfounded) }] : []),
  ];
}

const none: Indexed['cases'] = new Map();

/** Both come in the order of their streams' bytes: whichever stands earlier, the other lacks. */
async function compare(service: string, told: AsyncGenerator<Indexed>, indexed: AsyncGenerator<Indexed>): Promise<readonly Fault[]> {
  const faults: Fault[] = [];
  let [one, other] = [await told.next(), await indexed.next()];
  while (!(one.done && other.done) && faults.length < atMost) {
    const order = one.done ? 1 : other.done ? -1 : Buffer.compare(Buffer.from(one.value.stream), Buffer.from(other.value.stream));
    const stream = (order > 0 ? other : one).value as Indexed;
    faults.push(...differences(service, { stream: stream.stream, cases: order <= 0 && !one.done ? one.value.cases : none }, order >= 0 && !other.done ? other.value.cases : none));
    if (order <= 0) one = await told.next();
    if (order >= 0) other = await indexed.next();
  }
  return faults;
}

/** One snapshot of the ledger of one service, lost tails and all, and of its rows in the index. The first 1,000 faults; memory stays flat. */
export function verifyCaseIndex(ledger: Pool, service: string): Promise<readonly Fault[]> {
  return inSnapshot(ledger, async client => {
    const of = client.escapeLiteral(service);
    await client.query(`declare told no scroll cursor for select stream, version, type, data from audit.ledger where service = ${of} order by stream, position, incarnation`);
    await client.query(`declare indexed no scroll cursor for select stream, hall, case_id from audit.case_stream where service = ${of} order by stream, hall, case_id`);
    const told = byStream(rowsOf<LedgerRow>(client, 'told'), row => casesOf(row).map(({ hall, caseId }) => [named(hall, caseId), Number(row.version)] as const));
    const indexed = byStream(rowsOf<IndexRow>(client, 'indexed'), ({ hall, case_id: caseId }) => [[named(hall, caseId), null] as const]);
    return compare(service, told, indexed);
  });
}
