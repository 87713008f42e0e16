// How scripts are lived: window after window, the clock moved to each, cases side by side, the acts of a case one after another.
import { createHash } from 'node:crypto';
import { caseSayings, handlerOf, type Known, type Saying, type Sayings } from './act-requests.js';
import { caseOf, windowsOf, type Turn, type Window } from './agenda.js';
import { conferenceSayings, onlyOne } from './conference-requests.js';
import { detailOf, type HallClient, type Reply } from './hall-client.js';
import type { HallTime } from './hall-time.js';
import { livedCase, type LivedCase } from './lived-case.js';
import type { Register } from './register.js';
import type { Act, ActName, Script } from './script.js';
import type { Tally } from './tally.js';

const sayings: Sayings<ActName> = { ...caseSayings, ...conferenceSayings };
const sayingOf = <Name extends ActName>(name: Name, act: Act<Name>, known: Known): Saying => sayings[name](act, known);

/** With whom and how a file is lived. `lanes`: cases side by side; `minutes`: how long a window may be. */
export interface Company {
  readonly hall: HallClient;
  readonly time: HallTime;
  readonly register: Register;
  readonly tally: Tally;
  readonly referred: ReadonlySet<string>;
  readonly lanes: number;
  readonly minutes: number;
}

/** The same line and step have the same key, whenever they are said. */
const keyOf = (script: Script, step: string): string => `live-${createHash('sha256').update(script.key).digest('hex').slice(0, 24)}-${step}`;

/** Lives everything that `scripts` brings, in the order of time. Throws `HallAway`; what was said until then stays said, and the same file goes on from there. */
export class Living {
  private readonly cases = new Map<string, LivedCase>();
  private behind = false;

  constructor(private readonly company: Company) {}

  async live(scripts: AsyncIterable<Script>): Promise<void> {
    for await (const window of windowsOf(scripts, this.company.minutes)) {
      await this.company.time.reach(window);
      this.behind = window.at < this.company.time.now;
      await this.side(window);
    }
  }

  /** What was received is registered before anything else is done in a window: an act may speak of another line's case. */
  private async side({ lanes }: Window): Promise<void> {
    const received = lanes.map(lane => lane.filter(({ registers }) => registers)).filter(lane => lane.length > 0);
    await this.abreast(received, ({ script }) => Promise.all([this.registration(script), this.ahead(script)]));
    await this.abreast(lanes, turn => this.turn(turn));
  }

  /** Lanes side by side, at most so many at a time. */
  private async abreast(lanes: Window['lanes'], live: (turn: Turn) => Promise<unknown>): Promise<void> {
    const waiting = lanes.values();
    const walk = async (): Promise<void> => {
      for (const lane of waiting) for (const turn of lane) await live(turn);
    };
    await Promise.all(Array.from({ length: Math.min(this.company.lanes, lanes.length) }, walk));
  }

  private async turn({ script, acts, last }: Turn): Promise<void> {
    const { tally, referred } = this.company;
    const lived = this.cases.get(caseOf(script));
    if (lived) for (const { act, place } of acts) await this.act(script, { act, place, lived });
    else tally.skip(acts.length);
    if (!last) return;
    tally.finish();
    if (!referred.has(caseOf(script))) this.cases.delete(caseOf(script));
  }

  /** While a case is registered its departments are opened and those who will sign for it signed in: no act waits for that, nor another service for the news of it. */
  private async ahead({ acts }: Script): Promise<void> {
    const { hall, register } = this.company;
    await register.ensure([...new Set(acts.flatMap(departmentsIn))]);
    await Promise.all(acts.flatMap(act => (act.act === 'sign' ? [hall.admit(handlerOf(register.idOf(act.department)))] : [])));
  }

  private async registration(script: Script): Promise<void> {
    const { hall, tally } = this.company;
    const { joins, brought } = script;
    const joined = joins === undefined ? undefined : this.cases.get(joins);
    if (joins !== undefined && !joined) return tally.refuse(script, 'register', `第 ${joins} 件没有登记，无从并入。 The case of line ${joins} was not registered.`);
    const body = { ...brought, ...(joined ? { caseId: joined.caseId } : {}) };
    const reply = await hall.ask({ method: 'POST', path: '/intake/submissions', as: 'u-clerk', key: keyOf(script, '0-register'), body, after: joined?.told.get('intake') });
    tally.count('intake', reply, this.behind);
    if (reply.refused) return tally.refuse(script, 'register', detailOf(reply.body));
    tally.register(!joined, reply);
    if (joined) return tell(joined, 'intake', reply);
    const { caseId, number, queryCode } = reply.body;
    const lived = livedCase({ caseId: String(caseId), number: String(number), queryCode: typeof queryCode === 'string' ? queryCode : undefined });
    tell(lived, 'intake', reply);
    this.cases.set(script.id, lived);
  }

  private async act(script: Script, { act, place, lived }: { act: Act; place: number; lived: LivedCase }): Promise<void> {
    const { hall, register, tally } = this.company;
    const names = departmentsIn(act);
    await register.ensure(names);
    const saying = this.saying(act, lived);
    if (typeof saying === 'string') return tally.refuse(script, act.act, saying);
    const [, service = ''] = saying.path.split('/');
    const after = (service === 'routing' ? undefined : register.tokenFor(names)) ?? (saying.after && lived.told.get(saying.after));
    const reply = await hall.ask({ ...saying, key: keyOf(script, `${place}-${act.act}`), after });
    tally.count(service, reply, this.behind);
    if (reply.refused) return tally.refuse(script, act.act, detailOf(reply.body));
    tell(lived, service, reply);
    if (service === 'intake') register.seen(names);
    if (act.act === 'conference') lived.conferences.set(act.name ?? onlyOne, { conferenceId: String(reply.body['conferenceId']), tasks: [] });
    if (act.act === 'resolution') decided(lived, act.name, reply);
  }

  private saying(act: Act, lived: LivedCase): Saying | string {
    try {
      return sayingOf(act.act, act, { case: lived, department: this.company.register.idOf, caseOf: line => this.caseOfLine(line) });
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }

  private caseOfLine(line: string): LivedCase {
    const lived = this.cases.get(line);
    if (!lived) throw new Error(`「${line}」没有登记。 The case of line ${line} was not registered.`);
    return lived;
  }
}

function tell(lived: LivedCase, service: string, { body: { token } }: Reply): void {
  if (typeof token === 'string' && token !== '') lived.told.set(service, token);
}

function decided(lived: LivedCase, name: string | undefined, { body: { conferenceId, tasks } }: Reply): void {
  const ids = Array.isArray(tasks) ? tasks.map((task: { readonly taskId: string }) => task.taskId) : [];
  lived.conferences.set(name ?? onlyOne, { conferenceId: String(conferenceId), tasks: ids });
}

const naming = new Set(['department', 'from', 'to', 'proposes', 'departments', 'invited', 'tasks']);

/** Every department that an act names. The departments of a rating are a grade. */
function departmentsIn(act: Act): string[] {
  if (act.act === 'rate') return [];
  const named: readonly unknown[] = Object.entries(act).flatMap(([field, value]) => (naming.has(field) ? (Array.isArray(value) ? (value as readonly unknown[]) : [value]) : []));
  return named.map(name => (typeof name === 'string' ? name : (name as { readonly department: string }).department));
}
