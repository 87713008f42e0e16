// How the offices of a reply are recognised: by the stem of their kind with an official end, in the place that is written before or within their name.
import { departmentKinds, type DepartmentKind } from './department-kinds.js';
import { bare, districtAt, levelOf, maskedPlace, nameBefore, placeMeant, plainPlace, type Places } from './places.js';
import { townsOf } from './town-names.js';

/** A department found in a text: its full name, where it stands, and where it ends. `by`: how it is written: 教育部门 without a place speaks of a whole trade, a town's bare name of a place. */
export interface Mention {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly by: 'office' | 'trade' | 'town' | 'place';
}

const zones: readonly (readonly [name: string, spelled: RegExp])[] = [
  ['经济技术开发区', /^(?:经济技术开发区|经济开发区|经开区)$/],
  ['高新技术产业开发区', /^(?:高新技术产业开发区|高新技术产业园区|高新技术开发区|高新区)$/],
];
const zone = '经济技术开发区|经济开发区|经开区|高新技术产业开发区|高新技术产业园区|高新技术开发区|高新区';
const zoneNamed = (written: string): string => zones.find(([, spelled]) => spelled.test(written))?.[0] ?? '';

const whole = (spelled: string): boolean => spelled.endsWith('.');
const spellings = departmentKinds
  .flatMap(kind => kind.spelled.map(stem => ({ kind, stem })))
  .sort((one, other) => other.stem.length - one.stem.length);
const kindOf = new Map(spellings.map(({ kind, stem }) => [whole(stem) ? stem.slice(0, -1) : stem, kind]));
const stems = spellings.filter(({ stem }) => !whole(stem)).map(({ stem }) => stem).join('|');
const wholes = spellings.filter(({ stem }) => whole(stem)).map(({ stem }) => stem.slice(0, -1)).join('|');
const ends = '委员会|办公室|分局|局|厅|部门|委(?![托派员会任])|办(?![公理法案证学事结好税点复函了完])';
const official = new RegExp(`(${maskedPlace}|[省市县区])?(${zone})?(?:人民政府|委)?(?:(${wholes})(?!门)|(${stems})(?:(${ends})(?![法长])(?:(${maskedPlace})(?:${zone})?分局)?|(${maskedPlace})分局))`, 'g');
/** What stands before an office that belongs to a town, a village or a school, and is none of the county's, or nobody's in particular. */
const ofSomebody = /(?:街道|镇|乡|社区|村|学校|学院|医院|公司|集团|小区|中国|国家|电子|示范|管理|各[^，。；]{0,6})$/;

/** The name by which the register knows a kind of office in a place: a city's may be called otherwise than a county's, and a province's otherwise again. Where the place's name does not tell its level, the written form does. */
export function nameOfKind({ name, city, province, ofCity }: DepartmentKind, place: string, written = ''): string {
  if (ofCity && /^[A-Z]/.test(place)) return `${place.slice(0, 1)}市${name}`;
  const level = levelOf(place) ?? (city !== undefined && written.endsWith(city.slice(-2)) ? 'city' : 'county');
  return place + ((level === 'city' ? city : level === 'province' ? province : undefined) ?? name);
}

/** A place's own name between the word that hands the matter over and its end: 已转平湖县教育局. */
const nameGiven = (before: string, end: string): string => (/(?<=[已题]转(?:交|至|到|由|给)?)(?!相关|有关|所在|当地|各|该|本|我|请|交)[\u4e00-\u9fff]{2,3}$/.exec(before) ?? []).map(name => name + end).join('');

