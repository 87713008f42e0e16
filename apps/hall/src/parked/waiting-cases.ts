// Which cases wait in the parking lots of a hall's services, and how they are driven again.
import { services } from '@onehall/contracts';
import { saidBy, type RunningHall } from '../upkeep/running-hall.js';

/** A case whose events wait for one follower of one service. `type`, `position`: of the first, which failed with `error`. */
export interface WaitingCase {
  readonly service: string;
  readonly consumer: string;
  readonly source: string;
  readonly case: string;
  readonly waiting: number;
  readonly since: string;
  readonly position: number;
  readonly type: string;
  readonly attempts: number;
  readonly error: string | null;
}

/** How one case fared. `error`: why its next event failed once more. */
export interface Fared extends WaitingCase {
  readonly digested: number;
  readonly left: number;
  readonly error: string | null;
}

/** Which of them: all of a follower, all of a case, or both. */
export interface Chosen {
  readonly consumer?: string | undefined;
  readonly case?: string | undefined;
}

type Asked = Pick<RunningHall, 'must'>;

const size = 200;

async function ofService(hall: Asked, service: string): Promise<readonly WaitingCase[]> {
  const found: WaitingCase[] = [];
  for (let page = 1; ; page++) {
    const { items, total } = (await hall.must(`GET /${service}/parked?size=${size}&page=${page}`)) as unknown as { readonly items: readonly Omit<WaitingCase, 'service'>[]; readonly total: number };
    found.push(...items.map(item => ({ service, ...item })));
    if (items.length === 0 || page * size >= total) return found;
  }
}

/** All of them, service by service. Throws what the hall refuses. */
export async function waitingCases(hall: Asked, { consumer, case: caseKey }: Chosen = {}): Promise<readonly WaitingCase[]> {
  const found: WaitingCase[] = [];
  for (const service of services) found.push(...(await ofService(hall, service)));
  return found.filter(waiting => (consumer === undefined || waiting.consumer === consumer) && (caseKey === undefined || waiting.case === caseKey));
}

/** Drives cases again, one after the other; one that fails keeps none of the others waiting. A case that waits in two sources is driven once. */
export async function redrive(hall: Pick<RunningHall, 'ask'>, cases: readonly WaitingCase[], told: (fared: Fared) => void): Promise<readonly Fared[]> {
  const once = new Map(cases.map(waiting => [`${waiting.service} ${waiting.consumer} ${waiting.case}`, waiting]));
  const fared: Fared[] = [];
  for (const waiting of once.values()) {
    const { status, body } = await hall.ask(`POST /${waiting.service}/parked/redrive`, { consumer: waiting.consumer, case: waiting.case });
    const { digested = 0, left = waiting.waiting, error } = body as Partial<Pick<Fared, 'digested' | 'left'>> & { readonly error?: string };
    const why = status >= 300 ? saidBy({ status, body }) : (error ?? null);
    const one = { ...waiting, digested, left, error: why };
    fared.push(one);
    told(one);
  }
  return fared;
}
