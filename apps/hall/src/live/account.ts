// What a file has brought about, as the hall itself says it when all is quiet: its ledger's verified heads, who was late by which clock, whom it urged.
import { setTimeout as pause } from 'node:timers/promises';
import { HallAway, type HallClient } from './hall-client.js';

/** Where a service's log ends, and whether audit found that its copy and the log agree up to there. */
export interface Head {
  readonly service: string;
  readonly events: number;
  readonly hash: string;
  readonly verified: boolean;
}

/** How often a kind of clock was late, and by how many days at most. */
export interface LateByClock {
  readonly clock: string;
  readonly running: number;
  readonly stopped: number;
  readonly departments: number;
  readonly mostDaysLate: number;
}

/** The hall's own account. `wrong`: what the verification found, the first bad event of each log. `lateInHall`: of all its cases; `urged`: of this file's cases alone. */
export interface Account {
  readonly heads: readonly Head[];
  readonly wrong: readonly unknown[];
  readonly lateInHall: readonly LateByClock[];
  readonly urged: { readonly cases: number; readonly times: number };
}

interface Compared {
  readonly service: string;
  readonly done: boolean;
  readonly position?: number;
  readonly hash?: string;
}
interface LateLine {
  readonly holder: string;
  readonly clock: string;
  readonly running: number;
  readonly stopped: number;
  readonly mostDaysLate: number;
}

/** How many events each service's log holds. */
export async function eventsByService(hall: HallClient): Promise<ReadonlyMap<string, number>> {
  const { items } = await hall.must({ method: 'GET', path: '/audit/logs', as: 'u-auditor' });
  return new Map((items as readonly { readonly service: string; readonly position: number }[]).map(({ service, position }) => [service, position]));
}

/** `ofFile`: the cases of the file that was lived. */
export async function accountOf(hall: HallClient, ofFile: ReadonlySet<string>): Promise<Account> {
  const { services, wrong } = await verified(hall);
  const { items } = await hall.must({ method: 'GET', path: '/supervision/late', as: 'u-supervisor' });
  const heads = services.map(({ service, done, position = 0, hash = '' }) => ({ service, events: position, hash, verified: done && wrong.length === 0 }));
  return { heads, wrong, lateInHall: byClock(items as readonly LateLine[]), urged: await urgedIn(hall, ofFile) };
}

/** Lets audit compare every log with its copy, and waits for it. */
async function verified(hall: HallClient): Promise<{ readonly services: readonly Compared[]; readonly wrong: readonly unknown[] }> {
  await hall.must({ method: 'POST', path: '/audit/verification', as: 'u-auditor' });
  for (;;) {
    const { running, failed, services, wrong } = await hall.must({ method: 'GET', path: '/audit/verification', as: 'u-auditor' });
    if (typeof failed === 'string') throw new HallAway(`校验没有完成：${failed} The verification could not be finished.`);
    if (running !== true) return { services: services as readonly Compared[], wrong: wrong as readonly unknown[] };
    await pause(100);
  }
}

function byClock(lines: readonly LateLine[]): LateByClock[] {
  const clocks = [...new Set(lines.map(({ clock }) => clock))].sort();
  return clocks.map(clock => {
    const own = lines.filter(line => line.clock === clock);
    const sum = (count: (line: LateLine) => number): number => own.reduce((total, line) => total + count(line), 0);
    return { clock, running: sum(line => line.running), stopped: sum(line => line.stopped), departments: new Set(own.map(({ holder }) => holder)).size, mostDaysLate: Math.max(...own.map(line => line.mostDaysLate)) };
  });
}

async function urgedIn(hall: HallClient, ofFile: ReadonlySet<string>): Promise<Account['urged']> {
  let [cases, times] = [0, 0];
  for (let page = 1, total = 1; (page - 1) * 200 < total; page++) {
    const found = await hall.must({ method: 'GET', path: `/supervision/cases?page=${page}&size=200`, as: 'u-supervisor' });
    total = Number(found['total']);
    const urges = (found['items'] as readonly { readonly caseId: string | null; readonly urges: number | null }[]).map(row => (ofFile.has(row.caseId ?? '') ? (row.urges ?? 0) : 0));
    cases += urges.filter(count => count > 0).length;
    times += urges.reduce((sum, count) => sum + count, 0);
  }
  return { cases, times };
}
