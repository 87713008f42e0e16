// Tampering at a database prompt: whatever somebody does to a log with the disk in his hands is named, with service, stream and version.
import { randomUUID } from 'node:crypto';
import { anAppend, anEvent, freshLog, type FreshLog } from '@onehall/testing';
import { Client } from 'pg';
import { refusal } from '../sql/guards.js';
import { link, LeaseTable, reincarnate, runOn, sentenceOf, verifyGuards, verifyLog, type Verified } from '../index.js';

let hall: FreshLog;
let admin: Client;

async function settled(): Promise<void> {
  while (!(await hall.log.head()).settled) await new Promise(resolve => setTimeout(resolve, 2));
}

beforeAll(async () => {
  hall = await freshLog('routing');
  admin = new Client({ connectionString: hall.database.adminUrl });
  await admin.connect();
  for (const stream of ['hall/case/1', 'hall/case/2', 'hall/case/3']) {
    for (let n = 1; n <= 5; n++) await hall.log.append(anAppend(stream, { events: [anEvent({ data: `{"n":${n}}` })], claims: [] }));
  }
  for (const scope of ['hall/2026/visit', 'hall/2026/visit', 'hall/2026/visit', 'hall/2026/letter']) await hall.pool.query('select routing.draw($1, $2)', [scope, randomUUID()]);
  await hall.log.append(anAppend('hall/case/empty', { events: [] }));
  await settled();
  await hall.sealer?.stop();
});
afterAll(async () => {
  await admin.end();
  await hall.close();
});

/** Does it, verifies, and takes it back. The verification must see it, so it runs in the same session: as if it had been committed. Whoever does it puts the guards back behind himself. */
async function after(...deeds: string[]): Promise<Verified & { readonly said: readonly string[] }> {
  const backup = ['event', 'leaf', 'stream', 'command', 'log', 'lease', 'counter', 'drawn'];
  const guards = (able: string) => `alter table routing.event ${able} trigger immutable; alter table routing.leaf ${able} trigger immutable`;
  await admin.query([...backup.map(table => `create temp table kept_${table} as table routing.${table}`), guards('disable')].join(';'));
  try {
    for (const deed of deeds) await admin.query(deed);
    await admin.query(guards('enable always'));
    return await verified();
  } finally {
    await admin.query([guards('disable'), ...backup.map(table => `delete from routing.${table}; insert into routing.${table} table kept_${table}; drop table kept_${table}`), guards('enable always')].join(';'));
  }
}

async function verified(): Promise<Verified & { readonly said: readonly string[] }> {
  const found = await verifyLog({ client: admin, service: 'routing' });
  return { ...found, said: found.faults.map(sentenceOf) };
}

const named = (stream: string, version: number, words: string) => expect.stringMatching(new RegExp(`^routing ${stream}@${version}: ${words}.*[\u4e00-\u9fff]`)) as string;

describe('A log that nobody touched', () => {
  it('has no fault, and shows its head', async () => {
    const [progress, last] = [[] as number[], (await hall.log.tail(14, 1))[0]];
    const found = await verifyLog({ client: admin, service: 'routing', onProgress: events => progress.push(events) });
    expect(found).toEqual({ events: 15, head: { position: 15, hash: last?.hash }, unsealed: 0, faults: [] });
    expect(progress).toEqual([15]);
  });

  it('says how many events the sealer has not come to', async () => {
    expect(await after('delete from routing.leaf where position > 13', 'update routing.log set position = 13, sealed = 13')).toMatchObject({ events: 15, head: { position: 13 }, unsealed: 2 });
  });
});

