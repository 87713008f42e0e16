// A verification run: audit's copy is proven link by link and compared with each service's log, event by event.
import { genesis, link, type StoredEvent } from '@onehall/event-store';
import type { Source } from '@onehall/projections';
import type { Ledger } from './ledger.js';

/** What does not hold: the first bad event of a stream, or of the comparison. */
export interface Wrong {
  readonly service: string;
  readonly stream: string;
  readonly version: number;
  readonly wrong: string;
}

/** How a run stands. `events` counts what was compared so far. */
export interface Progress {
  readonly running: boolean;
  readonly startedAt: string;
  readonly events: number;
  readonly finishedAt?: string;
  readonly wrong: readonly Wrong[];
}

const batch = 2_000;
const enough = 100;

const differs = (own: StoredEvent | undefined, other: StoredEvent | undefined): string | undefined => {
  if (!own) return 'The log holds it, the ledger does not.';
  if (!other) return 'The ledger holds it, the log does not: the tail was cut or it was deleted.';
  if (own.stream !== other.stream || own.version !== other.version) return 'Ledger and log hold different events at this position.';
  return own.hash.equals(other.hash) && own.data === other.data && own.meta === other.meta ? undefined : 'Ledger and log differ in content.';
};

/** Verifies one service; calls back after each batch. Memory is bounded by the number of streams, not of events. */
export async function verifyService({ source, ledger }: { readonly source: Source; readonly ledger: Ledger }, onBatch: (events: number) => void): Promise<readonly Wrong[]> {
  const identity = await source.identity();
  const heads = new Map<string, { readonly version: number; readonly hash: Buffer }>();
  const wrong: Wrong[] = [];
  const until = Math.min(await source.head(), (await ledger.heads()).find(head => head.service === source.service)?.position ?? 0);
  for (let after = 0; wrong.length < enough; ) {
    const [own, other] = await Promise.all([ledger.copy(source.service, after, batch), source.raw(after, batch)]);
    const pairs = Array.from({ length: Math.max(own.length, other.length) }, (_, index) => [own[index], other[index]] as const);
    for (const [mine, theirs] of pairs) {
      const event = mine ?? theirs;
      if (!event || event.position > until) continue;
      const last = heads.get(event.stream) ?? { version: 0, hash: genesis(identity, event.stream) };
      const broken = event.version !== last.version + 1 || !link(last.hash, event).equals(event.hash) ? 'The chain of its stream breaks here.' : undefined;
      const fault = differs(mine, theirs) ?? broken;
      if (fault) wrong.push({ service: source.service, stream: event.stream, version: event.version, wrong: fault });
      heads.set(event.stream, event);
    }
    const last = pairs.at(-1);
    if (!last || pairs.length < batch) break;
    after = (last[0] ?? last[1])?.position ?? after;
    onBatch(pairs.length);
  }
  return wrong;
}
