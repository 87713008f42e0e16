// Which law rules on which day, and that every place which is cited stands in the law.
import { articleOf, rulePlaces } from './articles.js';
import { clocks } from './clocks.js';
import { grounds, groundInForce, groundsInForce } from './grounds.js';
import { lawOn } from './lawbook.js';
import { cite, numeral, placePattern, regulation2005, regulation2022, regulationOn, rulesOn } from './regulations.js';
import { disposalWays, handlingRoutes, routeInForce, wayInForce } from './ways.js';

/** How each Regulation is built, counted in its text: for every article its paragraphs, for every paragraph its items. */
const built = (articles: number, special: Readonly<Record<number, readonly number[]>>) =>
  new Map(Array.from({ length: articles }, (_, index) => [index + 1, special[index + 1] ?? [0]] as const));
const none = (paragraphs: number) => Array.from({ length: paragraphs }, () => 0);
const text2022 = built(50, {
  5: [5], 8: [3], 9: none(2), 11: [7, 0], 12: none(2), 13: none(3), 14: [7, 0], 15: none(3), 16: none(4), 17: none(2), 18: none(4), 19: none(3), 20: none(4), 21: none(2), 22: [3, 0],
  23: none(4), 24: none(2), 25: none(2), 26: [6], 28: none(3), 29: none(3), 30: none(3), 31: [6], 32: [3, 0], 36: none(3), 37: none(3), 38: none(3), 39: none(3), 40: none(4), 41: [4, 0],
  42: [4], 44: [3], 45: [4], 46: [7], 47: none(3),
});
const text2005 = built(51, {
  2: none(2), 3: none(3), 5: none(3), 6: [0, 6], 7: none(2), 8: none(2), 9: none(2), 10: none(2), 11: none(2), 13: none(2), 14: [5, 0], 17: none(2), 18: none(2), 20: [6], 21: [4, 0],
  22: none(3), 26: none(2), 31: none(2), 32: [3, 0], 35: none(3), 36: [6, 0], 39: [3], 40: [4], 42: [3], 43: [2], 44: none(2), 47: none(2),
});

function stands(text: typeof text2022, place: string): boolean {
  const [article, paragraph, item, last] = (placePattern.exec(place)?.slice(1) ?? []).map(part => (part ? Number(part) : undefined));
  const paragraphs = text.get(article ?? 0);
  if (!paragraphs) return false;
  if (paragraph === undefined) return item === undefined || (paragraphs.length === 1 && (last ?? item) <= (paragraphs[0] ?? 0));
  return paragraphs.length > 1 && paragraph <= paragraphs.length && (item === undefined || (last ?? item) <= (paragraphs[paragraph - 1] ?? 0));
}
const placesIn = (edition: 0 | 1) => [...rulePlaces.values()].flatMap(places => places[edition] ?? []).filter(place => /^\d/.test(place)).flatMap(place => place.split(','));
/** Every citation that the data makes, spelled in every form that the text allows. */
const spelled = (text: typeof text2022, cited: (place: string) => string) =>
  new Set([...text].flatMap(([article, paragraphs]) => paragraphs.flatMap((items, index) => {
    const place = paragraphs.length > 1 ? `${article}.${index + 1}` : String(article);
    return [String(article), place, ...Array.from({ length: items }, (_, item) => `${place}(${item + 1})`)];
  })).map(cited));

