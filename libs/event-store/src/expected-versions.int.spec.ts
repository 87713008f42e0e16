// Expected versions in all four modes, against a log in memory: two sessions whose transactions interleave at random, and must hear, wait and see exactly what the model says.
import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import fc from 'fast-check';
import { anAppend, anEvent, freshLog, replayed, replayedCommands, type FreshLog } from '@onehall/testing';
import { Client } from 'pg';
import { otherThan, TwoSessions, type Answer, type Name, type Saying } from '../test/two-sessions.js';
import { asking } from './asking.js';
import type { Append, Appended, Expected } from './index.js';
import { sayMany, sayOne } from './saying.js';

const ask = asking('routing');
const both = ['left', 'right'] as const;
const patience = 3_000;
const runs = 60;
let hall: FreshLog;
let clients: Record<Name, Client & { pid?: number }>;

beforeAll(async () => {
  hall = await freshLog('routing', { sealing: false });
  clients = { left: new Client({ connectionString: hall.database.url('routing_app') }), right: new Client({ connectionString: hall.database.url('routing_app') }) };
  for (const client of Object.values(clients)) {
    await client.connect();
    // A session that waits in vain is a failure to be told and made smaller, not one to be cut off.
    await client.query('set transaction_timeout = 0; set idle_in_transaction_session_timeout = 0');
    client.pid = (await client.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]!.pid;
  }
});
afterAll(async () => {
  await Promise.all(Object.values(clients).map(client => client.end()));
  await hall.close();
});

/** The log itself, in one run: its streams and commands carry the run's own name. */
class Real {
  private readonly run = randomUUID();
  private readonly ids = new Map<string, string>();
  /** The number of the last event that a command wrote, as its first answer said. */
  private readonly numbers = new Map<string, number | null>();
  private readonly waiting: Partial<Record<Name, Promise<Appended>>> = {};

  /** `met` counts what became of each mode, over all runs. */
  constructor(private readonly met: Map<string, number>) {}

  stream = (name: string): string => `${this.run}/${name}`;
  commandId = (name: string): string => {
    const id = this.ids.get(name) ?? randomUUID();
    this.ids.set(name, id);
    return id;
  };

  async transact(name: Name, word: 'begin' | 'commit' | 'rollback'): Promise<void> {
    await clients[name].query(word);
  }

  /** Says it, and holds the answer to the model's; where the model waits, the session must be seen waiting for the other. */
  async say(name: Name, saying: Spoken, answer: Answer | undefined): Promise<void> {
    this.waiting[name] = this.append(name, saying);
    const fate = `${typeof saying.expected === 'number' ? 'exactly' : saying.expected}: ${answer?.status ?? 'waits'}`;
    this.met.set(fate, (this.met.get(fate) ?? 0) + 1);
    if (answer) await this.hears(name, saying, answer);
    else await this.waits(name);
  }

  async hears(name: Name, saying: Saying, answer: Answer): Promise<void> {
    const heard = await Promise.race([this.waiting[name], delay(patience, 'still waiting', { ref: false })]);
    delete this.waiting[name];
    const written = 'first' in answer && answer.last >= answer.first;
    if (answer.status === 'ok') this.numbers.set(saying.command, typeof heard === 'object' && 'gpos' in heard ? heard.gpos : null);
    const gpos = answer.status === 'ok' ? (written ? (expect.any(Number) as number) : null) : this.numbers.get(saying.command);
    expect(heard).toEqual('first' in answer ? { status: answer.status, firstVersion: answer.first, lastVersion: answer.last, gpos } : answer);
  }

  private append(name: Name, { command, request, stream, expected, events, batched }: Spoken): Promise<Appended> {
    const append: Append = anAppend(this.stream(stream), {
      commandId: this.commandId(command), request: createHash('sha256').update(request).digest(), expected, events: Array.from({ length: events }, () => anEvent()),
    });
    return batched ? sayMany(ask, clients[name], [append]).then(([appended]) => appended!) : sayOne(ask, clients[name], append);
  }

  private async waits(name: Name): Promise<void> {
    const blocking = 'select $2 = any(pg_blocking_pids($1)) as waits';
    const values = [clients[name].pid, clients[otherThan(name)].pid];
    for (const end = Date.now() + patience; !(await hall.pool.query<{ waits: boolean }>(blocking, values)).rows[0]?.waits; await delay(1)) {
      if (Date.now() > end) throw new Error(`The ${name} session does not wait for the other.`);
    }
  }
}

interface Spoken extends Saying {
  readonly batched: boolean;
}

type Step = fc.AsyncCommand<TwoSessions, Real>;

