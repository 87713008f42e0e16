// A hall whose database cannot be prepared does not open, says why, and leaves nobody behind: no connection, no timer, no database.
import { eventually, runAt } from '@onehall/testing';
import { existsSync } from 'node:fs';
import { layHall, startHall } from './hall-house.js';
import { StoryHouse } from './house.js';

const connections = (url: string, name: string) => runAt<{ count: number }>(url, `select count(*)::int as count from pg_stat_activity where datname in ('${name}', '${name}_vault') and pid <> pg_backend_pid()`);

describe('A hall that meets a table where its log should be', () => {
  it('does not open, and lets go of everything that it had opened', async () => {
    const ground = await layHall();
    const { database, folder } = ground;
    const server = Object.assign(new URL(database.adminUrl), { pathname: '/postgres' }).href;
    try {
      await runAt(database.adminUrl, 'create table conference.event (somebody text)');
      await expect(startHall(ground, '2026-03-02T01:00:00.000Z', {})).rejects.toThrow('relation "event" already exists');
      // The server notices a moment later that somebody has hung up.
      await eventually(async () => (await connections(server, database.name))[0]?.count === 0);
    } finally {
      await ground.leave();
    }
    expect(existsSync(folder)).toBe(false);
    expect(await runAt(server, `select datname from pg_database where datname like '${database.name}%'`)).toEqual([]);
  });

  it('is closed without a word when it was never open', async () => expect(await new StoryHouse('2026-03-02T01:00:00.000Z').close()).toBeUndefined());
});
