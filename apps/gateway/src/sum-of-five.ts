// How the hall is when it is five processes: what each says of itself, put together; one that says nothing is not well.
import { services, type Service } from '@onehall/contracts';
import { Gauges, Indicators, type Checked } from '@onehall/platform';
import { merged } from './metrics.js';
import type { Neighbours } from './neighbours.js';

/** Milliseconds: less than whoever asks the gateway waits. */
const patience = 3_000;

const silent = (service: string): Checked => ({ [service]: { ok: false, detail: { zh: `${service} 服务没有回答。`, en: `The service ${service} does not answer.` } } });

/** Readiness and liveness of the five together. */
export class SumOfFive extends Indicators {
  constructor(private readonly neighbours: Neighbours) {
    super();
  }

  override async check(which: 'all' | 'vital' = 'all'): Promise<Checked> {
    const path = which === 'all' ? '/health/ready' : '/health/live';
    const answers = await this.neighbours.all(service => this.of(service, path));
    return Object.assign({}, await super.check(which), ...answers) as Checked;
  }

  private async of(service: Service, path: string): Promise<Checked> {
    try {
      const { status, body } = await this.neighbours.ask(service, path, { patience });
      return { [service]: { ok: status === 200 }, ...(body as { readonly checks: Checked }).checks };
    } catch {
      return silent(service);
    }
  }
}

/** The figures of the five and of the gateway, each with the process that it is of. */
export class FiguresOfFive extends Gauges {
  constructor(private readonly neighbours: Neighbours) {
    super();
    this.add({ name: 'onehall_process_up', help: 'Whether a service answers', labels: ['of'] }, () => Promise.all(services.map(async service => ({ value: (await this.figures(service)) === undefined ? 0 : 1, labels: { of: service } }))));
  }

  override async text(): Promise<string> {
    const own = await super.text();
    const others = await this.neighbours.all(async service => [service, await this.figures(service)] as const);
    return merged(new Map([['gateway', own], ...others.flatMap(([service, text]) => (text === undefined ? [] : [[service, text] as const]))]));
  }

  private async figures(service: Service): Promise<string | undefined> {
    try {
      const { status, body } = await this.neighbours.ask(service, '/metrics', { patience });
      return status === 200 ? String(body) : undefined;
    } catch {
      return undefined;
    }
  }
}
