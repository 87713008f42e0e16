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

const every = 1_000;
const plainEvery = 10_000;
const shanghai = (instant: string): string => (instant === '' ? '—' : new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10));

/** What the hall says of itself, asked once a second: how many events stand in its ledger, and how many clocks are late. */
class Glimpse {
  private first: { readonly at: number; readonly events: number } | undefined;
  rate = 0;
  late = 0;

  constructor(private readonly hall: HallClient) {}

  async look(): Promise<void> {
    const [logs, clocks] = await Promise.all([this.hall.must({ method: 'GET', path: '/audit/logs', as: 'u-auditor' }), this.hall.must({ method: 'GET', path: '/supervision/summary', as: 'u-supervisor' })]);
    const events = (logs['items'] as readonly { readonly position: number }[]).reduce((sum, { position }) => sum + position, 0);
    this.first ??= { at: Date.now(), events };
    this.rate = Math.round((events - this.first.events) / Math.max((Date.now() - this.first.at) / 1_000, 1));
    this.late = Number(clocks['red']);
  }
}

/** Shows how far a file is until the answer is called. `look` is asked for the numbers; the hall is asked beside it and never holds up the file. */
export function showProgress(hall: HallClient, look: () => HowFar, out: NodeJS.WriteStream): () => void {
  const glimpse = new Glimpse(hall);
  const draw = out.isTTY ? bar(look(), out) : plain(out);
  const timer = setInterval(() => {
    glimpse.look().catch(() => undefined).finally(() => draw.show(look(), glimpse));
  }, every);
  return () => {
    clearInterval(timer);
    draw.end(look(), glimpse);
  };
}

interface Drawing {
  show(far: HowFar, glimpse: Glimpse): void;
  end(far: HowFar, glimpse: Glimpse): void;
}

function bar({ of }: HowFar, out: NodeJS.WriteStream): Drawing {
  const single = new progress.SingleBar({ format: '{bar} {value}/{total} 件 · {day} · {rate} 事件/秒 events/s · 超期 late {late} · 还需 {eta_formatted}', stream: out, hideCursor: true, clearOnComplete: false }, progress.Presets.shades_classic);
  single.start(of, 0, { day: '—', rate: 0, late: 0 });
  const show = ({ done, now }: HowFar, { rate, late }: Glimpse): void => single.update(done, { day: shanghai(now), rate, late });
  return {
    show,
    end: (far, glimpse) => {
      show(far, glimpse);
      single.stop();
    },
  };
}

function plain(out: NodeJS.WriteStream): Drawing {
  let last = 0;
  const write = ({ done, of, now }: HowFar, { rate, late }: Glimpse): void => void out.write(`  ${done}/${of} 件 · ${shanghai(now)} · ${rate} 事件/秒 events/s · 超期 late ${late}\n`);
  return {
    show: (far, glimpse) => {
      if (Date.now() - last < plainEvery) return;
      last = Date.now();
      write(far, glimpse);
    },
    end: write,
  };
}
