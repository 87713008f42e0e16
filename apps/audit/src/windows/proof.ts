// What an outsider needs to check the chains of a case without asking us: whole streams, byte for byte, from their genesis on.
import { genesis } from '@onehall/event-store';
import type { ProvenEvent } from '../ledger/ledger.js';

/** An event as its hash covers it. `previous` and `hash` in hex; `data` and `meta` are the very bytes, in UTF-8. */
interface Link {
  readonly version: number;
  readonly position: number;
  readonly recordedAt: string;
  readonly id: string;
  readonly schemaVersion: number;
  readonly type: string;
  readonly data: string;
  readonly meta: string;
  readonly previous: string;
  readonly hash: string;
}

/** An event that tells of a matter of the discipline organ: that it stands here, and how it hangs in the chain. */
interface Withheld {
  readonly version: number;
  readonly position: number;
  readonly previous: string;
  readonly hash: string;
  readonly withheld: true;
}

/** A stream of one service; without its name where that is withheld with all its events. `genesis` = sha256(service, log id, stream), each length-prefixed: it is what `previous` of the first event must be. */
export interface StreamProof {
  readonly service: string;
  readonly logId: string;
  readonly stream?: string;
  readonly genesis: string;
  readonly events: readonly (Link | Withheld)[];
}

/** What an event is hashed of is shown, unless it is withheld from this reader. */
export type IsWithheld = (event: ProvenEvent) => boolean;

/** Events by service and stream, in order. Of what is withheld the chain still shows, link by link, from its genesis on: nothing was taken out, and nothing put in. Pure. */
export function proofOf(events: readonly ProvenEvent[], logIds: ReadonlyMap<string, string>, isWithheld: IsWithheld): readonly StreamProof[] {
  const streams = new Map<string, ProvenEvent[]>();
  for (const event of events) {
    const name = `${event.service} ${event.event.stream}`;
    streams.set(name, [...(streams.get(name) ?? []), event]);
  }
  return [...streams.values()].flatMap(chain => {
    const [first] = chain;
    if (!first) return [];
    const { service, event } = first;
    const logId = logIds.get(service) ?? '';
    const start = logId === '' ? '' : genesis({ service, logId }, event.stream).toString('hex');
    const links = chain.map(one => (isWithheld(one) ? withheld(linkOf(one, start)) : linkOf(one, start)));
    return [{ service, logId, ...(!links.every(link => 'withheld' in link) && { stream: event.stream }), genesis: start, events: links }];
  });
}

const linkOf = ({ event, before }: ProvenEvent, start: string): Link => {
  const { version, position, recordedAt, id, schemaVersion, type, data, meta, hash } = event;
  return { version, position, recordedAt, id, schemaVersion, type, data, meta, previous: before?.hash.toString('hex') ?? start, hash: hash.toString('hex') };
};

const withheld = ({ version, position, previous, hash }: Link): Withheld => ({ version, position, previous, hash, withheld: true });
