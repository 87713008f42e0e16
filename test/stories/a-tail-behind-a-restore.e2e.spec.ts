// A log was restored from a backup, truly and in everybody's hearing; then somebody hides behind it what he cuts off, or touches what the ledger kept: verify names it.
import { reincarnate, verifyCopy, type Fault } from '@onehall/event-store';
import { migrate } from '@onehall/projections';
import { smallHall, type SmallHall, type Spoken } from '@onehall/testing';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { LedgerFollower } from '../../apps/audit/src/ledger/ledger-follower.js';
import { Ledger } from '../../apps/audit/src/ledger/ledger.js';
import { ledgerMigrations } from '../../apps/audit/src/migrations/migrations.js';
import { verifyLives } from '../../apps/hall/src/verify/lives.js';
import { ledgerSide, logSide } from '../../apps/hall/src/verify/sides.js';

const [service, named] = ['routing', 'ledger:routing<-routing'];
const [one, two, three, four] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
const said = (caseId: string, n: number): Spoken => ({ type: 'CaseSentOut', data: { caseId, n } });
const freely = ['set session_replication_role = replica', ...['routing.event', 'routing.leaf', 'audit.ledger', 'audit.ledger_life'].map(table => `alter table ${table} disable trigger immutable`)];

let hall: SmallHall;
let pool: pg.Pool;

/** Six events: one@1, two@1, one@2, one@3 are copied, the last two are lost, and the log says so; then log@1, one@2, three@1, three@2. */
beforeEach(async () => {
  hall = await smallHall(['audit', service]);
  await migrate(hall.database.url('audit_owner'), 'audit', ledgerMigrations);
  pool = new pg.Pool({ connectionString: hall.database.adminUrl, max: 2 });
  await hall.say(service, said(one, 1), said(two, 1), said(one, 2), said(one, 3));
  await copied();
  await restoredTo(2, '误操作。（丢失第3至4个事件 / events 3 to 4 are lost）');
  await hall.say(service, said(one, 4), said(three, 1), said(three, 2));
  await copied();
});
afterEach(async () => {
  await pool.end();
  await hall.close();
});

const prompt = (...statements: string[]): Promise<unknown> => hall.asAdmin([...freely, ...statements].join(';'));

/** The ledger follows to the end, and audit's log takes what it finds. */
async function copied(): Promise<void> {
  const source = hall.sources.get(service);
  if (!source) throw new Error(`This hall has no ${service}.`);
  const found = async ({ stream, version, wrong }: Fault): Promise<void> => {
    const findingId = randomUUID();
    await hall.say('audit', { type: 'FindingRecorded', data: { findingId, service, stream, version, wrong: `${wrong.zh} ${wrong.en}` }, stream: `hall/finding/${findingId}` });
  };
  const follower = new LedgerFollower({ source, watermarks: hall.watermarks(), ledger: new Ledger(hall.views), logger: hall.logger, found });
  follower.start();
  await hall.quiet(follower).finally(() => follower.stop());
}

/** Takes everything behind a position out of every table of the log. */
const cutTo = (position: number): readonly string[] => [
  `delete from routing.leaf where position > ${position}`, 'delete from routing.event e where not exists (select from routing.leaf l where l.gpos = e.gpos)',
  'delete from routing.command c where not exists (select from routing.event e where e.stream_id = c.stream_id and e.version = c.last_version)',
  'delete from routing.stream s where not exists (select from routing.event e where e.stream_id = s.stream_id)',
  'update routing.stream s set version = e.version, head = e.hash, last_at = e.recorded_at from routing.event e where e.stream_id = s.stream_id and e.version = (select max(version) from routing.event where stream_id = s.stream_id)',
  `update routing.log set position = ${position}`,
];

async function lives(reasons: string): Promise<number> {
  const client = await pool.connect();
  return reincarnate(client, { service, commandId: randomUUID(), eventId: randomUUID(), reasons, meta: '{}' }).finally(() => client.release());
}
const follow = (incarnation: number, after: number): readonly string[] =>
  [`update audit.lease set incarnation = ${incarnation}, position = ${after}, epoch = epoch + 1 where name = '${named}'`, `insert into audit.ledger_life values ('${service}', ${incarnation}, ${after})`];

async function restoredTo(position: number, reasons: string): Promise<void> {
  await prompt(...cutTo(position));
  await prompt(...follow(await lives(reasons), position));
  await hall.sealed();
}

/** What verify says of the log's lives, and of the ledger beside the log. */
async function verified(): Promise<readonly string[]> {
  const beside = { service, log: pool, ledger: pool };
  const { faults } = await verifyLives(beside);
  const compared = await verifyCopy({ service, copy: ledgerSide(beside, service), log: logSide(pool, service) });
  return [...faults, ...compared.faults].map(({ stream, version, wrong }) => `${stream ?? ''}@${version ?? ''} ${wrong.en}`);
}
const at = (caseId: string, version: number): string => `hall/case/${caseId}@${version}`;
const told = (found: number, holds: number): string => `@ When the log went on as incarnation 2, audit found ${found} events that it had lost; the ledger holds ${holds} for lost to it.`;

