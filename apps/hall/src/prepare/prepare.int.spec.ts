// A hall of five whose processes somebody else starts: what the preparation leaves for each of them, that it opens the right door and no other, and what it refuses.
import { services } from '@onehall/contracts';
import { Life } from '@onehall/platform';
import { onItsOwnServer, runAt } from '@onehall/testing';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { prepare } from './prepare.js';

let folder: string;
const at = (...place: readonly string[]): string => path.join(folder, ...place);
const given = (...place: readonly string[]): string => readFileSync(at('out', ...place), 'utf8').trim();

/** As its main does, told by its environment alone: how it ended, and what it said. */
async function prepares(env: Readonly<Record<string, string>> = {}): Promise<{ readonly code: number; readonly said: string; readonly warned: string }> {
  const [said, warned]: [string[], string[]] = [[], []];
  const told = { argv: [], env: { PORT: '0', DATA_DIR: at('hall'), HAND_OUT: at('out'), DATABASE_URL_FILE: at('database-url'), ...env } };
  return new Promise(resolve => {
    const life = new Life({ warn: line => void warned.push(line), exit: code => resolve({ code, said: said.join('\n'), warned: warned.join('\n') }) });
    void life.begin(async () => {
      await prepare({ life, told, say: line => void said.push(line) });
      void life.told();
    });
  });
}

const everything = (): Readonly<Record<string, string>> =>
  Object.fromEntries(readdirSync(at('out'), { recursive: true, encoding: 'utf8' }).filter(file => statSync(at('out', file)).isFile()).map(file => [file, given(file)]));

describe('A hall that is prepared for processes which somebody else starts', () => {
  onItsOwnServer();
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'onehall-prepare-'));
    mkdirSync(at('out'));
    writeFileSync(at('database-url'), `${process.env['ONEHALL_TEST_DATABASE'] ?? ''}\n`);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is told where the keys lie, and that one of them must be kept', async () => {
    const { code, said, warned } = await prepares();
    expect([code, warned]).toEqual([0, '']);
    expect(said).toContain(`Back up the key file ${at('hall.key')} now`);
    expect(said).toContain(`passwords and keys lie in ${at('out')}`);
  });

  it('gives each service its own logins and the keys of the hall, and the gateway the key for tokens alone', () => {
    for (const service of services) expect(readdirSync(at('out', service)).sort()).toEqual(['database-owner-url', 'database-url', 'key', 'log-ids', 'people.json', 'token-key', 'vault-url']);
    expect(readdirSync(at('out', 'gateway'))).toEqual(['token-key']);
    expect(given('gateway', 'token-key')).toBe(given('audit', 'token-key'));
    expect(given('intake', 'key')).toBe(readFileSync(at('hall.key'), 'utf8').trim());
  });

  it('tells each service which logs are the hall’s, before anybody has said a word in them', async () => {
    const known = await Promise.all(services.map(async service => (await runAt<{ id: string }>(given(service, 'database-url'), `select '${service}=' || log_id as id from ${service}.log`))[0]?.id));
    for (const service of services) expect(given(service, 'log-ids')).toBe(known.join(','));
  });

  it('lets nobody else read them', () => {
    const files = [...services, 'gateway'].flatMap(name => readdirSync(at('out', name)).map(file => path.join(name, file)));
    expect(files.filter(file => (statSync(at('out', file)).mode & 0o077) !== 0)).toEqual([]);
    expect(statSync(at('out', 'intake')).mode & 0o077).toBe(0);
  });

  it.each(services)('lets %s into its own database, and into no other', async service => {
    expect(await runAt(given(service, 'database-url'), 'select current_user as me')).toEqual([{ me: `${service}_app` }]);
    expect(await runAt(given(service, 'vault-url'), 'select current_user as me')).toEqual([{ me: `${service}_vault` }]);
    const elsewhere = new URL(given(service, 'database-url'));
    elsewhere.pathname = `/onehall_${services.find(other => other !== service) ?? ''}`;
    await expect(runAt(elsewhere.href, 'select 1 as one')).rejects.toThrow('permission denied for database');
  });

  it('is prepared again without a change', async () => {
    const before = everything();
    expect(Object.keys(before)).toHaveLength(services.length * 7 + 1);
    const { code, said, warned } = await prepares();
    expect([code, warned]).toEqual([0, '']);
    expect(said).not.toContain('Back up');
    expect(everything()).toEqual(before);
  });

  it('lives no demo, so that its processes keep the time of day', () => expect(readdirSync(at('hall')).filter(file => file.startsWith('demo'))).toEqual([]));

  it('is not prepared over a history that is older than what it has seen', async () => {
    const noted = JSON.parse(readFileSync(at('hall.reached'), 'utf8')) as { readonly routing: { readonly position: number } };
    writeFileSync(at('hall.reached'), JSON.stringify({ ...noted, routing: { ...noted.routing, position: noted.routing.position + 1 } }));
    expect(await prepares()).toMatchObject({ code: 1, warned: expect.stringContaining('routing') as string });
    writeFileSync(at('hall.reached'), JSON.stringify(noted));
    expect(await prepares()).toMatchObject({ code: 0 });
  });

  it('is not prepared where no PostgreSQL is named, or the file that names it is not there', async () => {
    expect(await prepares({ DATABASE_URL_FILE: '' })).toMatchObject({ code: 2, warned: expect.stringContaining('DATABASE_URL or DATABASE_URL_FILE must name') as string });
    expect(await prepares({ DATABASE_URL_FILE: at('nowhere') })).toMatchObject({ code: 1, warned: expect.stringContaining(`${at('nowhere')} is missing`) as string });
    expect(await prepares({ DATABASE_URL: 'mysql://x' })).toMatchObject({ code: 2, warned: expect.stringContaining('DATABASE_URL must be an address of PostgreSQL') as string });
  });
});
