// Places as messages write them: a province, city, county or district, by name or masked by a letter.

/** Where a message plays. Empty words where that cannot be read. */
export interface Places {
  /** The first place that title or question names; where the title names none, a reply of another city knows better than the question. */
  readonly near: string;
  /** The city to which it belongs. */
  readonly city: string;
  /** Its county, district or county-level city; empty when title and question name no more than the city. */
  readonly district: string;
  /** The citizen's own words, which know the places' names. */
  readonly asked: string;
  readonly reply: string;
}

/** A mayor or a county's head, and not a name that begins with 长: A市长桥小学, C3县长乐街. */
const headed = '长(?:$|[^\\u4e00-\\u9fff]|[你您好的在及和与是同信热公专办们大先对批指亲]|期间)';
/** `A市`, `A5区`, `A7县`, and `A8县市` for a county that became a city. A letter with nothing but 区 is a part of a housing estate. */
export const maskedPlace = `(?<![A-Za-z0-9])[A-Z](?:市(?!值|${headed})|\\d{1,2} ?(?:县市(?![场政])|市(?!场|${headed})|区(?![域间]|${headed})|县(?!域|${headed})|州))`;
const masks = (text: string): string[] => [...text.matchAll(new RegExp(maskedPlace, 'g'))].map(([mask]) => plainPlace(mask));
const placeEnd = /(自治州|自治县|市|县|区|旗)(?=[\u4e00-\u9fff]{0,12}(?:局|委|办|厅|镇|乡|街道|路|政府))/g;
const province = /[\u4e00-\u9fff]{2}省(?![\u4e00-\u9fff]{0,14}(?:公司|集团|学院|大学|医院))/;
/** Ends that only look like a place's. */
const noPlace = /[城小社超学景山园片辖库校街老地矿灾林牧新该本全各我同外跨门夜上都菜大两村厂发范开住示整分社示]$/;

/** One place, one spelling: a county that became a city keeps its first mask. */
export const plainPlace = (written: string): string => written.replace('县市', '县').replace(' ', '');
/** A place at the beginning of the last words of a reply, with a date after them or none. */
const signing = new RegExp(`(${maskedPlace})[\\u4e00-\\u9fff]{2,24}\\s*(?:[0-9０-９〇○一二三四五六七八九十]{2,4}\\s*年[^。，]{2,9})?\\s*$`);
const isMask = (place: string): boolean => /^[A-Z]/.test(place);
/** A masked place with a number lies within the city of its letter. */
const isCounty = (place: string): boolean => (isMask(place) ? /\d|辖[县区]$/.test(place) : /[县区旗]$/.test(place));

/** How high the authority of a place stands; nothing where its name does not tell. */
export function levelOf(place: string): 'province' | 'city' | 'county' | undefined {
  if (place === '省') return 'province';
  return isCounty(place) ? 'county' : isMask(place) ? 'city' : undefined;
}

export function placesOf(title: string, text: string, reply: string): Places {
  const first = [firstPlace(title), placeAsked(text, reply), province.test(title) ? '省' : ''].find(place => place !== '') ?? '';
  const [letter] = /^[A-Z]/.exec(first) ?? [];
  const near = (isCounty(first) ? undefined : speakingCounty(reply, letter)) ?? first;
  const city = letter ? `${letter}市` : near.endsWith('市') ? near : '';
  const district = isCounty(near) ? near : (masks(text).find(place => isCounty(place) && place.startsWith(letter ?? ' ')) ?? '');
  return { near, city, district, asked: `${title}。${text}`, reply };
}

/** A question may speak of many cities, but the one that answers is its own: the place of the reply's signature, else the first that it names. */
function placeAsked(text: string, reply: string): string {
  const [asked, [first = '']] = [firstPlace(text), masks(reply)];
  const answering = signedIn(reply) || first;
  return answering === '' || (isMask(asked) && asked.slice(0, 1) === answering.slice(0, 1)) ? asked : answering;
}

/** The county of a reply that is signed there or says 我县 or 我区 of itself, within the city of a letter. */
const speakingCounty = (reply: string, letter = ''): string | undefined =>
  [signedIn(reply), ...(/[我本][县区]/.test(reply) ? masks(reply) : [])].find(place => isCounty(place) && place.startsWith(letter));
const signedIn = (reply: string): string => plainPlace(signing.exec(reply)?.[1] ?? '');

