// What was measured, for eyes and for programs: every number with its median, its spread and its ratio to its peer of the same rounds.
import { ratios, spread } from './measuring.mjs';

const digits = value => (Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2);
const number = value => value.toLocaleString('en-US', { minimumFractionDigits: digits(value), maximumFractionDigits: digits(value) });
const between = ({ median, least, most }) => `${number(median)} (${number(least)}–${number(most)})`;

/** A result with its numbers worked out: its own spread, that of its latencies, and its ratio to each peer. A peer is another result of the same bench, or a number that others published or the house has set. */
function reckoned(result, all) {
  const against = (result.against ?? []).map(peer => {
    const values = typeof peer === 'string' ? all.find(({ of }) => of === peer)?.values : peer.value;
    if (values === undefined) throw new Error(`${result.of} is compared with ${peer}, which was not measured.`);
    return { peer: typeof peer === 'string' ? peer : `${peer.peer} (${number(peer.value)})`, ratio: spread(ratios(result.values, values)) };
  });
  const latencies = Object.fromEntries(Object.entries(result.latencies ?? {}).map(([share, values]) => [share, spread(values)]));
  return { ...result, spread: spread(result.values), latencies, against };
}

/** A bench's answer as it stands in the JSON report. */
export const recorded = ({ name, measures, peers }, { results, ...rest }, { seconds, before, after }) => ({ name, measures, peers, seconds: Math.round(seconds), before, after, results: results.map(result => reckoned(result, results)), ...rest });

function lines({ of, unit, spread: own, latencies, against }) {
  const ends = Object.entries(latencies).map(([share, value]) => `${share} ${between(value)}`);
  return [`  ${of.padEnd(58)} ${between(own).padStart(28)} ${unit}${ends.length > 0 ? `   ${ends.join('  ')} ms` : ''}`, ...against.map(({ peer, ratio }) => `  ${''.padEnd(58)} ${between(ratio).padStart(28)} × ${peer}`)];
}

/** One bench for the terminal. */
export function shown({ name, measures, peers, results, facts = [], checked = [], seconds, before, after }) {
  return [
    '',
    `── ${name} ── ${measures}`,
    `   beside: ${peers}`,
    ...results.flatMap(lines),
    ...facts.map(fact => `  · ${fact}`),
    ...checked.map(fact => `  ✓ ${fact}`),
    `  ${seconds} s; load ${before.load[0]} → ${after.load[0]}; ${before.thousandHashesPerSecond} → ${after.thousandHashesPerSecond} thousand hashes/s a core; a page on the disk in ${before.diskMilliseconds.p50} → ${after.diskMilliseconds.p50} ms`,
    '',
  ].join('\n');
}

/** The head of a report. */
export function heading(machine, { quick, rounds, seconds }) {
  const { processor, cores, memoryGigabytes, system, node, sources, database } = machine;
  return [
    '',
    `${processor}, ${cores} cores, ${memoryGigabytes} GB · ${system} · Node ${node} · ${database.version} · sources ${sources}`,
    `PostgreSQL: ${Object.entries(database.settings).map(([setting, value]) => `${setting} ${value}`).join(', ')}`,
    `median (least–most) of ${rounds} alternating rounds, ${seconds} s each where a round is a time; server and clients share the cores`,
    ...(quick ? ['A quick look: small and short. No number of it is a measurement.'] : []),
  ].join('\n');
}
