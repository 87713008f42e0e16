// Somebody changes the past at a database prompt, as an administrator who may do anything; `npm run verify` names what he touched.
import { verifyLog } from '@onehall/event-store';
import pg from 'pg';
import { verifyHall, type LogReport } from '../../apps/hall/src/verify/verify-hall.js';
import { aLivedHall, first, named, type TamperedHall } from './a-lived-hall.js';

let hall: TamperedHall;
let [mine, other] = ['', ''];

beforeAll(async () => {
  hall = await aLivedHall();
  ({ mine, other } = hall);
}, 600_000);
afterAll(() => hall.close());

const here = (url: string) => () => url;
const after = (...statements: string[]): Promise<string> => hall.after(...statements);

/** What the log by itself can tell, without audit. */
async function logAlone(url: string): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return verifyLog({ client, service: 'routing' }).then(({ faults }) => faults.map(({ wrong }) => wrong.en)).finally(() => client.end());
}

/** Makes every hash of a stream follow again, and the stream's row with it. */
const rehash = (stream: string): string => `do $$ declare e record; h bytea; begin
  select routing.genesis(service, log_id, '${stream}') into h from routing.log;
  for e in select * from routing.event where stream_id = '${stream}' order by version loop
    h := routing.link(h, e.version, e.recorded_at, e.event_id, e.schema_version, e.stream_id, e.type, e.data, e.meta);
    update routing.event set hash = h where gpos = e.gpos;
  end loop;
  update routing.stream s set head = h, version = l.version, last_at = l.recorded_at from (select version, recorded_at from routing.event where stream_id = '${stream}' order by version desc limit 1) l where s.stream_id = '${stream}';
end $$`;

/** Takes the last events of the log out of every table that knows of them. */
const cutAsAnExpert = (from: string): string[] => [
  `create temporary table gone as select e.* from routing.event e where e.stream_id = '${from}'`,
  'create temporary table keep as select coalesce(max(l.position), 0) as position, coalesce(max(l.gpos), 0) as gpos from routing.leaf l where l.gpos < (select min(gpos) from gone)',
  'create temporary table cut as select e.* from routing.event e, keep where e.gpos > keep.gpos',
  'delete from routing.leaf using keep where leaf.position > keep.position',
  'delete from routing.event using keep where event.gpos > keep.gpos',
  'delete from routing.command where stream_id in (select stream_id from cut)',
  'delete from routing.stream where stream_id in (select stream_id from cut)',
  'delete from routing.claim where stream_id in (select stream_id from cut)',
  'update routing.log set position = keep.position, sealed = keep.gpos from keep',
  'update routing.lease set position = least(lease.position, keep.position) from keep where log_id = (select log_id from routing.log)',
  `select setval('routing.gseq', (select gpos from keep))`,
];

/** Makes what he cut off look as if a restore from a backup had lost it: everybody follows a new incarnation, and the ledger notes after which position. */
const asIfRestored = ({ isSaid = false } = {}): string[] => [
  ...(isSaid ? [`select routing.reincarnate(gen_random_uuid(), gen_random_uuid(), '\\x00', '{"incarnation":2,"reasons":"自备份恢复"}', '{}')`] : ['update routing.log set incarnation = 2']),
  ...['intake', 'routing', 'conference', 'supervision', 'audit'].map(of => `update ${of}.lease l set incarnation = 2, position = least(l.position, keep.position) from keep where l.log_id = (select log_id from routing.log)`),
  `insert into audit.ledger_life select 'routing', 2, position from keep`,
];

describe('A hall whose past nobody touched', () => {
  it('is clean, in every log and in the ledger', async () => {
    const reports = await verifyHall(here(await after()));
    expect([named(reports), first(reports)]).toEqual([[], 'clean']);
    expect(reports.map(({ service, events, head, ledger }) => [service, events === head.position && events === ledger.position && ledger.behind === 0])).toEqual(['intake', 'routing', 'conference', 'supervision', 'audit'].map(service => [service, true]));
    expect(reports[1]?.events).toBeGreaterThan(6);
    expect(reports[1]?.head.hash).toHaveLength(32);
  });

  it('is clean too when audit lags behind', async () => {
    const url = await after('delete from audit.ledger where service = $$routing$$ and position > 3', `update audit.lease set position = 3 where name = 'ledger:routing<-routing'`,
      `delete from audit.case_stream c where service = 'routing' and not exists (select from audit.ledger l where l.service = c.service and l.stream = c.stream)`);
    const reports = await verifyHall(here(url));
    expect(named(reports)).toEqual([]);
    expect(reports[1]?.ledger).toMatchObject({ position: 3, behind: (reports[1]?.events ?? 0) - 3 });
  });
});

