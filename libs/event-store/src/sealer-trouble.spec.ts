// How a sealer bears its troubles: each cause is told once, and what lasts is tried ever less often.
import { LeaseLost, OtherLog } from './leases.js';
import { SealerTrouble } from './sealer-trouble.js';

const collision = Object.assign(new Error('duplicate key value'), { code: '23505', detail: 'Key (position)=(4) already exists.' });
const cut = new Error('Connection terminated unexpectedly');

describe('A sealer in trouble', () => {
  let told: string[];
  let trouble: SealerTrouble;
  beforeEach(() => {
    told = [];
    trouble = new SealerTrouble((_, sentence) => void told.push(sentence));
  });
  const waits = (error: unknown, times: number): readonly number[] => Array.from({ length: times }, () => trouble.met(error, 10));

  it('tells a cause that lasts once, and tries again less and less often, but twice a minute at the least', () => {
    expect(waits(collision, 9)).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
    expect(told).toEqual(['The log cannot be sealed, and nothing new reaches anybody until that is mended: duplicate key value – Key (position)=(4) already exists.']);
  });

  it.each([
    ['a connection that was cut', cut],
    ['a lease that somebody took', new LeaseLost('lease sealer lost')],
    ['a database that is starting', Object.assign(new Error('starting up'), { code: '57P03' })],
    ['a database that is away', Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })],
  ])('tries again as soon as ever where the next attempt may succeed: %s', (_, error) => {
    expect(waits(error, 3)).toEqual([500, 500, 500]);
    expect(told).toEqual([`The sealer begins anew: ${error.message}`]);
  });

  it('tells another cause, and the same one when something was sealed between or all was well for long', () => {
    waits(collision, 3);
    expect(waits(new OtherLog('another incarnation'), 2)).toEqual([500, 1_000]);
    trouble.over();
    waits(cut, 2);
    trouble.over();
    waits(cut, 2);
    expect(trouble.met(cut, 6_000)).toBe(500);
    expect(told.map(sentence => sentence.split(': ')[1])).toEqual(['duplicate key value – Key (position)=(4) already exists.', 'another incarnation', cut.message, cut.message, cut.message]);
  });
});
