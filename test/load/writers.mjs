// Who appends in the bench of appends: Emmett, the product's function one at a time, its log with batches and a sealer, its writer with checks and encryption, and pgbench; each into tables of its own, each the same event.
import { spawnSync } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { product } from './ground.mjs';
import { clientsSay } from './measuring.mjs';

const streams = 20_000;
export const clients = 64;
const connections = 10;

const actor = { department: 'bench-water', id: 'u-bench-water', role: 'handler' };
const note = '已到现场核实，水渠闸门锈蚀、渠底淤积，需要更换闸门并清淤；材料已经申报，预计本月内进场施工，完工后回访信访人并书面答复。'.repeat(2);
const cases = Array.from({ length: streams }, (_, place) => `00000000-0000-4000-8000-${place.toString(16).padStart(12, '0')}`);
const someCase = () => cases[Math.floor(Math.random() * streams)];

/** The event that everybody appends: a department notes how far it is with a case. */
const dataOf = caseId => ({ caseId, department: 'bench-water', note, notedOn: '2026-03-02' });
const metaOf = commandId => ({ actor, at: '2026-03-02T02:00:00.000Z', calendar: 'chinese-days/2026', commandId, correlationId: commandId, hall: 'hall', rulebook: 'regulation-2022/1' });
export const eventBytes = () => [dataOf(cases[0]), metaOf(randomUUID())].map(words => Buffer.byteLength(JSON.stringify(words)));

function anAppend() {
  const [commandId, caseId] = [randomUUID(), someCase()];
  const data = JSON.stringify(dataOf(caseId));
  const events = [{ id: randomUUID(), type: 'ProgressNoted', schemaVersion: 1, data, meta: JSON.stringify(metaOf(commandId)) }];
  return { commandId, request: createHash('sha256').update(caseId).update(data).digest(), stream: `hall/case/${caseId}`, kind: 'case', expected: 'any', events, claims: [] };
}

const isOk = ({ status }) => {
  if (status !== 'ok') throw new Error(`An append was answered ${status}.`);
};

/** Counts what was acknowledged, so that it can be looked for afterwards. */
function counting(name, act, more) {
  const writer = { name, acknowledged: 0, ...more };
  writer.say = async seconds => {
    const measured = await clientsSay(clients, seconds, act);
    writer.acknowledged += measured.said;
    return measured;
  };
  return writer;
}

/** The event store of the peer, as its own README opens it. Another writer's conflict is tried again, as its users must. */
export async function emmett(database) {
  const admin = new pg.Client({ connectionString: database.admin });
  await admin.connect();
  await admin.query('create database emmett');
  await admin.end();
  const url = database.admin.replace(/\/onehall$/, '/emmett');
  const { getPostgreSQLEventStore } = await import('@event-driven-io/emmett-postgresql');
  const store = getPostgreSQLEventStore(url);
  const act = async () => {
    const caseId = someCase();
    for (;;) {
      try {
        return await store.appendToStream(`hall/case/${caseId}`, [{ type: 'ProgressNoted', data: dataOf(caseId), metadata: metaOf(randomUUID()) }]);
      } catch (error) {
        if (error.errorCode !== 412) throw error;
      }
    }
  };
  await act();
  const kept = async () => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const { rows: [{ count }] } = await client.query('select count(*)::int as count from emt_messages');
    await client.end();
    return count - 1;
  };
  return counting('Emmett 0.42.0', act, { kept, close: () => store.close() });
}

/** A log of its own, as the hall installs it, in the schema of one service. */
async function logOf(database, service) {
  const [{ logMigrations }, { migrate }] = await Promise.all([product('libs/event-store/src/index.js'), product('libs/projections/src/index.js')]);
  await migrate(database.address(`${service}_owner`), service, logMigrations(service));
  return service;
}

const poolOf = (database, service, more) => new pg.Pool({ connectionString: database.address(`${service}_app`), ...more });
/** As the platform opens a service's pool. */
const asInTheHall = { max: 6, options: '-c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off' };

/** The product's function, one call for each append. */
export async function oneAtATime(database) {
  const service = await logOf(database, 'conference');
  const [{ sayOne }, { asking }] = await Promise.all([product('libs/event-store/src/saying.js'), product('libs/event-store/src/asking.js')]);
  const pool = poolOf(database, service, { max: connections });
  const ask = asking(service);
  return counting('one at a time', async () => isOk(await sayOne(ask, pool, anAppend())), { service, close: () => pool.end() });
}

