// How a command of the administrator's speaks to the hall that runs: over HTTP, signed in, with one sentence when there is none.
import { CannotStart } from '@onehall/platform';
import { saidWhere } from '../folder/hall-address.js';
import { detailOf } from '../live/hall-client.js';
import { overHttp, type Incoming } from '../live/over-http.js';

/** Which hall: an address, or the data folder of one that runs on this machine. `token`: where nobody can sign in by naming himself. */
export interface Whereabouts {
  readonly dataDir: string;
  readonly url?: string | undefined;
  readonly token?: string | undefined;
}

/** What the hall answered. */
export interface Heard {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

const administrator = 'u-administrator';

const nobodyThere = (url: string | undefined, dataDir: string): CannotStart =>
  url === undefined
    ? new CannotStart({ zh: `没有大厅在使用数据文件夹 ${dataDir}；请先 npm start，或用 --hall 指明大厅的地址。`, en: `No hall runs on the data folder ${dataDir}; npm start one, or name the address of one with --hall.` }, 2)
    : new CannotStart({ zh: `${url} 没有大厅回应；请先 npm start，或用 --hall 指明大厅的地址。`, en: `No hall answers at ${url}; npm start one, or name the address of one with --hall.` }, 2);

/** A refusal in a few words. */
export const saidBy = ({ status, body: { detailEn } }: Heard): string => `${status} ${typeof detailEn === 'string' ? detailEn : ''}`.trim();

const refused = (what: string, heard: Heard): CannotStart => new CannotStart({ zh: `大厅没有照办：${what}（${heard.status} ${detailOf(heard.body)}）。`, en: `The hall did not do it: ${what} (${saidBy(heard)}).` }, 2);

const notNow = (url: string, heard: Heard): CannotStart => new CannotStart({ zh: `大厅 ${url} 目前不能登录（${heard.status} ${detailOf(heard.body)}）；请稍后再试。`, en: `Nobody can sign in to the hall at ${url} at the moment (${saidBy(heard)}); try again later.` }, 2);

const read = (text: string): Heard['body'] => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
};

export class RunningHall {
  private constructor(
    readonly url: string,
    private readonly token: string,
  ) {}

  /** Throws `CannotStart` (exit code 2) when no hall answers, or its administrator cannot sign in. */
  static async reach({ dataDir, url, token }: Whereabouts): Promise<RunningHall> {
    const address = (url ?? saidWhere(dataDir))?.replace(/\/+$/, '');
    if (address === undefined || !URL.canParse(address)) throw nobodyThere(address, dataDir);
    const hall = new RunningHall(address, token ?? '');
    if (token !== undefined) return hall;
    const heard = await hall.ask('POST /identity/sign-in', { id: administrator });
    if (typeof heard.body['token'] === 'string') return new RunningHall(address, heard.body['token']);
    if (typeof heard.body['reason'] !== 'string') throw nobodyThere(address, dataDir);
    if (heard.status >= 500) throw notNow(address, heard);
    throw new CannotStart({ zh: `大厅 ${address} 没有开发登录；请在环境变量 HALL_TOKEN 中给出系统管理员的令牌。`, en: `The hall at ${address} has no development sign-in: give an administrator’s token in the environment variable HALL_TOKEN.` }, 2);
  }

  /** Throws `CannotStart` when nobody answers. */
  async ask(request: string, body?: object): Promise<Heard> {
    const [method = 'GET', path = '/'] = request.split(' ');
    const headers = { ...(body && { 'content-type': 'application/json' }), ...(this.token && { authorization: `Bearer ${this.token}` }) };
    const answer = await overHttp({ method, url: new URL(this.url + path), headers, body: body && JSON.stringify(body) }).catch((): Incoming => {
      throw nobodyThere(this.url, '');
    });
    return { status: answer.status, body: read(answer.text) };
  }

  /** As `ask`, for what must be answered with success. Throws `CannotStart` with the hall's own words. */
  async must(request: string, body?: object): Promise<Heard['body']> {
    const heard = await this.ask(request, body);
    if (heard.status >= 300) throw refused(request, heard);
    return heard.body;
  }
}
