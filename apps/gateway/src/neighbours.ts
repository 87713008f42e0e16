// The five services as the gateway knows them: where each answers, what to say of one that does not, and how the gateway itself asks them.
import { Problem, type Person, type Tokens } from '@onehall/platform';
import { services, type Service } from '@onehall/contracts';

/** What a service answered: JSON read, anything else as its text. */
export interface Answered {
  readonly status: number;
  readonly body: unknown;
}

/** What the gateway asks. */
export interface Asking {
  readonly method?: 'GET' | 'PUT';
  readonly body?: object;
  /** Milliseconds, 10,000 by default. */
  readonly patience?: number;
}

/** A service that does not answer. Whatever it was asked is either done or not, and the same key never does it twice. */
export const away = (service: Service): Problem =>
  new Problem(503, 'SERVICE_AWAY', {
    zh: `${service} 服务暂时不在，请稍后用同一 Idempotency-Key 再试。`,
    en: `The service ${service} is away for a moment: try again with the same Idempotency-Key.`,
    headers: { 'Retry-After': '1' },
  });

/** As whom the gateway asks: what lies between services is for administrators. */
const myself: Person = { id: 'gateway', name: 'gateway', role: 'administrator' };

export class Neighbours {
  constructor(
    readonly addresses: Readonly<Record<Service, string>>,
    private readonly tokens: Tokens,
  ) {}

  /** Throws the problem `away` when the service does not answer in time. */
  async ask(service: Service, path: string, { method = 'GET', body, patience = 10_000 }: Asking = {}): Promise<Answered> {
    const { token } = await this.tokens.sign(myself);
    const headers = { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }) };
    try {
      const answer = await fetch(this.addresses[service] + path, { method, headers, signal: AbortSignal.timeout(patience), ...(body && { body: JSON.stringify(body) }) });
      const isJson = answer.headers.get('content-type')?.includes('json') ?? false;
      return { status: answer.status, body: isJson ? await answer.json() : await answer.text() };
    } catch {
      throw away(service);
    }
  }

  /** All of them at once. */
  all<Found>(work: (service: Service) => Promise<Found>): Promise<readonly Found[]> {
    return Promise.all(services.map(work));
  }
}
