// How long until what was said to one service is seen in a view of another, while a hall carries half of what it can: the same looks at a hall of one process and at one of five.
import { setTimeout as pause } from 'node:timers/promises';
import { crowd, ledgerOf, quiet } from './halls.mjs';
import { people, prepare, register, send } from './life-cycle.mjs';
import { check, percentile } from './measuring.mjs';
import { Windows } from './windows.mjs';

/** What is measured. */
export const looked = 'milliseconds from the moment at which a command is sent until a neighbour’s list shows it; the list is asked every 4 ms without X-Hall-After, by one client, while a crowd lives life cycles at half the pace that the hall was found to reach';

const between = 4;
const patience = 10_000;

/** Each is one client's saying and looking: `say` gives what to look for, `sees` whether it is there. */
const probes = {
  'a fact: department opened at routing → intake’s list of departments': {
    say: async (windows, number) => {
      const opened = `probe-${number}`;
      return { opened, said: () => windows.ask(people.administrator, 'POST /routing/departments', { body: { department: opened, name: `探针 ${number}`, aliases: [], remits: [] } }) };
    },
    sees: async (windows, { opened }) => (await windows.ask(people.router, 'GET /intake/departments')).items.some(one => one.department === opened),
  },
  'through a policy: case sent at intake → routing’s board': {
    say: async (windows, number) => {
      const registered = await register(windows, number);
      await windows.ask(people.router, `GET /routing/cases?number=${registered.number}`, { after: registered.token });
      return { number: registered.number, said: () => send(windows, registered) };
    },
    sees: async (windows, { number }) => (await windows.ask(people.router, `GET /routing/cases?number=${number}&state=sent-out`)).items.length === 1,
  },
};

/** Looks at a hall that is open, and closes it. `peer`: against whom. */
export async function visibleIn({ url, stop }, { ground, peer, rounds, seconds, watch, say }) {
  await crowd(ground, { url, clients: 16, seconds: Math.min(seconds, 5), first: 60_000_000 });
  const full = await crowd(ground, { url, clients: 16, seconds, first: 61_000_000 });
  const half = full.perSecond / 2;
  say(`at full load ${full.perSecond.toFixed(0)} life cycles/s`);
  const windows = new Windows(url, 1);
  await prepare(windows);
  const seen = Object.fromEntries(Object.keys(probes).map(of => [of, []]));
  const [loads, probed] = [[], []];
  for (let round = 0; round < rounds; round++) {
    const under = { over: false };
    const load = crowd(ground, { url, clients: 50, seconds: seconds * 3, first: 62_000_000 + round * 1_000_000, perSecond: half }).finally(() => (under.over = true));
    const took = await probing(windows, { under, from: 80_000_000 + round * 100_000 });
    loads.push(await load);
    for (const [of, milliseconds] of Object.entries(took)) seen[of].push(milliseconds);
    probed.push(Object.values(took).flat().length);
    watch({ name: `${probed.at(-1)} times seen, load ${loads.at(-1).perSecond.toFixed(1)} life cycles/s`, round: round + 1, rounds });
  }
  windows.close();
  await quiet(url);
  await ledgerOf(url);
  await stop();
  const rows = Object.entries(seen).flatMap(([of, all]) => [0.5, 0.99].map(share => ({ of: `p${share * 100} ${of}`, unit: 'ms', better: 'less', values: all.map(took => percentile(took, share)), against: [peer] })));
  return {
    results: rows,
    facts: [`full load was ${full.perSecond.toFixed(1)} life cycles/s; the crowd lived ${loads.map(({ perSecond }) => perSecond.toFixed(1)).join(', ')} a second while it was looked`, `${probed.join(', ')} times seen in the rounds; a percentile of few is coarse`],
    checked: [check('rounds in which every word was seen while the crowd lived without a failure', { was: loads.filter(({ failed }) => failed === 0).length, wanted: rounds })],
  };
}

/** One probe after another, the kinds in turn, as long as the crowd is there. Milliseconds by kind. */
async function probing(windows, { under, from }) {
  const took = Object.fromEntries(Object.keys(probes).map(of => [of, []]));
  await pause(200); // the crowd must have signed in
  for (let number = from; !under.over; ) {
    for (const [of, { say, sees }] of Object.entries(probes)) {
      const word = await say(windows, ++number);
      const start = performance.now();
      await word.said();
      while (!(await sees(windows, word))) {
        if (performance.now() - start > patience) throw new Error(`${of}: not seen within ${patience} ms.`);
        await pause(between);
      }
      if (!under.over) took[of].push(performance.now() - start);
    }
  }
  return took;
}