describe('Tampering with an event', () => {
  it.each([
    { what: 'an edited answer', deed: `update routing.event set data = '{"n":9}' where stream_id = 'hall/case/1' and version = 3`, stream: 'hall/case/1', version: 3, words: 'Its hash does not follow' },
    { what: 'an edited type', deed: `update routing.event set type = 'Unsaid' where stream_id = 'hall/case/1' and version = 4`, stream: 'hall/case/1', version: 4, words: 'Its hash does not follow' },
    { what: 'an edited actor', deed: `update routing.event set meta = '{"actor":"x"}' where stream_id = 'hall/case/1' and version = 1`, stream: 'hall/case/1', version: 1, words: 'Its hash does not follow' },
    { what: 'an exchanged event id', deed: `update routing.event set event_id = gen_random_uuid() where stream_id = 'hall/case/3' and version = 2`, stream: 'hall/case/3', version: 2, words: 'Its hash does not follow' },
    { what: 'a deleted event', deed: `delete from routing.event where stream_id = 'hall/case/2' and version = 3`, stream: 'hall/case/2', version: 3, words: 'Event 3 is missing' },
    { what: 'a deleted first event', deed: `delete from routing.event where stream_id = 'hall/case/2' and version = 1`, stream: 'hall/case/2', version: 1, words: 'Event 1 is missing' },
    { what: 'a date a microsecond earlier', deed: `update routing.event set recorded_at = recorded_at - interval '1 microsecond' where stream_id = 'hall/case/1' and version = 5`, stream: 'hall/case/1', version: 5, words: 'Its hash does not follow' },
    { what: 'a date of last year', deed: `update routing.event set recorded_at = recorded_at - interval '1 year' where stream_id = 'hall/case/1' and version = 2`, stream: 'hall/case/1', version: 2, words: 'It is dated before' },
    { what: 'a stream transplanted whole', deed: `update routing.event set stream_id = 'hall/case/9' where stream_id = 'hall/case/2'`, stream: 'hall/case/9', version: 1, words: 'Its hash does not follow' },
    { what: 'the stream that was left behind', deed: `update routing.event set stream_id = 'hall/case/9' where stream_id = 'hall/case/2'`, stream: 'hall/case/2', version: 1, words: 'The tail is cut off: the stream came to 5 events, 0 are left' },
    { what: 'a tail that was cut', deed: `delete from routing.event where stream_id = 'hall/case/3' and version > 3`, stream: 'hall/case/3', version: 4, words: 'The tail is cut off: the stream came to 5 events, 3 are left' },
  ])('$what is named', async ({ deed, stream, version, words }) => {
    expect((await after(deed)).said).toContainEqual(named(stream, version, words));
  });

  it('the row of a stream is named when it says another kind, or another end, than the stream itself', async () => {
    expect((await after(`update routing.stream set stream_type = 'person' where stream_id = 'hall/case/2'`)).said).toEqual([expect.stringMatching(/^routing hall\/case\/2: Its row says that it is of another kind than its name\./)]);
    for (const change of [`last_at = last_at + interval '1 microsecond'`, `head = '\\x00'`]) {
      expect((await after(`update routing.stream set ${change} where stream_id = 'hall/case/2'`)).said).toEqual([named('hall/case/2', 5, 'It is not the event with which the stream ended')]);
    }
  });

  it('the row of a stream is named when it says that the stream was closed', async () => {
    expect((await after(`update routing.stream set archived = true where stream_id in ('hall/case/2', 'hall/case/3')`)).said).toEqual(['2', '3'].map(id => expect.stringMatching(new RegExp(`^routing hall/case/${id}: Its row says that it was closed`)) as string));
  });

  it('two exchanged events are named, whether they change places in their stream or in the log', async () => {
    const swapped = `update routing.event e set version = case e.version when 2 then 4 else 2 end where stream_id = 'hall/case/1' and version in (2, 4)`;
    const freely = ['alter table routing.event drop constraint event_pk', swapped, 'alter table routing.event add constraint event_pk primary key (stream_id, version)'];
    expect((await after(...freely)).said).toContainEqual(named('hall/case/1', 2, 'Its hash does not follow'));
    const content = `update routing.event e set data = o.data from routing.event o where e.stream_id = 'hall/case/2' and o.stream_id = 'hall/case/2' and (e.version, o.version) in ((2, 3), (3, 2))`;
    expect((await after(content)).said).toContainEqual(named('hall/case/2', 2, 'Its hash does not follow'));
    const places = `update routing.leaf set gpos = -gpos where position in (7, 8); update routing.leaf set gpos = case position when 7 then 8 else 7 end where position in (7, 8)`;
    expect((await after(places)).said).toContainEqual(named('hall/case/2', 2, 'Position 8 is out of order'));
  });

  it('an event added by hand is named, however well its hash fits', async () => {
    const head = (await hall.log.stream('hall/case/1')).at(-1)!;
    const forged = { ...head, id: randomUUID(), version: 6, data: '{"n":6}' };
    const insert = (gpos: string) => `insert into routing.event select ${gpos}, '\\x${link(head.hash, forged).toString('hex')}', 6, recorded_at, '${forged.id}', schema_version, stream_id, type, '{"n":6}', meta
      from routing.event where stream_id = 'hall/case/1' and version = 5`;
    expect((await after(insert(`1000000`))).said).toEqual(expect.arrayContaining([named('hall/case/1', 6, 'It was added by hand: the stream came to 5 events, it holds 6')]));
    const consistent = `update routing.stream set version = 6, head = '\\x${link(head.hash, forged).toString('hex')}' where stream_id = 'hall/case/1'`;
    expect((await after(insert(`1000000`), consistent)).said).toEqual([named('hall/case/1', 6, 'No command wrote it')]);
    const command = `insert into routing.command values (gen_random_uuid(), '\\x00', 'hall/case/1', 6, 6)`;
    expect((await after(insert(`1000000`), consistent, command)).said).toEqual([named('hall/case/1', 6, 'Its number 1000000 was never given')]);
    expect((await after(insert(`0`), consistent, command)).said).toEqual([named('hall/case/1', 6, 'It stands earlier in the log')]);
    const below = `update routing.log set sealed = 2000000`;
    expect((await after(insert(`1000000`), consistent, command, `delete from routing.leaf where position = 15`, below)).said).toContainEqual(named('hall/case/3', 5, 'It was inserted below the watermark'));
  });

  it('an expert who cuts the tail in every table is still betrayed by the commands, or by who has read it', async () => {
    const cut = [`delete from routing.leaf where position = 15`, `delete from routing.event where stream_id = 'hall/case/3' and version = 5`, `update routing.log set position = 14, sealed = 14`, `update routing.lease set position = 14`,
      `update routing.stream s set version = 4, head = e.hash, last_at = e.recorded_at from routing.event e where e.stream_id = s.stream_id and e.version = 4 and s.stream_id = 'hall/case/3'`];
    expect((await after(...cut)).said).toEqual([named('hall/case/3', 5, 'The tail is cut off: commands wrote up to event 5, the log ends at 4')]);
    const unsaid = `delete from routing.command where stream_id = 'hall/case/3' and last_version = 5`;
    const follower = (await new LeaseTable('routing').take(runOn(admin), 'desk', { owner: randomUUID() }))!;
    await new LeaseTable('routing').checkpoint(runOn(admin), follower, 15);
    const read = await after(...cut, unsaid, `update routing.lease set position = 15 where name = 'desk'`);
    expect(read.said).toEqual([expect.stringContaining('routing: A follower has read up to position 15, the log ends at 14.')]);
  });
});

