// Whether a service's log is being sealed, or waits for somebody's long transaction: since when, and for whose.
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { EventLog } from '@onehall/event-store';
import { Gauges, type Reading } from './gauges.js';
import { Ground } from './ground.js';
import { Indicators } from './indicators.js';
import { EVENT_LOG, SERVICE } from './injection.js';

/** Twice the time for which a lease outlives its holder: whoever would have taken it over has had time for it. Milliseconds. */
const patience = 20_000;

/**
 * There is one in every service. A log that waits for a transaction is ready all the same: it is written and read, only who follows it sees nothing new; to restart the process would
 * help nobody. A log that nobody seals although something is written there is not ready.
 */
@Injectable()
export class TailWatch implements OnApplicationBootstrap {
  constructor(
    @Inject(SERVICE) private readonly service: string,
    @Inject(EVENT_LOG) private readonly log: EventLog,
    private readonly ground: Ground,
    private readonly indicators: Indicators,
    private readonly gauges: Gauges,
  ) {}

  onApplicationBootstrap(): void {
    this.indicators.add({ name: `${this.service} tail`, check: () => this.check() });
    this.gauges.add({ name: 'onehall_tail_position', help: 'The last sealed position, as the process that seals knows it', labels: ['service'] }, () => this.position());
    this.gauges.add({ name: 'onehall_tail_waiting_seconds', help: 'How long sealing has been waiting for an older transaction, and for whose', labels: ['service', 'pid', 'database', 'application'] }, () => this.waiting());
  }

  private async check(): Promise<{ readonly ok: boolean; readonly detail: object }> {
    const figures = this.ground.sealer.figures();
    if ((figures.idle ?? 0) <= patience || (await this.log.head()).settled) return { ok: true, detail: figures };
    const seconds = Math.round((figures.idle ?? 0) / 1_000);
    return { ok: false, detail: { zh: `${this.service} 的日志已有 ${seconds} 秒无人封存，新事实传不到任何地方；请查看日志文件。`, en: `Nobody has sealed the log of ${this.service} for ${seconds} seconds, and new facts reach nobody; look into the log file.`, ...figures } };
  }

  private position(): readonly Reading[] {
    return [{ value: this.ground.sealer.figures().position, labels: { service: this.service } }];
  }

  /** While this process does not seal, the wait goes on counting, for nobody's transaction. */
  private waiting(): readonly Reading[] {
    const { waiting, idle } = this.ground.sealer.figures();
    const { pid, database, application } = waiting?.behind ?? { pid: null, database: '', application: '' };
    return [{ value: (waiting?.milliseconds ?? idle ?? 0) / 1_000, labels: { service: this.service, pid: String(pid ?? ''), database, application } }];
  }
}
