// Who may do what in a service's database: facts are written through the functions only, and changed by nobody.
import { anAppend, freshDatabase, freshLog, installLog, runAt, type FreshDatabase, type FreshLog } from '@onehall/testing';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { asking } from './asking.js';
import { logMigrations, openLog, prepareService } from './index.js';
import { sayOne } from './saying.js';

let hall: FreshLog;
const as = (role: string, sql: string) => runAt(hall.database.url(role), sql);

beforeAll(async () => {
  hall = await freshLog('intake');
  await installLog(hall.database, 'routing');
  await hall.log.append(anAppend('case/1'));
});
afterAll(() => hall.close());

describe('The service itself', () => {
  it.each([
    'insert into intake.event select * from intake.event limit 1', `select nextval('intake.gseq')`, `select setval('intake.gseq', 1)`, 'insert into intake.leaf values (9, 9)',
    'delete from intake.event', 'truncate intake.event', `update intake.event set data = ''`, 'update intake.lease set epoch = 9', 'delete from intake.command', 'update intake.log set sealed = 0',
    'delete from intake.claim', `update intake.counter set last = 0`, `select intake.reincarnate(null, null, null, null, null)`, 'alter table intake.event disable trigger immutable',
    'create table intake.mine (n int)', `create function intake.sha256(text) returns bytea language sql as 'select null'`, 'drop table intake.event',
  ])('may not say: %s', async sql => {
    await expect(as('intake_app', sql)).rejects.toMatchObject({ code: '42501' });
  });

  it('makes, fills, swaps and drops its views in a schema of its own, found without a name', async () => {
    await as('intake_app', `create table desk (n int); insert into desk values (1); create table desk_next (n int); alter table desk rename to desk_last; alter table desk_next rename to desk; drop table desk_last; truncate desk`);
    expect(await as('intake_app', `select table_schema from information_schema.tables where table_name = 'desk'`)).toEqual([{ table_schema: 'intake_views' }]);
  });

  it('cannot lead the log astray with tables of its own', async () => {
    const client = new Client({ connectionString: hall.database.url('intake_app') });
    await client.connect();
    await client.query(`create temp table event as select * from intake.event limit 0; create temp table stream as select * from intake.stream limit 0; set search_path = pg_temp`);
    expect(await sayOne(asking('intake'), client, anAppend('case/astray'))).toMatchObject({ status: 'ok' });
    expect((await client.query('select from pg_temp.event')).rowCount).toBe(0);
    await client.end();
    expect(await hall.log.stream('case/astray')).toHaveLength(1);
  });

  it('is cut off when it forgets a transaction', async () => {
    const settings = await as('intake_app', `select current_setting('transaction_timeout') as transaction, current_setting('idle_in_transaction_session_timeout') as idle`);
    expect(settings).toEqual([{ transaction: '5s', idle: '10s' }]);
  });
});

describe('The owner', () => {
  it.each([`update intake.event set data = ''`, 'delete from intake.event', 'truncate intake.event', 'update intake.leaf set gpos = 9', 'delete from intake.leaf', 'truncate intake.leaf'])('is refused too: %s', async sql => {
    await expect(as('intake_owner', sql)).rejects.toMatchObject({ code: 'LG004' });
  });
});

describe('A neighbour', () => {
  it('follows the sealed log', async () => {
    const { Pool } = await import('pg');
    const pool = new Pool({ connectionString: hall.database.url('routing_app') });
    const log = openLog({ pool, service: 'intake' });
    expect((await log.tail(0, 10)).length).toBe((await log.head()).position);
    expect((await log.identity()).service).toBe('intake');
    await log.close();
    await pool.end();
  });

  it.each(['select from intake.command', 'select from intake.claim', 'select from intake.drawn', 'select from intake.lease', `select intake.draw('x', gen_random_uuid())`, 'delete from intake.event', 'select from intake_views.desk'])(
    'may not say: %s',
    async sql => {
      await expect(as('routing_app', sql)).rejects.toMatchObject({ code: '42501' });
    },
  );
});

describe('A database', () => {
  const service = { service: 'audit', appPassword: 'test', ownerPassword: 'test' };
  let database: FreshDatabase;
  const prepare = async (url = database.adminUrl) => {
    const admin = new Client({ connectionString: url });
    await admin.connect();
    await prepareService(admin, service).finally(() => admin.end());
  };
  beforeAll(async () => {
    database = await freshDatabase();
  });
  afterAll(() => database.drop());

  it('is prepared as often as one likes, also by several at once', async () => {
    const other = await freshDatabase();
    await Promise.all([prepare(), prepare(), prepare(other.adminUrl), prepare(other.adminUrl)]);
    await prepare();
    await other.drop();
  });

  it('is migrated once, by the owner', async () => {
    const source = () => new DataSource({ type: 'postgres', url: database.url('audit_owner'), migrations: logMigrations('audit') }).initialize();
    const [first, second] = [await source(), await source()];
    expect((await first.runMigrations()).map(({ name }) => name)).toEqual(['EventLog1700000000000', 'SurelySealed1700000000001', 'DrawnOnce1700000000002']);
    expect(await second.runMigrations()).toEqual([]);
    await first.destroy();
    await second.destroy();
    await expect(runAt(database.url('audit_app'), `select * from log`)).resolves.toMatchObject([{ service: 'audit', incarnation: 1 }]);
  });

  it('keeps no log in the wrong schema', async () => {
    const source = await new DataSource({ type: 'postgres', url: database.url('audit_app') }).initialize();
    const [Migration] = logMigrations('audit');
    if (!Migration) throw new Error('There is no migration.');
    await expect(new Migration().up(source.createQueryRunner())).rejects.toThrow('The log of audit is made in the schema audit, not in audit_views');
    await source.destroy();
  });

  it('lets no name in that could not stand in SQL', async () => {
    const admin = new Client({ connectionString: database.adminUrl });
    await admin.connect();
    await expect(prepareService(admin, { ...service, service: 'x; drop' })).rejects.toThrow(RangeError);
    await admin.end();
  });
});
