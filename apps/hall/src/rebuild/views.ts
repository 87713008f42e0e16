// The views of a running hall's services: how each stands, and one that is built anew, from the word to the end.
import { services } from '@onehall/contracts';
import { setTimeout as pause } from 'node:timers/promises';
import type { RunningHall } from '../upkeep/running-hall.js';

/** How a view stands. `stands` null: no version is complete yet. `rows`, `differing`: what the last build found. */
export interface SeenView {
  readonly service: string;
  readonly view: string;
  readonly version: number;
  readonly state: string;
  readonly sentence?: string;
  readonly stands: number | null;
  readonly since: string | null;
  readonly rows: number | null;
  readonly differing: number | null;
  readonly parked: number;
  readonly position: number;
  readonly lag: number;
  readonly building?: { readonly position: number; readonly of: number };
  readonly failed?: string;
}

type Asked = Pick<RunningHall, 'must'>;
const between = 500;

async function viewsOf(hall: Asked, service: string): Promise<readonly SeenView[]> {
  const { items } = (await hall.must(`GET /${service}/views`)) as unknown as { readonly items: readonly Omit<SeenView, 'service'>[] };
  return items.map(item => ({ service, ...item }));
}

/** All of them, service by service. */
export async function allViews(hall: Asked): Promise<readonly SeenView[]> {
  return (await Promise.all(services.map(service => viewsOf(hall, service)))).flat();
}

/** Which view, and whether also what an earlier build has left is dropped. */
export interface Wish {
  readonly service: string;
  readonly view: string;
  readonly anew: boolean;
}

/** Has a view built anew and waits until that is done; `told` hears now and then how far it is. Throws what the hall refuses. */
export async function rebuilt(hall: Asked, { service, view, anew }: Wish, told: (seen: SeenView) => void): Promise<SeenView> {
  await hall.must(`POST /${service}/views/${encodeURIComponent(view)}/rebuild`, { anew });
  for (;;) {
    const seen = (await viewsOf(hall, service)).find(one => one.view === view);
    if (!seen) throw new Error(`${service} has lost its view ${view}.`);
    if (!seen.building && seen.state !== 'building') return seen;
    told(seen);
    await pause(between);
  }
}
