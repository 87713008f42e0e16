// Every event ever written still reads: of each version of each word a sample, the least and the most it may say, upcast, checked against today's contract, and folded by everyone who reads it.
import { Compile } from 'typebox/compile';
import { contracts, isOfEveryLog, serviceOf, type EventContract } from '@onehall/contracts';
import type { Event, Place, Recorded } from '@onehall/kernel';
import type { AnyPolicy, AnyView } from '@onehall/projections';
import { allPolicies, allViews, fileAfter, hasState, historyBefore, rowsAfter, statesOf } from './readers.js';
import { alternatives, bounds, locked, plain, samples, today, type Bounds, type Written } from './written.js';

const wanted = [...contracts.values()].flatMap(({ type, schemaVersion }) => Array.from({ length: schemaVersion }, (_, index) => `${type}.v${index + 1}.json`)).sort();
const compiled = new Map<EventContract, ReturnType<typeof Compile>>();
function faults({ type, data }: Event, contract: EventContract): readonly string[] {
  const check = compiled.get(contract) ?? Compile(contract.schema);
  compiled.set(contract, check);
  return [...check.Errors(data)].map(({ instancePath, message }) => `${type}${instancePath} ${message}`);
}
const least = ({ least: data, ...event }: Bounds): Written => ({ ...event, data });
const most = ({ most: data, ...event }: Bounds): Written => ({ ...event, data });

describe('What was ever written', () => {
  it.each(samples)('still reads: %s', (file, sample) => {
    expect(file).toBe(`${sample.type}.v${sample.schemaVersion}.json`);
    const { contract } = today(sample);
    const event = plain(sample, '样本样本');
    expect(event.schemaVersion).toBe(contract.schemaVersion);
    expect(faults(event, contract)).toEqual([]);
  });

  it.each(bounds)('still reads at its least, at its most, and with each of its closed words: %s', (file, bound) => {
    expect(file).toBe(`${bound.type}.v${bound.schemaVersion}.json`);
    for (const written of [least(bound), most(bound), ...alternatives(bound)]) {
      const { event, contract } = today(written);
      expect(event.schemaVersion).toBe(contract.schemaVersion);
      expect(faults(event, contract)).toEqual([]);
    }
  });

  it('has a sample and bounds of every version of every word of the hall', () => {
    expect(samples.map(([file]) => file)).toEqual(wanted);
    expect(bounds.map(([file]) => file)).toEqual(wanted);
  });

  it('says no word in two services', () => {
    const words = new Set(samples.map(([, { type, service }]) => JSON.stringify({ type, service })));
    expect(words.size).toBe(new Set(samples.map(([, { type }]) => type)).size);
    for (const [, { type, service }] of [...samples, ...bounds]) if (!isOfEveryLog(type)) expect(serviceOf(type)).toBe(service);
  });
});

interface Schema { readonly properties?: Readonly<Record<string, Schema>>; readonly required?: readonly string[]; readonly items?: Schema; readonly anyOf?: readonly { readonly const: unknown }[] }

/** Every field of a contract, and whether it may be absent. */
const fieldsOf = ({ properties = {}, required = [], items }: Schema, at = ''): readonly (readonly [field: string, optional: boolean])[] => [
  ...Object.entries(properties).flatMap(([name, schema]) => [[`${at}${name}`, !required.includes(name)] as const, ...fieldsOf(schema, `${at}${name}.`)]),
  ...(items ? fieldsOf(items, `${at}*.`) : []),
];

/** The closed lists of a contract. */
const listsOf = ({ properties = {}, items, anyOf }: Schema, at = ''): readonly (readonly [field: string, words: readonly unknown[]])[] =>
  anyOf ? [[at, anyOf.map(one => one.const)]] : [...Object.entries(properties).flatMap(([name, schema]) => listsOf(schema, at ? `${at}.${name}` : name)), ...(items ? listsOf(items, `${at}.*`) : [])];

const stands = (value: unknown, [name, ...rest]: readonly string[]): boolean => {
  if (name === undefined) return value !== undefined;
  if (name === '*') return Array.isArray(value) && value.length > 0 && value.every(item => stands(item, rest));
  return typeof value === 'object' && value !== null && stands((value as Readonly<Record<string, unknown>>)[name], rest);
};

