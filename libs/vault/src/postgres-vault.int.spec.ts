// The vault over a real PostgreSQL: who may do what there, what forgetting leaves behind, and whose key wins.
import { createSecretKey, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Sealed } from '@onehall/kernel';
import { freshDatabase } from '@onehall/testing';
import { Client, Pool } from 'pg';
import { forgotten, KeyMissing, MayNotForget, openKeyFile, openVault, openWith, OwnerForgotten, prepareVault, Tampered, vaultHoldsKeys, WrongKey, type KeyFile, type Vault } from './index.js';

const mark = randomBytes(4).toString('hex');
const database = `vault_${mark}`;
const intake = `intake_${mark}`;
const routing = `routing_${mark}`;
const plan = { services: { [intake]: 'in"take', [routing]: "rout'ing/@:" }, mayForget: [intake], database };

let hall: Awaited<ReturnType<typeof freshDatabase>>;
let folder: string;
let key: KeyFile;
let urls: Readonly<Record<string, string>>;
const pools: Pool[] = [];

const poolOf = (service: string): Pool => {
  const pool = new Pool({ connectionString: urls[service] as string, max: 4 });
  pools.push(pool);
  return pool;
};
/** As another process would: a pool and a memory of its own. */
const vaultOf = (service: string, pool = poolOf(service)): Promise<Vault> => openVault({ pool, keyEncryption: key });
async function asAdmin<Row extends object>(sql: string, inside = database): Promise<Row[]> {
  const url = new URL(hall.adminUrl);
  if (inside) url.pathname = `/${inside}`;
  const admin = new Client({ connectionString: url.href });
  await admin.connect();
  return admin.query<Row>(sql).then(({ rows }) => rows).finally(() => admin.end());
}
const said = (owner: string, plain: unknown = '楼上漏水') => ({ owner, at: `event#${owner}`, plain });
const sealOne = async (vault: Vault, owner: string): Promise<Sealed> => (await vault.seal([said(owner)]))[0] as Sealed;

beforeAll(async () => {
  hall = await freshDatabase();
  folder = await mkdtemp(join(tmpdir(), 'onehall-vault-'));
  const make = !(await vaultHoldsKeys(hall.adminUrl, database));
  ({ urls } = await prepareVault(hall.adminUrl, plan));
  key = await openKeyFile(join(folder, 'hall.key'), { make });
});
afterAll(async () => {
  await Promise.all(pools.filter(pool => !pool.ending).map(pool => pool.end()));
  await asAdmin(`drop database ${database}`, '');
  await asAdmin(`drop role ${intake}_vault, ${routing}_vault, ${database}_owner`, '');
  await hall.drop();
  await rm(folder, { recursive: true });
});

describe('Who may do what at the vault', () => {
  const denied = { code: '42501' };

  it.each([intake, routing])('%s sees no key but those that it asks for by owner', async service => {
    const pool = poolOf(service);
    await expect(pool.query('select * from vault.key')).rejects.toMatchObject(denied);
    await expect(pool.query(`insert into vault.key values ('case/1', '\\x00')`)).rejects.toMatchObject(denied);
    await expect(pool.query('delete from vault.key')).rejects.toMatchObject(denied);
    await expect(pool.query('create table vault.copy (at int)')).rejects.toMatchObject(denied);
    await expect(pool.query('create temporary table copy (at int)')).rejects.toMatchObject(denied);
    await expect(pool.query('create table public.copy (at int)')).rejects.toMatchObject(denied);
  });

  it('only a service that was allowed to forgets', async () => {
    const vault = await vaultOf(routing);
    const sealed = await sealOne(vault, 'case/kept');
    await expect(vault.forget('case/kept')).rejects.toThrow(MayNotForget);
    expect(await vault.open([sealed])).toEqual(['楼上漏水']);
  });

  it('nobody forgets the key by which the vault knows its own', async () => {
    const vault = await vaultOf(intake);
    await expect(vault.forget('vault/check')).rejects.toThrow(`the vault's own key stays`);
  });

  it('the owner of the keys cannot log in, and nobody else can enter', async () => {
    const rows = await asAdmin<{ login: boolean; enter: boolean }>(`select rolcanlogin as login, has_database_privilege('public', current_database(), 'connect') as enter from pg_roles where rolname = '${database}_owner'`);
    expect(rows).toEqual([{ login: false, enter: false }]);
  });
});

