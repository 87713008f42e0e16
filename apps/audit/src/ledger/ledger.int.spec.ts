// The ledger on real PostgreSQL: it copies every byte, goes on where it stood, changes nothing, and tells what does not hold when it arrives.
import { reincarnate, verifyCopy, type Fault } from '@onehall/event-store';
import { migrate, openViews } from '@onehall/projections';
import { eventually, runAt, smallHall, type SmallHall } from '@onehall/testing';
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { LedgerLives1700000001001, ledgerMigrations } from '../migrations/migrations.js';
import { LedgerFollower } from './ledger-follower.js';
import { Ledger } from './ledger.js';
import { copySide, logSide } from './sides.js';

const services = ['audit', 'intake', 'routing', 'conference'] as const;
const [one, two] = [randomUUID(), randomUUID()];

let hall: SmallHall;
let ledger: Ledger;
let found: Fault[];
let followers: LedgerFollower[];

beforeEach(async () => {
  hall = await smallHall([...services]);
  await migrate(hall.database.url('audit_owner'), 'audit', ledgerMigrations);
  ledger = new Ledger(hall.views);
  [found, followers] = [[], []];
});
afterEach(async () => {
  await Promise.all(followers.map(follower => follower.stop()));
  await hall.close();
});

const sourceOf = (service: string) => {
  const source = hall.sources.get(service);
  if (!source) throw new Error(`This hall has no ${service}.`);
  return source;
};

/** Those who follow, as in a process that has just started. */
function follow(...of: readonly string[]): LedgerFollower[] {
  const watermarks = hall.watermarks();
  const started = of.map(service => new LedgerFollower({ source: sourceOf(service), watermarks, ledger, logger: hall.logger, found: fault => Promise.resolve(void found.push(fault)) }));
  for (const follower of started) follower.start();
  followers.push(...started);
  return started;
}

const said = (caseId: string, type = 'CaseSentOut') => ({ type, data: { caseId, words: '水闸 „失修“\n', n: 1.5 } });
const compare = (service: string) => verifyCopy({ service, copy: copySide(ledger, sourceOf(service)), log: logSide(sourceOf(service)) });
/** What an expert does as a superuser: the triggers are no obstacle. */
const tamper = (...statements: string[]): Promise<readonly object[]> => hall.asAdmin(['set session_replication_role = replica', 'alter table routing.event disable trigger immutable', 'alter table routing.leaf disable trigger immutable', ...statements].join(';'));

describe('The ledger copies every log', () => {
  it('byte for byte, words that nobody knows among them', async () => {
    await hall.say('intake', said(one, 'CaseOpened'), said(two, 'CaseBlessed'), said(one, 'CaseBlessed'));
    await hall.say('routing', said(one), said(two));
    await hall.quiet(...follow(...services));
    for (const service of services) expect((await ledger.page(service, 0, 100)).map(({ event }) => event)).toEqual(await sourceOf(service).raw(0, 100));
    expect(await ledger.heads()).toMatchObject([{ service: 'intake', position: 3 }, { service: 'routing', position: 2 }, { service: 'conference', position: 0, hash: null }, { service: 'supervision' }, { service: 'audit', position: 0 }]);
    expect(found).toEqual([]);
  });

  it('and goes on after a restart where it stood, nothing lost and nothing twice', async () => {
    await hall.say('routing', said(one), said(two));
    const [before] = follow('routing');
    await hall.quiet(...(before ? [before] : []));
    await before?.stop();
    await hall.say('routing', said(one), said(one), said(two));
    await hall.quiet(...follow('routing'));
    expect((await ledger.page('routing', 0, 100)).map(({ event }) => event)).toEqual(await sourceOf('routing').raw(0, 100));
    expect(await compare('routing')).toMatchObject({ events: 5, faults: [] });
  });

  it('while two processes would, only one does', async () => {
    await hall.say('routing', said(one));
    const [first, second] = [follow('routing')[0], follow('routing')[0]];
    await hall.say('routing', said(one), said(two));
    await eventually(async () => (await ledger.heads()).some(({ service, position }) => service === 'routing' && position === 3));
    expect([first, second].map(follower => follower?.position('routing')).sort()).toEqual([0, 3]);
    expect(await compare('routing')).toMatchObject({ events: 3, faults: [] });
  });
});

