// Bench: how many life cycles a second the hall lives over HTTP, with 16 and with 50 clients, as its database grows.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { FilledHall, howFilled, howFollowed } from '../filler.mjs';
import { crowd, ledgerOf, quiet } from '../halls.mjs';
import { callsOfLife } from '../life-cycle.mjs';
import { alternate, check, column, median } from '../measuring.mjs';
import { cpuSeconds, familyMegabytes } from '../processes.mjs';
import { whereTimeWent } from '../profile.mjs';
import { reading } from '../template.mjs';

export const name = 'http';
export const measures = `life cycles a second over HTTP (register, send to one department, sign for, accept, answer, find by number: ${callsOfLife} calls), views, policies and audit following, encryption on; the crowd is a process of its own on the same cores`;
export const peers = 'DIGIT CMS on 16 vCPU as published for its four calls: 37/s at 100,000 records, 6.3/s at 1,000,000';

const published = { 100_000: { peer: 'DIGIT CMS at 100k records, as published', value: 37 }, 1_000_000: { peer: 'DIGIT CMS at 1M records, as published', value: 6.3 } };
const crowds = [16, 50];
const called = (cases, clients) => `${cases.toLocaleString('en-US')} cases, ${clients} clients`;

export async function run(ground, { rounds, seconds, sizes, quick, profile, watch, say }) {
  const hall = new FilledHall(ground, { say });
  await hall.begin();
  const sums = [];
  for (const cases of sizes) sums.push(await atSize(hall, { ground, cases, rounds, seconds: quick ? seconds : seconds * 2, profile, watch, say }));
  const first = sums[0].results.map(({ of }) => of);
  return {
    results: sums.flatMap(({ results }, place) => results.map((result, index) => (place === 0 ? result : { ...result, against: [...result.against, first[index]] }))),
    facts: [...sums.flatMap(({ facts }) => facts), howFilled, howFollowed],
    checked: sums.flatMap(({ checked }) => checked),
  };
}

async function atSize(hall, { ground, cases, rounds, seconds, profile, watch, say }) {
  const filled = await hall.fill({ cases });
  say(`${cases.toLocaleString('en-US')} cases: ${filled.cases.toLocaleString('en-US')} filled in ${filled.seconds.toFixed(1)} s, ${filled.megabytes.toLocaleString('en-US')} MB`);
  const running = await hall.open(profile ? { node: ['--cpu-prof', `--cpu-prof-dir=${profile}`] } : {});
  say(`followed in ${running.followed.toFixed(1)} s`);
  const look = await looking(running.dataDir);
  const before = await ledgerOf(running.url);
  const loads = new Loads(ground, running);
  await loads.go(crowds[0], Math.min(seconds, 3)); // what is compiled and cached is warm from here on
  const answers = await alternate(crowds.map(clients => [called(cases, clients), () => loads.weighed(clients, seconds)]), rounds, watch);

  await ledgerOf(running.url);
  hall.cases += loads.lived;
  const stands = await look.cases();
  const checked = [
    check(`${called(cases, 'all')}: events sealed and copied by the ledger without a fault, ${filled.perCase} for each of ${loads.lived} life cycles`, { was: await look.eventsAfter(before), wanted: filled.perCase * loads.lived }),
    check('cases in intake’s register, on routing’s board, on supervision’s list', { was: stands.join(', '), wanted: stands.map(() => hall.cases).join(', ') }),
  ];
  await look.end();
  await running.stop();
  const facts = crowds.map(clients => factOf(answers[called(cases, clients)], called(cases, clients)));
  return { results: crowds.map(clients => resultOf(answers[called(cases, clients)], { cases, clients })), facts: [...facts, ...(profile ? await whereTimeWent(profile) : [])], checked };
}

/** Crowds that come to one hall, one after the other. */
class Loads {
  lived = 0;
  #first = 60_000_000;

  constructor(ground, { url, pid, dataDir }) {
    this.ground = ground;
    this.url = url;
    this.pid = pid;
    this.postgres = postmaster(dataDir);
  }

  async go(clients, seconds) {
    const measured = await crowd(this.ground, { url: this.url, clients, seconds, first: this.#first });
    this.#first += 1_000_000;
    this.lived += measured.lived;
    return measured;
  }

  /** With the processor time that each side took, and the memory that the hall holds. */
  async weighed(clients, seconds) {
    const [all, its] = [cpuSeconds(this.pid), cpuSeconds(this.postgres)];
    const measured = await this.go(clients, seconds);
    const database = cpuSeconds(this.postgres) - its;
    const cpu = { hall: cpuSeconds(this.pid) - all - database, database, crowd: measured.cpuSeconds };
    await quiet(this.url); // the next round begins with nothing left to follow
    return { ...measured, cpu, memory: familyMegabytes(this.pid) };
  }
}

const postmaster = dataDir => Number(readFileSync(path.join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);

/** What stands in the database of a hall that runs. */
async function looking(dataDir) {
  const client = new pg.Client({ connectionString: readFileSync(path.join(dataDir, 'database-url'), 'utf8').trim() });
  await client.connect();
  const counted = async sql => (await client.query(sql)).rows[0].count;
  return {
    /** What was said since; that somebody looked at a case is another matter. */
    eventsAfter: async positions => {
      let sum = 0;
      for (const [service, position] of Object.entries(positions)) sum += await counted(`select count(*)::int as count from ${service}.leaf l join ${service}.event e using (gpos) where l.position > ${position} and e.stream_id not like '%/${reading}/%'`);
      return sum;
    },
    cases: async () => [await counted('select count(*)::int as count from intake_views.case_register'), await counted('select count(*)::int as count from routing_views.case_board'), await counted('select count(*)::int as count from supervision_views.watch_list')],
    end: () => client.end(),
  };
}

function resultOf(answers, { cases, clients }) {
  const size = Object.keys(published).findLast(records => cases >= Number(records));
  return { of: called(cases, clients), unit: 'life cycles/s', better: 'more', values: column(answers, 'perSecond'), latencies: { p50: column(answers, 'p50'), p99: column(answers, 'p99') }, against: size ? [published[size]] : [], clients, cases };
}

/** Where the time goes: what each call takes, and how much processor time a life cycle costs whom. */
function factOf(answers, of) {
  const calls = Object.keys(answers[0].calls).map(call => `${call} ${median(answers.map(({ calls: its }) => its[call].p50)).toFixed(1)} / ${median(answers.map(({ calls: its }) => its[call].p99)).toFixed(1)}`);
  const cost = who => median(answers.map(({ cpu, lived }) => (cpu[who] * 1000) / lived)).toFixed(2);
  return `${of}: p50 / p99 of each call in ms: ${calls.join(', ')}; processor time a life cycle: hall ${cost('hall')} ms, PostgreSQL ${cost('database')} ms, crowd ${cost('crowd')} ms; hall and PostgreSQL hold ${Math.round(Math.max(...column(answers, 'memory')))} MB`;
}