describe('The bounds of a word', () => {
  it.each(bounds.filter(([, { type, schemaVersion }]) => contracts.get(type)?.schemaVersion === schemaVersion))('leave out no field and no word of its contract: %s', (_, bound) => {
    const schema = today(most(bound)).contract.schema as Schema;
    const fields = fieldsOf(schema);
    expect(fields.filter(([field]) => !stands(bound.most, field.split('.'))).map(([field]) => field)).toEqual([]);
    expect(fields.filter(([field, optional]) => optional && stands(bound.least, field.split('.'))).map(([field]) => field)).toEqual([]);
    expect(bound.also ?? {}).toEqual(Object.fromEntries(listsOf(schema)));
  });
});

const newest = new Map(bounds.map(([, bound]) => [bound.type, bound]));

/** The word with what must have been said before it, all at their least or all at their most, as a log hands them out. */
function factsUpTo(bound: Bounds, extreme: (bound: Bounds) => Written): readonly Recorded[] {
  const past = historyBefore(bound.type).flatMap(type => newest.get(type) ?? []);
  return [...past, bound].map((one, index) => ({ ...locked(extreme(one)), ...place(one, index + 1) }));
}

const place = ({ service, type }: Bounds, version: number): Place => ({
  id: `00000000-0000-5000-8000-${String(version).padStart(12, '0')}`,
  service,
  stream: `hall/${type}/1`,
  version,
  position: version,
  recordedAt: '2026-03-02T02:00:00.000000Z',
  meta: { hall: 'hall', at: '2026-03-02T02:00:00.000Z', actor: { id: 'u', role: 'clerk' }, commandId: '1', correlationId: '1', rulebook: 'regulation-2022/1', calendar: 'chinese-days/1.5.7/2026' },
});

describe.each([['least', least], ['most', most]] as const)('At its %s', (_, extreme) => {
  let views: readonly AnyView[];
  let policies: readonly AnyPolicy[];
  beforeAll(async () => {
    [views, policies] = await Promise.all([allViews(), allPolicies()]);
  });

  it.each(bounds.filter(([, { type }]) => hasState(type)))('a word adds up to the state of its stream: %s', (__, bound) => {
    const facts = factsUpTo(bound, extreme);
    const { before, after } = statesOf(facts);
    expect(after).toBeDefined();
    expect(after).not.toEqual(before);
  });

  it.each(bounds)('a word folds into every view that follows it, whether or not its past is known: %s', (__, bound) => {
    const facts = factsUpTo(bound, extreme);
    for (const view of views.filter(({ on }) => bound.type in on)) for (const known of [facts, facts.slice(-1)]) for (const row of rowsAfter(view, known).values()) expect(Object.keys(row)).toEqual(expect.arrayContaining([...view.key]));
  });

  it.each(bounds)('a word reaches every policy that waits for it: %s', (__, bound) => {
    const fact = factsUpTo(bound, extreme).at(-1);
    if (fact) for (const policy of policies.filter(({ on }) => [on].flat().includes(fact.type))) expect([policy.name, Array.isArray(policy.react(fact))]).toEqual([policy.name, true]);
  });

  it.each(bounds)('a word stands in the file of its case: %s', (__, bound) => {
    const facts = factsUpTo(bound, extreme);
    const { file, history } = fileAfter(facts);
    expect(history.map(({ type }) => type).sort()).toEqual(facts.map(({ type }) => type).filter(type => hasState(type) || isOfEveryLog(type)).sort());
    expect(file.history.length).toBeLessThanOrEqual(history.length);
  });
});

it('Every view and every policy follows a word that was written', async () => {
  const words = new Set(bounds.map(([, { type }]) => type));
  const [views, policies] = await Promise.all([allViews(), allPolicies()]);
  expect([views.length > 15, policies.length > 10]).toEqual([true, true]);
  expect([...views.flatMap(({ on }) => Object.keys(on)), ...policies.flatMap(({ on }) => [on].flat())].filter(word => !words.has(word))).toEqual([]);
});