describe('Tampering with the log as a whole', () => {
  it.each([
    ['an event that is gone from its position', `delete from routing.event where stream_id = 'hall/case/2' and version = 3`, 'The event at position 8 is gone'],
    ['a position that is gone', `delete from routing.leaf where position = 4`, 'Position 4 is missing'],
    ['an order that was cut', `delete from routing.leaf where position > 12`, 'The log was sealed up to position 15, its order ends at 12'],
    ['a log of which the own row is gone', 'delete from routing.log', 'The log does not know which log it is'],
    ['a log that was given another name', `update routing.log set service = 'intake'`, 'The log does not know which log it is'],
    ['a restore that never was', 'update routing.log set incarnation = 2', 'The log counts incarnation 2; by the LogRestored events in it, it is at 1'],
    ['a watermark beyond the sequence', `update routing.log set sealed = 99`, 'The sequence was set back: sealed up to 99, it stands at 15'],
  ])('%s is named', async (_, deed, words) => {
    expect((await after(deed)).said).toContainEqual(expect.stringMatching(new RegExp(`^routing: ${words}`)));
  });

  it('a log with another id fits none of its streams', async () => {
    const { faults } = await after('update routing.log set log_id = gen_random_uuid()');
    expect(faults.map(({ stream, version }) => `${stream}@${version}`)).toEqual(['hall/case/1@1', 'hall/case/2@1', 'hall/case/3@1']);
  });
});

