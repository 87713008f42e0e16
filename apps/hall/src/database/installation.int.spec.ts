// What a hall finds when it comes back after it was killed: everything in its place, and nobody's lease in its way.
import { LeaseTable, logSchema, namesOf, runOn } from '@onehall/event-store';
import { runAt } from '@onehall/testing';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { install, type Ground } from './installation.js';
import { inOne } from './layout.js';

const server = new URL(process.env['ONEHALL_TEST_DATABASE'] ?? '');
let folder: string;
let ground: Ground;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onehall-installation-'));
  // Roles belong to the whole cluster, and other suites know them by this password.
  const secrets = (login: string): string => (login === 'postgres' ? decodeURIComponent(server.password) : 'test');
  ground = { server: server.href, isOurs: true, layout: inOne, secrets, keyPath: join(folder, 'hall.key') };
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
