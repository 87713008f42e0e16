// `npm run bench [-- <names…>] [--quick] [--json <file>] [--rounds n]`: measures the hall beside its peers on this machine, and removes everything that it made.
import '../../deploy/run/node-version.mjs';
import { writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildIfStale } from '../../deploy/run/build.mjs';
import { install } from '../../deploy/run/install.mjs';
import { machine, state } from './machine.mjs';
import { heading, recorded, shown } from './report.mjs';

const order = ['append', 'replay', 'verify', 'http', 'visible', 'city-year', 'hall', 'relay', 'heard', 'visible-over-kafka', 'five'];
const usage = `用法 / usage: npm run bench [-- <${order.join(' | ')} …>] [--quick] [--json <file>] [--rounds <n>] [--seconds <s>] [--sizes <cases,…>] [--events <n>] [--cases <n>] [--profile <folder>]\n`;

/** A quick look takes about five minutes on a quiet machine; a measurement takes hours, most of them for a million cases and a city's year. */
const standard = { rounds: 5, seconds: 5, sizes: [1_000, 100_000, 1_000_000], events: 1_000_000, cases: 321_619 };
const look = { rounds: 3, seconds: 1, sizes: [500], events: 10_000, cases: 150 };

function misused(why) {
  process.stderr.write(`${why}\n${usage}`);
  process.exit(2);
}

function wanted() {
  try {
    const text = { type: 'string' };
    const { values, positionals } = parseArgs({ allowPositionals: true, options: { quick: { type: 'boolean' }, json: text, rounds: text, seconds: text, sizes: text, events: text, cases: text, profile: text } });
    const stranger = positionals.find(name => !order.includes(name));
    if (stranger !== undefined) misused(`没有这一项 / there is no bench ${stranger}.`);
    const defaults = values.quick ? look : standard;
    const positive = (name, given) => (Number(given) > 0 ? Number(given) : misused(`--${name}: ${given}?`));
    const numbers = Object.fromEntries(Object.entries(defaults).map(([name, value]) => {
      const given = values[name];
      if (given === undefined) return [name, value];
      return [name, name === 'sizes' ? given.split(',').map(size => positive(name, size)).sort((one, other) => one - other) : positive(name, given)];
    }));
    const at = file => file && path.resolve(process.env.INIT_CWD ?? '', file);
    return { names: positionals.length > 0 ? order.filter(name => positionals.includes(name)) : order, json: at(values.json), settings: { ...numbers, quick: values.quick ?? false, profile: at(values.profile) } };
  } catch (error) {
    return misused(error.message);
  }
}

/** What PostgreSQL says of itself, of every setting that is not its own default. */
async function databaseOf(ground) {
  const database = await ground.database();
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: database.admin });
  await client.connect();
  const { rows: [{ version }] } = await client.query(`select split_part(version(), ' on ', 1) as version`);
  const { rows } = await client.query(`select name, current_setting(name) as value from pg_settings where (source = 'command line' and name <> all ('{data_directory,port,listen_addresses,unix_socket_directories}'::text[])) or name in ('shared_buffers', 'max_wal_size', 'wal_sync_method', 'full_page_writes') order by name`);
  await client.end();
  await database.stop();
  return { version, settings: Object.fromEntries(rows.map(({ name, value }) => [name, value])) };
}

const watch = ({ name, round, rounds, answer }) => say(`${round}/${rounds} ${name}${typeof answer?.perSecond === 'number' ? `: ${Math.round(answer.perSecond).toLocaleString('en-US')}/s` : ''}`);
const say = sentence => process.stderr.write(`  ${sentence}\n`);

async function measure(ground, { names, json, settings }) {
  const report = { at: new Date().toISOString(), machine: { ...machine(), database: await databaseOf(ground) }, settings, benches: [] };
  process.stdout.write(`${heading(report.machine, settings)}\n`);
  for (const name of names) {
    const bench = await import(`./benches/${name}.mjs`);
    process.stderr.write(`\n── ${name} ──\n`);
    const [before, began] = [state(ground.folder), performance.now()];
    const answer = await bench.run(ground, { ...settings, watch, say });
    const told = recorded(bench, answer, { seconds: (performance.now() - began) / 1000, before, after: state(ground.folder) });
    report.benches.push(told);
    process.stdout.write(shown(told));
    if (json) writeFileSync(json, `${JSON.stringify(report, undefined, 2)}\n`);
  }
}

const asked = wanted();
install();
buildIfStale();
const { Ground } = await import('./ground.mjs');
const ground = new Ground();
let code = 0;
/** Once we are putting away, whatever fails fails because of that. */
function end(withCode, why) {
  if (ground.closing) return;
  code = withCode;
  process.removeAllListeners('warning');
  process.stderr.write(`${why}\n`);
  void ground.close().finally(() => process.exit(code));
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => end(128 + constants.signals[signal], '\n正在收拾 … Putting away …'));
for (const mishap of ['uncaughtException', 'unhandledRejection']) process.on(mishap, error => end(1, error?.stack ?? String(error)));
await measure(ground, asked).catch(error => end(1, error.stack));
await ground.close();
process.exit(code);
