// Proof that a service that was told something wrong, or too little, says which setting, and never repeats a password.
import { services } from '@onehall/contracts';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CannotStart } from './cannot-start.js';
import { logIdsIn } from './log-ids.js';
import { serviceConfig } from './service-config.js';

const address = 'postgresql://intake_app:secret@127.0.0.1:5432/onehall_intake';
const ids = (of: readonly string[] = services): string => of.map((service, index) => `${service}=0000000${index}-0000-4000-8000-000000000000`).join(',');
const enough = { DATABASE_URL: address, DATABASE_OWNER_URL: address, VAULT_URL: address, KEY_FILE: '/keys/hall.key', KAFKA_BROKERS: 'kafka:9092', LOG_IDS: ids() };
const told = (env: Record<string, string>) => serviceConfig({ argv: [], env });

describe('A service that is a process of its own', () => {
  it('is told where its databases, its key and Kafka are', () =>
    expect(told(enough)).toMatchObject({ databaseUrl: address, keyFile: '/keys/hall.key', brokers: 'kafka:9092', topicPrefix: 'onehall', replicas: 1, port: 3000, peopleFile: '' }));

  it('reads a password, and which logs are its hall’s, out of a file where one is named', () => {
    const folder = mkdtempSync(join(tmpdir(), 'onehall-'));
    const file = join(folder, 'database-url');
    writeFileSync(file, `${address}\n`);
    expect(told({ ...enough, DATABASE_URL: '', DATABASE_URL_FILE: file }).databaseUrl).toBe(address);
    writeFileSync(file, `${ids()}\n`);
    expect(logIdsIn(told({ ...enough, LOG_IDS: '', LOG_IDS_FILE: file }).logIds)?.get('routing')).toBe(logIdsIn(ids())?.get('routing'));
    rmSync(folder, { recursive: true });
  });

  it.each([
    ['DATABASE_URL', { DATABASE_URL: '' }],
    ['DATABASE_OWNER_URL', { DATABASE_OWNER_URL: 'mysql://x' }],
    ['VAULT_URL', { VAULT_URL: 'vault:secret@5432' }],
    ['KEY_FILE', { KEY_FILE: '' }],
    ['LOG_IDS', { LOG_IDS: '' }],
    ['LOG_IDS', { LOG_IDS: ids(services.slice(1)) }],
    ['LOG_IDS', { LOG_IDS: ids([...services.slice(1), 'audit']) }],
    ['LOG_IDS', { LOG_IDS: ids().replace('0000000', 'x') }],
    ['KAFKA_BROKERS', { KAFKA_BROKERS: 'kafka' }],
    ['KAFKA_PREFIX', { KAFKA_PREFIX: 'One Hall' }],
    ['KAFKA_REPLICAS', { KAFKA_REPLICAS: '0' }],
    ['PORT', { PORT: 'eighty' }],
  ])('does not start without a good %s, and says its rule in one sentence', (variable, env: Record<string, string>) => {
    const refused = (): unknown => told({ ...enough, ...env });
    expect(refused).toThrow(CannotStart);
    expect(refused).toThrow(new RegExp(`^[^\\n]*${variable}[^\\n]*\\n[^\\n]*${variable}[^\\n]*must be[^\\n]*$`));
    expect(refused).not.toThrow(/secret/);
  });
});
