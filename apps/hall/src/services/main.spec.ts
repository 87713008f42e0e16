// What whoever starts a hall of five is told that he may set.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { servicesHelp } from './main.js';

describe('A setting of a hall of five', () => {
  it.each(['DATABASE_URL', 'KAFKA_BROKERS', 'KAFKA_PREFIX', 'KAFKA_REPLICAS'])('%s stands in the help and in the README’s table', name => {
    expect(servicesHelp()).toContain(name);
    expect(readFileSync(resolve(__dirname, '../../../../README.md'), 'utf8')).toMatch(new RegExp(`^\\|.*\`${name}\`.*\\|`, 'm'));
  });
});
