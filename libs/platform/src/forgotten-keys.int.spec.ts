// Proof that a process forgets whom the hall forgets as soon as it hears of it, out of the neighbour's log in the same process.
import { PersonForgotten } from '@onehall/contracts';
import type { Sealed } from '@onehall/kernel';
import { eventually, smallHall, type SmallHall } from '@onehall/testing';
import { forgotten, openKeyFile, openVault, type Vault } from '@onehall/vault';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { ForgottenKeys } from './forgotten-keys.js';

let hall: SmallHall;
/** The vault of another service, with a memory of its own. */
let vault: Vault;
let keys: ForgottenKeys;

beforeEach(async () => {
  hall = await smallHall(['intake', 'routing']);
  vault = await openVault({ pool: new pg.Pool({ connectionString: hall.keys.url, max: 2 }), keyEncryption: await openKeyFile(hall.keys.keyFile, { make: false }) });
  const source = hall.sources.get('intake');
  if (!source) throw new Error('There is an intake.');
  keys = new ForgottenKeys({ source, vault, logger: hall.logger });
});
afterEach(async () => {
  await keys.stop();
  await vault.close();
  await hall.close();
});

const sealOne = async (personId: string): Promise<Sealed> => (await vault.seal([{ owner: `person/${personId}`, at: 'e#name', plain: '李四' }]))[0] as Sealed;
const forget = (personId: string) => hall.say('intake', { ...PersonForgotten({ personId, ground: 'petitioner-request', forgottenOn: '2026-03-02' }), stream: `hall/person/${personId}` });
const settled = () => eventually(() => keys.settled());

describe('A process that hears that a person is forgotten', () => {
  it('reads the name no more, though it remembers the key and the key is not destroyed yet, and reads the names of others', async () => {
    const [gone, stays] = [randomUUID(), randomUUID()];
    const sealed = [await sealOne(gone), await sealOne(stays)];
    keys.start();
    await settled();
    expect(await vault.open(sealed)).toEqual(['李四', '李四']);
    await forget(gone);
    await eventually(() => keys.position('intake') === 1);
    expect(await vault.open(sealed)).toEqual([forgotten, '李四']);
  });

  it('looks forward only: whom the hall forgot before it began has no key to remember', async () => {
    const before = randomUUID();
    const sealed = await sealOne(before);
    await forget(before);
    await eventually(async () => (await hall.sources.get('intake')?.head()) === 1);
    keys.start();
    await settled();
    expect([keys.position('intake'), keys.position('routing'), keys.follows('routing')]).toEqual([1, 0, false]);
    expect(await vault.open([sealed])).toEqual(['李四']);
  });

  it('can be waited for, and says how far it is', async () => {
    keys.start();
    await settled();
    expect(await keys.waitFor('intake', 1, 20)).toBe(false);
    await forget(randomUUID());
    expect(await keys.waitFor('intake', 1, 5_000)).toBe(true);
    expect(await keys.look()).toEqual({ consumer: 'keys:forgotten', state: 'following', sources: [{ service: 'intake', position: 1, lag: 0 }] });
  });
});
