// Which lines are messages, and what is wrong with those that are not.
import { BadLine } from './bad-line.js';
import { isMessage, readMessage } from './message.js';

const line = { id: '7', user: 'A0001', title: '路灯不亮', askedAt: '2019/4/24 16:03:40', text: '桥头的路灯都不亮。', reply: '已修复。', repliedAt: '2019/5/9 9:49:10' };
const faultOf = (change: object): BadLine => {
  try {
    readMessage({ ...line, ...change }, '2026-03-16');
  } catch (error) {
    if (error instanceof BadLine) return error;
    throw error;
  }
  throw new Error('The line was good.');
};
const wrongIn = (change: object): string => faultOf(change).en;

describe('A message', () => {
  it('is read with its times in Shanghai', () => expect(readMessage(line, '2026-03-16')).toMatchObject({ askedAt: '2019-04-24T08:03:40.000Z', repliedAt: '2019-05-09T01:49:10.000Z', asked: '2019/4/24 16:03:40' }));

  it('may have a number for its id', () => expect(readMessage({ ...line, id: 7 }, '2026-03-16').id).toBe('7'));

  it('loses what no form can print', () => expect(readMessage({ ...line, text: 'a\u0000b\u0007c\n' }, '2026-03-16').text).toBe('a b c'));

  it.each([
    ['a field is missing', { reply: undefined }, 'reply is missing'],
    ['a field is empty', { title: '  ' }, 'title is empty'],
    ['a field is no text', { text: 3 }, 'text is no text'],
    ['a title is too long', { title: '长'.repeat(301) }, 'title has 301 characters, more than 300'],
    ['a time cannot be read', { askedAt: '2019年4月' }, 'askedAt is no instant: 2019年4月'],
    ['the reply comes before the question', { repliedAt: '2019/4/24 16:03:39' }, 'the reply (2019/4/24 16:03:39) is not later than the question (2019/4/24 16:03:40)'],
  ])('is none when %s', (_, change, sentence) => expect(wrongIn(change)).toBe(sentence));

  it.each([undefined, null, '', ' '])('may name nobody who wrote it: %j', user => expect(readMessage({ ...line, user }, '2026-03-16')).not.toHaveProperty('user'));

  it('is told all its faults at once, in either language, each by the field that is wrong', () => {
    const { zh, en } = faultOf({ title: undefined, text: ' ', askedAt: 'soon', user: 7 });
    expect(en).toBe('title is missing; text is empty; user is no text; askedAt is no instant: soon');
    expect(zh).toBe('缺少「title」；「text」是空的；「user」不是文字；「askedAt」不是时间：soon');
  });

  it('is known by its times and its reply', () => {
    expect(isMessage(line)).toBe(true);
    expect(isMessage({ id: '7', reply: '已修复。' })).toBe(true);
    expect(isMessage({ id: '7', channel: 'web', acts: [] })).toBe(false);
    expect(isMessage({ id: '7', titel: '路灯不亮' })).toBe(true);
    expect([null, []].map(isMessage)).toEqual([false, false]);
  });
});
