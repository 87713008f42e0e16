// Bench: how quickly `npm run verify` proves a whole hall, and whether its memory stays flat.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { copied } from '../copy-out.mjs';
import { eventsIn, FilledHall, howFilled, howFollowed } from '../filler.mjs';
import { root } from '../ground.mjs';
import { ledgerOf, sumOf } from '../halls.mjs';
import { alternate, check, column } from '../measuring.mjs';
import { flatness, residentMegabytes, sampling } from '../processes.mjs';

export const name = 'verify';
export const measures = 'events a second that `npm run verify` proves: every chain of the five logs, every order, and audit’s copy of every event against its log; and the memory that it takes';
export const peers = 'COPY … TO STDOUT of the same logs and of the ledger is the limit';

const limit = 'COPY … TO STDOUT (binary) of logs and ledger';
const proof = 'npm run verify';

export async function run(ground, { rounds, events, watch, say }) {
  const hall = new FilledHall(ground, { say });
  await hall.begin();
  const filled = await hall.fill({ events });
  const { url, stop, followed } = await hall.open();
  const total = sumOf(await ledgerOf(url));
  await stop();
  say(`filled ${filled.cases} cases in ${filled.seconds.toFixed(1)} s, followed in ${followed.toFixed(1)} s`);

  const answers = await alternate([[proof, () => verified(ground, hall, total)], [limit, () => copies(ground, hall, total)]], rounds, watch);
  const memory = column(answers[proof], 'memory');
  const spanned = flatness(answers[proof].reduce((longest, { resident }) => (resident.length > longest.length ? resident : longest), []));
  return {
    results: [
      { of: proof, unit: 'events/s', better: 'more', values: column(answers[proof], 'perSecond'), against: [limit] },
      { of: limit, unit: 'events/s', better: 'more', values: column(answers[limit], 'perSecond') },
      { of: 'memory, at its most', unit: 'MB', better: 'less', values: memory },
    ],
    facts: [`${total.toLocaleString('en-US')} events in five logs`, `memory of one run: ${spanned.early} MB in its second fifth, ${spanned.late} MB in its last (× ${spanned.growth.toFixed(2)})`, howFilled, howFollowed],
    checked: [check('events in the verdict “clean” of every round, of so many in the hall', { was: Math.min(...column(answers[proof], 'events')), wanted: total })],
  };
}

/** One verification, from the moment at which it has reached the database, as its own report says. */
async function verified(ground, { dataDir }, total) {
  const report = ground.place('verified.json');
  let sampler;
  await ground.run(path.join(root, 'deploy/run/verify.mjs'), ['--data-dir', dataDir, '--json', report], { onPid: pid => (sampler = sampling(() => ({ resident: residentMegabytes(pid) }), 100)) });
  const { seconds, logs } = JSON.parse(readFileSync(report, 'utf8'));
  check('faults', { was: logs.reduce((sum, { faults }) => sum + faults.length, 0), wanted: 0 });
  const resident = column(sampler.stop(), 'resident').filter(megabytes => megabytes > 0);
  return { perSecond: total / seconds, events: logs.reduce((sum, log) => sum + log.events, 0), resident, memory: Math.max(...resident) };
}

async function copies(ground, { dataDir }, total) {
  const database = await ground.database(dataDir);
  const client = new pg.Client({ connectionString: database.admin });
  await client.connect();
  check('events', { was: await eventsIn(client), wanted: total });
  const start = performance.now();
  let rows = 0;
  for (const service of ['intake', 'routing', 'conference', 'supervision', 'audit']) rows += (await copied(client, `select * from ${service}.event`)).rows;
  rows += (await copied(client, 'select * from audit.ledger')).rows;
  const seconds = (performance.now() - start) / 1000;
  check('rows of logs and ledger', { was: rows, wanted: 2 * total });
  await client.end();
  await database.stop();
  return { perSecond: total / seconds };
}