describe('Tampering with a register', () => {
  const visit = `scope = 'hall/2026/visit'`;
  it.each([
    ['that is set back behind what was drawn', `update routing.counter set last = 1 where ${visit}`, ['The register hall/2026/visit stands at 1, and the last number that is known to be drawn from it is 3.']],
    ['that is set on', `update routing.counter set last = 9 where ${visit}`, ['The register hall/2026/visit stands at 9, and the last number that is known to be drawn from it is 3.']],
    ['that is gone', `delete from routing.counter where ${visit}`, ['The register hall/2026/visit stands at 0, and the last number that is known to be drawn from it is 3.']],
    ['of which everything drawn is gone', `delete from routing.drawn where ${visit}`, ['The register hall/2026/visit stands at 3, and the last number that is known to be drawn from it is 0.']],
    ['of which the last number is gone', `delete from routing.drawn where ${visit} and n = 3`, ['The register hall/2026/visit stands at 3, and the last number that is known to be drawn from it is 2.']],
    ['of which a number in the middle is gone', `delete from routing.drawn where ${visit} and n = 2`, ['In the register hall/2026/visit the number 3 comes after 1: each is drawn once, from 1 on, and none is left out.']],
    ['of which the first number is gone', `delete from routing.drawn where ${visit} and n = 1`, ['In the register hall/2026/visit the number 2 comes after 0: each is drawn once, from 1 on, and none is left out.']],
    ['to which a number below the first was added', `insert into routing.drawn values ('hall/2026/visit', gen_random_uuid(), 0)`, ['In the register hall/2026/visit the number 0 comes after 0: each is drawn once, from 1 on, and none is left out.']],
  ])('%s is named', async (_, deed, sentences) => {
    const { faults } = await after(deed);
    expect(faults).toEqual(sentences.map(en => ({ service: 'routing', stream: null, version: null, wrong: { en, zh: expect.stringMatching(/^编号簿 hall\/2026\/visit .*。$/) as string } })));
  });
});

