// What the ledger keeps of a past that a restore lost: nobody compares it with a log any more, so that its own chain, its places and what was said of it must hold.
import { beforeFirst, beforeInTable, eventInTable, wrongAfter, type BeforeInTable, type EventInTable, type Fault, type LogIdentity, type StoredEvent } from '@onehall/event-store';
import type { Pool } from 'pg';
import { fates } from './ledger-views.js';

/** The tail that was lost to one life, which begins behind `after`. `said`: the positions of the life before it that the log says it lost, where it says so. */
export interface LostTail {
  readonly incarnation: number;
  readonly after: number;
  readonly said?: { readonly from: number; readonly to: number } | undefined;
}

interface LostRow extends EventInTable, BeforeInTable {
  readonly incarnation: number;
}

interface Place {
  readonly position: number;
  readonly incarnation: number;
}

const chunk = 1_000;

/** By position; before each stands the event that it followed in the past which was lost. */
async function pageOf(ledger: Pool, { service, incarnation }: { readonly service: string; readonly incarnation: number }, behind: Place): Promise<readonly LostRow[]> {
  const { rows } = await ledger.query<LostRow>(
    `select f.*, b.version as before_version, b.gpos as before_gpos, b.recorded_at as before_recorded_at, b.hash as before_hash
     from ${fates} f
     left join lateral (
       select * from ${fates} p where service = f.service and stream = f.stream and position < f.position and incarnation < $2 and (lost_to is null or lost_to >= $2)
       order by position desc limit 1) b on true
     where f.service = $1 and f.lost_to = $2 and f.incarnation < $2 and (f.position, f.incarnation) > ($3, $4) order by f.position, f.incarnation limit ${chunk}`,
    [service, incarnation, behind.position, behind.incarnation],
  );
  return rows;
}

const unlinked = (incarnation: number, { en, zh }: Fault['wrong']): Fault['wrong'] => ({ en: `Among what was lost to incarnation ${incarnation}: ${en}`, zh: `在第${incarnation}代之前丢失的事件中：${zh}` });
const notNext = (incarnation: number, awaited: number, found: number): Fault['wrong'] => ({
  en: `Among what was lost to incarnation ${incarnation}, position ${awaited} comes next, and this stands at ${found}.`,
  zh: `在第${incarnation}代之前丢失的事件中，接下来应为位置${awaited}，而该事件在位置${found}。`,
});
const notLost = (incarnation: number, { from, to }: { readonly from: number; readonly to: number }): Fault['wrong'] => ({
  en: `The ledger holds it for lost to incarnation ${incarnation}; the log says that it lost positions ${from} to ${to}.`,
  zh: `台账以为该事件在第${incarnation}代之前丢失；而日志称丢失的是位置${from}至${to}。`,
});

/** What is wrong with an event at its place in a lost tail. */
function wrongWith(tail: LostTail, row: LostRow, { event, awaited, identity }: { readonly event: StoredEvent; readonly awaited: number; readonly identity: LogIdentity }): Fault['wrong'] | undefined {
  const { incarnation, said } = tail;
  if (event.position !== awaited) return notNext(incarnation, awaited, event.position);
  const broken = wrongAfter(beforeInTable(row) ?? beforeFirst(identity, event.stream), event);
  if (broken) return unlinked(incarnation, broken);
  return said && row.incarnation === incarnation - 1 && (event.position < said.from || event.position > said.to) ? notLost(incarnation, said) : undefined;
}

const atMost = 1_000;

/** One lost tail, dense from where its life began and linked to what stood before it; and how many events are in it. The first 1,000 faults; memory holds a page. */
export async function verifyLost(ledger: Pool, identity: LogIdentity, tail: LostTail): Promise<{ readonly kept: number; readonly faults: readonly Fault[] }> {
  const { service } = identity;
  const faults: Fault[] = [];
  let [kept, awaited, behind]: [number, number, Place] = [0, tail.after + 1, { position: tail.after, incarnation: tail.incarnation }];
  for (;;) {
    const rows = await pageOf(ledger, { service, incarnation: tail.incarnation }, behind);
    for (const row of rows) {
      const event = eventInTable(row);
      const wrong = wrongWith(tail, row, { event, awaited, identity });
      if (wrong && faults.length < atMost) faults.push({ service, stream: event.stream, version: event.version, wrong });
      [kept, awaited, behind] = [kept + 1, event.position + 1, { position: event.position, incarnation: row.incarnation }];
    }
    if (rows.length < chunk) return { kept, faults };
  }
}

/** What audit told of each restore when it copied it, by life: how many events the ledger kept then. Told in audit's own log, which has its own chain and copy. */
async function toldIn(ledger: Pool, service: string): Promise<ReadonlyMap<number, readonly number[]>> {
  const { rows } = await ledger.query<{ incarnation: number; kept: number[] }>(
    `select incarnation::int, array_agg(kept::int) as kept from (
       select substring(data from '"wrong":"日志自备份恢复，从此为第(\\d{1,9})代：') as incarnation, substring(data from 'The ledger keeps (\\d{1,9}) events that the log no longer has\\."[,}]') as kept
       from audit.event where type = 'FindingRecorded' and strpos(data, $1) > 0 and strpos(data, '"stream":"log"') > 0) told
     where incarnation is not null and kept is not null group by 1 order by 1`,
    [`"service":"${service}"`],
  );
  return new Map(rows.map(({ incarnation, kept }) => [incarnation, kept]));
}

const toldOtherwise = (incarnation: number, told: number, kept: number): Fault['wrong'] => ({
  en: `When the log went on as incarnation ${incarnation}, audit found ${told} events that it had lost; the ledger holds ${kept} for lost to it.`,
  zh: `日志进入第${incarnation}代时，审计查得其丢失${told}个事件；而台账现存在该代之前丢失的事件${kept}个。`,
});

/** `kept`: how many events the ledger holds for lost to each life. */
export async function verifyTold(ledger: Pool, service: string, kept: ReadonlyMap<number, number>): Promise<readonly Fault[]> {
  return [...(await toldIn(ledger, service))].flatMap(([incarnation, told]) => {
    const [first] = told;
    const now = kept.get(incarnation) ?? 0;
    return first === undefined || told.includes(now) ? [] : [{ service, stream: null, version: null, wrong: toldOtherwise(incarnation, first, now) }];
  });
}
