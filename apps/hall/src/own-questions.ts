// What the hall asks at its own windows, in the name of those who work in it: what it holds, and what the demo needs.
import { tokenKey, Tokens, type Config } from '@onehall/platform';
import { overHttp, type Incoming } from './live/over-http.js';

/** A hall that answers, and its settings. */
export interface OwnHall {
  readonly url: string;
  readonly config: Config;
}

/** `request`: method and path. */
export interface Question {
  readonly request: string;
  readonly key?: string;
  readonly body?: object;
}

/** Who asks is the hall itself: it is answered also where nobody can sign in by naming himself. */
export async function asked({ url, config }: OwnHall, role: string, { request, key, body }: Question): Promise<Incoming> {
  const { token } = await new Tokens(tokenKey(config.tokenKeyFile), config.hallId, config.tokenHours).sign({ id: `u-${role}`, name: '', role });
  const [method = 'GET', path = '/'] = request.split(' ');
  const headers = { authorization: `Bearer ${token}`, ...(key !== undefined && { 'idempotency-key': key }), ...(body && { 'content-type': 'application/json' }) };
  return overHttp({ method, url: new URL(url + path), headers, body: body && JSON.stringify(body) });
}

/** What stands in the hall now; what cannot be counted, because its list is being built anew, is undefined. The lights are those of all running clocks. */
export interface Held {
  readonly cases: number | undefined;
  readonly departments: number | undefined;
  readonly lights: Readonly<Record<'green' | 'yellow' | 'red', number>> | undefined;
}

/** Counts what a hall holds. */
export async function heldBy(hall: OwnHall): Promise<Held> {
  const read = async <Answer>(path: string): Promise<Answer | undefined> => {
    const { status, text } = await asked(hall, 'supervisor', { request: `GET ${path}` });
    return status === 200 ? (JSON.parse(text) as Answer) : undefined;
  };
  const total = async (path: string): Promise<number | undefined> => (await read<{ readonly total: number }>(`${path}?size=1`))?.total;
  const [cases, departments, lights] = await Promise.all([total('/supervision/cases'), total('/routing/departments'), read<NonNullable<Held['lights']>>('/supervision/summary')]);
  return { cases, departments, lights };
}
