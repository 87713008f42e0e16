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
const wrongIn = (change: object): string => {
  try {
    readScript({ ...line, ...change }, place);
  } catch (error) {
    if (error instanceof BadLine) return error.en;
    throw error;
  }
  throw new Error('The line was good.');
};

describe('A script', () => {
  it('is read with its moments counted from today', () => {
    const { brought, acts, key } = readScript(line, place);
    expect(brought.receivedAt).toBe('2026-03-04T01:30:00.000Z');
    expect(acts[0]).toMatchObject({ at: '2026-03-05T02:00:00.000Z', answerBy: '2026-03-19' });
    expect(key).toBe('lamps -12d 09:30');
  });

  it('has the same key on every day, so that it is lived once', () => expect(readScript(line, { ...place, today: '2026-04-01' }).key).toBe(readScript(line, place).key));

  it.each([
    ['the channel is none', { channel: 'pigeon' }, /^channel does not fit/],
    ['a field is unknown', { colour: 'red' }, /^there is no field colour$/],
    ['an act is unknown', { acts: [{ at: '-1d 10:00', act: 'dance' }] }, /^acts\[0\]\.act: there is no act dance$/],
    ['an act lacks a field', { acts: [{ at: '-1d 10:00', act: 'sign' }] }, /^acts\[0\] does not fit/],
    ['a moment cannot be read', { receivedAt: 'long ago' }, /^receivedAt is no instant: long ago$/],
    ['a day cannot be read', { acts: [{ at: '-1d 10:00', act: 'dispose', way: 'assign', answerBy: 'soon' }] }, /^acts\[0\]\.answerBy is no day: soon$/],
    ['an act comes before the one before it', { acts: [...line.acts].reverse() }, /^acts\[1\] lies before/],
    ['an act comes before the registration', { acts: [{ at: '-13d 10:00', act: 'sign', department: 'x' }] }, /^acts\[0\] lies before/],
  ])('is none when %s', (_, change, sentence) => expect(wrongIn(change)).toMatch(sentence));
});