describe('A log that was truly restored', () => {
  it('is clean, and says how much it lost', async () => {
    expect(await verified()).toEqual([]);
    expect((await verifyLives({ service, log: pool, ledger: pool })).restorations).toMatchObject([{ incarnation: 2, kept: 2 }]);
  });

  it('again and again is clean, also where the last restore goes back before the first', async () => {
    await restoredTo(5, '又一次。（丢失第6至6个事件 / events 6 to 6 are lost）');
    await hall.say(service, said(three, 3));
    await copied();
    expect(await verified()).toEqual([]);
    await prompt(...cutTo(1), 'update routing.log set incarnation = 1');
    for (let life = 2; life < 4; life++) await lives('第三次（曾为第3代 / it had been at incarnation 3）');
    await prompt(...follow(await lives('第三次（曾为第3代 / it had been at incarnation 3）'), 1));
    await hall.say(service, said(four, 1));
    await copied();
    expect(await verified()).toEqual([]);
    expect(await hall.asAdmin('select lost_to, count(*)::int as n from audit.ledger_fate where lost_to is not null group by 1 order by 1')).toEqual([{ lost_to: 2, n: 2 }, { lost_to: 3, n: 1 }, { lost_to: 4, n: 6 }]);
  });
});

describe('Somebody who puts other events in the place of a tail, behind a genuine restore,', () => {
  /** The last two events are taken out, those of the ledger are called lost, and others are said. */
  async function hidden(incarnation: number): Promise<void> {
    await prompt(...cutTo(4), `update audit.ledger set incarnation = ${incarnation} where service = '${service}' and position > 4`, `update audit.lease set position = 4 where name = '${named}'`);
    await hall.say(service, said(four, 1), said(four, 2));
    await hall.sealed();
  }

  it('and calls it lost by that restore is found: it lost less', async () => {
    await hidden(1);
    const notLost = 'The ledger holds it for lost to incarnation 2; the log says that it lost positions 3 to 4.';
    expect(await verified()).toEqual([`${at(three, 1)} ${notLost}`, `${at(three, 2)} ${notLost}`, told(2, 4)]);
  });

  it('and makes room for it among what was lost is found', async () => {
    await prompt(`delete from audit.ledger where service = '${service}' and incarnation = 1 and position > 2`);
    await hidden(1);
    expect(await verified()).toContain(`${at(three, 1)} Among what was lost to incarnation 2, position 3 comes next, and this stands at 5.`);
  });

  it('and gives it a life that never was is found', async () => {
    await prompt('alter table audit.ledger drop constraint ledger_bounds');
    await hidden(0);
    expect(await verified()).toContain(`${at(three, 1)} The ledger holds 2 event(s) of incarnation 0, the first at position 5, where no note lets that incarnation go on.`);
  });
});

describe('Somebody who makes a second restore up, after a genuine one,', () => {
  it('and says so only after what he put in the place of the tail is found at the first event that he cut off', async () => {
    await prompt(...cutTo(4));
    await hall.say(service, said(four, 1), said(four, 2));
    await hall.sealed();
    await prompt(...follow(await lives('自备份恢复'), 4));
    await hall.sealed();
    expect(await verified()).toEqual([`${at(three, 1)} The tail is cut off: the ledger holds it for lost after position 4, where the log went on as incarnation 3, and no LogRestored event stands there.`]);
  });

  it('and lets nobody follow is found: the ledger has not heard of it', async () => {
    await lives('自备份恢复');
    await hall.sealed();
    expect(await verified()).toEqual(['@ The log is at incarnation 3, and the ledger has followed incarnation 2: run npm run restored.']);
  });
});

describe('Somebody who touches what the ledger kept of the lost past,', () => {
  const lost = `service = '${service}' and incarnation = 1 and position`;

  it.each([
    ['edits it', `update audit.ledger set data = '{}' where ${lost} = 4`, [expect.stringMatching(new RegExp(`^${at(one, 3)} Among what was lost to incarnation 2: Its hash does not follow`))]],
    ['exchanges a hash in it', `update audit.ledger set hash = '\\x00' where ${lost} = 3`, [expect.stringMatching(new RegExp(`^${at(one, 2)} Among what was lost to incarnation 2: Its hash`)), expect.stringMatching(new RegExp(`^${at(one, 3)} Among what was lost to incarnation 2: Its hash`))]],
    ['deletes its first', `delete from audit.ledger where ${lost} = 3`, [`${at(one, 3)} Among what was lost to incarnation 2, position 3 comes next, and this stands at 4.`, told(2, 1)]],
    ['deletes its last', `delete from audit.ledger where ${lost} = 4`, [told(2, 1)]],
    ['deletes all of it', `delete from audit.ledger where ${lost} > 2`, [told(2, 0)]],
  ])('%s, is found', async (_, deed, sentences) => {
    await prompt(deed);
    expect(await verified()).toEqual(sentences);
  });
});
