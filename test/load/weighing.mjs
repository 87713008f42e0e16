// What a hall holds in memory: at rest, at its most while a crowd is at its windows, and at rest again.
import { setTimeout as pause } from 'node:timers/promises';
import { crowd, quiet } from './halls.mjs';
import { column } from './measuring.mjs';
import { sampling } from './processes.mjs';

/** `look` says how many megabytes are held, by name; `rest`: milliseconds before each look at rest. The crowd is there for twice as many seconds as one round of other benches. */
export async function weighed(ground, { url, look, clients, seconds, rest }) {
  await pause(rest);
  const atRest = look();
  const sampler = sampling(look, 500);
  const { lived } = await crowd(ground, { url, clients, seconds: seconds * 2, first: 60_000_000 });
  const seen = sampler.stop();
  await quiet(url);
  await pause(rest);
  const underLoad = Object.fromEntries(Object.keys(atRest).map(name => [name, Math.max(...column(seen, name))]));
  return { lived, atRest, underLoad, afterwards: look() };
}