describe('The ledger is added to and never changed', () => {
  const attempts = [`update audit.ledger set data = '{}'`, 'delete from audit.ledger', 'truncate audit.ledger', `update audit.case_stream set hall = 'x'`, 'delete from audit.case_stream', 'truncate audit.case_stream', 'delete from audit.ledger_life'];

  it.each(attempts)('whoever says: %s', async attempt => {
    await hall.say('routing', said(one));
    await hall.quiet(...follow('routing'));
    await expect(runAt(hall.database.url('audit_app'), attempt)).rejects.toMatchObject({ code: '42501' });
    await expect(runAt(hall.database.url('audit_owner'), attempt)).rejects.toMatchObject({ code: 'LG004' });
    expect(await compare('routing')).toMatchObject({ events: 1, faults: [] });
  });

  it('and the service can neither lift that nor put another ledger in its place', async () => {
    const app = hall.database.url('audit_app');
    await expect(runAt(app, 'alter table audit.ledger disable trigger immutable')).rejects.toMatchObject({ code: '42501' });
    await expect(runAt(app, 'drop table audit.ledger')).rejects.toMatchObject({ code: '42501' });
    await expect(runAt(app, `insert into audit.ledger_life values ('routing', 2, 0)`)).rejects.toMatchObject({ code: '42501' });
    await runAt(app, 'create table ledger (like audit.ledger including all)');
    await hall.say('routing', said(one));
    await hall.quiet(...follow('routing'));
    expect(await runAt(app, 'select count(*)::int as n from audit.ledger')).toEqual([{ n: 1 }]);
  });
});

describe('The ledger holds no row', () => {
  const row = (service: string, position: number, incarnation: number): string =>
    `insert into audit.ledger (service, position, incarnation, gpos, stream, version, event_id, type, schema_version, recorded_at, data, meta, hash)
     values ('${service}', ${position}, ${incarnation}, 1, 'hall/case/1', 1, gen_random_uuid(), 'CaseSentOut', 1, '2026-03-02T01:00:00.000000Z', '{}', '{}', '\\x00')`;

  it.each([
    ['of a service that nobody knows', row('bogus', 1, 1)],
    ['at position 0', row('routing', 0, 1)],
    ['below it', row('routing', -5, 1)],
    ['of a life before the first', row('routing', 1, 0)],
    ['in its index of a service that nobody knows', `insert into audit.case_stream values ('hall', gen_random_uuid(), 'bogus', 'hall/case/1')`],
    ['among its lives of a service that nobody knows', `insert into audit.ledger_life values ('bogus', 2, 0)`],
    ['among its lives that none begins', `insert into audit.ledger_life values ('routing', 1, 0)`],
  ])('%s', async (_, insert) => {
    await expect(runAt(hall.database.url('audit_owner'), insert)).rejects.toMatchObject({ code: '23514' });
    await expect(runAt(hall.database.url('audit_owner'), row('routing', 1, 1))).resolves.toBeDefined();
  });
});