describe('A guard that was taken away', () => {
  /** As `after`, for what is no row of a table: taken back by a statement. */
  const during = async (deed: string, undo: string): Promise<readonly string[]> => {
    await admin.query(deed);
    try {
      const { faults } = await verified();
      expect(faults.every(({ stream, version, wrong }) => stream === null && version === null && /[\u4e00-\u9fff].*。$/.test(wrong.zh))).toBe(true);
      return faults.map(({ wrong }) => wrong.en);
    } finally {
      await admin.query(undo);
    }
  };
  const enabled = (table: string) => `alter table routing.${table} enable always trigger immutable`;
  const made = (table: string, what = '', when = '') => `drop trigger immutable on routing.${table}; create trigger immutable before update${what} or delete or truncate on routing.${table} for each statement ${when} execute function routing.refuse(); ${enabled(table)}`;
  const body = (first: string) => `create or replace function routing.refuse() returns trigger language plpgsql as $$\nbegin\n${first}  raise exception '% on %: the log is immutable', tg_op, tg_table_name using errcode = 'LG004';\nend $$`;
  const unguarded = (table: string) => [`The trigger that refuses every change of routing.${table} is disabled, gone or another: whoever may write there can change what is kept.`];

  it.each([
    ['all triggers disabled', 'alter table routing.event disable trigger all', `alter table routing.event enable trigger all; ${enabled('event')}`, unguarded('event')],
    ['a trigger that a replica session passes by', 'alter table routing.leaf enable trigger immutable', enabled('leaf'), unguarded('leaf')],
    ['a trigger that is gone', 'drop trigger immutable on routing.leaf', `create trigger immutable before update or delete or truncate on routing.leaf for each statement execute function routing.refuse(); ${enabled('leaf')}`, unguarded('leaf')],
    ['a trigger that minds one column', made('event', ' of gpos'), made('event'), unguarded('event')],
    ['a trigger that asks when', made('event', '', 'when (current_user is null)'), made('event'), unguarded('event')],
    ['a function that refuses no more', body('  return null;\n'), body(''), ['The function routing.refuse behind the triggers is not the one that refuses: it was exchanged, or is gone.']],
  ])('is named: %s', async (_, deed, undo, sentences) => {
    expect(await during(deed, undo)).toEqual(sentences);
    expect((await verified()).said).toEqual([]);
  });

  it('is named: a function that refuses no more, behind one of the same name that does', async () => {
    const beside = `create function routing.refuse(int) returns int language plpgsql as $refusal$${refusal}$refusal$; revoke execute on function routing.refuse(int) from public`;
    expect(await during(`${beside}; ${body('  return null;\n')}`, `drop function routing.refuse(int); ${body('')}`)).toEqual(['The function routing.refuse behind the triggers is not the one that refuses: it was exchanged, or is gone.']);
    expect((await verified()).said).toEqual([]);
  });

  it.each([
    ['a rule', 'create rule otherwise as on insert to routing.leaf do instead nothing', 'drop rule otherwise on routing.leaf; alter table routing.leaf set (fillfactor = 100)', 'leaf'],
    ['row security', 'alter table routing.event enable row level security', 'alter table routing.event disable row level security', 'event'],
  ])('is named: %s on what is kept', async (_, deed, undo, table) => {
    expect(await during(deed, undo)).toEqual([`routing.${table} has a rule or row security, which no migration gave it: what is written there or read from it may be another thing.`]);
  });

  const rights = (who: string, privileges: string, what: string) => [`The rights in routing are not those that its migrations gave: ${who} has ${privileges} on ${what}.`];
  it.each([
    ['to write facts', 'grant insert, update, delete on routing.event to routing_app', 'revoke insert, update, delete on routing.event from routing_app', rights('routing_app', 'DELETE, INSERT, UPDATE', 'event')],
    ['to write one column of a fact', 'grant update (data) on routing.event to routing_app', 'revoke update (data) on routing.event from routing_app', rights('routing_app', 'UPDATE', 'event')],
    ['to read the registers', 'grant select on routing.counter to routing_app', 'revoke select on routing.counter from routing_app', rights('routing_app', 'SELECT', 'counter')],
    ['to move the sequence', 'grant update on sequence routing.gseq to routing_app', 'revoke update on sequence routing.gseq from routing_app', rights('routing_app', 'UPDATE', 'gseq')],
    ['to count a life', 'grant execute on function routing.reincarnate to routing_app', 'revoke execute on function routing.reincarnate from routing_app', rights('routing_app', 'EXECUTE', 'reincarnate()')],
    ['to make functions beside the log’s own', 'grant create on schema routing to routing_app', 'revoke create on schema routing from routing_app', rights('routing_app', 'CREATE', 'schema routing')],
    ['to the neighbours, to read its commands', 'grant select on routing.command to onehall_reader', 'revoke select on routing.command from onehall_reader', [expect.stringMatching(/gave: (\w+_app, )*onehall_reader(, \w+_app)* has SELECT on command\.$/) as string]],
    ['to everybody', 'grant delete on routing.claim to public', 'revoke delete on routing.claim from public', [expect.stringMatching(/gave: (\w+_app, )*onehall_reader(, \w+_app)* has DELETE on claim\.$/) as string]],
  ])('is named: a right that was given %s', async (_, deed, undo, sentences) => {
    expect(await during(deed, undo)).toEqual(sentences);
    expect((await verified()).said).toEqual([]);
  });

  it('is named: a table that was made the service’s own', async () => {
    expect(await during('alter table routing.drawn owner to routing_app', 'alter table routing.drawn owner to routing_owner')).toEqual([expect.stringMatching(/gave: routing_app has DELETE, INSERT, .*UPDATE on drawn\.$/)]);
  });

  it('is named: a service that may act as the owner', async () => {
    await admin.query('begin; grant routing_owner to routing_app'); // roles are the whole server's: nobody else sees it
    const faults = await verifyGuards(admin, 'routing', [{ relation: 'event', immutable: true, app: ['select'], reader: ['select'] }]).finally(() => admin.query('rollback'));
    expect(faults.map(({ wrong }) => wrong.en)).toContain('The rights in routing are not those that its migrations gave: routing_app has SET ROLE on role routing_owner.');
  });
});