describe('Preparing the vault again', () => {
  it('keeps its keys, says that it holds some, and sets rights to the new plan, also when two do it at once', async () => {
    const sealed = await sealOne(await vaultOf(intake), 'case/prepared');
    const nobodyForgets = { ...plan, mayForget: [] };
    await Promise.all([1, 2, 3].map(() => prepareVault(hall.adminUrl, nobodyForgets)));
    expect(await vaultHoldsKeys(hall.adminUrl, database)).toBe(true);
    const vault = await vaultOf(intake);
    await expect(vault.forget('case/prepared')).rejects.toThrow(MayNotForget);
    await prepareVault(hall.adminUrl, plan);
    expect(await vault.open([sealed])).toEqual(['楼上漏水']);
    await vault.forget('case/prepared');
  });

  it('makes everything where there is nothing, also when three do it at once, and then holds no key', async () => {
    const other = `${database}_new`;
    expect(await vaultHoldsKeys(hall.adminUrl, other)).toBe(false);
    await Promise.all([1, 2, 3].map(() => prepareVault(hall.adminUrl, { services: {}, mayForget: [], database: other })));
    expect(await vaultHoldsKeys(hall.adminUrl, other)).toBe(false);
    await asAdmin(`drop database ${other}`, '');
    await asAdmin(`drop role ${other}_owner`, '');
  });
});

describe('Sealing and opening', () => {
  it('opens in every service what any service sealed', async () => {
    const values = [said('person/1', '张三'), said('case/1', { text: '漏水', floors: [3, 4] }), said('person/1', null)];
    const sealed = await (await vaultOf(intake)).seal(values);
    expect(await (await vaultOf(routing)).open(sealed)).toEqual(values.map(({ plain }) => plain));
  });

  it('asks one question for many owners, new and known, and for all who ask at the same time, and none for what it remembers', async () => {
    const pool = poolOf(intake);
    const vault = await vaultOf(intake, pool);
    const question = jest.spyOn(pool, 'query');
    const sealed = (await Promise.all([1, 2, 3].map(batch => vault.seal([1, 2, 3].map(number => said(`case/batch-${batch}-${number}`)))))).flat();
    expect(question).toHaveBeenCalledTimes(1);
    await vault.open(sealed);
    expect(question).toHaveBeenCalledTimes(1);
    await vault.seal([]);
    await vault.open([]);
    expect(question).toHaveBeenCalledTimes(1);
  });

  it('gives a new owner one key: who asks second waits for the first, and takes its key', async () => {
    const [owner, first] = ['person/raced', Buffer.alloc(32, 1)];
    const vault = await vaultOf(intake);
    const client = await poolOf(routing).connect();
    await client.query('begin');
    await client.query('select vault.key_for($1, $2)', [[owner], [await key.wrap(owner, first)]]);
    const second = sealOne(vault, owner);
    while ((await asAdmin(`select from pg_stat_activity where datname = '${database}' and wait_event_type = 'Lock'`)).length === 0) continue;
    await client.query('commit');
    client.release();
    expect(openWith(createSecretKey(first), await second)).toBe('楼上漏水');
  });

  it('never lets two who ask for the same new owners wait for each other', async () => {
    const [one, other] = [poolOf(intake), poolOf(routing)];
    const owners = Array.from({ length: 3_000 }, (_, number) => `person/ring-${number}`);
    const fresh = owners.map(() => Buffer.alloc(60));
    const ask = (pool: Pool, ordered: string[]) => pool.query('select owner from vault.key_for($1, $2)', [ordered, fresh]);
    const answers = await Promise.all([ask(one, owners), ask(other, owners.toReversed()), ask(one, owners), ask(other, owners.toReversed())]);
    expect(answers.map(({ rowCount }) => rowCount)).toEqual([3_000, 3_000, 3_000, 3_000]);
  });

  it('leaves no connection behind when it is closed, however often', async () => {
    const [pool, forgetPool] = [poolOf(routing), poolOf(intake)];
    const vault = await openVault({ pool, keyEncryption: key, forgetPool });
    await vault.forget('case/closing');
    await vault.close();
    await vault.close();
    expect([pool.ended, forgetPool.ended, pool.totalCount]).toEqual([true, true, 0]);
    await expect(sealOne(vault, 'case/closed')).rejects.toThrow('after calling end');
  });

  it('makes no key when it only opens, and says that it has none', async () => {
    const vault = await vaultOf(intake);
    const sealed = { ...(await sealOne(vault, 'case/known')), key: 'case/unknown' };
    await expect(vault.open([sealed])).rejects.toThrow(KeyMissing);
    expect(await asAdmin(`select from vault.key where owner = 'case/unknown'`)).toHaveLength(0);
  });

  it('notices keys that were exchanged in the table', async () => {
    await (await vaultOf(intake)).seal([said('person/mine'), said('person/theirs')]);
    await asAdmin(`update vault.key k set wrapped = o.wrapped from vault.key o where k.owner = 'person/mine' and o.owner = 'person/theirs'`);
    await expect(sealOne(await vaultOf(intake), 'person/mine')).rejects.toThrow(Tampered);
  });
});

