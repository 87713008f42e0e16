// Cases that were lived in a hall, taken apart so that more of their kind can be made: the same events of the same commands, with ids, numbers, names and sealed values of their own.
import { randomInt, randomUUID } from 'node:crypto';

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
/** In canonical JSON the fields of a sealed value stand in this order. */
const sealed = '\\{"at":"[^"]+","box":"[^"]+","commitment":"[^"]+","key":"[^"]+"\\}';
const escaped = words => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Letters and digits as query codes have them. */
const code = () => Array.from({ length: 10 }, () => 'ABCDEFGHJKMNPQRSTVWXYZ23456789'[randomInt(30)]).join('');

/** Texts with what changes from case to case cut out: ids, drawn numbers and sealed values are kept by their places in lists. */
class Cutter {
  ids = [];
  numbers = [];
  sealed = [];
  #idOf = new Map();

  constructor(numbers) {
    this.numbers = numbers;
    this.pattern = new RegExp([sealed, uuid, ...numbers.map(escaped)].map(part => `(?:${part})`).join('|'), 'g');
  }

  id(written) {
    if (!this.#idOf.has(written)) this.#idOf.set(written, this.ids.push(written) - 1);
    return this.#idOf.get(written);
  }

  cut(text) {
    const parts = [];
    let from = 0;
    for (const { 0: found, index } of text.matchAll(this.pattern)) {
      parts.push(text.slice(from, index), this.#slot(found));
      from = index + found.length;
    }
    return [...parts, text.slice(from)];
  }

  #slot(found) {
    if (this.numbers.includes(found)) return { number: this.numbers.indexOf(found) };
    if (!found.startsWith('{')) return { id: this.id(found) };
    const { at, key } = JSON.parse(found);
    const known = this.sealed.findIndex(one => one.written === found);
    return { sealed: known >= 0 ? known : this.sealed.push({ written: found, value: JSON.parse(found), at: this.cut(at), owner: this.cut(key), place: at.split('#')[1] }) - 1 };
  }
}

/** A text of a new case. */
const joined = (parts, { ids, numbers, sealed: values }) =>
  parts.map(part => (typeof part === 'string' ? part : part.id !== undefined ? ids[part.id] : part.number !== undefined ? numbers[part.number] : values[part.sealed])).join('');

/** The number that an event bears, and the same with the number that was drawn for a new case: `20261123V00001`, `转〔2026〕1号`. */
const numberOf = ({ number, paper }) => paper?.number ?? number;
const renumbered = (written, drawn) => written.replace(/(\d+)(\D*)$/, (_, digits, end) => String(drawn).padStart(digits.startsWith('0') ? digits.length : 0, '0') + end);

const services = ['intake', 'routing', 'supervision'];
/** The streams in which services keep who looked at what. */
export const reading = 'reading';

/** The commands of one service that were said in a case, in order, each with its events, the number that was drawn for it and the keys that it claimed. */
async function commandsOf(client, service, caseId) {
  const { rows: events } = await client.query(`select * from ${service}.event where stream_id in (select stream_id from ${service}.event where position($1 in data) > 0) order by gpos`, [caseId]);
  const streams = [...new Set(events.map(({ stream_id }) => stream_id))];
  const { rows: commands } = await client.query(
    `select c.*, s.stream_type, d.scope as register from ${service}.command c join ${service}.stream s using (stream_id) left join ${service}.drawn d using (command_id) where stream_id = any ($1) order by c.at`, [streams]);
  const { rows: claims } = await client.query(`select * from ${service}.claim where stream_id = any ($1)`, [streams]);
  const stranger = claims.find(({ scope }) => !scope.endsWith('/query-code'));
  if (stranger) throw new Error(`Nobody knows how to make another key of ${stranger.scope}.`);
  return commands.map(command => {
    const [first, last] = [Number(command.first_version), Number(command.last_version)];
    const own = events.filter(({ stream_id, version }) => stream_id === command.stream_id && version >= first && version <= last);
    return { service, ...command, first, own, claims: first === 1 ? claims.filter(({ stream_id }) => stream_id === command.stream_id) : [] };
  });
}

/** One case that was lived. `opened` are the plain words behind its sealed values. */
class Pattern {
  static async of(client, caseId, vault) {
    const commands = [];
    for (const service of services) commands.push(...(await commandsOf(client, service, caseId)));
    const drawn = commands.filter(({ register }) => register !== null);
    const cutter = new Cutter(drawn.map(({ own: [event] }) => numberOf(JSON.parse(event.data))));
    const cut = commands.map(({ service, command_id, stream_id, stream_type, first, own, claims, register }) => ({
      service, kind: stream_type, expected: first === 1 ? 'new' : first - 1, commandId: cutter.id(command_id), stream: cutter.cut(stream_id), register, claims: claims.map(({ scope }) => scope.split('/').slice(1).join('/')),
      events: own.map(event => ({ id: cutter.id(event.event_id), type: event.type, schemaVersion: event.schema_version, data: cutter.cut(event.data), meta: cutter.cut(event.meta) })),
    }));
    const opened = await vault.open(cutter.sealed.map(({ value }) => value));
    const serial = /\d{8}$/.exec(opened[cutter.sealed.findIndex(({ place }) => place === 'title')])?.[0];
    return new Pattern({ commands: cut, cutter, opened, serial });
  }

