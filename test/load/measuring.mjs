// The arithmetic of a measurement: median, spread, percentiles, ratios of pairs; rounds that alternate, and clients that say one thing after another.
import { setTimeout as pause } from 'node:timers/promises';

const ascending = values => [...values].sort((one, other) => one - other);

/** The value below or at which the given share of all values lies (nearest rank): always one that was measured. Throws `RangeError` for no values. */
export function percentile(values, share) {
  if (values.length === 0) throw new RangeError('Nothing was measured.');
  const rank = Math.ceil(values.length * share);
  return ascending(values)[Math.min(Math.max(rank, 1), values.length) - 1];
}

/** The middle value; of an even number of values the mean of the two in the middle. Throws `RangeError` for no values. */
export function median(values) {
  if (values.length === 0) throw new RangeError('Nothing was measured.');
  const sorted = ascending(values);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** What is said of every number: its median, and from where to where it went. */
export const spread = values => ({ median: median(values), least: Math.min(...values), most: Math.max(...values), rounds: values.length });

/** Each value against that of its own round, so that a noisy minute counts on both sides; against one number where the other side was published. */
export function ratios(values, against) {
  if (typeof against === 'number') return values.map(value => value / against);
  if (values.length !== against.length) throw new RangeError(`${values.length} rounds cannot be paired with ${against.length}.`);
  return values.map((value, round) => value / against[round]);
}

/** Runs every contender once a round, each round beginning with another one. Gives what each answered, round by round. */
export async function alternate(contenders, rounds, watch = () => undefined) {
  const answers = Object.fromEntries(contenders.map(([name]) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    const from = round % contenders.length;
    for (const [name, contend] of [...contenders.slice(from), ...contenders.slice(0, from)]) {
      const answer = await contend(round);
      answers[name].push(answer);
      watch({ name, round: round + 1, rounds, answer });
    }
  }
  return answers;
}

/** One column of what a contender answered. */
export const column = (answers, name) => answers.map(answer => answer[name]);

/** So many clients in this process, each saying one thing after another for so many seconds; an act that throws ends the measurement. Latencies, and this process's own processor time for each act, in milliseconds. */
export async function clientsSay(clients, seconds, act) {
  const took = [];
  const [start, before] = [performance.now(), process.cpuUsage()];
  const end = start + seconds * 1000;
  const client = async () => {
    while (performance.now() < end) {
      const from = performance.now();
      await act();
      took.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  const { user, system } = process.cpuUsage(before);
  return { said: took.length, perSecond: took.length / ((performance.now() - start) / 1000), cpu: (user + system) / 1000 / took.length, p50: percentile(took, 0.5), p99: percentile(took, 0.99) };
}

/** Waits until something is so. Throws, naming it, when that takes longer than `seconds`. */
export async function until(what, isSo, { seconds = 60, every = 50 } = {}) {
  for (const end = performance.now() + seconds * 1000; !(await isSo()); await pause(every)) {
    if (performance.now() > end) throw new Error(`${what}: it did not come about within ${seconds} s.`);
  }
}

/** A bench that did not do what it was to measure has measured nothing. */
export function check(what, { was, wanted }) {
  if (was !== wanted) throw new Error(`${what}: ${was}, where ${wanted} was expected. Nothing was measured.`);
  return `${what}: ${wanted}`;
}
