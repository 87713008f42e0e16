// What readiness asks: everyone whose health the process depends on answers here.
import { Injectable } from '@nestjs/common';

/** One thing that must be well. `detail` holds numbers and names, never personal data. */
export interface Indicator {
  readonly name: string;
  check(): Promise<{ readonly ok: boolean; readonly detail?: object }>;
}

export type Checked = Readonly<Record<string, { readonly ok: boolean; readonly detail?: object }>>;

const patience = 2_000;

const late = (): Promise<{ ok: false; detail: object }> =>
  new Promise(resolve => setTimeout(() => resolve({ ok: false, detail: { silentFor: `${patience} ms` } }), patience).unref());

/** Services add what they depend on when they start; `/health/ready` asks them all. */
@Injectable()
export class Indicators {
  private readonly list: Indicator[] = [];

  add(indicator: Indicator): void {
    this.list.push(indicator);
  }

  /** Asks everyone at once; who throws or says nothing for two seconds is not well. */
  async check(): Promise<Checked> {
    const answers = await Promise.all(this.list.map(indicator => Promise.race([this.ask(indicator), late()])));
    return Object.fromEntries(this.list.map(({ name }, index) => [name, answers[index] ?? { ok: false }]));
  }

  private async ask(indicator: Indicator): Promise<{ readonly ok: boolean; readonly detail?: object }> {
    try {
      return await indicator.check();
    } catch (error) {
      return { ok: false, detail: { error: error instanceof Error ? error.name : 'unknown' } };
    }
  }
}
