// A statement that is put together: its parts, each with its parameters, run as one transaction in one round trip.
import type { DataSource } from 'typeorm';
import type { Parameter } from './watermark.js';

/** A name as SQL quotes it. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Effects as data-modifying CTEs before one final select: all of them happen, or none. */
export class Statement {
  private readonly values: unknown[] = [];
  private readonly effects: string[] = [];

  /** Adds an effect: an insert, update or delete. */
  add(effect: (parameter: Parameter) => string): this {
    this.effects.push(effect(this.parameter));
    return this;
  }

  /** Runs the effects together with `select <call>`. */
  async run(dataSource: Pick<DataSource, 'query'>, call: (parameter: Parameter) => string): Promise<void> {
    const select = `select ${call(this.parameter)}`;
    const effects = this.effects.map((effect, index) => `effect_${index} as (${effect})`).join(',\n');
    await dataSource.query(effects ? `with ${effects}\n${select}` : select, this.values);
  }

  private readonly parameter: Parameter = value => `$${this.values.push(value)}`;
}
