// What readiness asks: everyone whose health the process depends on answers here.
import { Injectable } from '@nestjs/common';
import { codeOf, sayingsOf } from './trouble.js';

/** One thing that must be well. `detail` holds numbers, names and, as `zh` and `en`, what is wrong; never personal data. */
export interface Indicator {
  readonly name: string;
  /** Without it the process makes no progress, and only another one can help: asked by liveness too. */
  readonly vital?: true;
  check(): Promise<Check> | Check;
}

export interface Check {
  readonly ok: boolean;
  readonly detail?: object;
}

export type Checked = Readonly<Record<string, Check>>;

const patience = 2_000;

const silent: Check = { ok: false, detail: { zh: '两秒内没有回答。', en: 'There was no answer within two seconds.', silentFor: `${patience} ms` } };

const late = (): Promise<Check> => new Promise(resolve => setTimeout(() => resolve(silent), patience).unref());

/** What the error itself says stays out: a database may say in it what somebody said. */
function broken(error: unknown): Check {
  const name = codeOf(error) || (error instanceof Error ? error.name : 'unknown');
  return { ok: false, detail: { ...(sayingsOf(error) ?? { zh: `检查时出错（${name}），详见 hall.log。`, en: `The check failed (${name}); see hall.log.` }), error: name } };
}

/** Services add what they depend on when they start; `/health/ready` asks them all. */
@Injectable()
export class Indicators {
  private readonly list: Indicator[] = [];

  add(indicator: Indicator): void {
    this.list.push(indicator);
  }

  /** Asks everyone at once, or the vital ones alone; who throws or says nothing for two seconds is not well. */
  async check(which: 'all' | 'vital' = 'all'): Promise<Checked> {
    const asked = this.list.filter(({ vital }) => which === 'all' || vital);
    const answers = await Promise.all(asked.map(indicator => Promise.race([this.ask(indicator), late()])));
    return Object.fromEntries(asked.map(({ name }, index) => [name, answers[index] ?? { ok: false }]));
  }

  private async ask(indicator: Indicator): Promise<Check> {
    try {
      return await indicator.check();
    } catch (error) {
      return broken(error);
    }
  }
}
