// Lives a file in a hall, from its first line to the account that the hall gives of it.
import { accountOf, eventsByService, type Account } from './account.js';
import { HallAway, type HallClient } from './hall-client.js';
import { HallTime } from './hall-time.js';
import { readLines, type Wrong } from './lines.js';
import { Living } from './living.js';
import type { HowFar } from './progress.js';
import { Register } from './register.js';
import { Tally, type Refusal } from './tally.js';

/** What is lived, and where. `today`: the legal day from which a file's relative moments count. */
export interface Life {
  readonly hall: HallClient;
  readonly file: string;
  readonly today: string;
  /** Cases side by side; 16 by default. */
  readonly lanes?: number | undefined;
  /** How many minutes of the hall's time may be lived as one; by default none: every act happens at its own instant. */
  readonly minutes?: number | undefined;
  /** Called once, when the file has been read: from then on `look` says how far it is; the answer is called when it is over. */
  readonly watch?: (look: () => HowFar) => () => void;
  /** Aborted, it ends the life at once; the hall's client must know it too. */
  readonly stop?: AbortSignal | undefined;
}

/** What a file brought about. Events are those of this run; `departments` stand in the register, `opened` of them for this file. */
export interface Lived extends Account {
  readonly file: string;
  readonly hall: string;
  readonly lines: { readonly read: number; readonly lived: number; readonly wrong: readonly Wrong[] };
  readonly cases: number;
  readonly submissions: number;
  readonly acts: number;
  readonly repeated: number;
  readonly skipped: number;
  readonly behind: number;
  readonly refusals: readonly Refusal[];
  readonly departments: { readonly known: number; readonly opened: number };
  readonly events: Readonly<Record<string, number>>;
  readonly seconds: number;
  readonly eventsPerSecond: number;
}

/** The hall's clock is real: nothing can be lived in it. */
export class ClockIsReal extends Error {}

/** Throws `ClockIsReal`, `HallAway`, `Stopped`, and what the file system throws. Said twice, a file brings nothing twice: acts are answered again, and counted as repeated. */
export async function liveFile({ hall, file, today, lanes = 16, minutes = 0, watch, stop }: Life): Promise<Lived> {
  const time = await HallTime.of(hall);
  if (!time) throw new ClockIsReal(`大厅 ${hall.url} 用的是真实时钟，时间不由人拨动；请用 --clock virtual 启动的大厅。 The hall runs on the real clock; live needs one that was started with --clock virtual.`);
  const lines = await readLines(file, today, stop);
  try {
    const register = new Register(hall);
    await register.read();
    await time.settle();
    const before = await eventsByService(hall);
    const tally = new Tally();
    const over = watch?.(() => ({ done: tally.lines, of: lines.count, now: time.now }));
    const started = process.hrtime.bigint();
    try {
      await new Living({ hall, time, register, tally, referred: lines.referred, lanes, minutes }).live(lines.scripts());
      await time.settle();
    } finally {
      over?.();
    }
    const seconds = Number(process.hrtime.bigint() - started) / 1e9;
    return reported({ hall, file, lines, tally, register }, { before, seconds });
  } finally {
    lines.close();
  }
}

interface Over {
  readonly hall: HallClient;
  readonly file: string;
  readonly lines: { readonly count: number; readonly wrong: readonly Wrong[] };
  readonly tally: Tally;
  readonly register: Register;
}

async function reported({ hall, file, lines, tally, register }: Over, { before, seconds }: { readonly before: ReadonlyMap<string, number>; readonly seconds: number }): Promise<Lived> {
  const after = await caughtUp(hall);
  const events = Object.fromEntries([...after].map(([service, position]) => [service, position - (before.get(service) ?? 0)]));
  const all = Object.values(events).reduce((sum, count) => sum + count, 0);
  const { cases, submissions, said, repeated, skipped, behind, refusals } = tally;
  return {
    ...{ file, hall: hall.url, cases, submissions, acts: said, repeated, skipped, behind, refusals },
    lines: { read: lines.count + lines.wrong.length, lived: tally.lines, wrong: lines.wrong },
    departments: { known: register.size, opened: register.opened },
    ...{ events, seconds, eventsPerSecond: Math.round(all / seconds) },
    ...(await accountOf(hall, tally.ofFile)),
  };
}

/** The ledger's ends once it has copied everything. */
async function caughtUp(hall: HallClient): Promise<ReadonlyMap<string, number>> {
  const { quiet } = await hall.must({ method: 'GET', path: '/clock' });
  if (quiet !== true) throw new HallAway('大厅没有安静下来，台账尚未抄全。 The hall did not become quiet.');
  return eventsByService(hall);
}
