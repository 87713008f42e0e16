// One service as whoever asks for the quiet of the hall sees it: how far its log is written, whether it has followed the others, whether anything is due there.
import type { Service } from '@onehall/contracts';
import type { Busy, Heads, Rest, Written } from '@onehall/platform';
import type { Neighbours } from './neighbours.js';

/** Milliseconds that a service waits for who is behind before it answers. */
const patience = 500;

export class Resting implements Busy {
  constructor(
    private readonly neighbours: Neighbours,
    private readonly service: Service,
  ) {}

  async written(): Promise<Written> {
    const { logs } = await this.rest('');
    return logs.find(({ service }) => service === this.service) ?? { service: this.service, position: 0, settled: false };
  }

  /** What the others have written reaches it over Kafka, relayed and read, or it is behind. */
  async behind(heads: Heads): Promise<boolean> {
    const named = [...heads].map(([service, position]) => `heads=${service}:${position}`).join('&');
    return (await this.rest(`?${named}&patience=${patience}`)).behind;
  }

  async busy(): Promise<boolean> {
    return (await this.rest('')).busy;
  }

  private async rest(query: string): Promise<Rest> {
    const { status, body } = await this.neighbours.ask(this.service, `/clock/rest${query}`);
    if (status !== 200) throw new Error(`${this.service} does not say whether it rests: ${status}.`);
    return body as Rest;
  }
}
