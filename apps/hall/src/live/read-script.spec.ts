// Which lines are scripts, and what is wrong with those that are not.
import { BadLine } from './bad-line.js';
import { readScript } from './read-script.js';

const line = {
  id: 'lamps',
  channel: 'phone',
  receivedAt: '-12d 09:30',
  purpose: 'request',
  title: '路灯不亮',
  acts: [
    { at: '-11d 10:00', act: 'dispose', way: 'assign', departments: ['县城市管理局'], answerBy: '+3d' },
    { at: '-10d 10:00', act: 'sign', department: '县城市管理局' },
  ],
};
const place = { line: 1, today: '2026-03-16' };
const faultOf = (change: object): BadLine => {
  try {
    readScript({ ...line, ...change }, place);
  } catch (error) {
    if (error instanceof BadLine) return error;
    throw error;
  }
  throw new Error('The line was good.');
};
const wrongIn = (change: object): string => faultOf(change).en;

describe('A script', () => {
  it('is read with its moments counted from today', () => {
    const { brought, acts, key } = readScript(line, place);
    expect(brought.receivedAt).toBe('2026-03-04T01:30:00.000Z');
    expect(acts[0]).toMatchObject({ at: '2026-03-05T02:00:00.000Z', answerBy: '2026-03-19' });
    expect(key).toBe('lamps -12d 09:30');
  });

  it('has the same key on every day, so that it is lived once', () => expect(readScript(line, { ...place, today: '2026-04-01' }).key).toBe(readScript(line, place).key));

  it.each([
    ['the channel is none', { channel: 'pigeon' }, /^channel must be one of letter, visit, phone, web, superior, instruction, screening$/],
    ['a field is unknown', { colour: 'red' }, /^there is no field colour$/],
    ['an act is unknown', { acts: [{ at: '-1d 10:00', act: 'dance' }] }, /^acts\[0\]\.act: there is no act dance$/],
    ['an act lacks a field', { acts: [{ at: '-1d 10:00', act: 'sign' }] }, /^acts\[0\]\.department is missing$/],
    ['a moment cannot be read', { receivedAt: 'long ago' }, /^receivedAt is no instant: long ago$/],
    ['a day cannot be read', { acts: [{ at: '-1d 10:00', act: 'dispose', way: 'assign', answerBy: 'soon' }] }, /^acts\[0\]\.answerBy is no day: soon$/],
    ['an act comes before the one before it', { acts: [...line.acts].reverse() }, /^acts\[1\] lies before/],
    ['an act comes before the registration', { acts: [{ at: '-13d 10:00', act: 'sign', department: 'x' }] }, /^acts\[0\] lies before/],
    ['a person has what nobody asks for', { persons: [{ name: '王', age: 3 }] }, /^there is no field persons\[0\]\.age$/],
    ['an act is no object', { acts: [7] }, /^acts\[0\] must be an object$/],
    ['a field is null', { channel: null }, /^channel must be text$/],
  ])('is none when %s', (_, change, sentence) => expect(wrongIn(change)).toMatch(sentence));

  it('of which nothing is there is told what it lacks', () => expect(() => readScript({}, place)).toThrow('id is missing; channel is missing; receivedAt is missing; purpose is missing; acts is missing'));

  it('is told all its faults at once, and in Chinese nothing is English but the names of fields and words', () => {
    const { zh, en } = faultOf({ personCount: 'two', title: '', threat: 'no', persons: 'x', acts: [{ at: '-1d 10:00', act: 'task-done', task: 0, department: 'x'.repeat(101), report: 'done' }, { act: 'dispose', at: '-1d', way: 'fly', departments: [] }] });
    expect(zh.split('；')).toEqual(['「title」是空的', '「persons」应当是数组', '「personCount」应当是整数', '「threat」应当是true 或 false', '「acts[0].task」不能小于 1', '「acts[0].department」超过 100 字', '「acts[1].way」应当是 transfer、assign、political-legal、discipline、urgent 之一', '「acts[1].departments」至少要有 1 项']);
    expect(en.split('; ')).toHaveLength(8);
  });

  it('is told no more than ten faults, and how many are left', () =>
    expect(wrongIn({ acts: Array.from({ length: 30 }, () => ({ at: '-1d 10:00', act: 'sign' })) })).toMatch(/^acts\[0\]\.department is missing; .*; acts\[9\]\.department is missing; and 20 more$/));
});
