// Bench: how many events a second are replayed from a service's own log into a view, every hash verified, beside COPY of the same rows.
import pg from 'pg';
import { copied } from '../copy-out.mjs';
import { FilledHall, howFilled } from '../filler.mjs';
import { alternate, check, column } from '../measuring.mjs';
import { ReplayedDesk, service } from '../replayed-desk.mjs';

export const name = 'replay';
export const measures = 'events a second from routing’s log into the desks of its departments: the product’s view engine fills a shadow table from position 0, as a rebuild does';
export const peers = 'COPY … TO STDOUT of the same rows is the limit';

const limit = 'COPY … TO STDOUT (binary), nothing kept';
const all = `select l.position, e.gpos, e.hash, e.version, e.recorded_at, e.event_id, e.schema_version, e.stream_id, e.type, e.data, e.meta from ${service}.leaf l join ${service}.event e using (gpos) order by l.position`;

export async function run(ground, { rounds, events, watch, say }) {
  const hall = new FilledHall(ground, { say, only: [service] });
  await hall.begin();
  const filled = await hall.fill({ events });
  say(`filled ${filled.cases.toLocaleString('en-US')} cases in ${filled.seconds.toFixed(1)} s`);
  const database = await ground.database(hall.dataDir);
  const desk = await ReplayedDesk.open(database);
  const client = new pg.Client({ connectionString: database.admin });
  await client.connect();
  const head = (await desk.log.head()).position;

  const contenders = [
    [limit, async () => void check('rows of COPY', { was: (await copied(client, all)).rows, wanted: head })],
    ['read and verified, no view', () => desk.read(head)],
    ['into the view, as a rebuild does today', () => desk.fill(head, { verifying: false })],
    ['into the view, hashes verified', () => desk.fill(head, { verifying: true })],
  ];
  const answers = await alternate(contenders.map(([of, work]) => [of, timed(work, head)]), rounds, watch);
  const found = await compared(client, { desk, head, cases: hall.cases });
  await client.end();
  await desk.close();
  await database.stop();
  const results = contenders.map(([of]) => ({ of, unit: 'events/s', better: 'more', values: column(answers[of], 'perSecond'), against: of === limit ? [] : [limit] }));
  return { results, facts: [found.fact, howFilled], checked: found.checked };
}

const timed = (work, head) => async () => {
  const start = performance.now();
  await work();
  return { perSecond: head / ((performance.now() - start) / 1000) };
};

/** The rebuilt rows are those that the product's hall would have; and what was called verified finds a lie. */
async function compared(client, { desk, head, cases }) {
  const fact = `${head.toLocaleString('en-US')} events, ${cases.toLocaleString('en-US')} rows, ${(desk.folded / cases).toFixed(1)} events folded a row (every event is read, and counts once)`;
  const { all: rows, answered } = await desk.rows();
  return { fact, checked: [check('rows of the rebuilt view, one for each case', { was: rows, wanted: cases }), check('of these, folded to their last event', { was: answered, wanted: cases }), await tampered(client, { desk, head })] };
}

/** One letter of one event is changed, and the replay must stop there. */
async function tampered(client, { desk, head }) {
  const { rows: [{ gpos }] } = await client.query(`select gpos from ${service}.leaf where position = $1`, [Math.ceil(head / 2)]);
  const change = `update ${service}.event set meta = replace(meta, '"hall":"hall"', '"hall":"hell"') where gpos = ${gpos}`;
  await client.query(`alter table ${service}.event disable trigger user; ${change}; alter table ${service}.event enable trigger user`);
  const stopped = await desk.fill(head, { verifying: true }).then(() => 'not found', ({ message }) => (/hash/.test(message) ? 'found' : message));
  return `${check('one changed letter among all events', { was: stopped, wanted: 'found' })} by the replay that verifies`;
}
