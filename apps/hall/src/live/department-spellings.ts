// How the departments of a reply are recognised: by the stem of their kind with an official end, as a street or town, or by an official end alone where the sentence says that it acts.
import { departmentKinds } from './department-kinds.js';
import { bare, localName, maskedPlace, placeMeant, type Places } from './places.js';

/** A department found in a text: its full name, where it stands, and where it ends. */
export interface Mention {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

const ends = '局|分局|厅|委员会|委|办公室|办';
const whole = (spelled: string): boolean => spelled.endsWith('.');
const spellings = departmentKinds
  .flatMap(({ name, spelled }) => spelled.map(stem => ({ name, stem })))
  .sort((one, other) => other.stem.length - one.stem.length);
const kindOf = new Map(spellings.map(({ name, stem }) => [whole(stem) ? stem.slice(0, -1) : stem, name]));
const stems = spellings.filter(({ stem }) => !whole(stem)).map(({ stem }) => stem).join('|');
const wholes = spellings.filter(({ stem }) => whole(stem)).map(({ stem }) => stem.slice(0, -1)).join('|');
const place = `${maskedPlace}|[\\u4e00-\\u9fff]{2,3}(?:省|市|县|区|州|旗)|[省市县区]`;
const official = new RegExp(`(${place})?(?:人民政府)?(?:(${wholes})|(${stems})(${ends})(?![法长]))`, 'g');

/** Offices of a kind that the table knows, e.g. `A5区教育局`, with the name that the register gives them. */
export function officesIn(text: string, places: Places): Mention[] {
  return [...text.matchAll(official)].map(({ 0: found, 1: written = '', 2: name, 3: stem, 4: end, index }) => {
    const kind = kindOf.get(name ?? stem ?? '') ?? found;
    return { name: placeMeant(written, places) + (end === '厅' ? kind.replace(/局$/, '厅') : kind), from: index, to: index + found.length };
  });
}

/** What somebody does who acts in a matter. */
export const acts = '(?:党工委|党委|领导)?[、，,]?(?:已|将|立即|迅速|高度|组织|及时|第一时间|调查|核实|会同|联合|工作人员|安全|回复|答复|进行|多次|积极|安排|派|现场|处理|办理|负责|牵头|执法|对)';
const local = new RegExp(`(${maskedPlace})?([\\u4e00-\\u9fff]{1,5}?)(街道办事处|街道办|街道|镇人民政府|镇政府|镇党委|乡人民政府|乡政府|乡党委|镇|乡)(?:(?<=府|处|办|委)|(?=${acts})|(?=[、和]))`, 'g');

/** Streets and towns, where a sentence lets them act or names their government. */
export function townsIn(text: string, places: Places): Mention[] {
  return [...text.matchAll(local)].flatMap(({ 0: found, 1: written = '', 2: run = '', 3: end = '', index }) => {
    const name = localName(run, end, places);
    if (name === undefined) return [];
    return [{ name: `${written || places.near}${name}${end.startsWith('街道') ? '街道办事处' : `${end.slice(0, 1)}人民政府`}`, from: index, to: index + found.length }];
  });
}

const officialEnd = '(?:局|委|委员会|厅|办公室|街道办|办事处|人民政府|中心|公司|集团|支队|大队|管理处|分局|研究所|医院|大学|学院|银行|管委会|管理委员会|联合会|园区|开发区|总站|服务区)';
const nobody = /有关|相关|^(?:各|该|本|我|上级|贵|其|主管|某|责任|承办|当地|属地|多个|辖区|合作|营|物业)|(?:业主|居|村|主管|分管|职能|物业)(?:部门|单位|委员会|委|公司|领导|中心)?$/;
const unknown = new RegExp(`(${maskedPlace}|[市县区省])?([\\u4e00-\\u9fff]{3,20}${officialEnd})$`);

/** A name that a sentence gives as acting (已转…核处), as the register would spell it; nothing for what names nobody. */
export function nameMeant(written: string, places: Places): string | undefined {
  const [known] = [...officesIn(written, places), ...townsIn(`${written}、`, places)].sort((one, other) => one.from - other.from || other.to - one.to);
  if (known) return known.name;
  const [, where = '', name = ''] = unknown.exec(bare(written)) ?? [];
  const short = name.replace(/^.*[市县区省](?=[\u4e00-\u9fff]{2})/, '');
  if (name === '' || nobody.test(short) || short.length > 14) return undefined;
  const meant = short === name ? where : name.slice(0, -short.length).slice(-1);
  return (meant === '' ? '' : placeMeant(meant, places)) + short;
}
