// Proof that readiness says in one sentence what is wrong, and repeats nothing that an error says.
import { Indicators } from './indicators.js';

const errors = {
  starting: Object.assign(new Error('the database system is starting up'), { name: 'error', code: '57P03' }),
  refused: Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:5432'), { code: 'ECONNREFUSED' }),
  full: Object.assign(new Error('could not extend file'), { name: 'error', code: '53100' }),
  foreign: Object.assign(new Error('no such row: 13812345678'), { name: 'error', code: '42501' }),
  bug: new RangeError('13812345678'),
};

const told = async (error: Error) => {
  const indicators = new Indicators();
  indicators.add({ name: 'intake followers', check: () => Promise.reject(error) });
  return (await indicators.check())['intake followers'];
};

describe('Readiness', () => {
  it.each([
    ['a database that is starting', errors.starting, '数据库暂时不在', 'The database is away for the moment', '57P03'],
    ['a database that does not listen', errors.refused, '数据库暂时不在', 'The database is away for the moment', 'ECONNREFUSED'],
    ['a full disk', errors.full, '磁盘已满', 'The disk is full', '53100'],
    ['an error of the database of another kind', errors.foreign, '检查时出错（42501）', 'The check failed (42501)', '42501'],
    ['anything else', errors.bug, '检查时出错（RangeError）', 'The check failed (RangeError)', 'RangeError'],
  ])('says of %s what it is, in both languages', async (_, error, zh, en, code) =>
    expect(await told(error)).toEqual({ ok: false, detail: { zh: expect.stringContaining(zh) as string, en: expect.stringContaining(en) as string, error: code } }));

  it('repeats nothing that an error says', async () => {
    for (const error of Object.values(errors)) expect(JSON.stringify(await told(error))).not.toMatch(/13812345678|127\.0\.0\.1/);
  });

  it('takes who is silent for unwell', async () => {
    const indicators = new Indicators();
    indicators.add({ name: 'audit followers', check: () => new Promise(() => undefined) });
    expect(await indicators.check()).toMatchObject({ 'audit followers': { ok: false, detail: { en: 'There was no answer within two seconds.' } } });
  });
});