describe('A case as the ledger holds it', () => {
  it('is everything that any service said about it, each in its own order', async () => {
    await hall.say('intake', { ...said(one, 'SubmissionRegistered'), stream: 'hall/submission/1' }, said(one, 'CaseOpened'), said(two, 'CaseOpened'));
    await hall.say('routing', said(one), said(two));
    await hall.say('conference', { type: 'ConferenceCalled', data: { conferenceId: 'x', caseId: one, cases: [one, two] }, stream: 'hall/conference/x' }, { type: 'MinutesSigned', data: { conferenceId: 'x', caseId: one }, stream: 'hall/conference/x' });
    await hall.say('routing', { ...said(one, 'CaseBlessed'), hall: 'elsewhere' });
    await hall.quiet(...follow(...services));
    const words = async (caseId: string, of = 'hall') => (await ledger.history(of, caseId)).map(({ service, type }) => `${service} ${type}`);
    expect(await words(one)).toEqual(['conference ConferenceCalled', 'conference MinutesSigned', 'intake SubmissionRegistered', 'intake CaseOpened', 'routing CaseSentOut']);
    expect(await words(two)).toEqual(['conference ConferenceCalled', 'conference MinutesSigned', 'intake CaseOpened', 'routing CaseSentOut']);
    expect(await words(one, 'elsewhere')).toEqual(['routing CaseBlessed']);
    expect(await words(randomUUID())).toEqual([]);
  });
});

describe('What arrives and does not hold', () => {
  const sentences = (): readonly string[] => found.map(({ stream, version, wrong }) => `${stream ?? 'log'}@${version ?? ''} ${wrong.en}`);

  it('is told, and copied all the same', async () => {
    await hall.say('routing', said(one), said(two));
    await hall.sealed();
    await tamper(`update routing.event set data = '{"caseId":"${two}"}' where stream_id = 'hall/case/${two}'`);
    await hall.quiet(...follow('routing'));
    expect(sentences()).toEqual([expect.stringContaining(`hall/case/${two}@1 Its hash does not follow`)]);
    expect((await ledger.page('routing', 1, 2))[0]?.event.data).toBe(`{"caseId":"${two}"}`);
  });

  it('is told before the ledger goes on, until somebody has heard it', async () => {
    await hall.say('routing', said(one));
    await hall.sealed();
    await tamper(`update routing.event set meta = '{}'`);
    let deaf = 2;
    const heard: Fault[] = [];
    const hear = (fault: Fault): Promise<void> => (deaf-- > 0 ? Promise.reject(new Error('Nobody is there.')) : Promise.resolve(void heard.push(fault)));
    const follower = new LedgerFollower({ source: sourceOf('routing'), watermarks: hall.watermarks(), ledger, logger: hall.logger, found: hear });
    followers.push(follower);
    follower.start();
    await eventually(() => follower.position('routing') === 1);
    expect([deaf, heard.length]).toEqual([-1, 1]);
  });

  it('is told when a position is gone, and the rest is copied', async () => {
    await hall.say('routing', said(one), said(two), said(one));
    await hall.sealed();
    await tamper(`delete from routing.event where stream_id = 'hall/case/${two}'`);
    await hall.quiet(...follow('routing'));
    expect(sentences()).toEqual(['log@ Position 2 never arrived: the next is 3.']);
    expect((await ledger.page('routing', 0, 9)).map(({ event }) => event.position)).toEqual([1, 3]);
  });

  const cut = (caseId: string, left: number): Promise<readonly object[]> =>
    tamper(
      `delete from routing.leaf where position > ${left}`, `delete from routing.event where gpos not in (select gpos from routing.leaf)`, `delete from routing.command where stream_id = 'hall/case/${caseId}'`,
      `update routing.log set position = ${left}`,
    );

  it('is told when the tail is cut off, by one who follows and by one who comes back, and stops that log alone', async () => {
    await hall.say('routing', said(one), said(two));
    await hall.say('intake', said(one));
    const [routing, intake] = follow('routing', 'intake');
    if (!routing || !intake) throw new Error('Two follow.');
    await hall.quiet(routing, intake);
    await cut(two, 1);
    await eventually(async () => (await routing.look()).state === 'stopped');
    expect(sentences()).toEqual(['log@ The tail is cut off: the ledger holds 2 events, the log ends at 1.']);
    await routing.stop();
    const [again] = follow('routing');
    await eventually(async () => (await again?.look())?.state === 'stopped');
    expect(sentences()).toHaveLength(2);
    await hall.say('intake', said(two));
    await eventually(() => intake.position('intake') === 2);
    expect((await compare('routing')).faults).toMatchObject([{ stream: `hall/case/${two}`, version: 1, wrong: { en: 'The tail is cut off: the copy holds it at position 2, the log ends before.' } }]);
  });
});

