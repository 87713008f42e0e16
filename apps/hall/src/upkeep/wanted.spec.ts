// The help of an administrator's command.
import { helpOf } from './wanted.js';

describe('The help of an administrator’s command', () => {
  const help = helpOf('npm run parked', [{ flag: 'all', about: ['everything'] }], ['0  fine']);

  it.each(['usage: npm run parked', '--all', '--hall <url>', 'HALL_TOKEN', '--data-dir', '0  fine'])('says %s', word => expect(help).toContain(word));
});