describe('Tampering with a command', () => {
  it('an event is named of which the command says other events, another stream or nothing, though all sums are right', async () => {
    const commandId = randomUUID();
    const moved = 'hall/case/moved';
    for (let n = 1; n <= 2; n++) {
      const said = n === 1 ? commandId : randomUUID();
      await hall.log.append(anAppend(moved, { commandId: said, events: [anEvent({ meta: JSON.stringify({ commandId: said }) })], claims: [] }));
    }
    const words = 'The command that it names did not write it';
    const exchanged = `update routing.command set first_version = 3 - first_version, last_version = 3 - last_version where stream_id = '${moved}'`;
    expect((await after(exchanged)).said).toEqual([named(moved, 1, words), named(moved, 2, words)]);
    expect((await after(`update routing.command set command_id = gen_random_uuid() where command_id = '${commandId}'`)).said).toEqual([named(moved, 1, words)]);
    expect((await after(`update routing.command set stream_id = 'hall/case/1', first_version = 6, last_version = 5 where command_id = '${commandId}'`)).said).toContainEqual(named(moved, 1, words));
    await admin.query(`alter table routing.event disable trigger immutable; delete from routing.event where stream_id = '${moved}'; delete from routing.stream where stream_id = '${moved}'; delete from routing.command where stream_id = '${moved}';
      alter table routing.event enable always trigger immutable`);
  });
});

describe('A log that came back from a backup', () => {
  it('says so in itself, counts a new incarnation, and still verifies', async () => {
    const reasons = '自备份恢复';
    expect(await reincarnate(admin, { service: 'routing', commandId: randomUUID(), eventId: randomUUID(), reasons, meta: '{}' })).toBe(2);
    expect((await hall.log.identity()).incarnation).toBe(2);
    expect(await hall.log.stream('log')).toMatchObject([{ type: 'LogRestored', data: `{"incarnation":2,"reasons":"${reasons}"}` }]);
    expect((await verifyLog({ client: admin, service: 'routing' })).faults).toEqual([]);
    expect((await after('update routing.log set incarnation = 1')).said).toEqual([expect.stringMatching(/^routing: The log counts incarnation 1; by the LogRestored events in it, it is at 2/)]);
    expect((await after(`update routing.event set data = '{"incarnation":3,"reasons":""}' where stream_id = 'log'`)).said).toContainEqual(named('log', 1, 'Its hash does not follow'));
  });

  it('under a number that is not the next says so in its own event', async () => {
    await reincarnate(admin, { service: 'routing', commandId: randomUUID(), eventId: randomUUID(), reasons: '又一次', meta: '{}' });
    await admin.query('update routing.log set incarnation = 7');
    await reincarnate(admin, { service: 'routing', commandId: randomUUID(), eventId: randomUUID(), reasons: '再一次', meta: '{}' });
    expect((await verifyLog({ client: admin, service: 'routing' })).faults.map(sentenceOf)).toEqual([named('log', 3, 'It does not say that the log goes on as incarnation 4'), expect.stringMatching(/^routing: The log counts incarnation 8; by the LogRestored events in it, it is at 4/)]);
  });
});