describe('Forgetting', () => {
  afterEach(() => void jest.restoreAllMocks());

  it('takes the key out of the table, at once for the one who forgot, and nothing is sealed for that owner again', async () => {
    const vault = await vaultOf(intake);
    const [gone, stays] = await vault.seal([said('person/gone'), said('person/stays')]) as [Sealed, Sealed];
    await vault.forget('person/gone');
    const [row] = await asAdmin<{ wrapped: unknown; at: unknown }>(`select wrapped, forgotten_at as at from vault.key where owner = 'person/gone'`);
    expect(row).toEqual({ wrapped: null, at: expect.any(Date) as unknown });
    for (const each of [vault, await vaultOf(routing)]) {
      expect(await each.open([gone, stays])).toEqual([forgotten, '楼上漏水']);
      await expect(each.seal([said('person/stays'), said('person/gone')])).rejects.toThrow(OwnerForgotten);
    }
    await vault.forget('person/gone');
    expect(await asAdmin(`select wrapped, forgotten_at as at from vault.key where owner = 'person/gone'`)).toEqual([row]);
  });

  it('reaches another process within five minutes, whatever it remembers', async () => {
    const other = await vaultOf(routing);
    const sealed = await sealOne(other, 'person/remembered');
    await (await vaultOf(intake)).forget('person/remembered');
    const start = performance.now();
    jest.spyOn(performance, 'now').mockImplementation(() => start + 5 * 60_000);
    expect(await other.open([sealed])).toEqual([forgotten]);
    await expect(sealOne(other, 'person/remembered')).rejects.toThrow(OwnerForgotten);
  });

  it('is heard by another process before the key is destroyed: it uses what it remembers no more and asks for nothing', async () => {
    const other = await vaultOf(routing);
    const [gone, stays] = [await sealOne(other, 'person/heard-of'), await sealOne(other, 'person/not-heard-of')];
    other.disuse('person/heard-of');
    expect(await other.open([gone, stays])).toEqual([forgotten, '楼上漏水']);
    await expect(sealOne(other, 'person/heard-of')).rejects.toThrow(OwnerForgotten);
    expect(await (await vaultOf(intake)).open([gone])).toEqual(['楼上漏水']);
  });

  it('is not undone by a key that was on its way at that moment', async () => {
    const sealed = await sealOne(await vaultOf(intake), 'person/on-its-way');
    const pool = poolOf(intake);
    const vault = await vaultOf(intake, pool);
    const ask = pool.query.bind(pool) as (...question: unknown[]) => Promise<unknown>;
    let arrive = (): void => undefined;
    const arrival = new Promise<void>(resolve => (arrive = resolve));
    let answered = false;
    const holdBack = async (...question: unknown[]) => {
      const answer = await ask(...question);
      answered = true;
      return arrival.then(() => answer);
    };
    const asking: jest.SpyInstance<Promise<unknown>, unknown[]> = jest.spyOn(pool, 'query') as never;
    asking.mockImplementationOnce(holdBack);
    const opening = vault.open([sealed]);
    while (!answered) await new Promise(resolve => setImmediate(resolve));
    await vault.forget('person/on-its-way');
    arrive();
    expect(await opening).toEqual(['楼上漏水']);
    expect(await vault.open([sealed])).toEqual([forgotten]);
  });

  it('holds for an owner who never had a key', async () => {
    const vault = await vaultOf(intake);
    await vault.forget('person/never');
    await expect(sealOne(vault, 'person/never')).rejects.toThrow(OwnerForgotten);
    await expect(sealOne(await vaultOf(routing), 'person/never')).rejects.toThrow(OwnerForgotten);
  });
});

describe('The wrong key file', () => {
  it('is refused when the vault is opened, with a sentence that names it', async () => {
    const path = join(folder, 'other.key');
    const wrong = await openKeyFile(path, { make: true });
    const opening = openVault({ pool: poolOf(intake), keyEncryption: wrong });
    await expect(opening).rejects.toThrow(WrongKey);
    await expect(opening).rejects.toThrow(path);
  });

  it('finds nothing that the right one digested', async () => {
    const wrong = await openKeyFile(join(folder, 'third.key'), { make: true });
    expect((await wrong.derive('blind')).equals(await key.derive('blind'))).toBe(false);
    const [one, other] = await Promise.all([vaultOf(intake), vaultOf(routing)]);
    expect(one.digest('phone', '138 1234 5678')).toBe(other.digest('phone', '+8613812345678'));
    expect(one.bigrams('name', '张三')).toEqual(other.bigrams('name', '张三'));
  });
});