async function sealedLog(database, service) {
  const { openLog, startSealer } = await product('libs/event-store/src/index.js');
  const pool = poolOf(database, service, asInTheHall);
  const sealing = {};
  const log = openLog({ pool, service, onAppended: () => sealing.by?.nudge() });
  sealing.by = startSealer({ pool, service, onSealed: () => undefined });
  const close = async () => {
    await sealing.by.stop();
    await log.close();
    await pool.end();
  };
  return { log, close };
}

/** The product's log: batches, while a sealer gives positions. */
export async function batched(database) {
  const service = await logOf(database, 'supervision');
  const { log, close } = await sealedLog(database, service);
  return counting('batched, sealer running', async () => isOk(await log.append(anAppend())), { service, log, close });
}

/** The keys of cases that the hall has known for long: making one is part of registering, which the bench of life cycles measures. */
async function knownCases(vault) {
  for (let from = 0; from < streams; from += 1_000) await vault.seal(cases.slice(from, from + 1_000).map(caseId => ({ owner: `case/${caseId}`, at: `${caseId}#known`, plain: '' })));
}

/** The product's own way of every command: decided on the state, checked against the contract, sealed with the case's key, made canonical, batched, sealed into positions. */
export async function written(database) {
  const service = await logOf(database, 'routing');
  const [{ StreamWriter, HallClock }, { ProgressNoted }, { openVault }] = await Promise.all(['libs/platform/src/index.js', 'libs/contracts/src/index.js', 'libs/vault/src/index.js'].map(product));
  const { log, close } = await sealedLog(database, service);
  const vault = await openVault({ pool: new pg.Pool({ connectionString: database.vaults.routing, max: 3 }), keyEncryption: database.keyEncryption });
  await knownCases(vault);
  const writer = new StreamWriter({ log, vault, clock: HallClock.real() });
  class NoteProgress {
    constructor(caseId) {
      this.caseId = caseId;
    }
  }
  const stream = { kind: 'case', key: 'caseId', initial: 0, evolve: notes => notes + 1 };
  const decide = ({ caseId }) => [ProgressNoted(dataOf(caseId))];
  const act = async () => {
    const commandId = randomUUID();
    const { repeated } = await writer.write({ command: new NoteProgress(someCase()), stream, decide }, { commandId, hall: 'hall', actor, correlationId: commandId });
    if (repeated) throw new Error('A new command was answered as if it were an old one.');
  };
  return counting('StreamWriter: checked, encrypted, batched, sealer running', act, { service, log, close: () => vault.close().then(close) });
}

/** Debian's pgbench, from the path or where Debian keeps it; undefined where it is not installed. */
function pgbenchProgram() {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort().reverse() : [];
  const found = [...versions.map(version => path.join(debian, version, 'bin/pgbench')), 'pgbench'].find(program => spawnSync(program, ['--version']).status === 0);
  return found && { program: found, version: spawnSync(found, ['--version'], { encoding: 'utf8' }).stdout.trim() };
}

/** What PostgreSQL's own measuring program does with the same function: the limit. Undefined where it is not installed. */
export async function pgbench(ground, database) {
  const found = pgbenchProgram();
  if (!found) return undefined;
  const service = await logOf(database, 'intake');
  const script = ground.place('append.sql');
  // A colon before a digit or a quote would begin a variable of the script; the blank after it changes nothing that is measured.
  const words = [dataOf(cases[0]), metaOf(cases[0])].map(given => JSON.stringify(given).replaceAll(/:(?=[\d"])/g, ': '));
  writeFileSync(script, `\\set stream random(0, ${streams - 1})\nselect * from ${service}.append(gen_random_uuid(), '\\x5feceb66ffc86f38d952786c6d696c79c2dbc239dd4e91b46729d73a27fb57e9', 'hall/case/' || :stream, 'case', -2, array[gen_random_uuid()], array['ProgressNoted'], array[1], array['${words[0]}'], array['${words[1]}']);\n`);
  const writer = { name: `pgbench, ${connections} connections, the same function`, service, acknowledged: 0, version: found.version, close: () => undefined };
  writer.say = async seconds => {
    const given = ['-n', '-M', 'prepared', '-c', String(connections), '-j', '1', '-T', String(Math.max(1, Math.round(seconds))), '-f', script, database.address(`${service}_app`)];
    const { child, ended } = ground.spawn(found.program, given);
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', chunk => (said += chunk));
    await ended;
    const [, transactions] = /actually processed: (\d+)/.exec(said) ?? [];
    const [, perSecond] = /tps = ([\d.]+)/.exec(said) ?? [];
    if (transactions === undefined || perSecond === undefined) throw new Error(`pgbench failed: ${said.slice(-500)}`);
    writer.acknowledged += Number(transactions);
    return { said: Number(transactions), perSecond: Number(perSecond) };
  };
  return writer;
}