class Begin implements Step {
  constructor(private readonly name: Name) {}
  check = (model: TwoSessions): boolean => !model.sessions[this.name].open && !model.sessions[this.name].waiting;
  async run(model: TwoSessions, real: Real): Promise<void> {
    model.sessions[this.name].open = true;
    await real.transact(this.name, 'begin');
  }
  toString = (): string => `${this.name} begins`;
}

class Say implements Step {
  constructor(private readonly name: Name, private readonly saying: Spoken) {}
  check = (model: TwoSessions): boolean => model.maySay(this.name, this.saying);
  run = (model: TwoSessions, real: Real): Promise<void> => real.say(this.name, this.saying, model.say(this.name, this.saying));
  toString = (): string => `${this.name} says ${JSON.stringify(this.saying)}`;
}

class End implements Step {
  constructor(private readonly name: Name, private readonly how: 'commit' | 'rollback') {}
  check = (model: TwoSessions): boolean => model.sessions[this.name].open && !model.sessions[this.name].waiting;
  async run(model: TwoSessions, real: Real): Promise<void> {
    const other = otherThan(this.name);
    const waiting = model.sessions[other].waiting?.saying;
    const answer = model.end(this.name, this.how);
    await real.transact(this.name, this.how);
    if (waiting && answer) await real.hears(other, waiting, answer);
  }
  toString = (): string => `${this.name} ends with ${this.how}`;
}

/** Ends what is open, the one first for whom the other waits, and holds what stands to what the model has kept. */
async function closing(model: TwoSessions, real: Real): Promise<void> {
  const order = both.toSorted(name => (model.sessions[name].waiting ? 1 : -1));
  for (const name of order) {
    const end = new End(name, 'commit');
    if (end.check(model)) await end.run(model, real);
  }
  for (const [stream, version] of model.committed.versions) {
    expect((await hall.log.stream(real.stream(stream))).map(event => event.version)).toEqual(Array.from({ length: version }, (_, index) => index + 1));
  }
  for (const [command, { stream, first, last }] of model.committed.commands) {
    const { rows } = await hall.pool.query('select stream_id, first_version::int, last_version::int from routing.command where command_id = $1', [real.commandId(command)]);
    expect(rows).toEqual([{ stream_id: real.stream(stream), first_version: first, last_version: last }]);
  }
  const count = (table: string) => hall.pool.query<{ n: number }>(`select count(*)::int as n from routing.${table} where stream_id like $1`, [real.stream('%')]).then(({ rows }) => rows[0]?.n);
  expect([await count('command'), await count('stream')]).toEqual([model.committed.commands.size, model.committed.versions.size]);
}

const names = fc.constantFrom<Name>(...both);
const expectations = fc.oneof({ weight: 3, arbitrary: fc.constantFrom<Expected>('any', 'new', 'existing') }, { weight: 2, arbitrary: fc.integer({ min: 0, max: 3 }) });
const sayings = fc.record<Spoken>({
  command: fc.integer({ min: 1, max: 25 }).map(number => `command ${number}`), request: fc.constantFrom('this', 'this', 'this', 'that'), stream: fc.constantFrom('one', 'two'),
  expected: expectations, events: fc.integer({ min: 0, max: 2 }), batched: fc.boolean(),
});
const says = fc.tuple(names, sayings).map(given => new Say(...given));
const ends = fc.tuple(names, fc.constantFrom<'commit' | 'rollback'>('commit', 'commit', 'rollback')).map(given => new End(...given));
const steps = [names.map(name => new Begin(name)), says, says, says, says, ends];

describe('Two sessions that interleave', () => {
  it('hear what the model says, wait for each other where it says so, and leave what it kept', async () => {
    const met = new Map<string, number>();
    let told = 0;
    await fc.assert(
      fc.asyncProperty(fc.commands(steps, { maxCommands: 60, size: 'max', ...replayedCommands() }), async commands => {
        const [model, real] = [new TwoSessions(), new Real(met)];
        told += 1;
        try {
          await fc.asyncModelRun(() => ({ model, real }), commands);
          await closing(model, real);
        } finally {
          // Both at once: after a failure one may still wait for the other.
          await Promise.all(both.map(name => clients[name].query('rollback')));
        }
      }),
      // A failure is made smaller for so long and no longer, so that it is told before the test has to end.
      { numRuns: runs, interruptAfterTimeLimit: 30_000, ...replayed() },
    );
    // In so many, every mode met every fate that it can have; a single case that is replayed need not.
    const fates = ['any', 'new', 'existing', 'exactly'].flatMap(mode => ['ok', 'waits', 'duplicate', 'mismatch', ...(mode === 'any' ? [] : ['conflict'])].map(fate => `${mode}: ${fate}`));
    if (told >= runs) expect(fates.filter(fate => (met.get(fate) ?? 0) === 0)).toEqual([]);
  });
});
