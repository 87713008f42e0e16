// How a file speaks to the hall: over HTTP as anybody would, signed in as the one who acts, patient when the hall is away for a moment.
import { setTimeout as pause } from 'node:timers/promises';
import { hangUp, overHttp } from './over-http.js';

/** A request as an act makes it. `as`: who is signed in, nobody for a petitioner. `key`: the same key says the same thing once. `after`: the token that the answering service must have seen. */
export interface Request {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly as?: string | undefined;
  readonly body?: object;
  readonly key?: string;
  readonly after?: string | undefined;
}

/** What came back. `refused`: the rules do not allow it, with the problem that says why. */
export interface Reply {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly refused: boolean;
}

/** The hall does not answer, or answers what it must not: nothing can go on. The message is one sentence. */
export class HallAway extends Error {}

/** Somebody told the file to stop. */
export class Stopped extends Error {}

const patience = 10;
const longest = 5_000;
/** A hall that does not become quiet takes a minute to say so: nobody asks ten times. */
const longestInAll = 180_000;
const outOfRoom = 507;
/** A second hall in front of the first, or a proxy, may answer with anything; what a service says is JSON. */
const read = (text: string): Record<string, unknown> => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : { value };
  } catch {
    return { detail: text.slice(0, 200) };
  }
};

export class HallClient {
  private readonly tokens = new Map<string, Promise<string>>();
  /** Requests that were answered, the repeated attempts left out. */
  asked = 0;

  /** Once `stop` is aborted nothing more is asked, and what is still waited for is given up. */
  constructor(
    readonly url: string,
    private readonly stop?: AbortSignal,
  ) {
    stop?.addEventListener('abort', hangUp, { once: true });
  }

  /** Throws `HallAway` when the hall cannot be reached, or is at fault, ten times in a row over half a minute or for three minutes, and at once when its disk is full; `Stopped` when it was told to stop. */
  async ask(request: Request): Promise<Reply> {
    const end = Date.now() + longestInAll;
    for (let attempt = 1; ; attempt++) {
      this.goOn();
      const reply = await this.tried(request);
      if (reply && reply.status < 500 && !reply.later) {
        this.asked += 1;
        return reply;
      }
      this.goOn();
      if (attempt >= patience || reply?.status === outOfRoom || Date.now() > end) {
        if (reply && reply.status < 500) return reply;
        throw new HallAway(awayFrom(this.url, request, reply));
      }
      await pause(Math.min(longest, 50 * 2 ** (attempt - 1)), undefined, this.stop ? { signal: this.stop } : {}).catch(() => this.goOn());
    }
  }

  private goOn(): void {
    if (this.stop?.aborted) throw new Stopped('Told to stop.');
  }

  /** As `ask`, for what must be answered: throws `HallAway` with the hall's own words when it refuses. */
  async must(request: Request): Promise<Reply['body']> {
    const { refused, body, status } = await this.ask(request);
    if (refused) throw new HallAway(`大厅拒绝 ${request.method} ${request.path}（${status}）：${detailOf(body)}`);
    return body;
  }

  /** Signs somebody in before he acts. */
  async admit(person: string): Promise<void> {
    await this.token(person);
  }

  private async tried(request: Request): Promise<(Reply & { readonly later: boolean }) | undefined> {
    const { method, path, as } = request;
    const headers = await this.headersOf(request);
    try {
      const { status, text, headers: told } = await overHttp({ method, url: new URL(this.url + path), headers, body: request.body && JSON.stringify(request.body) });
      if (status === 401 && as !== undefined) this.tokens.delete(as);
      const later = status === 429 || status === 401 || (status === 409 && told['retry-after'] !== undefined);
      return { status, body: read(text), refused: status >= 400, later };
    } catch {
      return undefined;
    }
  }

  private async headersOf({ as, key, after, body }: Request): Promise<Record<string, string>> {
    return {
      ...(body ? { 'content-type': 'application/json' } : {}),
      ...(as === undefined ? {} : { authorization: `Bearer ${await this.token(as)}` }),
      ...(key === undefined ? {} : { 'idempotency-key': key }),
      ...(after === undefined || after === '' ? {} : { 'x-hall-after': after }),
    };
  }

  /** One sign-in for each who acts. */
  private token(person: string): Promise<string> {
    const known = this.tokens.get(person) ?? this.signIn(person);
    this.tokens.set(person, known);
    return known;
  }

  private async signIn(person: string): Promise<string> {
    const { token } = await this.must({ method: 'POST', path: '/identity/sign-in', body: { id: person } });
    if (typeof token !== 'string') throw new HallAway('大厅没有开发登录，无法以各单位名义办理。 The hall has no development sign-in, so nobody can act in it.');
    return token;
  }
}

/** What a problem says, Chinese first. */
export function detailOf(body: Reply['body']): string {
  const { reason, detail, article, field } = body;
  return [reason, detail, article, field].filter(word => typeof word === 'string' && word !== '').join(' ');
}

function awayFrom(url: string, { method, path }: Request, reply: Reply | undefined): string {
  if (!reply) return `大厅 ${url} 没有回应，已停止；恢复后重跑同一文件即可续办。 The hall does not answer; run the same file again to go on.`;
  if (reply.status === outOfRoom) return '大厅的磁盘已满，已停止；腾出空间后重跑同一文件即可续办。 The disk of the hall is full; make room, and run the same file again to go on.';
  return `大厅在 ${method} ${path} 上多次出错（${reply.status} ${detailOf(reply.body)}），已停止；排除故障后重跑同一文件即可续办。 The hall failed again and again; run the same file again to go on.`;
}