/** Offices of a kind that the table knows, with the name that the register gives them. In a list (区人社局、教体局) the place of one is that of the next. `at`: where the text stands in the reply. */
export function officesIn(text: string, places: Places, at = 0): Mention[] {
  let last = { to: -1, place: '' };
  return [...text.matchAll(official)].flatMap(({ 0: found, 1: written = '', 2: within = '', 3: name, 4: stem, 5: end = '', 6: branch, 7: direct, index }) => {
    const kind = kindOf.get(name ?? stem ?? '');
    const before = text.slice(Math.max(0, index - 8), index);
    if (!kind || ofSomebody.test(before)) return [];
    const own = /^[市县区]$/.test(written) ? nameBefore(before, written, places.asked) || nameGiven(before, written) : '';
    const said = branch ?? direct ?? (end === '厅' ? '省' : own || written);
    const place = said === '' && within === '' && /^[、和与及]$/.test(text.slice(last.to, index)) ? last.place : placeMeant(said, at + index, places) + zoneNamed(within);
    last = { to: index + found.length, place };
    return [{ name: nameOfKind(kind, place, found), from: index - Math.max(0, own.length - 1), to: last.to, by: end === '部门' && written === '' ? ('trade' as const) : ('office' as const) }];
  });
}

/** Streets and towns, by their governments' names. `at`: where the text stands in the reply. */
export const townsIn = (text: string, places: Places, at = 0): Mention[] =>
  townsOf(text, places).map(({ name, place, from, to, speaks }) => ({ name: (place === '' ? districtAt(at + from, places) : plainPlace(place)) + name, from: from - place.length, to, by: speaks ? 'town' : 'place' }));

const officialEnd = '(?:局|委|委员会|厅|办公室|街道办|办事处|人民政府|中心|公司|集团|支队|大队|管理处|分局|研究所|医院|大学|学院|管委会|管理委员会|联合会|总站)';
/** Nobody in particular, and those who merely pass on what citizens write. */
const nobody = /^管委会$|有关|相关|网宣|网信|布局|规律|网络文化|电子政务|问政|信箱|督查室|^(?:各|该|本|我|上级|贵|其|主管|某|一家|责任|承办|当地|属地|多个|辖区|合作|营|物业|全体)|(?:业主|居|村|主管|分管|职能|物业)(?:部门|单位|委员会|委|公司|领导|中心)?$|党委$/;
/** Companies that serve the public; no other is a department of a hall. */
const publicCompany = /(?:公交|巴士|城投|城建|供水|排水|水务|供热|燃气|移动|电信|联通|铁塔|广电|邮政|高速|客运|轨道|交通|电力|供电|电网|污水|环卫|市政|机场|国资|建设投资|开发投资).*(?:公司|集团)$/;
/** A zone by its own name: 云溪示范区管委会. */
const ownZone = new RegExp(`^(${maskedPlace}|[市县区])?([\\u4e00-\\u9fff]{2,6}(?:示范区|新区|园区|度假区|景区|管理区))(?:管委会|管理委员会)$`);
const unknown = new RegExp(`(${maskedPlace}|[市县区省](?!长))?([\\u4e00-\\u9fff]{3,20}${officialEnd})$`);
/** A body that no kind knows but a sentence hands the matter to (已转…核处), as the register would spell it. Nothing for what names nobody. */
export function nameMeant(written: string, at: number, places: Places): string | undefined {
  const [, city = '', within = ''] = new RegExp(`^(${maskedPlace}|[市县区])?(${zone})$`).exec(written) ?? [];
  if (within) return `${placeMeant(city, at, places)}${zoneNamed(within)}管理委员会`;
  const [, ofPlace = '', own] = ownZone.exec(bare(written)) ?? [];
  if (own !== undefined) return `${placeMeant(ofPlace, at, places)}${own}管理委员会`;
  const [, where = '', name = ''] = unknown.exec(bare(written)) ?? [];
  const short = name.replace(/^.*[市县区省](?!长)(?=[\u4e00-\u9fff]{2})/, '');
  if (name === '' || nobody.test(short) || short.length > 14 || (/(?:公司|集团)$/.test(short) && !publicCompany.test(short))) return undefined;
  return placeMeant(short === name ? where : name.slice(0, -short.length).slice(-1), at, places) + short;
}
