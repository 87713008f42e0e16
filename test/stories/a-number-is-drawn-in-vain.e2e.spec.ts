// A number that was drawn for a command which then wrote nothing is voided by the sweep, in the log of the service that drew it, once; and it is never used.
import { NumberSweep } from '@onehall/platform';
import { randomUUID } from 'node:crypto';
import { openDepartments, registers, sendsOut } from './acts.js';
import { storyHouse } from './house.js';

const house = storyHouse('2026-03-02T01:00:00.000Z');
const water = 'county-water';

/** Two hours later every service sweeps its registers. */
async function sweep(): Promise<void> {
  for (const one of house.app.get(NumberSweep, { strict: false, each: true })) await one.sweep(Date.now() + 7_200_000);
}
const voidedOf = async (register: string): Promise<readonly unknown[]> =>
  (await house.asks<{ data: string }>(`select data from intake.event where type = 'NumberVoided' and data::jsonb ->> 'register' = '${register}' order by gpos`)).map(({ data }): unknown => JSON.parse(data));

beforeAll(() => openDepartments(house, { [water]: '县水利局' }), 600_000);

describe('A number that was drawn in vain', () => {
  it('by an import that was brought before is voided, once', async () => {
    const imported = { channel: 'web', purpose: 'request', title: '水渠漏水', persons: [], origin: { system: 'board', reference: randomUUID() } };
    const brings = () => house.as<{ reason?: string }>('clerk', 'POST /intake/submissions', imported);
    expect([(await brings()).status, (await brings()).body.reason]).toEqual([201, 'KEY_TAKEN']);
    await sweep();
    await sweep();
    expect(await voidedOf('hall/2026/web')).toEqual([{ register: 'hall/2026/web', number: 2, drawnFor: expect.any(String) as string }]);
  });

  it('by nine of ten people who wanted different things at once is voided: the register has no hole that nobody speaks of', async () => {
    const { caseId } = await registers(house);
    await Promise.all(Array.from({ length: 10 }, (_, index) => house.as('router', `POST /intake/cases/${caseId}/redirection`, { organ: `机关${index}`, ground: 'NOT_OURS' })));
    await sweep();
    const drawn = await house.asks(`select from intake.drawn where scope = 'hall/2026/redirected'`);
    expect(await voidedOf('hall/2026/redirected')).toHaveLength(drawn.length - 1);
  });

  it('is voided in the log of the service that drew it, and a command that is said again much later is told to take a new key', async () => {
    const { caseId } = await registers(house);
    await sendsOut(house, caseId, [[water]]);
    await house.does(`handler@${water}`, `POST /routing/cases/${caseId}/signing-for`);
    const key = randomUUID();
    const accept = () => house.as<{ reason?: string }>(`handler@${water}`, `POST /routing/cases/${caseId}/acceptance`, { route: 'route-6' }, { 'idempotency-key': key });
    await house.asks('alter function routing.append(uuid,bytea,text,text,bigint,uuid[],text[],int[],text[],text[],text[],text[],boolean[]) rename to append_away');
    await house.asks('alter function routing.append_many rename to append_many_away');
    expect((await accept()).status).toBe(500);
    await house.asks('alter function routing.append_away rename to append');
    await house.asks('alter function routing.append_many_away rename to append_many');
    await sweep();
    expect(await house.asks(`select from routing.event where type = 'NumberVoided' and stream_id like 'hall/register/%'`)).toHaveLength(1);
    expect(await accept()).toMatchObject({ status: 409, body: { reason: 'NUMBER_VOIDED' } });
    expect((await house.as(`handler@${water}`, `POST /routing/cases/${caseId}/acceptance`, { route: 'route-6' })).status).toBe(201);
  });
});
