// What processes take: the processor time and the memory of a process with all its descendants, as Linux tells them; elsewhere they are not measured.
import { readdirSync, readFileSync } from 'node:fs';

const ticks = 100; // USER_HZ, the same on every Linux that Node runs on
const known = process.platform === 'linux';

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return ''; // it ended in this very moment
  }
}

/** The fields of /proc/<pid>/stat after the name, which may itself hold spaces and brackets. */
const statOf = pid => read(`/proc/${pid}/stat`).replace(/^.*\) /s, '').split(' ');

/** A process and all that it started. */
export function family(pid) {
  if (!known) return [];
  const parents = readdirSync('/proc').filter(name => /^\d+$/.test(name)).map(name => [Number(name), Number(statOf(name)[1])]);
  const of = parent => parents.filter(([, its]) => its === parent).flatMap(([child]) => [child, ...of(child)]);
  return [pid, ...of(pid)];
}

/** With which words a process was started. */
export const commandOf = pid => read(`/proc/${pid}/cmdline`).replaceAll('\0', ' ').trim();

/** Seconds of processor time that a process and its descendants have taken, those that ended included. */
export function cpuSeconds(pid) {
  const taken = family(pid).map(one => {
    const [user, system, ofEndedUser, ofEndedSystem] = statOf(one).slice(11, 15).map(Number);
    return (user + system + ofEndedUser + ofEndedSystem) / ticks;
  });
  return taken.reduce((sum, seconds) => sum + (seconds || 0), 0);
}

const kilobytes = (text, name) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(text)?.[1] ?? 0);

/** Megabytes that a process holds by itself: its resident set. */
export const residentMegabytes = pid => kilobytes(read(`/proc/${pid}/status`), 'VmRSS') / 1024;

/** Megabytes of a process with its descendants, each page that they share counted once (PSS). */
export const familyMegabytes = pid => sharedMegabytes(family(pid));
/** The same of processes that are named one by one. */
export const sharedMegabytes = pids => pids.reduce((sum, one) => sum + kilobytes(read(`/proc/${one}/smaps_rollup`), 'Pss'), 0) / 1024;

/** Looks at something now and again until `stop` is called, which gives everything that was seen. */
export function sampling(look, milliseconds) {
  const seen = [];
  const began = performance.now();
  const sample = () => seen.push({ second: Math.round((performance.now() - began) / 100) / 10, ...look() });
  sample();
  const timer = setInterval(sample, milliseconds);
  return {
    stop() {
      clearInterval(timer);
      sample();
      return seen;
    },
  };
}

/** How memory went over a long run: its greatest value, and the median of the last fifth against that of the second fifth (the first is warming up). */
export function flatness(megabytes) {
  const part = (from, to) => megabytes.slice(Math.floor(megabytes.length * from), Math.max(Math.ceil(megabytes.length * to), 1)).sort((one, other) => one - other);
  const middle = values => values[values.length >> 1] ?? 0;
  const [early, late] = [middle(part(0.2, 0.4)), middle(part(0.8, 1))];
  return { most: Math.round(Math.max(...megabytes)), early: Math.round(early), late: Math.round(late), growth: early > 0 ? late / early : 0 };
}