function firstPlace(text: string): string {
  const [mask] = masks(text);
  if (mask !== undefined) return mask;
  const named = [...text.matchAll(placeEnd)].map(({ index, 0: end }) => nameBefore(text.slice(0, index), end, text));
  return named.find(name => name !== '') ?? '';
}

/** The county or district to which a reply says that the whole matter went: 已转L6县调查. */
export function placeHandedTo(reply: string): string | undefined {
  const [, mask] = new RegExp(`(?:转交?|转至|转到|转给|交由|交办|(?<=已)交)(?:给|至|由|到|了)?(${maskedPlace})(?:人民政府|政府|委)?及?(?:有关部门|相关部门|相关单位)?(?:调查|核|办|处|答复|[，。；])`).exec(reply) ?? [];
  return mask && isCounty(plainPlace(mask)) ? plainPlace(mask) : undefined;
}

/** A place of another city than the message's own. */
export const isElsewhere = (place: string, { near }: Places): boolean => isMask(place) && isMask(near) && place.slice(0, 1) !== near.slice(0, 1);

/** Words that a sentence puts before a name. */
export const smallWords = '请求|要求|责成|督促|组织|通知|协调|指导|关于|反映|投诉|举报|咨询|请问|建议|希望|呼吁|恳请|质疑|期盼|期待|强烈|针对|转交|交由|联合|会同|位于|[经由请转向对与和及至在到是的给让被把为、此即派报从按同了]';

/** A name without the small words before it; one that would leave less than two characters belongs to the name (和平, 向阳). */
export function bare(name: string): string {
  const ends = [...name.matchAll(new RegExp(smallWords, 'g'))].map(({ index, 0: word }) => index + word.length).filter(end => name.length - end >= 2);
  return name.slice(ends.at(-1) ?? 0);
}

/** Whether a name stands in a text by itself: 2 after a stop or a place, 1 after a small word, 0 when it is only a part of other words. */
export function standing(name: string, text: string): 0 | 1 | 2 {
  if (new RegExp(`(?<![\\u4e00-\\u9fffA-Z0-9])${name}|(?<=[省市县区州])${name}`).test(text)) return 2;
  return new RegExp(`(?:${smallWords}|[镇乡])${name}`).test(text) ? 1 : 0;
}

/** A place's own name that ends `before`, with its end, where it stands by itself in what the citizen wrote. Empty when it does not. */
export function nameBefore(before: string, end: string, asked: string): string {
  const names = [2, 3, 4].flatMap(length => (before.length < length ? [] : [before.slice(-length)]));
  const name = names.find(one => /^[\u4e00-\u9fff]+$/.test(one) && standing(one + end, asked) > 0);
  return name === undefined || noPlace.test(name) ? '' : name + end;
}

/** The place of an office at `at` in the reply: what is written before it, or what a short form means there. 区 is the district, 市 its city, or the message's own county-level city. A district that nobody names is one of the city's (`A市辖区`), never the city itself. */
export function placeMeant(written: string, at: number, places: Places): string {
  const { near, city, reply } = places;
  if (written.length > 1) return plainPlace(written);
  switch (written) {
    case '省':
      return '省';
    case '市':
      return isCountyCity(places) ? near : city || near;
    case '县':
    case '区':
      return levelOf(districtAt(at, places)) === 'city' ? `${near}辖${written}` : districtAt(at, places);
    default:
      return isCounty(near) ? near : (lastCounty(reply.slice(0, at).replace(/^[^]*。/, ''), places) ?? near);
  }
}

/** The county or district in which something stands at `at` in the reply: the message's own, else the last that the reply names before it, else the first after it. */
export function districtAt(at: number, places: Places): string {
  const { near, district, reply } = places;
  return district || (lastCounty(reply.slice(0, at), places) ?? masks(reply.slice(at)).find(place => isCounty(place) && isWithin(place, places)) ?? near);
}

const isWithin = (place: string, { city }: Places): boolean => city === '' || place.startsWith(city.slice(0, 1));
const lastCounty = (text: string, places: Places): string | undefined => masks(text).findLast(place => isCounty(place) && isWithin(place, places));
const isCountyCity = ({ near, asked, reply }: Places): boolean => /\d市$/.test(near) || (/\d县$/.test(near) && `${asked}${reply}`.includes(`${near}市`));
