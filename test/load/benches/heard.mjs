// Bench: how many facts a second a view hears of over a real Kafka, beside kafkajs's bare consumer on the same topic.
import { CarriedLog, service } from '../carried-log.mjs';
import { howFilled } from '../filler.mjs';
import { alternate, check, column } from '../measuring.mjs';
import { ReplayedDesk } from '../replayed-desk.mjs';

export const name = 'heard';
export const measures = 'facts a second of routing from a topic of 12 partitions into the desks of its departments, from the first ones on: the product’s source puts the partitions together again, its view engine fills a shadow table from position 0';
export const peers = 'a bare consumer of kafkajs that reads the same topic and does nothing with it';

const bare = 'kafkajs’s bare consumer';
const page = 5_000;

export async function run(ground, { rounds, events, watch, say }) {
  const carried = await CarriedLog.open(ground, { events, say });
  const { kafka } = await carried.relayed();
  const desk = await ReplayedDesk.open(carried.database);
  const rows = [];
  const contenders = [
    [bare, async () => carried.consumed(kafka)],
    ['in the order of the log, no view', () => carried.heard(kafka, { read: desk.parse, follow: source => readAll(source, carried.head) })],
    ['into the view', () => carried.heard(kafka, { read: desk.parse, follow: from => desk.fill(carried.head, { from }) }).then(async answer => (rows.push(await desk.rows()), answer))],
  ];
  const answers = await alternate(contenders, rounds, watch);
  await desk.close();
  await carried.close();
  return {
    results: contenders.map(([of]) => ({ of, unit: 'facts/s', better: 'more', values: column(answers[of], 'perSecond'), against: of === bare ? [] : [bare] })),
    facts: [`${carried.head.toLocaleString('en-US')} facts, ${carried.cases.toLocaleString('en-US')} rows, ${(desk.folded / carried.cases).toFixed(1)} facts folded a row (every fact is read, and counts once)`, howFilled],
    checked: [
      check('records that the bare consumer read, in every round', { was: answers[bare].filter(({ rows }) => rows === carried.head + 1).length, wanted: rounds }),
      check(`rounds in which the view had a row for each case of ${service}, folded to its last event`, { was: rows.filter(({ all, answered }) => all === carried.cases && answered === carried.cases).length, wanted: rounds }),
    ],
  };
}

async function readAll(source, head) {
  for (let at = 0; at < head; ) at = (await source.read(at, page)).at(-1)?.position ?? at;
}
