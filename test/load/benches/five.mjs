// Bench: how soon a hall of five processes is open, and how much memory it takes, each with and without its PostgreSQL and its Kafka.
import { ledgerOf, sumOf } from '../halls.mjs';
import { alternate, check, column } from '../measuring.mjs';
import { commandOf, family, familyMegabytes, sharedMegabytes } from '../processes.mjs';
import { weighed } from '../weighing.mjs';

export const name = 'five';
export const measures = 'seconds from the command `npm run start:services` (installed and built) to open windows of an empty hall; megabytes that it holds, each shared page counted once';
export const peers = 'the house’s own limit of 60 s from nothing; nobody has set one for its memory';

const clients = 16;
const limit = [{ peer: 'the limit of 60 s', value: 60 }];

export async function run(ground, { rounds: asked, seconds, quick, watch }) {
  const rounds = quick ? 1 : asked; // starts are slow
  const begun = await alternate([['all', () => twice(ground)], ['processes', () => beside(ground)]], rounds, watch);
  const { memory } = await alternate([['memory', () => weigh(ground, { seconds, rest: quick ? 2_000 : 15_000 })]], rounds, watch);
  const started = (of, values) => ({ of: `start ${of}`, unit: 's', better: 'less', values, against: limit });
  const held = (of, column_) => ({ of: `memory ${of}`, unit: 'MB', better: 'less', values: column(memory, column_) });
  return {
    results: [
      started('from nothing, with PostgreSQL and Kafka', column(begun.all, 'first')),
      started('second, with PostgreSQL and Kafka', column(begun.all, 'second')),
      started('from nothing, PostgreSQL and Kafka are there', column(begun.processes, 'first')),
      started('second, PostgreSQL and Kafka are there', column(begun.processes, 'second')),
      held('at rest, the five', 'atRestFive'),
      held('at rest, with gateway, PostgreSQL and Kafka', 'atRest'),
      held(`under load, at its most (${clients} clients), the five`, 'underLoadFive'),
      held(`under load, at its most (${clients} clients), everything`, 'underLoad'),
      held('at rest again, the five', 'afterwardsFive'),
    ],
    facts: [`under load: ${column(memory, 'lived').join(', ')} life cycles in the rounds; at rest: ${quick ? 2 : 15} s after the windows opened, or after the crowd left and everything was followed`],
    checked: [check('rounds in which the ledger of the five found no fault', { was: column(memory, 'events').filter(events => events > 0).length, wanted: rounds })],
  };
}

/** A first start in a new folder, and a second one. */
async function twice(ground, env) {
  const one = await ground.services({ env });
  await one.stop();
  const other = await ground.services({ env, dataDir: one.dataDir });
  await ledgerOf(other.url);
  await other.stop();
  return { first: one.readyAfter, second: other.readyAfter };
}

/** The same where a PostgreSQL and a Kafka, both empty, are there before. */
async function beside(ground) {
  const [database, broker] = [await ground.server(), await ground.kafka()];
  const started = await twice(ground, { DATABASE_URL: database.server, KAFKA_BROKERS: broker.brokers.join() });
  await Promise.all([broker.stop(), database.stop()]);
  return started;
}

const isService = pid => /\/dist\/apps\/(?!hall|gateway)[a-z]+\/src\/main\.js$/.test(commandOf(pid));

/** An empty hall at rest, then with a crowd, then at rest again. */
async function weigh(ground, { seconds, rest }) {
  const { url, pid, stop } = await ground.services();
  const five = family(pid).filter(isService);
  check('processes of services', { was: five.length, wanted: 5 });
  const { lived, atRest, underLoad, afterwards } = await weighed(ground, { url, look: () => ({ all: familyMegabytes(pid), five: sharedMegabytes(five) }), clients, seconds, rest });
  const events = sumOf(await ledgerOf(url));
  await stop();
  return { atRest: atRest.all, atRestFive: atRest.five, underLoad: underLoad.all, underLoadFive: underLoad.five, afterwardsFive: afterwards.five, lived, events };
}