describe('The law in force', () => {
  it('is the 2005 Regulation through 30 April 2022 and the 2022 Regulation from 1 May', () => {
    expect(lawOn('2022-04-30').rulebook).toBe('regulation-2005/1');
    expect(lawOn('2022-05-01').rulebook).toBe('regulation-2022/1');
  });

  it('says so where the 2005 text stands in for older law, and is refused where the hall sets that it must not', () => {
    expect(lawOn('2005-05-01').rulebook).toBe('regulation-2005/1');
    expect(lawOn('2005-04-30').rulebook).toBe('regulation-2005/1-fallback');
    expect(lawOn('2003-07-01').deadline('C-HANDLE', '2004-03-01').article).toBe('信访条例 第三十三条');
    expect(lawOn('2003-07-01').termOn('C-ASSIGN', '2003-08-01').article).toBe('信访条例 第二十一条第一款第四项');
    const strict = lawOn('2010-01-04', { lawBefore2005: 'none' });
    expect(() => strict.on('2005-04-30')).toThrow(RangeError);
    expect(() => strict.deadline('C-ROUTE', '2005-04-30')).toThrow(RangeError);
  });

  it('for a term is the law of the day on which its clock started, asked before or after', () => {
    for (const law of [lawOn('2022-04-30'), lawOn('2022-05-02'), lawOn('2022-05-02').on('2022-04-30')]) {
      expect(law.deadline('C-HANDLE', '2022-04-30')).toEqual({ on: '2022-06-29', clock: 'C-HANDLE', article: '信访条例 第三十三条' });
      expect(law.deadline('C-HANDLE', '2022-05-01')).toEqual({ on: '2022-06-30', clock: 'C-HANDLE', article: '信访工作条例 第三十四条' });
    }
  });

  it('has one object for one law and one set of settings', () => {
    expect(lawOn('2026-03-02')).toBe(lawOn('2023-01-01', { ratingDays: 30 }));
    expect(lawOn('2026-03-02').on('2015-01-01')).toBe(lawOn('2016-01-01'));
    expect(lawOn('2026-03-02', { ratingDays: 60 })).not.toBe(lawOn('2026-03-02'));
  });

  it('sets the length of every clock by its own article', () => {
    const of = (day: string) => clocks.map(({ clock, unit, rules }) => ({ clock, unit, rule: rules.find(row => rulesOn(row, day)) })).filter(({ clock }) => !/SIMPLE|HOP|DISC|URGENT/.test(clock)).map(({ clock, unit, rule }) => `${clock} ${String(rule?.length)} ${unit} ${rule?.article ?? ''}`);
    const now = [
      'C-ROUTE 15 day 第二十二条第一款', 'C-DECISION decisionDays day 第二十二条第一款第一项', 'C-SUPERIOR given day 第二十二条第一款第三项', 'C-INFORM-DIRECT 15 day 第二十三条第二款', 'C-INFORM-TRANSFER 15 day 第二十三条第三款', 'C-OBJECT 5 working-day 第二十三条第三款', 'C-OBJECTION objectionDecisionWorkingDays working-day 第二十三条第三款',
      'C-RESEND resendDays day 第二十二条第一款', 'C-HANDLE 60 day 第三十四条',
      'C-ASSIGN given day 第二十二条第一款第三项', 'C-REVIEW-REQ 30 day 第三十五条', 'C-REVIEW 30 day 第三十五条', 'C-REREVIEW-REQ 30 day 第三十六条第一款', 'C-REREVIEW 30 day 第三十六条第一款',
      'C-IMPROVE-REPLY improveReplyDays day 第四十条第四款', 'C-TASK given day 第十二条第二款、第十三条第一款',
    ];
    const old = [
      'C-ROUTE 15 day 第二十一条第一款', 'C-DECISION decisionDays day 第二十一条第一款第二项', 'C-SUPERIOR given day 第二十一条第一款第四项', 'C-INFORM-DIRECT 15 day 第二十二条第二款', 'C-INFORM-TRANSFER 15 day 第二十一条第二款', 'C-OBJECT objectWorkingDaysBefore2022 working-day C-OBJECT（条例未作规定）',
      'C-OBJECTION objectionDecisionWorkingDays working-day C-OBJECTION（条例未作规定）', 'C-RESEND resendDays day 第二十一条第一款', 'C-HANDLE 60 day 第三十三条', 'C-ASSIGN given day 第二十一条第一款第四项', 'C-REVIEW-REQ 30 day 第三十四条', 'C-REVIEW 30 day 第三十四条', 'C-REREVIEW-REQ 30 day 第三十五条第一款',
      'C-REREVIEW 30 day 第三十五条第一款', 'C-IMPROVE-REPLY 30 day 第三十六条第二款', 'C-TASK given day 第五条第二款',
    ];
    expect(of('2026-03-02').map(line => line.replace('信访工作条例 ', ''))).toEqual(now);
    for (const day of ['2010-03-02', '2003-03-02']) expect(of(day).map(line => line.replace('信访条例 ', '').replace('本厅规则 ', ''))).toEqual(old);
  });

  it('knows no simple procedure before 2016', () => {
    expect(() => lawOn('2015-06-01').deadline('C-SIMPLE-ACCEPT', '2015-06-01')).toThrow(RangeError);
    expect(lawOn('2018-06-01').deadline('C-SIMPLE-DECIDE', '2018-06-01')).toMatchObject({ on: '2018-06-15', article: '信访事项简易办理办法（试行）（国信发〔2016〕8号）' });
  });

  it('gives no right to object before 2022, so that term is called a rule of the hall', () => {
    expect(lawOn('2015-06-01').deadline('C-OBJECT', '2015-06-01')).toMatchObject({ on: '2015-06-08', article: '本厅规则 C-OBJECT（条例未作规定）' });
  });
});

