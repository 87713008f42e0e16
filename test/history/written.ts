// What was ever written, as it lies here: of every version of every word a sample as a log keeps it, and the least and the most that the version may say.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { contracts, personalFields, upcasters, type EventContract } from '@onehall/contracts';
import { upcast } from '@onehall/event-store';
import type { Event, Sealed } from '@onehall/kernel';

/** One event as it was once written. */
export interface Written {
  readonly service: string;
  readonly type: string;
  readonly schemaVersion: number;
  readonly data: object;
}

/** `least`: no optional field, and the shortest texts and lists. `most`: every optional field, and the longest. `also`: for each closed list of words, all that may stand there. */
export interface Bounds extends Omit<Written, 'data'> {
  readonly least: object;
  readonly most: object;
  readonly also?: Readonly<Record<string, readonly string[]>>;
}

type Fields = readonly (readonly string[])[];

/** Long texts and lists are written short: `{ times: 20000, of: '样' }`, `{ times: 40, each: … }`. */
function whole(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(whole);
  const { times, of, each } = value as { readonly times?: number; readonly of?: string; readonly each?: unknown };
  if (times !== undefined && of !== undefined) return of.repeat(times);
  if (times !== undefined && each !== undefined) return Array.from({ length: times }, () => whole(each));
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, whole(inner)]));
}

const filesOf = <One>(folder: string): readonly (readonly [file: string, one: One])[] =>
  readdirSync(path.join(__dirname, folder)).sort().map(file => [file, whole(JSON.parse(readFileSync(path.join(__dirname, folder, file), 'utf8'))) as One] as const);

export const samples = filesOf<Written>('samples');
export const bounds = filesOf<Bounds>('bounds');

/** The value with `by` in the place of every field named; `*` stands for each element of a list. */
export function replaced(value: unknown, fields: Fields, by: unknown): unknown {
  if (fields.some(field => field.length === 0)) return by;
  const within = (name: string) => fields.filter(([head]) => head === name).map(([, ...rest]) => rest);
  if (Array.isArray(value)) return value.map(item => replaced(item, within('*'), by));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, replaced(inner, within(name), by)]));
}

/** The same event with each word of its closed lists. */
export const alternatives = ({ most, also = {}, ...event }: Bounds): readonly Written[] =>
  Object.entries(also).flatMap(([field, words]) => words.map(word => ({ ...event, data: replaced(most, [field.split('.')], word) as object })));

/** What it reads as today, by today's contract. */
export function today({ type, schemaVersion, data }: Written): { readonly event: Event; readonly contract: EventContract } {
  const contract = contracts.get(type);
  if (!contract) throw new Error(`Nobody says ${type} any more.`);
  return { event: upcast({ type, schemaVersion, data }, upcasters), contract };
}

const lock: Sealed = { key: 'case/1', at: '1#words', box: 'AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA', commitment: 'c2FtcGxlLWNvbW1pdG1lbnQ' };
const paths = (contract: EventContract): Fields => personalFields(contract).map(({ path: field }) => field);

/** As everybody inside sees it: personal fields under lock. */
export function locked(written: Written): Event {
  const { event, contract } = today(written);
  return { ...event, data: replaced(event.data, paths(contract), lock) as object };
}

/** As the contract sees it before it is sealed. */
export function plain(written: Written, words: string): Event {
  const { event, contract } = today(written);
  return { ...event, data: replaced(event.data, paths(contract), words) as object };
}
