// Bench: how many events a second go into a log, one at a time and in batches, beside Emmett and pgbench on the same PostgreSQL.
import pg from 'pg';
import { product } from '../ground.mjs';
import { alternate, check, column, median, until } from '../measuring.mjs';
import { batched, clients, emmett, eventBytes, oneAtATime, pgbench, written } from '../writers.mjs';

export const name = 'append';
export const measures = `appends a second: ${clients} clients, 20,000 streams, one event each, until the append is answered, which is when it is on the disk`;
export const peers = 'Emmett appending the same events; pgbench calling the same function is the limit of one at a time';

export async function run(ground, { rounds, seconds, watch }) {
  const database = await ground.database();
  const limit = await pgbench(ground, database);
  const writers = [await emmett(database), await oneAtATime(database), await batched(database), await written(database), ...(limit ? [limit] : [])];
  for (const writer of writers) await writer.say(Math.min(seconds, 2)); // plans, pools and keys are warm from here on
  const answers = await alternate(writers.map(({ name: of, say }) => [of, () => say(seconds)]), rounds, watch);
  const checked = await everythingIsThere(database, writers);
  for (const { close } of writers) await close();
  await database.stop();

  const [peer, ...ours] = writers;
  const against = [peer.name, ...(limit ? [limit.name] : [])];
  const row = ({ name: of }) => ({ of, unit: 'events/s', better: 'more', values: column(answers[of], 'perSecond'), against: against.filter(other => other !== of), ...(answers[of][0].p99 && { latencies: { p50: column(answers[of], 'p50'), p99: column(answers[of], 'p99') } }) });
  const [data, meta] = eventBytes();
  const facts = [
    `an event has ${data} B of data and ${meta} B of meta before encryption; the keys of all cases are there before the first round`,
    `processor time of this process an append: ${writers.filter(({ name: of }) => answers[of][0].cpu).map(({ name: of }) => `${of} ${median(column(answers[of], 'cpu')).toFixed(3)} ms`).join('; ')}`,
    limit ? limit.version : 'pgbench is not installed (Debian: apt-get install postgresql-contrib): the limit was not measured.',
  ];
  return {
    results: [peer, ...ours].map(row),
    facts,
    checked,
  };
}

/** Every acknowledged append is one event; what was sealed is everything; every chain holds. */
async function everythingIsThere(database, writers) {
  const { verifyLog } = await product('libs/event-store/src/index.js');
  const client = new pg.Client({ connectionString: database.admin });
  await client.connect();
  const found = [];
  for (const { name: of, service, log, acknowledged, kept } of writers) {
    if (kept) {
      found.push(check(`${of}: events kept, of so many acknowledged`, { was: await kept(), wanted: acknowledged }));
      continue;
    }
    if (log) await until('A sealed log', async () => (await log.head()).settled);
    const { events, head, faults } = await verifyLog({ client, service });
    found.push(check(`${of}: events in verified chains, of so many acknowledged`, { was: events - (faults.length > 0 ? NaN : 0), wanted: acknowledged }));
    if (log) check(`${of}: sealed positions`, { was: head.position, wanted: acknowledged });
  }
  await client.end();
  return found;
}
