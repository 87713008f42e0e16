// Proof that nobody waits for ever for a database that says nothing, and that whatever says "the database is away" is a 503 with the word when to ask again, never a 500.
import { openLog, reaching } from '@onehall/event-store';
import { openViews } from '@onehall/projections';
import { openKeyFile } from '@onehall/vault';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Pool } from 'pg';
import { vaultAt } from './own-log.js';
import { problemOf } from './problem-of.js';
import { isDatabaseAway } from './trouble.js';

jest.setTimeout(60_000);

/** It lets everybody in and answers nobody, like a machine that has stopped under an open port. */
let mute: Server;
let callers: Socket[];
let url: string;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'onehall-away-'));
  callers = [];
  mute = createServer(caller => void callers.push(caller.on('error', () => undefined)));
  await new Promise<void>(settle => mute.listen(0, '127.0.0.1', settle));
  url = `postgresql://somebody:secret@127.0.0.1:${(mute.address() as AddressInfo).port}/hall`;
});
afterAll(() => {
  for (const caller of callers) caller.destroy();
  mute.close();
  rmSync(folder, { recursive: true });
});

const away = { status: 503, reason: 'DATABASE_AWAY', says: expect.objectContaining({ headers: { 'Retry-After': '1' } }) as object };

describe('A database that lets in and says nothing', () => {
  it('is away, for who asks the log, the views or the vault, after twenty seconds', async () => {
    const pool = new Pool({ ...reaching, connectionString: url, max: 1 });
    const log = openLog({ pool, service: 'routing' });
    const key = await openKeyFile(join(folder, 'hall.key'), { make: true });
    const answers = await Promise.allSettled([log.identity(), log.head(), openViews(url, 'routing'), vaultAt(url, 'routing', key)]);
    expect(answers.map(answer => (answer.status === 'rejected' ? problemOf(answer.reason) : answer.status))).toEqual(Array(4).fill(expect.objectContaining(away)));
    await pool.end();
  });
});

describe('An error', () => {
  it.each([
    'Connection terminated unexpectedly',
    'Connection terminated due to connection timeout',
    'timeout exceeded when trying to connect',
    'timeout expired',
    'Client has encountered a connection error and is not queryable',
    'Client was closed and is not queryable',
  ])('«%s» is a database that is away', words => expect(problemOf(new Error(words))).toMatchObject(away));

  it.each(['57P03', '08006', '53300', 'ECONNREFUSED', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH'])('with the code %s is a database that is away', code => expect(isDatabaseAway(Object.assign(new Error('no'), { code }))).toBe(true));

  it.each(['The client was closed by the department.', 'Nobody said that his timeout expired.'])('«%s» is none', words => expect(problemOf(new Error(words))).toBeUndefined());
});
