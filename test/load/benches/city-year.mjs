// Bench: a city's year of messages lived through a hall on a virtual clock, and whether the memory of all who take part stays flat.
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { eventsIn } from '../filler.mjs';
import { compiled } from '../ground.mjs';
import { check, column } from '../measuring.mjs';
import { casesOfYear, writeMessages } from '../messages.mjs';
import { familyMegabytes, flatness, residentMegabytes, sampling } from '../processes.mjs';

export const name = 'city-year';
export const measures = 'cases a second that `live` lives through the windows of a hall on a virtual clock (register, send, sign for, accept, answer, reply, deliver, rate, end: about nine requests and thirty events each), with everybody following; one run, whose rounds are the tenths of its events';
export const peers = `the house’s own limit: ${casesOfYear.toLocaleString('en-US')} cases, a city’s year, in 30 minutes`;

const limit = { peer: 'a year in 30 minutes, cases/s', value: casesOfYear / 1_800 };

export async function run(ground, { cases, quick, watch, say }) {
  const file = ground.place('year').concat('.jsonl');
  await writeMessages(file, cases);
  say(`${cases.toLocaleString('en-US')} messages, ${Math.round(statSync(file).size / 2 ** 20)} MB`);
  const { url, pid, dataDir, stop } = await ground.hall({ clock: 'virtual' });
  const report = ground.place('lived').concat('.json');
  const pace = await pacing(dataDir, { every: quick ? 1_000 : 10_000, heard: events => watch({ name: `${events.toLocaleString('en-US')} events`, round: '…', rounds: '…' }) });
  let sampler;
  await ground.run(compiled('apps', 'hall', 'src', 'live', 'main.js'), [file, '--hall', url, '--report', report, '--today', '2025-12-31'], {
    onPid: its => (sampler = sampling(() => ({ hall: residentMegabytes(pid), all: familyMegabytes(pid), live: residentMegabytes(its) }), quick ? 500 : 5_000)),
  });
  const memory = sampler.stop();
  const marks = await pace.stop();
  await stop();
  const lived = JSON.parse(readFileSync(report, 'utf8'));
  return { ...told(lived, { cases, memory, marks }), checked: everythingWasLived(lived, cases) };
}

function told({ seconds, events, departments }, { cases, memory, marks }) {
  const sum = Object.values(events).reduce((total, count) => total + count, 0);
  const flat = name => flatness(column(memory, name).filter(megabytes => megabytes > 0));
  const inWords = ({ most, early, late, growth }) => `${most} MB at its most, ${early} MB in the second fifth of the time, ${late} MB in the last (× ${growth.toFixed(2)})`;
  const year = `; at this pace a year would take ${((casesOfYear * seconds) / cases / 60).toFixed(0)} minutes (a slice asks as often as the year and is answered in a proportionally shorter time)`;
  return {
    results: [
      { of: 'cases, the whole file', unit: 'cases/s', better: 'more', values: [cases / seconds], against: [limit] },
      { of: 'events, by tenths', unit: 'events/s', better: 'more', values: tenths(marks) },
      { of: 'memory of the hall’s process, at its most', unit: 'MB', better: 'less', values: [flat('hall').most] },
    ],
    facts: [
      `${cases.toLocaleString('en-US')} cases, ${sum.toLocaleString('en-US')} events, ${departments.known} departments in ${seconds.toFixed(0)} s${cases === casesOfYear ? '' : year}`,
      `memory: hall ${inWords(flat('hall'))}; hall with PostgreSQL ${inWords(flat('all'))}; live ${inWords(flat('live'))}`,
    ],
  };
}

/** Looks now and again how many events are sealed. */
async function pacing(dataDir, { every, heard }) {
  const client = new pg.Client({ connectionString: readFileSync(path.join(dataDir, 'database-url'), 'utf8').trim() });
  await client.connect();
  const marks = [];
  const look = async () => {
    marks.push({ events: await eventsIn(client), second: performance.now() / 1000 });
    heard(marks.at(-1).events);
  };
  await look();
  let looking = Promise.resolve();
  const timer = setInterval(() => (looking = looking.then(look)), every);
  return {
    async stop() {
      clearInterval(timer);
      await looking;
      await look();
      await client.end();
      return marks;
    },
  };
}

/** Events a second in each tenth of all events. */
function tenths(marks) {
  const all = marks.at(-1).events;
  const when = events => {
    const after = Math.max(marks.findIndex(mark => mark.events >= events), 1);
    const [one, other] = [marks[after - 1], marks[after]];
    return one.second + ((other.second - one.second) * (events - one.events)) / Math.max(other.events - one.events, 1);
  };
  return Array.from({ length: 10 }, (_, tenth) => all / 10 / Math.max(when(((tenth + 1) * all) / 10) - when((tenth * all) / 10), 1e-3));
}

function everythingWasLived({ lines, cases: opened, refusals, skipped, wrong, heads }, cases) {
  return [
    check('lines lived to their end', { was: lines.lived - lines.wrong.length, wanted: cases }),
    check('cases opened', { was: opened, wanted: cases }),
    check('acts that the hall refused or that were left out', { was: refusals.length + skipped, wanted: 0 }),
    check('logs whose chains the ledger has verified', { was: heads.filter(({ verified }) => verified).length - wrong.length, wanted: heads.length }),
  ];
}
