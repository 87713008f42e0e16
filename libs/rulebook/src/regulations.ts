// The two Regulations and the days on which each rules, and how a place in them is cited.

/**
 * How sure a number or an article is. V: read in the norm itself. V-part: read in a copy that stops early. V2: read in a second-hand source. L: a local rule or practice.
 * R: read in a norm that is repealed or replaced. C: seen in public code. D: derived from read text. SEED: a seed practice. memory: remembered, not read. house: the hall's own choice.
 */
export type Provenance = 'V' | 'V-part' | 'V2' | 'L' | 'R' | 'C' | 'D' | 'SEED' | 'memory' | 'house';

/** The days on which something rules, both included; without `to` it still does. */
export interface InForce {
  readonly from: string;
  readonly to?: string;
}

/** A Regulation as the rulebook holds it. `version` changes when a number or an article of ours changes, not when the law does: a new law is a new Regulation. */
export interface Regulation extends InForce {
  readonly version: string;
  readonly title: string;
  readonly en: string;
  readonly issuedAs: string;
  /** The norm is applied to days on which it was not yet in force. */
  readonly fallback?: true;
}

/** 信访条例, State Council decree 431. That decree 752 repealed it is memory; the 2022 Regulation takes its place from its own first day. */
export const regulation2005: Regulation = {
  version: 'regulation-2005/1', title: '信访条例', en: 'Regulation on Letters and Visits (2005)', issuedAs: '国务院令第431号', from: '2005-05-01', to: '2022-04-30',
};

/** 信访工作条例, Art. 50: in force from 1 May 2022. */
export const regulation2022: Regulation = {
  version: 'regulation-2022/1', title: '信访工作条例', en: 'Regulation on Petition Work (2022)', issuedAs: '中发〔2022〕11号', from: '2022-05-01',
};

/** Days before the first Regulation: its 1995 predecessor was not read, so the 2005 text stands in and the version says so (setting `lawBefore2005`). */
export const fallback2005: Regulation = { ...regulation2005, version: `${regulation2005.version}-fallback`, from: '1900-01-01', to: '2005-04-30', fallback: true };

/** The Regulations, oldest first; together they cover every day. A new Regulation is a row here and rows in clocks, grounds, ways and articles. */
export const regulations: readonly Regulation[] = [fallback2005, regulation2005, regulation2022];

/** Whether a row rules on a day. Days before the 2005 Regulation are read as its first day. */
export const rulesOn = ({ from, to }: InForce, day: string): boolean => {
  const legalDay = day < regulation2005.from ? regulation2005.from : day;
  return from <= legalDay && (to === undefined || legalDay <= to);
};

/** The Regulation that rules on a day. */
export const regulationOn = (day: string): Regulation => (day < regulation2005.from ? fallback2005 : day < regulation2022.from ? regulation2005 : regulation2022);

/** Whether a row rules on any day of a Regulation; what stands in for it before 2005 has the rows of the 2005 text. */
export const rulesUnder = ({ from, to }: InForce, regulation: Regulation): boolean => {
  const { from: first, to: last } = regulation.fallback ? regulation2005 : regulation;
  return (last === undefined || from <= last) && (to === undefined || first <= to);
};

/** The days of a Regulation, to spread into a row of data. */
export const during = ({ from, to }: Regulation): InForce => (to === undefined ? { from } : { from, to });

const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** A number from 1 to 99 as the law writes it. */
export const numeral = (value: number): string => {
  const tens = Math.floor(value / 10);
  return `${tens > 1 ? (digits[tens] ?? '') : ''}${tens > 0 ? '十' : ''}${digits[value % 10] ?? ''}`;
};

/** One place: article, paragraph, item or items. `22.1(3)` is 第二十二条第一款第三项, `31(6)` an item of an article with one paragraph, `31(1-5)` a range of items. */
export const placePattern = /^(\d+)(?:\.(\d+))?(?:\((\d+)(?:-(\d+))?\))?$/;

const readPlace = (place: string): string => {
  const found = placePattern.exec(place);
  if (!found) throw new RangeError(`«${place}» is no place in a Regulation.`);
  const [article, paragraph, item, last] = found.slice(1).map(part => (part ? numeral(Number(part)) : ''));
  return [`第${article ?? ''}条`, paragraph && `第${paragraph}款`, item && `第${item}项`, last && `至第${last}项`].join('');
};

/** Cites places of a Regulation: `cite(regulation2022, '22.1(3),25')` is 信访工作条例 第二十二条第一款第三项、第二十五条. Throws `RangeError` for a place that is not written as one. */
export const cite = (regulation: Regulation, places: string): string => `${regulation.title} ${places.split(',').map(readPlace).join('、')}`;

/** What a rule cites when no norm that was read holds it: the hall's own rule, never dressed as law. */
export const ownRule = (rule: string): string => `本厅规则 ${rule}（条例未作规定）`;
