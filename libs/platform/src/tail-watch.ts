// Whether a service's log is being sealed, or waits for somebody's long transaction: since when, and for whose.
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Gauges, type Reading } from './gauges.js';
import { Ground } from './ground.js';
import { Indicators } from './indicators.js';
import { SERVICE } from './injection.js';

/** There is one in every service. A log that waits is ready all the same: it is written and read, only who follows it sees nothing new; to restart the process would help nobody. */
@Injectable()
export class TailWatch implements OnApplicationBootstrap {
  constructor(
    @Inject(SERVICE) private readonly service: string,
    private readonly ground: Ground,
    private readonly indicators: Indicators,
    private readonly gauges: Gauges,
  ) {}

  onApplicationBootstrap(): void {
    this.indicators.add({ name: `${this.service} tail`, check: () => Promise.resolve({ ok: true, detail: this.ground.sealer.figures() }) });
    this.gauges.add({ name: 'onehall_tail_position', help: 'The last sealed position, as the process that seals knows it', labels: ['service'] }, () => this.position());
    this.gauges.add({ name: 'onehall_tail_waiting_seconds', help: 'How long sealing has been waiting for an older transaction, and for whose', labels: ['service', 'pid', 'database', 'application'] }, () => this.waiting());
  }

  private position(): readonly Reading[] {
    const { sealing, position } = this.ground.sealer.figures();
    return sealing ? [{ value: position, labels: { service: this.service } }] : [];
  }

  private waiting(): readonly Reading[] {
    const { sealing, waiting } = this.ground.sealer.figures();
    if (!sealing) return [];
    const { pid, database, application } = waiting?.behind ?? { pid: null, database: '', application: '' };
    return [{ value: (waiting?.milliseconds ?? 0) / 1_000, labels: { service: this.service, pid: String(pid ?? ''), database, application } }];
  }
}
