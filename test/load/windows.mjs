// The windows of a hall as a crowd of clients sees them: kept connections, one request after the other for each client, every answer checked.
import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';

/** One crowd: `clients` connections at the most. */
export class Windows {
  constructor(url, clients) {
    this.url = new URL(url);
    this.agent = new Agent({ keepAlive: true, maxSockets: clients, scheduling: 'fifo' });
    this.tokens = new Map();
  }

  async signIn(...people) {
    for (const id of people) this.tokens.set(id, (await this.ask(undefined, 'POST /identity/sign-in', { body: { id } })).token);
  }

  /** `what`: as the API document writes it, `POST /intake/submissions`. Rejects with the hall's own words unless the answer is a success. */
  ask(who, what, { body, after } = {}) {
    const [method, path] = what.split(' ');
    const text = body === undefined ? (method === 'POST' ? '{}' : undefined) : JSON.stringify(body);
    const headers = {
      ...(who && { authorization: `Bearer ${this.tokens.get(who)}` }),
      ...(text !== undefined && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
      ...(method === 'POST' && { 'idempotency-key': randomUUID() }),
      ...(after && { 'x-hall-after': after }),
    };
    return new Promise((resolve, reject) => {
      const asked = request({ host: this.url.hostname, port: this.url.port, agent: this.agent, method, path, headers }, response => {
        const chunks = [];
        response.on('data', chunk => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const said = Buffer.concat(chunks).toString('utf8');
          if (response.statusCode >= 300) reject(Object.assign(new Error(`${what}: ${response.statusCode} ${said}`), { status: response.statusCode }));
          else resolve(said === '' ? {} : JSON.parse(said));
        });
      });
      asked.on('error', reject);
      asked.end(text);
    });
  }

  close() {
    this.agent.destroy();
  }
}
