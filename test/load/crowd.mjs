// A crowd at the windows, in a process of its own so that it steals no time from the hall's: `node crowd.mjs '{"url", "clients", "seconds" or "cases", "first", "perSecond"}'`; prints one line of JSON.
import { setTimeout as pause } from 'node:timers/promises';
import { liveOne, prepare } from './life-cycle.mjs';
import { percentile } from './measuring.mjs';
import { Windows } from './windows.mjs';

/** `first`: the number of the crowd's first case. `perSecond`: life cycles begin at this pace, however long they take; absent: each client begins the next when it has ended one. */
const { url, clients, seconds = Infinity, cases = Infinity, first, perSecond } = JSON.parse(process.argv[2]);
const windows = new Windows(url, clients);
await prepare(windows);
const took = {};
const whole = [];
const failed = [];
const lived = [];
let begun = 0;
const start = performance.now();
const isOver = () => begun >= cases || performance.now() - start >= seconds * 1000;

/** With a pace, the n-th case has its moment: who waits for it is measured from that moment on, not from when a client was free. */
async function itsMoment(place) {
  const moment = perSecond ? start + (place / perSecond) * 1000 : performance.now();
  if (moment > performance.now()) await pause(moment - performance.now());
  return moment;
}

async function client() {
  while (!isOver()) {
    const place = begun++;
    const moment = await itsMoment(place);
    try {
      const { calls, caseId } = await liveOne(windows, first + place);
      for (const [call, milliseconds] of Object.entries(calls)) (took[call] ??= []).push(milliseconds);
      whole.push(performance.now() - moment);
      lived.push(caseId);
    } catch (error) {
      failed.push(error.message);
    }
  }
}

const before = process.cpuUsage();
await Promise.all(Array.from({ length: clients }, client));
const spent = (performance.now() - start) / 1000;
const { user, system } = process.cpuUsage(before);
windows.close();
const ends = values => ({ p50: percentile(values, 0.5), p99: percentile(values, 0.99) });
const calls = Object.fromEntries(Object.entries(took).map(([call, values]) => [call, ends(values)]));
const sum = { clients, lived: lived.length, failed: failed.length, failures: [...new Set(failed)].slice(0, 5), seconds: spent, perSecond: lived.length / spent, calls, cpuSeconds: (user + system) / 1e6 };
process.stdout.write(`${JSON.stringify({ ...sum, ...(whole.length > 0 && ends(whole)), last: lived.at(-1) })}\n`);