  constructor(made) {
    Object.assign(this, made);
  }

  /** How many events these services said in it, those apart that only tell who looked at it. */
  eventsIn(services) {
    return this.commands.reduce((sum, { service, kind, events }) => sum + (services.includes(service) && kind !== reading ? events.length : 0), 0);
  }

  /** A new case with new ids. Its numbers and its sealed values are still to be had. */
  begin(serial) {
    const { ids, sealed: slots } = this.cutter;
    const made = { ids: ids.map(() => randomUUID()), numbers: [], sealed: [], code: code() };
    const draws = this.commands.filter(({ register }) => register !== null).map(({ service, register, commandId }) => ({ service, register, commandId: made.ids[commandId] }));
    const plain = slots.map(({ at, owner, place }, index) => ({
      owner: joined(owner, made), at: joined(at, made), plain: place === 'queryCode' ? made.code : String(this.opened[index]).replaceAll(this.serial, String(serial)),
    }));
    return { made, draws, plain };
  }

  /** The appends of a case whose numbers were drawn and whose values were sealed: by stream, each stream's in order. */
  finish({ made }, { drawn, sealed: values, vault, request }) {
    made.numbers = this.cutter.numbers.map((written, place) => renumbered(written, drawn[place]));
    made.sealed = values.map(({ at, box, commitment, key }) => JSON.stringify({ at, box, commitment, key }));
    const streams = new Map();
    for (const command of this.commands) {
      const stream = joined(command.stream, made);
      const commandId = made.ids[command.commandId];
      const events = command.events.map(({ id, data, meta, ...event }) => ({ ...event, id: made.ids[id], data: joined(data, made), meta: joined(meta, made) }));
      const claims = command.claims.map(scope => ({ scope: `${stream.split('/')[0]}/${scope}`, key: vault.digest('query-code', made.code) }));
      const append = { commandId, request: request(commandId), stream, kind: command.kind, expected: command.expected, events, claims };
      const place = `${command.service} ${stream}`;
      streams.set(place, [...(streams.get(place) ?? []), { service: command.service, append }]);
    }
    return [...streams.values()];
  }
}

/** Every case that stands in a hall's database, as a pattern. */
export async function patternsIn(client, vault) {
  const { rows } = await client.query(`select distinct data::json->>'caseId' as id from intake.event where type = 'CaseOpened'`);
  const patterns = [];
  for (const { id } of rows) patterns.push(await Pattern.of(client, id, vault));
  return patterns;
}
