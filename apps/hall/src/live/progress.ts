// What is seen while a file is lived: a bar on a terminal, a plain line now and then elsewhere.
import progress from 'cli-progress';
import type { HallClient } from './hall-client.js';

/** How far the file is, told while it is lived. */
export interface HowFar {
  readonly done: number;
  readonly of: number;
  /** The hall's instant. */
  readonly now: string;
}

const first = 1_000;
const barEvery = 1_000;
const plainEvery = 10_000;
const shanghai = (instant: string): string => (instant === '' ? '—' : new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10));

/** What the hall says of itself: how many events stand in its ledger, and how many clocks are late. */
class Glimpse {
  private first: { readonly at: number; readonly events: number } | undefined;
  /** Events a second since the first look; undefined until there were two. */
  rate: number | undefined;
  late = 0;

  constructor(private readonly hall: HallClient) {}

  async look(): Promise<void> {
    const [logs, clocks] = await Promise.all([this.hall.must({ method: 'GET', path: '/audit/logs', as: 'u-auditor' }), this.hall.must({ method: 'GET', path: '/supervision/summary', as: 'u-supervisor' })]);
    const events = (logs['items'] as readonly { readonly position: number }[]).reduce((sum, { position }) => sum + position, 0);
    if (this.first) this.rate = Math.round((events - this.first.events) / Math.max((Date.now() - this.first.at) / 1_000, 1));
    this.first ??= { at: Date.now(), events };
    this.late = Number(clocks['red']);
  }
}

/** Shows how far a file is until the answer is called, after a second and then each second on a terminal, each ten elsewhere. `look` is asked for the numbers; the hall is asked beside it, only when something is shown, and never holds up the file. */
export function showProgress(hall: HallClient, look: () => HowFar, out: NodeJS.WriteStream): () => void {
  const glimpse = new Glimpse(hall);
  void glimpse.look().catch(() => undefined);
  const draw = out.isTTY ? bar(look(), out) : plain(out);
  const again = (): NodeJS.Timeout => setTimeout(show, out.isTTY ? barEvery : plainEvery);
  let over = false;
  const show = (): void => {
    glimpse.look().catch(() => undefined).finally(() => {
      if (over) return;
      draw.show(look(), glimpse);
      timer = again();
    });
  };
  let timer = setTimeout(show, first);
  return () => {
    over = true;
    clearTimeout(timer);
    draw.show(look(), glimpse);
    draw.end();
  };
}

interface Drawing {
  show(far: HowFar, glimpse: Glimpse): void;
  end(): void;
}

function bar({ of }: HowFar, out: NodeJS.WriteStream): Drawing {
  const single = new progress.SingleBar({ format: '{bar} {value}/{total} 件 · {day} · {rate} 事件/秒 events/s · 超期 late {late} · 还需 {eta_formatted}', stream: out, hideCursor: true, clearOnComplete: false }, progress.Presets.shades_classic);
  single.start(of, 0, { day: '—', rate: '—', late: 0 });
  return { show: ({ done, now }, { rate, late }) => single.update(done, { day: shanghai(now), rate: rate ?? '—', late }), end: () => single.stop() };
}

function plain(out: NodeJS.WriteStream): Drawing {
  return { show: ({ done, of, now }, { rate, late }) => void out.write(`  ${done}/${of} 件 · ${shanghai(now)} · ${rate ?? '—'} 事件/秒 events/s · 超期 late ${late}\n`), end: () => undefined };
}