describe('Somebody who', () => {
  const at = (version: number, stream = mine): string => `stream_id = '${stream}' and version = ${version}`;
  const verified = async (...statements: string[]): Promise<readonly LogReport[]> => verifyHall(here(await after(...statements)));

  it('edits an event is found', async () => {
    const reports = await verified(`update routing.event set data = replace(data, 'county-water', 'county-roads') where ${at(2)}`);
    expect(first(reports)).toBe(`routing ${mine}@2`);
    expect(named(reports)).toEqual([expect.stringMatching(/Its hash does not follow from its content.*The log was changed since it was copied: data\./)]);
  });

  it('edits an event before it was copied is found, and what the log and the copy both say is said once', async () => {
    const edit = (table: string, stream: string): string => `update ${table} set data = replace(data, 'county-water', 'county-roads') where ${stream} = '${mine}' and version = 2`;
    expect(named(await verified(edit('routing.event', 'stream_id'), `${edit('audit.ledger', 'stream')} and service = 'routing'`))).toEqual([expect.stringMatching(/^routing \S+ Its hash does not follow from its content and the event before it: [^.]+\.$/)]);
  });

  it('edits an event and makes every hash after it anew is found by the ledger', async () => {
    const url = await after(`update routing.event set data = replace(data, 'county-water', 'county-roads') where ${at(2)}`, rehash(mine));
    expect(await logAlone(url)).toEqual([]);
    const reports = await verifyHall(here(url));
    expect(first(reports)).toBe(`routing ${mine}@2`);
    expect(named(reports)[0]).toMatch(/The log was changed since it was copied: data, hash\.$/);
  });

  it('deletes an event is found', async () => {
    const reports = await verified(`delete from routing.event where ${at(2)}`);
    expect(first(reports)).toBe(`routing ${mine}@2`);
    expect(named(reports)[0]).toMatch(/Event 2 is missing.*It was deleted: the copy holds it/);
  });

  it('inserts an event is found', async () => {
    const next = `select gpos + 1000, hash, (select max(version) + 1 from routing.event where stream_id = '${mine}'), recorded_at, gen_random_uuid(), 1, stream_id, 'CaseEnded', data, meta from routing.event where ${at(2)}`;
    const reports = await verified(`insert into routing.event (gpos, hash, version, recorded_at, event_id, schema_version, stream_id, type, data, meta) ${next}`);
    const [{ n = 0 } = {}] = await hall.prompt(`select max(version)::int as n from routing.event where stream_id = '${mine}'`) as { n?: number }[];
    expect(first(reports)).toBe(`routing ${mine}@${n + 1}`);
  });

  it('inserts an event as the hall would have, in every table, is found all the same', async () => {
    const url = await after(
      `insert into routing.event select nextval('routing.gseq'), hash, (select max(version) + 1 from routing.event where stream_id = '${mine}'), clock_timestamp(), gen_random_uuid(), 1, stream_id, 'CaseEnded', data, meta from routing.event where ${at(2)}`,
      rehash(mine),
      `insert into routing.leaf select l.position + 1, q.last_value from routing.log l, routing.gseq q`, 'update routing.log set position = position + 1, sealed = (select last_value from routing.gseq)',
    );
    expect(await logAlone(url)).toEqual([expect.stringMatching(/^No command wrote it/)]);
  });

  it('swaps two events is found, and both are named', async () => {
    const reports = await verified(`update routing.event e set type = o.type, data = o.data, meta = o.meta from routing.event o where e.stream_id = '${mine}' and o.stream_id = '${mine}' and (e.version, o.version) in ((2, 3), (3, 2))`);
    expect(first(reports)).toBe(`routing ${mine}@2`);
    expect(named(reports).map(fault => fault.split(' ')[1])).toEqual([`${mine}@2`, `${mine}@3`]);
  });

  it('swaps the places of two events in the order is found, and both are named', async () => {
    const reports = await verified(
      `create temporary table places as select e.version, l.position, l.gpos from routing.leaf l join routing.event e using (gpos) where e.stream_id = '${mine}' and e.version in (2, 3)`,
      'delete from routing.leaf where position in (select position from places)',
      'insert into routing.leaf select one.position, two.gpos from places one, places two where one.version <> two.version',
    );
    expect(named(reports).filter(fault => fault.includes('the log holds another event')).map(fault => fault.split(' ')[1])).toEqual([`${mine}@2`, `${mine}@3`]);
  });

  it('back-dates an event is found', async () => {
    const reports = await verified(`update routing.event set recorded_at = recorded_at - interval '3 days' where ${at(3)}`);
    expect(first(reports)).toBe(`routing ${mine}@3`);
    expect(named(reports)[0]).toMatch(/It is dated before the event that precedes it\..*changed since it was copied: recordedAt\./);
  });

  it('transplants a stream is found', async () => {
    const moved = mine.replace(/.$/, letter => (letter === '0' ? '1' : '0'));
    const reports = await verified(...['event', 'stream', 'command'].map(table => `update routing.${table} set stream_id = '${moved}' where stream_id = '${mine}'`));
    expect(named(reports)).toEqual(expect.arrayContaining([expect.stringMatching(new RegExp(`^routing ${moved}@1 .*written for another stream`)), expect.stringMatching(new RegExp(`^routing ${mine}@1 The log was changed since it was copied: stream\\.`))]));
    expect([`routing ${mine}@1`, `routing ${moved}@1`]).toContain(first(reports));
  });

  it('cuts off the tail of a stream is found', async () => {
    const reports = await verified(`delete from routing.event where stream_id = '${other}' and version > 1`);
    expect(first(reports)).toBe(`routing ${other}@2`);
    expect(named(reports)[0]).toMatch(/The tail is cut off/);
  });

  it('cuts off the tail of the log in every table, order, command and sequence is found by the ledger alone', async () => {
    const url = await after(...cutAsAnExpert(other));
    expect(await logAlone(url)).toEqual([]);
    const reports = await verifyHall(here(url));
    expect(first(reports)).toBe(`routing ${other}@1`);
    expect(named(reports).every(fault => fault.includes('The tail is cut off: the copy holds it'))).toBe(true);
    expect(named(reports).length).toBe((reports[1]?.ledger.position ?? 0) - (reports[1]?.events ?? 0));
  });

  it('hides a cut tail behind a restore that never was is found: nothing in the log says that it was restored', async () => {
    const reports = await verified(...cutAsAnExpert(other), ...asIfRestored());
    expect(first(reports)).toBe(`routing ${other}@1`);
    expect(named(reports)).toEqual([
      expect.stringMatching(new RegExp(`^routing ${other}@1 The tail is cut off: the ledger holds it for lost after position \\d+, where the log went on as incarnation 2, and no LogRestored event stands there\\.$`)),
      'routing @ The log counts incarnation 2; by the LogRestored events in it, it is at 1.',
    ]);
  });

  it('says in the log that it was restored has said it for good, and what was lost stays in the ledger', async () => {
    const reports = await verified(...cutAsAnExpert(other), ...asIfRestored({ isSaid: true }));
    expect(named(reports)).toEqual([]);
    expect(reports[1]?.restorations).toMatchObject([{ incarnation: 2, reasons: '自备份恢复' }]);
    expect(reports[1]?.restorations[0]?.kept).toBeGreaterThan(1);
  });

  it('lets a restore lose more than it lost is found at the first event that still stands', async () => {
    const reports = await verified(...cutAsAnExpert(other), ...asIfRestored({ isSaid: true }), 'update audit.ledger_life set after = after - 2');
    expect(named(reports)).toEqual([expect.stringMatching(/The log holds it at position \d+, the copy does not\.$/), expect.stringMatching(/The log holds it at position \d+, the copy does not\.$/)]);
  });

  it.each([
    ['a restore of which the log knows nothing', [`insert into audit.ledger_life values ('routing', 2, 99)`], 'The ledger notes that the log went on as incarnation 2 after position 99, and no LogRestored event says so.'],
    ['the note of one that the ledger has followed', [`update audit.lease set incarnation = 2 where name = 'ledger:routing<-routing'`], 'The ledger goes on as incarnation 2, and its note after which position is gone.'],
    ['a higher count of the log alone', ['update routing.log set incarnation = 2'], 'The log counts incarnation 2; by the LogRestored events in it, it is at 1.'],
  ])('adds or takes away %s is found', async (_, statements, sentence) => expect(named(await verified(...statements))).toContain(`routing @ ${sentence}`));

  it('changes the ledger instead is found there', async () => {
    const reports = await verified(`update audit.ledger set data = replace(data, 'county-water', 'county-roads') where service = 'routing' and ${at(2).replace('stream_id', 'stream')}`);
    expect(first(reports)).toBe(`routing ${mine}@2`);
    expect(named(reports)).toEqual([expect.stringContaining('In the copy: ')]);
    const cut = await verified(`delete from audit.ledger where service = 'routing' and stream = '${other}'`);
    expect(first(cut)).toBe(`routing ${other}@1`);
  });

  const unbound = ['ledger', 'ledger_life', 'case_stream'].map(table => `alter table audit.${table} drop constraint ${table}_bounds`);
  const forged = (service: string, position: number, incarnation: number): string =>
    `insert into audit.ledger select '${service}', ${position}, gpos, stream, 99, gen_random_uuid(), type, schema_version, recorded_at, data, meta, hash, ${incarnation} from audit.ledger where service = 'routing' and stream = '${mine}' and version = 2`;

  it.each([
    [0, 1, 'before the first'], [-5, 1, 'before the first'], [5, 0, 'more than one event at position 5'], [5, 0, 'The ledger holds 1 event(s) of incarnation 0, the first at position 5, where no note lets that incarnation go on.'],
    [5, 7, 'The ledger holds 1 event(s) of incarnation 7'],
  ])('adds an event to the ledger at position %d as incarnation %d is found', async (position, incarnation, sentence) => {
    const faults = named(await verified(...unbound, forged('routing', position, incarnation)));
    expect(faults).toContainEqual(expect.stringMatching(new RegExp(`^routing ${mine}@99 `)));
    expect(faults.join(' ')).toContain(sentence);
  });

  it('gives the ledger words of a service that is none is found, in each of its tables', async () => {
    expect(named(await verified(...unbound, forged('bogus', 1, 1), `insert into audit.case_stream values ('hall', gen_random_uuid(), 'bogus', '${mine}')`, `insert into audit.ledger_life values ('bogus', 2, 0)`))).toEqual(
      ['ledger', 'ledger_life', 'case_stream'].map(table => `audit @ The table audit.${table} holds 1 row(s) of “bogus”, which is no service of this hall.`));
  });

  it('takes the guards from the ledger or gives rights on it is found, and so is a number that is gone from a register', async () => {
    const blunted = ['drop trigger immutable on audit.case_stream', 'create trigger immutable before update on audit.case_stream for each statement execute function audit.refuse()'];
    expect(named(await verified(...blunted, 'grant update on audit.ledger to audit_app', `delete from intake.drawn where n = 1 and scope = 'hall/2026/transfer'`))).toEqual([
      `intake ${mine}@2 The register hall/2026/transfer does not know that 1 was drawn for it, which it states as 转〔2026〕1号: the number may be given out again.`,
      'intake @ In the register hall/2026/transfer the number 2 comes after 0: each is drawn once, from 1 on, and none is left out.',
      'audit @ The trigger that refuses every change of audit.case_stream is disabled, gone or another: whoever may write there can change what is kept.',
      'audit @ The rights in audit are not those that its migrations gave: audit_app has UPDATE on ledger.',
    ]);
  });

  it('makes a stream one of another kind is found', async () => {
    expect(named(await verified(`update routing.stream set stream_type = 'register' where stream_id = '${mine}'`))).toEqual([`routing ${mine}@ Its row says that it is of another kind than its name.`]);
  });

  it('takes a service out of the history of a case, in the ledger’s index, is found: case and stream are named', async () => {
    const caseId = mine.split('/')[2] ?? '';
    const reports = await verified(`delete from audit.case_stream where service = 'routing' and case_id = '${caseId}'`);
    expect(first(reports)).toBe(`routing ${mine}@1`);
    expect(named(reports)).toEqual([`routing ${mine}@1 The ledger’s index of cases leaves this stream out of the history, file and proof of hall ${caseId}.`]);
    const all = await verified('delete from audit.case_stream');
    expect(named(all).filter(fault => fault.includes('index of cases')).map(fault => fault.split(' ').slice(0, 2).join(' '))).toEqual(expect.arrayContaining([`routing ${mine}@1`, `routing ${other}@1`, `intake ${mine}@1`, `supervision ${mine}@1`]));
  });

  it('adds a stream to the history of a case that is not its own is found', async () => {
    const [caseId, theirs] = [mine, other].map(stream => stream.split('/')[2] ?? '');
    expect(named(await verified(`insert into audit.case_stream select hall, '${theirs}', service, stream from audit.case_stream where service = 'routing' and case_id = '${caseId}'`, `insert into audit.case_stream values ('hall', '${theirs}', 'routing', 'hall/case/zzz')`))).toEqual([
      `routing ${mine}@ The ledger’s index of cases counts this stream to hall ${theirs}, which no event in it names.`,
      `routing hall/case/zzz@ The ledger’s index of cases counts this stream to hall ${theirs}, which no event in it names.`,
    ]);
  });

  it('puts another log in the place of one is found', async () => {
    expect(named(await verified('update routing.log set log_id = gen_random_uuid()'))).toEqual(expect.arrayContaining([expect.stringContaining('another one than the copy has followed')]));
  });
});
