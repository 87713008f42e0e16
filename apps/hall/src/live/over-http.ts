// One request over a connection that is kept: plain node:http, because a file of a city's year is millions of requests and fetch takes four times the time for each.
import { Agent, request as overPlain, type IncomingMessage } from 'node:http';
import { Agent as SecureAgent, request as overSecure } from 'node:https';

/** What goes out. `headers` without the length of the body. */
export interface Outgoing {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
}

/** What came back, its body as text. */
export interface Incoming {
  readonly status: number;
  readonly text: string;
  readonly headers: IncomingMessage['headers'];
}

/** Longer than the hall ever waits before it answers. */
const patience = 150_000;
const agents = { 'http:': new Agent({ keepAlive: true }), 'https:': new SecureAgent({ keepAlive: true }) };

/** Breaks every connection: whoever still waits for an answer is rejected at once. */
export const hangUp = (): void => Object.values(agents).forEach(agent => agent.destroy());

/** Rejects when there is no answer: nobody listens, the connection breaks, or it takes longer than two and a half minutes. */
export function overHttp({ method, url, headers, body }: Outgoing): Promise<Incoming> {
  const secure = url.protocol === 'https:';
  const options = { method, agent: secure ? agents['https:'] : agents['http:'], timeout: patience, headers: { ...headers, ...(body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }) } };
  return new Promise((resolve, reject) => {
    const answered = (response: IncomingMessage): void => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8'), headers: response.headers }));
    };
    const asked = (secure ? overSecure : overPlain)(url, options, answered);
    asked.on('error', reject);
    asked.on('timeout', () => asked.destroy(new Error('The hall took too long to answer.')));
    asked.end(body);
  });
}