describe('An article', () => {
  it('is cited as the law writes it', () => {
    expect([1, 10, 11, 20, 36, 50].map(numeral)).toEqual(['一', '十', '十一', '二十', '三十六', '五十']);
    expect(cite(regulation2022, '22.1(3),25.1')).toBe('信访工作条例 第二十二条第一款第三项、第二十五条第一款');
    expect(cite(regulation2022, '31(1-5)')).toBe('信访工作条例 第三十一条第一项至第五项');
    expect(() => cite(regulation2022, '第三条')).toThrow(RangeError);
  });

  it('follows the law in force', () => {
    expect(lawOn('2026-03-02').article('R-IN-10')).toBe('信访工作条例 第二十条第三款');
    expect(lawOn('2021-03-02').article('R-IN-10')).toBe('信访条例 第十八条第二款');
    expect(lawOn('2021-03-02').article('R-RT-09')).toBe('本厅规则 R-RT-09（条例未作规定）');
    expect(['R-IN-10', 'R-RT-09'].map(rule => lawOn('2021-03-02').cites(rule))).toEqual(['信访条例 第十八条第二款', undefined]);
    expect(() => lawOn('2026-03-02').cites('R-XX-99')).toThrow(RangeError);
    expect(() => lawOn('2026-03-02').article('R-XX-99')).toThrow(RangeError);
    expect(() => lawOn('2026-03-02').article('constructor')).toThrow(RangeError);
  });

  it('is there for every transition T01 to T36, short enough for an event', () => {
    const transitions = Array.from({ length: 36 }, (_, index) => `T${String(index + 1).padStart(2, '0')}`);
    for (const rule of [...transitions, ...rulePlaces.keys()]) for (const regulation of [regulation2022, regulation2005]) {
      expect(articleOf(rule, regulation)).toMatch(/^.{4,200}$/);
    }
  });

  it('never names a paragraph or item that the text does not have', () => {
    expect(placesIn(0).filter(place => !stands(text2022, place))).toEqual([]);
    expect(placesIn(1).filter(place => !stands(text2005, place))).toEqual([]);
    expect(['22', '22.2', '22.1(3)', '31(6)'].every(place => stands(text2022, place))).toBe(true);
    expect(['51', '22.3', '22.1(4)', '22(1)', '31(7)', '34.1', '31(1-7)'].some(place => stands(text2022, place))).toBe(false);
  });

  it('stands behind every clock, way, route and ground', () => {
    const known = new Set([...spelled(text2022, place => cite(regulation2022, place)), ...spelled(text2005, place => cite(regulation2005, place))]);
    const cited = [...clocks.flatMap(clock => clock.rules), ...disposalWays, ...handlingRoutes, ...grounds].map(row => row.article).filter(article => /^信访(工作)?条例 /.test(article));
    const [titles, places] = [cited.map(article => article.split(' ')[0] ?? ''), cited.map(article => (article.split(' ')[1] ?? '').split('、'))];
    expect(places.flatMap((list, index) => list.map(place => `${titles[index] ?? ''} ${place}`)).filter(place => !known.has(place))).toEqual([]);
    expect(cited.length).toBeGreaterThan(60);
  });
});

describe('Grounds, ways and routes', () => {
  const days = ['2004-01-01', '2005-05-01', '2014-04-30', '2014-05-01', '2022-04-30', '2022-05-01', '2026-03-02'];

  it('have one meaning a day', () => {
    for (const day of days) {
      for (const names of [groundsInForce(day).map(row => row.code), disposalWays.filter(row => rulesOn(row, day)).map(row => row.way), handlingRoutes.filter(row => rulesOn(row, day)).map(row => row.route)]) {
        expect(names).toHaveLength(new Set(names).size);
      }
      for (const way of ['transfer', 'assign', 'political-legal', 'discipline', 'urgent'] as const) expect(wayInForce(way, day).way).toBe(way);
      expect(regulationOn(day).title).toBe(groundInForce('IN_HAND', day)?.article.split(' ')[0]);
    }
  });

  it('change with the law', () => {
    expect(groundInForce('RE_REVIEWED', '2026-03-02')?.article).toBe('信访工作条例 第三十六条第三款');
    expect(groundInForce('RE_REVIEWED', '2019-03-02')?.article).toBe('信访条例 第三十五条第三款');
    expect(groundInForce('LEGAL_PROCEDURE', '2026-03-02')).toBeUndefined();
    expect(groundInForce('ROUTE_ARBITRATION', '2019-03-02')).toBeUndefined();
    expect(['2014-04-30', '2014-05-01', '2022-04-30', '2022-05-01'].map(day => groundsInForce(day).filter(row => row.code.startsWith('VISIT_')).length)).toEqual([0, 6, 6, 0]);
  });

  it('start the sixty days on route 6 alone since 2022, and for every accepted matter before', () => {
    const sixty = (day: string) => handlingRoutes.filter(row => routeInForce(row.route, day) === row && row.clock === 'C-HANDLE').map(row => row.route);
    expect(sixty('2026-03-02')).toEqual(['route-6']);
    expect(sixty('2019-03-02')).toEqual(['route-5', 'route-6', 'suggestion']);
    expect(routeInForce('route-3', '2019-03-02')).toBeUndefined();
  });
});
