// What looking up blind promises: the same is found as the same, kinds have nothing in common, and nothing stands in clear.
import { createSecretKey } from 'node:crypto';
import fc from 'fast-check';
import { blindWith } from './blind.js';

const { digest, bigrams } = blindWith(createSecretKey(Buffer.alloc(32, 7)));
const another = blindWith(createSecretKey(Buffer.alloc(32, 8)));
const kinds = ['phone', 'id-number', 'name', 'query-code', 'text'] as const;
const includes = (all: readonly string[], some: readonly string[]): boolean => some.every(one => all.includes(one));

describe('A digest', () => {
  it('stays the same for ever, for claims and views outlive the process', () => {
    expect(digest('phone', '13812345678')).toBe('7ZDn2QJUlU2qifDgeNKBC1GLdY4xlRPXl5LGqa9k_MI');
    expect(bigrams('name', '张三丰')).toEqual(['f21c7_68jcc', 'okVAaPLtKCA']);
  });

  it.each([
    ['phone', ['13812345678', '138 1234 5678', '+86 138-1234-5678', '8613812345678', '0086-13812345678', '１３８１２３４５６７８', '(+86)13812345678', '013812345678', '\u202d13812345678\u202c']],
    ['phone', ['0938-8212345', '0938 8212345', '(0938)8212345', '+86 0938 8212345']],
    ['id-number', ['11010519491231002X', '11010519491231002x', ' 110105 19491231 002X ', '１１０１０５１９４９１２３１００２Ｘ', '110105-19491231-002x']],
    ['name', ['买买提·吐尔逊', '买买提•吐尔逊', '买买提・吐尔逊', ' 买买提 · 吐尔逊 ']],
    ['name', ['张三', '张 三', '张　三']],
    ['query-code', ['AB12-CD34', 'ab12cd34', 'AB12 CD34']],
    ['text', ['楼上 漏水', ' 楼上　漏水\n']],
  ])('finds every way to write the same %s', (kind, ways) => expect(new Set(ways.map(way => digest(kind, way))).size).toBe(1));

  it.each([
    ['phone', '13812345678', '13812345679'],
    ['phone', '无', '不详'],
    ['phone', '8212345', '08212345'],
    ['id-number', '110105194912310021', '110105194912310022'],
    ['name', '张三', '张三丰'],
  ])('keeps two values of the kind %s apart', (kind, one, other) => expect(digest(kind, one)).not.toBe(digest(kind, other)));

  it('of a kind without a form of its own is that of the very words', () => {
    expect(digest('request', 'Say It')).not.toBe(digest('request', 'say it'));
    expect(digest('request', ' a')).not.toBe(digest('request', 'a'));
    expect(digest('text', ' A')).toBe(digest('text', 'a'));
  });

  it('of one kind is never the digest of another, whatever the value', () =>
    fc.assert(fc.property(fc.string(), plain => expect(new Set(kinds.map(kind => digest(kind, plain))).size).toBe(kinds.length))));

  it('is another one under another key', () => fc.assert(fc.property(fc.string(), plain => expect(another.digest('text', plain)).not.toBe(digest('text', plain)))));

  it('is never made of a name that JavaScript knows', () => expect(digest('constructor', 'x')).not.toBe(digest('toString', 'x')));
});

describe('The bigrams of a text', () => {
  it('let a part of the text be found, wherever it stands', () =>
    fc.assert(
      fc.property(fc.stringMatching(/^[\u4e00-\u9fa5]{2,8}$/), fc.stringMatching(/^[\u4e00-\u9fa5]{0,20}$/), fc.stringMatching(/^[\u4e00-\u9fa5]{0,20}$/), (part, before, after) =>
        expect(includes(bigrams('text', before + part + after), bigrams('text', part))).toBe(true),
      ),
    ));

  it('do not find what is not there', () => expect(includes(bigrams('text', '楼上漏水'), bigrams('text', '噪音'))).toBe(false));

  it('treat several words as several, whatever stands between them', () => {
    expect(includes(bigrams('text', '夜间噪音很大，严重扰民。'), bigrams('text', '噪音 扰民'))).toBe(true);
    expect(bigrams('text', '噪音,扰民')).toEqual(bigrams('text', '扰民！噪音'));
  });

  it('are the character itself where a text has but one', () => expect(bigrams('name', '张')).toHaveLength(1));

  it('count a character outside the basic plane as one', () => {
    expect(bigrams('name', '𠮷')).toHaveLength(1);
    expect(bigrams('name', '𠮷田')).toHaveLength(1);
  });

  it('stand there once each and in an order that tells nothing of the text', () => {
    const found = bigrams('text', '哈哈哈哈，哈哈');
    expect(found).toHaveLength(1);
    const long = bigrams('text', '某小区电梯长期损坏无人维修');
    expect(long).toEqual([...long].sort());
  });

  it('have nothing in common with those of another kind, or with digests', () => {
    expect(bigrams('name', '张三')).not.toEqual(bigrams('text', '张三'));
    expect(digest('name', '张三').startsWith(bigrams('name', '张三')[0] ?? '')).toBe(false);
  });

  it('are none where there is nothing to find', () => expect(bigrams('text', ' ？！ ')).toEqual([]));
});
