// A data folder is put back from a backup: the hall says in one sentence what that means, goes on at the administrator's word, and verify says what is true before and after. Then a single log is restored, and everybody who had followed it further goes on.
import { services } from '@onehall/contracts';
import { compareWithRebuild } from '@onehall/projections';
import { cpSync, renameSync, rmSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { goOn } from '../../apps/hall/src/restored/go-on.js';
import { restoredLogs } from '../../apps/hall/src/restored/logs-now.js';
import { verifyHall } from '../../apps/hall/src/verify/verify-hall.js';
import { Crowd } from '../chaos/clients.js';
import { built, HallProcess, root } from '../chaos/hall-process.js';
import { Matter, matterWith, on, openDepartments, type Asked } from './acts.js';
import { everyView } from './every-view.js';
import { openHouse, type StoryHouse } from './house.js';

jest.setTimeout(240_000);

/** One of the commands of the house, on a folder. */
async function command(script: string, dataDir: string, ...words: readonly string[]): Promise<{ readonly code: number | null; readonly said: string }> {
  const child = spawn(process.execPath, [`deploy/run/${script}.mjs`, ...words], { cwd: root, env: { PATH: process.env['PATH'], DATA_DIR: dataDir }, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return { code: await new Promise(settle => child.once('close', settle)), said };
}

describe('A data folder that was put back from a backup', () => {
  let hall: HallProcess;
  let crowd: Crowd;
  const rest = async (): Promise<void> => {
    const { body } = await crowd.ask({ method: 'GET', path: '/clock' });
    expect((await crowd.ask({ method: 'PUT', path: '/clock', who: 'u-administrator', body: { now: body['now'] } })).status).toBe(200);
  };
  const keys = new Map(['东渠', '西渠', '南渠'].map((name, index) => [name, `visit-${index}`]));
  const visit = async (name: string): Promise<string> => {
    const body = { channel: 'visit', purpose: 'request', personCount: 1, title: name, text: `${name}漏水。`, persons: [{ name: `赵小满${name}` }] };
    const { answer } = await crowd.says({ who: 'u-clerk', path: '/intake/submissions', body, key: `${keys.get(name) ?? ''}-register` });
    await crowd.says({ who: 'u-router', path: `/intake/cases/${String(answer['caseId'])}/disposal`, body: { way: 'transfer', departments: [{ department: 'county-water', part: 'lead' }] }, key: `${keys.get(name) ?? ''}-dispose`, after: String(answer['token']) });
    return String(answer['caseId']);
  };
  const onBoard = async (): Promise<readonly string[]> => {
    const { body } = await crowd.ask({ method: 'GET', path: '/routing/cases?size=200', who: 'u-router' });
    return (body as unknown as { items: readonly { title: unknown }[] }).items.map(({ title }) => String(title)).sort();
  };

  beforeAll(async () => {
    await built();
    hall = await HallProcess.found();
    await hall.start();
    crowd = new Crowd(hall.url);
    await crowd.open();
  });
  afterAll(() => hall.leave());

  it('is refused in one sentence; goes on after npm run restored; and says what happened for good', async () => {
    await visit('东渠');
    await rest();
    expect(await hall.close()).toBe(0);
    cpSync(hall.dataDir, `${hall.dataDir}.backup`, { recursive: true, preserveTimestamps: true });
    await owned(hall.dataDir, `${hall.dataDir}.backup`);
    await hall.start();
    const lost = await visit('西渠');
    await rest();
    expect(await onBoard()).toEqual(['东渠', '西渠']);
    expect(await hall.close()).toBe(0);
    expect(await command('verify', hall.dataDir)).toMatchObject({ code: 0 });
    expect(await command('verify', hall.dataDir, '--json', `${hall.dataDir}/nowhere/x.json`)).toMatchObject({ code: 2, said: expect.stringMatching(/^结果无法写到[^\n]+\nThe result cannot be written to \S+nowhere\/x\.json\.\n[^\n]+\nIt could not be checked; nothing is proven\.\n$/) as string });
    expect(await command('verify', hall.dataDir, '--json', '/dev/full')).toMatchObject({ code: 2, said: expect.stringMatching(/Clean: [^]*\nThe result cannot be written to \/dev\/full\.\n$/) as string });
    expect(await command('restored', hall.dataDir)).toMatchObject({ code: 2, said: expect.stringMatching(/nothing was restored, and nothing was changed\.\n$/) as string });

    rmSync(hall.dataDir, { recursive: true });
    renameSync(`${hall.dataDir}.backup`, hall.dataDir);
    await expect(hall.start()).rejects.toThrow(/The history in the data folder \S+ is older than what is known of it \(intake \d+ → \d+, routing \d+ → \d+, supervision \d+ → \d+\): if a backup was put back on purpose, run npm run restored first; else put the latest folder back\.$/m);
    const before = await command('verify', hall.dataDir);
    expect(before).toMatchObject({ code: 1, said: expect.stringMatching(/The log ends at \d+ \(incarnation 1\), and is known to have come to \d+ \(incarnation 1\): it is an earlier copy\./) as string });

    const restored = await command('restored', hall.dataDir, '--reasons', '磁盘损坏。The disk broke.');
    expect(restored).toMatchObject({ code: 0, said: expect.stringMatching(/intake: 第 2 代[^]*routing: 第 2 代[^]*supervision: 第 2 代[^]*npm start again: every view/) as string });
    expect(await command('restored', hall.dataDir)).toMatchObject({ code: 2, said: expect.stringMatching(/nothing was restored, and nothing was changed\.\n$/) as string });
    expect(await command('verify', hall.dataDir)).toMatchObject({ code: 0 });
    await hall.start();
    await rest();
    expect(await onBoard()).toEqual(['东渠']);

    // The same words under the same keys: they are said anew, since nobody remembers that they were said.
    expect(await visit('西渠')).toBe(lost);
    await visit('南渠');
    await rest();
    expect(await onBoard()).toEqual(['东渠', '南渠', '西渠'].sort());
    const { body } = await crowd.ask({ method: 'GET', path: '/audit/findings?size=200', who: 'u-auditor' });
    const findings = (body as unknown as { items: readonly { service: string; wrong: string }[] }).items;
    expect(findings.map(({ service }) => service).sort()).toEqual(['intake', 'routing', 'supervision']);
    for (const { wrong } of findings) expect(wrong).toMatch(/goes on as incarnation 2: 磁盘损坏。The disk broke\.（丢失第\d+至\d+个事件 \/ events \d+ to \d+ are lost） The ledger keeps 0 events that the log no longer has\./);
    for (const service of services) {
      const { items } = (await crowd.ask({ method: 'GET', path: `/${service}/views`, who: 'u-administrator' })).body as unknown as { items: readonly { state: string; lag: number }[] };
      expect([service, new Set(items.map(({ state, lag }) => `${state} ${lag}`))]).toEqual([service, new Set(['following 0'])]);
    }
    expect(await hall.close()).toBe(0);
    expect(await command('verify', hall.dataDir)).toMatchObject({ code: 0, said: expect.stringMatching(/routing 于 \S+ 自备份恢复，为第 2 代[^]*Clean: \d+ events in 5 logs/) as string });
  });

  it('cannot be taken for restored while its hall runs', async () => {
    await hall.start();
    expect(await command('restored', hall.dataDir)).toMatchObject({ code: 2, said: expect.stringMatching(/^[^\n]+\nAnother hall \(process \d+\) is using the data folder [^\n]+\n$/) as string });
    expect(await hall.close()).toBe(0);
  });
});

/** The database's own user owns its files: a copy made by root must be given back to him. */
async function owned(like: string, copy: string): Promise<void> {
  if (process.getuid?.() !== 0) return;
  const child = spawn('chown', ['-R', `--reference=${like}/postgres`, `${copy}/postgres`]);
  await new Promise(settle => child.once('close', settle));
}

describe('A single log that was restored, while everybody who follows it has gone on', () => {
  const [water, land] = ['county-water', 'county-land'];
  const both: Asked = [water, land];
  const tables = ['log', 'stream', 'event', 'leaf', 'command', 'claim', 'counter', 'drawn', 'lease'];
  let house: StoryHouse;
  beforeAll(async () => {
    house = await openHouse(on('2026-03-02'));
    await openDepartments(house, { [water]: '县水利局', [land]: '县国土局' });
  }, 60_000);
  afterAll(() => house.close());

  const keep = (): Promise<unknown> => house.asks(tables.map(table => `create table public.kept_${table} as select * from routing.${table}`).join(';'));
  const putBack = (): Promise<unknown> =>
    house.asks(['set session_replication_role = replica', ...['event', 'leaf'].map(table => `alter table routing.${table} disable trigger immutable`), ...tables.map(table => `delete from routing.${table}; insert into routing.${table} select * from public.kept_${table}`),
      ...['event', 'leaf'].map(table => `alter table routing.${table} enable always trigger immutable`)].join(';'));
  const health = async (): Promise<Record<string, { readonly ok: boolean; readonly detail: { readonly stopped?: readonly { readonly consumer: string; readonly sentence: string }[] } }>> =>
    (await house.as<{ checks: never }>('nobody', 'GET /health/ready')).body.checks;

  it('stops them with a sentence; then views are built anew, policies go on, and the ledger keeps both tails', async () => {
    const first = await matterWith(house, both);
    await first.signedBy(water);
    await house.quiet();
    await keep();
    const second = await matterWith(house, both);
    await second.signedBy(...both);
    await second.acceptedBy(...both);
    await house.quiet();
    const said = async (service: string, caseId: string): Promise<readonly string[]> => (await house.asks<{ type: string }>(`select type from ${service}.event where stream_id = 'hall/case/${caseId}' order by version`)).map(({ type }) => type);
    const clocks = await said('supervision', second.caseId);
    expect(clocks.length).toBeGreaterThan(4);

    const places = (): Promise<object[]> => house.asks(`select name, position from supervision.lease where name like '%<-routing' union all select name, position from audit.lease where name like '%<-routing' order by name`);
    await house.stop();
    const stood = await places();
    await putBack();
    await house.restart();
    for (let look = 0; (await health())['audit followers']?.ok !== false && look < 100; look++) await pause(50);
    const checks = await health();
    for (const service of ['supervision followers', 'audit followers']) expect([service, checks[service]]).toMatchObject([service, { ok: false, detail: { stopped: expect.arrayContaining([expect.objectContaining({ sentence: expect.stringMatching(/log of routing ends at \d+, but \S+ has followed it up to \d+|The tail is cut off/) as string })]) as unknown } }]);
    expect(await places()).toEqual(stood);

    await house.stop();
    const client = new pg.Client({ connectionString: house.database.adminUrl });
    await client.connect();
    const lost = await restoredLogs(() => client, {});
    expect(lost).toMatchObject([{ service: 'routing', now: { incarnation: 1 }, reached: { incarnation: 1 } }]);
    const word = { hall: 'hall', at: house.now, reasons: '误操作。' };
    const went = await goOn(client, lost, word);
    expect(await goOn(client, await restoredLogs(() => client, {}), word)).toEqual([]);
    await client.end();
    expect(went).toMatchObject([{ service: 'routing', incarnation: 2, setBack: expect.arrayContaining([expect.objectContaining({ who: 'audit ledger:routing' })]) as unknown }]);
    const verified = await verifyHall(() => house.database.adminUrl);
    expect(verified.flatMap(({ faults }) => faults)).toEqual([]);
    expect(verified.flatMap(({ restorations }) => restorations)).toEqual([expect.objectContaining({ incarnation: 2, kept: (lost[0]?.reached.position ?? 0) - (lost[0]?.now.position ?? 0) })]);

    await house.restart();
    await house.quiet();
    expect((await house.as('nobody', 'GET /health/ready')).status).toBe(200);
    for (const [service, view] of everyView(house)) expect([service, view.consumer, await compareWithRebuild(view)]).toEqual([service, view.consumer, []]);
    // What policies had said they say again, under the same ids; what people had said is gone, and stays said where others had heard of it.
    expect(await said('routing', second.caseId)).toEqual(['CaseReceived', 'CaseSentOut', 'CustodyOffered']);
    expect(await said('supervision', second.caseId)).toEqual(clocks);
    const { items } = await house.does<{ items: readonly { service: string; wrong: string }[] }>('auditor', 'GET /audit/findings');
    expect(items.filter(({ wrong }) => wrong.includes('incarnation 2'))).toMatchObject([{ service: 'routing', wrong: expect.stringMatching(/误操作。（丢失第\d+至\d+个事件 \/ events \d+ to \d+ are lost） The ledger keeps [1-9]\d* events that the log no longer has\./) as string }]);
    const kept = await house.asks<{ type: string }>(`select type from audit.ledger where service = 'routing' and stream = 'hall/case/${second.caseId}'`);
    expect(kept.length).toBeGreaterThan(3);

    // Life goes on at the positions that were lost: for the case that was, and for a new one.
    await new Matter(house, first.caseId).signedBy(land);
    await (await matterWith(house, both)).signedBy(...both);
    await house.quiet();
    await house.does('auditor', 'POST /audit/verification');
    for (;;) {
      const run = await house.does<{ running: boolean; wrong: readonly object[]; services: readonly object[] }>('auditor', 'GET /audit/verification');
      if (run.running) await pause(20);
      else {
        expect(run.wrong).toEqual([]);
        break;
      }
    }

    // What audit found when the log came back stands in its own log: nothing leaves the lost tail unnoticed, not even its end.
    await house.stop();
    expect((await verifyHall(() => house.database.adminUrl)).flatMap(({ faults }) => faults)).toEqual([]);
    const lastLost = 'select position from audit.ledger_fate where lost_to is not null order by position desc limit 1';
    await house.asks(`set session_replication_role = replica; alter table audit.ledger disable trigger immutable; delete from audit.ledger where service = 'routing' and incarnation = 1 and position = (${lastLost})`);
    const [bereft] = (await verifyHall(() => house.database.adminUrl)).map(({ faults }) => faults).filter(faults => faults.length > 0);
    expect(bereft?.map(({ wrong }) => wrong.en)).toContainEqual(expect.stringMatching(/^When the log went on as incarnation 2, audit found \d+ events that it had lost; the ledger holds \d+ for lost to it\.$/));
  }, 600_000);
});