describe('A log that came back from a backup', () => {
  const life = { service: 'routing', commandId: randomUUID(), eventId: randomUUID(), reasons: '磁盘损坏', meta: '{}' };
  const atTheEnd = (incarnation: number) => `update audit.lease set incarnation = ${incarnation}, position = 1, epoch = epoch + 1 where name = 'ledger:routing<-routing'`;

  it('is copied from there on; what it has lost is kept, and stands no longer', async () => {
    await hall.say('routing', said(one), said(two));
    const [before] = follow('routing');
    await hall.quiet(...(before ? [before] : []));
    await before?.stop();
    await tamper(`delete from routing.event where stream_id = 'hall/case/${two}'`, `delete from routing.stream where stream_id = 'hall/case/${two}'`, 'delete from routing.leaf where position = 2', 'update routing.log set position = 1');
    const client = new Client({ connectionString: hall.database.adminUrl });
    await client.connect();
    await reincarnate(client, life).finally(() => client.end());
    await hall.asAdmin(`${atTheEnd(2)}; insert into audit.ledger_life values ('routing', 2, 1)`);
    expect((await compare('routing')).faults).toEqual([]);
    await hall.say('routing', said(one));
    await hall.quiet(...follow('routing'));
    expect((await compare('routing')).faults).toEqual([]);
    expect((await ledger.page('routing', 0, 100)).map(({ event: { stream, version } }) => `${stream}@${version}`)).toEqual([`hall/case/${one}@1`, 'log@1', `hall/case/${one}@2`]);
    expect(await hall.asAdmin('select stream, position::int, lost_to from audit.ledger_fate where lost_to is not null')).toEqual([{ stream: `hall/case/${two}`, position: 2, lost_to: 2 }]);
    expect(await ledger.history('hall', two)).toEqual([]);
    expect(found).toMatchObject([{ service: 'routing', stream: 'log', version: 1, wrong: { en: 'The log was restored from a backup and goes on as incarnation 2: 磁盘损坏 The ledger keeps 1 events that the log no longer has.' } }]);
  });

  it('before the ledger could tell two tails apart is known to it by its watermark', async () => {
    await hall.say('routing', said(one), said(two));
    const [before] = follow('routing');
    await hall.quiet(...(before ? [before] : []));
    await before?.stop();
    const owner = await openViews(hall.database.url('audit_owner'), 'audit');
    const runner = owner.createQueryRunner();
    await new LedgerLives1700000001001().down(runner);
    await runner.query(`delete from migration where name = 'LedgerLives1700000001001'; ${atTheEnd(2)}`);
    await runner.release();
    await owner.destroy();
    await migrate(hall.database.url('audit_owner'), 'audit', ledgerMigrations);
    expect((await ledger.page('routing', 0, 100)).map(({ event: { position } }) => position)).toEqual([1]);
  });
});

describe('The comparison of the ledger with a log', () => {
  it('misses what was taken off the end of the ledger', async () => {
    await hall.say('routing', said(one), said(two));
    await hall.quiet(...follow('routing'));
    await hall.asAdmin('set session_replication_role = replica; alter table audit.ledger disable trigger immutable; delete from audit.ledger where position = 2');
    expect((await compare('routing')).faults).toMatchObject([{ stream: `hall/case/${two}`, version: 1, wrong: { en: 'The log holds it at position 2, the copy does not.' } }]);
  });

  it('tells a log that calls itself another', async () => {
    await hall.say('routing', said(one));
    await hall.quiet(...follow('routing'));
    await tamper(`update routing.log set log_id = gen_random_uuid()`);
    expect((await compare('routing')).faults.map(({ wrong }) => wrong.en)).toEqual(['The log says that it is another one than the copy has followed.']);
  });
});
