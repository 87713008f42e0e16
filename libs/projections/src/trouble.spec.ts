// What a follower makes of an error: whether the event is to blame, the world outside, or the log.
import { LeaseLost, OtherLog } from '@onehall/event-store';
import { sentenceOf, troubleOf } from './trouble.js';

const sql = (code: string): Error => Object.assign(new Error('said by PostgreSQL'), { code });
const wrapped = (code: string): Error => Object.assign(new Error('said by TypeORM'), { driverError: sql(code) });

describe('An error is judged', () => {
  it.each([
    ['a value that its column cannot hold', wrapped('22P02'), 'poison'],
    ['a row that breaks a constraint', wrapped('23502'), 'poison'],
    ['a text too long for its index', wrapped('54000'), 'poison'],
    ['a fold that throws', new TypeError('undefined is not iterable'), 'poison'],
    ['a sentence that speaks of a connection', new Error('The water connection was cut.'), 'poison'],
    ['something that is no error at all', 'gone', 'poison'],
    ['a server that shuts down', wrapped('57P01'), 'passing'],
    ['a deadlock', sql('40P01'), 'passing'],
    ['too many connections', sql('53300'), 'passing'],
    ['a lock that was not free', wrapped('55P03'), 'passing'],
    ['a table that is not there yet', wrapped('42P01'), 'passing'],
    ['a connection that was refused', Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED', syscall: 'connect' }), 'passing'],
    ['a pipe that broke', Object.assign(new Error('write EPIPE'), { code: 'EPIPE', syscall: 'write' }), 'passing'],
    ['a connection that ended in the middle', new Error('Connection terminated unexpectedly'), 'passing'],
    ['a connection that was not made in time', new Error('Connection terminated due to connection timeout'), 'passing'],
    ['a connection that was not made in time by itself', new Error('timeout expired'), 'passing'],
    ['a pool in which none was free for long', new Error('timeout exceeded when trying to connect'), 'passing'],
    ['a checkpoint that was refused', wrapped('LG001'), 'lease lost'],
    ['a lease that someone else holds', new LeaseLost('held'), 'lease lost'],
    ['a lease of another log', wrapped('LG003'), 'other log'],
    ['a log that is shorter than it was', new OtherLog('shorter'), 'other log'],
  ])('%s: %#', (_, error, trouble) => {
    expect(troubleOf(error)).toBe(trouble);
  });

  it('and its sentence fits into a text column', () => {
    expect(sentenceOf(new Error('a\u0000b'))).toBe('ab');
    expect(sentenceOf(new Error('x'.repeat(9_000)))).toHaveLength(2_000);
  });
});
