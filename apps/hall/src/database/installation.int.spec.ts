// What a hall finds when it comes back after it was killed: everything in its place, and nobody's lease in its way; and what one finds that comes to the PostgreSQL of another.
import { LeaseTable, logSchema, namesOf, runOn } from '@onehall/event-store';
import { onItsOwnServer, runAt } from '@onehall/testing';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { install, type Ground } from './installation.js';
import { inFive, inOne } from './layout.js';

const server = new URL(process.env['ONEHALL_TEST_DATABASE'] ?? '');
let folder: string;
let ground: Ground;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onehall-installation-'));
  // Roles belong to the whole cluster, and other suites know them by this password.
  const secrets = (login: string): string => (login === 'postgres' ? decodeURIComponent(server.password) : 'test');
  ground = { server: server.href, isOurs: true, layout: inOne, secrets, keyPath: join(folder, 'hall.key'), say: () => undefined };
});
afterAll(async () => {
  for (const database of ['onehall', 'onehall_vault']) await runAt(server.href, `drop database if exists ${database} with (force)`);
  await runAt(server.href, 'drop role if exists onehall_vault_owner');
  await rm(folder, { recursive: true });
});

describe('A hall that was killed', () => {
  it('waits for no lease when it comes back: nobody else can hold one, and each goes on where it stood under a new epoch', async () => {
    const { address } = await install(ground);
    const { owner, app } = namesOf('routing');
    await runAt(address(owner, 'routing'), logSchema('routing'));
    const client = new pg.Client({ connectionString: address(app, 'routing') });
    await client.connect();
    const [leases, run] = [new LeaseTable('routing', 600), runOn(client)];
    const before = await leases.take(run, 'view:desk:1<-routing', { owner: randomUUID() });
    if (before) await leases.checkpoint(run, before, 7);
    expect(await leases.take(run, 'view:desk:1<-routing', { owner: randomUUID() })).toBeNull();
    await install(ground);
    expect(await leases.take(run, 'view:desk:1<-routing', { owner: randomUUID() })).toMatchObject({ epoch: 2, position: 7 });
    await client.end();
  });
});

describe('A hall that an administrator sends to his PostgreSQL', () => {
  onItsOwnServer();
  const given = (): string => process.env['ONEHALL_TEST_DATABASE'] ?? '';
  /** A data folder: its key, and passwords that nobody else has. */
  const hallIn = (name: string): Ground => ({ server: given(), isOurs: false, layout: inFive, secrets: login => `${name} ${login}`, keyPath: join(folder, `${name}.key`), say: () => undefined });
  const everything = (): Promise<object[]> =>
    runAt(given(), `select rolname as name, rolpassword as word from pg_authid union all select datname, shobj_description(oid, 'pg_database') from pg_database order by 1, 2`);

  it('is refused where another one’s roles are, and nothing is changed', async () => {
    await runAt(given(), `create role intake_app login password 'of another hall'`);
    const before = await everything();
    await expect(install(hallIn('first'))).rejects.toThrow('has roles already that this hall did not make: intake_app.');
    expect(await everything()).toEqual(before);
    expect(existsSync(join(folder, 'first.key'))).toBe(false);
    await runAt(given(), 'drop role intake_app');
  });

  it('is let in where nobody was, and again', async () => {
    const { vaults } = await install(hallIn('first'));
    const { address } = await install(hallIn('first'));
    expect(await runAt(address('intake_app', 'intake'), 'select current_user as me')).toEqual([{ me: 'intake_app' }]);
    expect(await runAt(vaults.intake ?? '', 'select current_user as me')).toEqual([{ me: 'intake_vault' }]);
  });

  it('is refused where another one lives, who keeps every login; also one that has a key of its own', async () => {
    const before = await everything();
    await expect(install(hallIn('second'))).rejects.toThrow(`belongs to another hall: its mark was not made with the key file ${join(folder, 'second.key')}.`);
    expect(existsSync(join(folder, 'second.key'))).toBe(false);
    await install({ ...ground, keyPath: join(folder, 'second.key') });
    await expect(install(hallIn('second'))).rejects.toThrow('belongs to another hall');
    expect(await everything()).toEqual(before);
  });

  it('that has lost its passwords and kept its key makes them anew', async () => {
    const { address } = await install({ ...hallIn('another'), keyPath: join(folder, 'first.key') });
    expect(await runAt(address('intake_app', 'intake'), 'select current_user as me')).toEqual([{ me: 'intake_app' }]);
  });

  it('takes over what an earlier release of it left there without a mark', async () => {
    await runAt(given(), 'comment on role onehall_vault_owner is null');
    await expect(install(hallIn('second'))).rejects.toThrow(/did not make: audit_app, .*supervision_vault\./);
    await install({ ...hallIn('another'), keyPath: join(folder, 'first.key') });
    await expect(install(hallIn('second'))).rejects.toThrow('belongs to another hall');
  });
});
