// Every event ever written still reads: one sample of each version of each word, upcast and checked against today's contract.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Compile } from 'typebox/compile';
import { contracts, isOfEveryLog, personalFields, serviceOf, upcasters } from '@onehall/contracts';
import { upcast } from '@onehall/event-store';

interface Sample { readonly service: string; readonly type: string; readonly schemaVersion: number; readonly data: object }

const folder = path.join(__dirname, 'samples');
const samples = readdirSync(folder).map(file => [file, JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Sample] as const);

/** Sealed values stand where plain ones are checked: the schema of a personal field applies before sealing. */
function unsealed(value: unknown, fields: readonly (readonly string[])[]): unknown {
  if (fields.some(path_ => path_.length === 0)) return '样本样本';
  if (Array.isArray(value)) return value.map(item => unsealed(item, fields.filter(([head]) => head === '*').map(([, ...rest]) => rest)));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, unsealed(inner, fields.filter(([head]) => head === name).map(([, ...rest]) => rest))]));
}

describe('What was ever written', () => {
  it.each(samples)('still reads: %s', (file, sample) => {
    expect(file).toBe(`${sample.type}.v${sample.schemaVersion}.json`);
    const today = upcast({ type: sample.type, schemaVersion: sample.schemaVersion, data: sample.data }, upcasters);
    const contract = contracts.get(sample.type);
    expect(contract).toBeDefined();
    if (!contract) return;
    expect(today.schemaVersion).toBe(contract.schemaVersion);
    const plain = unsealed(today.data, personalFields(contract).map(field => field.path));
    expect([...Compile(contract.schema).Errors(plain)]).toEqual([]);
  });

  it('has a sample of every version of every word of the hall', () => {
    const wanted = [...contracts.values()].flatMap(({ type, schemaVersion }) => Array.from({ length: schemaVersion }, (_, index) => `${type}.v${index + 1}.json`));
    expect(samples.map(([file]) => file).sort()).toEqual(wanted.sort());
  });

  it('says no word in two services', () => {
    const words = samples.map(([, sample]) => sample.type).filter(type => !isOfEveryLog(type));
    expect(new Set(words).size).toBe(words.length);
    for (const [, { type, service }] of samples) if (!isOfEveryLog(type)) expect(serviceOf(type)).toBe(service);
  });
});
