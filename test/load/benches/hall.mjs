// Bench: how soon a hall is open, from nothing and the second time, and how much memory it takes at rest and under load.
import { ledgerOf, quiet } from '../halls.mjs';
import { alternate, check, column } from '../measuring.mjs';
import { familyMegabytes, residentMegabytes } from '../processes.mjs';
import { weighed } from '../weighing.mjs';

export const name = 'hall';
export const measures = 'seconds from the command `npm start` (installed and built) to open windows; megabytes that the hall holds with its PostgreSQL, each shared page counted once';
export const peers = 'the house’s own limits: 60 s from nothing, 1 GB; DIGIT as published: about 36 containers, 16 GB';

const clients = 16;
const starts = [
  ['from nothing, with the demo hall', { demo: true }],
  ['from nothing, an empty hall', { demo: false }],
];

export async function run(ground, { rounds: asked, seconds, quick, watch }) {
  const rounds = quick ? 1 : asked; // starts are slow
  const contender = ([of, given]) => [of, () => twice(ground, given)];
  const begun = await alternate(starts.map(contender), rounds, watch);
  const { memory } = await alternate([['memory', () => weigh(ground, { seconds, rest: quick ? 2_000 : 15_000 })]], rounds, watch);
  const row = (of, values, more) => ({ of, better: 'less', values, ...more });
  return {
    results: [
      ...starts.flatMap(([of]) => [row(`start ${of}`, column(begun[of], 'first'), { unit: 's', against: [{ peer: 'the limit of 60 s', value: 60 }] }), row(`second start of the same folder`.concat(of.includes('demo') ? ', demo' : ', empty'), column(begun[of], 'second'), { unit: 's' })]),
      row('memory at rest, hall and PostgreSQL', column(memory, 'atRest'), { unit: 'MB', against: [{ peer: 'the limit of 1 GB', value: 1_024 }] }),
      row('memory at rest, the hall’s own process', column(memory, 'atRestAlone'), { unit: 'MB' }),
      row(`memory under load, at its most (${clients} clients)`, column(memory, 'underLoad'), { unit: 'MB', against: [{ peer: 'the limit of 1 GB', value: 1_024 }] }),
      row('memory under load, the hall’s own process', column(memory, 'underLoadAlone'), { unit: 'MB' }),
      row('memory at rest again, hall and PostgreSQL', column(memory, 'afterwards'), { unit: 'MB' }),
    ],
    facts: [`under load: ${column(memory, 'lived').join(', ')} life cycles in the rounds; at rest: ${quick ? 2 : 15} s after the windows opened, or after the crowd left and everything was followed`],
    checked: [check('demo halls whose ledger found no fault', { was: column(begun[starts[0][0]], 'events').filter(events => events > 0).length, wanted: rounds })],
  };
}

/** A first start in a new folder, and a second one. */
async function twice(ground, given) {
  const one = await ground.hall(given);
  const events = Object.values(await ledgerQuiet(one.url)).reduce((sum, position) => sum + position, 0);
  await one.stop();
  const other = await ground.hall({ ...given, dataDir: one.dataDir });
  check('events after the second start', { was: Object.values(await ledgerQuiet(other.url)).reduce((sum, position) => sum + position, 0), wanted: events });
  await other.stop();
  return { first: one.readyAfter, second: other.readyAfter, events };
}

async function ledgerQuiet(url) {
  await quiet(url);
  return ledgerOf(url);
}

/** An empty hall at rest, then with a crowd, then at rest again. */
async function weigh(ground, { seconds, rest }) {
  const { url, pid, stop } = await ground.hall();
  const { lived, atRest, underLoad, afterwards } = await weighed(ground, { url, look: () => ({ family: familyMegabytes(pid), alone: residentMegabytes(pid) }), clients, seconds, rest });
  await stop();
  return { atRest: atRest.family, atRestAlone: atRest.alone, underLoad: underLoad.family, underLoadAlone: underLoad.alone, afterwards: afterwards.family, lived };
}
