// Which departments a reply names: those that signed it, to whom the matter was handed, who looked into it, and who acts in it.
import { departmentKinds, type DepartmentKind } from './department-kinds.js';
import { rolesOf, signatures, type Role } from './department-roles.js';
import { nameMeant, nameOfKind, officesIn, townsIn, type Mention } from './department-spellings.js';
import { districtAt, isElsewhere, levelOf, maskedPlace, placesOf, type Places } from './places.js';
import { townNamed } from './town-names.js';

/** What is known of a message beside its reply. */
export interface About {
  readonly title: string;
  readonly text: string;
}

/** As many as one reply may reasonably be put together by. */
const atMost = 5;
/** Of those that merely begin a clause, when nobody is named more surely. */
const standingAtMost = 2;

interface Found {
  readonly name: string;
  readonly from: number;
  readonly role: Exclude<Role, 'none'>;
}

/**
 * The departments that owe the answer, the leading one first: the one that is said to lead (牵头), else the one that signed, else the first that is named.
 * Whoever is merely spoken of counts only when nobody signed, was handed the matter or acts in it. Names of laws and papers do not count, nor does an office of another city, nor one to which the citizen is merely referred.
 * Empty when the reply names nobody.
 */
export function departmentsNamed(reply: string, about: About): readonly string[] {
  const text = withoutTitles(reply);
  const places = placesOf(about.title, about.text, text);
  const found = [...signed(text, places), ...handedTo(text, places), ...mentioned(text, places), ...spokenOfItself(text, places)].filter(({ name }) => !isElsewhere(name, places));
  const sure = found.filter(({ role }) => role !== 'stands');
  const chosen = sure.length > 0 ? sure : found.filter(({ role, name }) => role === 'stands' && levelOf(name.slice(0, 1)) !== 'province').slice(0, standingAtMost);
  const rank = ({ role }: Found): number => (role === 'leads' ? 0 : role === 'signed' ? 1 : 2);
  const names = chosen.sort((one, other) => rank(one) - rank(other) || one.from - other.from).map(({ name }) => name);
  return withoutShorter([...new Set(names)]).slice(0, atMost);
}

/** The same reply with every 《title》 and bracketed number blotted out, so that places in it stay the same. */
export const withoutTitles = (reply: string): string => reply.replace(/《[^》]{1,120}》|\[[^\]]{1,40}\]|【[^】]{1,40}】|〔[^〕]{1,40}〕|https?:\S+/g, title => '■'.repeat(title.length));

/** Every office and town of the text with the part that it takes; a trade (教育部门) only when the matter went to it, a bare town not when it merely begins a clause, a province not when it merely acts; the discipline organ looks on while others act. */
function mentioned(text: string, places: Places): Found[] {
  const mentions = mentionsIn(text, places);
  const roles = rolesOf(mentions, text);
  return mentions.flatMap(mention => {
    const role = roles.get(mention) ?? 'none';
    if (role === 'stands' && mention.by === 'place') return [];
    if (role !== 'handed' && mention.by === 'trade') return [];
    if (role === 'acts' && levelOf(mention.name.slice(0, 1)) === 'province') return [];
    if ((role === 'acts' || role === 'stands') && mention.name.endsWith('纪律检查委员会')) return [];
    return role === 'none' ? [] : [{ name: mention.name, from: mention.from, role }];
  });
}

/** In the order of the text; of two that overlap, the longer one. */
function mentionsIn(text: string, places: Places, at = 0): Mention[] {
  const all = [...officesIn(text, places, at), ...townsIn(text, places, at)].sort((one, other) => one.from - other.from || other.to - one.to);
  return all.filter((mention, place) => !all.some((other, at) => at !== place && other.from <= mention.from && other.to >= mention.to && (other.to - other.from > mention.to - mention.from || at < place)));
}

/** What a signature may write before an office: nothing, or the city or province in which its place lies. */
const ofHigher = new RegExp(`^(?:${maskedPlace}|[\\u4e00-\\u9fff]{2,3}[省市]?)?$`);

/** The names that stand as signatures, and the one that stands as the unit in charge. */
function signed(text: string, places: Places): Found[] {
  const charged = /(?:承办|责任|回复|答复|经办)(?:责任)?单位(?:为|是)?[：:]\s*([^）)。；;，,\s]{2,30})/g;
  return [...text.replace(/[）)]$/, ' ').matchAll(signatures), ...text.matchAll(charged)].flatMap(({ 1: written = '', index }) => {
    const [known] = mentionsIn(written, places, index);
    const name = known && known.by !== 'trade' && ofHigher.test(written.slice(0, known.from)) ? known.name : nameMeant(written, index, places);
    return name === undefined ? [] : [{ name, from: index, role: 'signed' as const }];
  });
}

const looked = '(?:进行|现场|共同|立即|认真|迅速)*(?:调查|核实|核处|核查|办理|办复|处理|处置|研究|阅处|跟进|牵头)';
const handing = new RegExp(`(?:(?:转至|转到|转给|转交|转由|转办|转送|交由|交办至?|(?<=[已题并日])转|(?<=已)交(?![付纳由办]))(?:给|至|由|到|了|于)?([^，。；！：\\s■]{2,40}?)(?:${looked}|[，。；])|(?<![已曾])经([^，。；！：\\s■]{2,40}?)${looked})`, 'g');

/** Bodies that no kind knows to whom the matter was handed or who looked into it: 已转市移动通信公司, 经A5区征拆中心核实. */
function handedTo(text: string, places: Places): Found[] {
  return [...text.matchAll(handing)].flatMap(({ 0: found, 1: handed, 2: list = handed ?? '', index }) => {
    const start = index + found.indexOf(list);
    const rest = mentionsIn(list, places, start).reduce((words, { from, to }) => words.slice(0, from) + '、'.repeat(to - from) + words.slice(to), list);
    return [...rest.matchAll(/(?:(?!会同|以及)[^、和与及])+/g)].flatMap(({ 0: written, index: nth }) => {
      const name = nameMeant(written, start + nth, places);
      return name === undefined ? [] : [{ name, from: start + nth, role: 'handed' as const }];
    });
  });
}

const thanks = /对(?:我们?|本)?[局市县区省]?的?([\u4e00-\u9fffA-Z0-9]{2,14}?)(工作|事业)?的?(?:大力)?(?:关心|关注|支持|理解|监督|信任)/g;

/** A street that is named once is 街道 from then on; 我镇 and 我局 speak of themselves: the town is the one of which citizen and reply speak, the office is known by the work for which it gives thanks. */
function spokenOfItself(text: string, places: Places): Found[] {
  const town = /[我本](镇|乡|街道)/.exec(text);
  const named = town?.[1] && townNamed(town[1], places);
  const self = /[我本](?:局|办|中心|委|单位|大队|支队|公司|司|院|站|处)/.exec(text);
  const kind = self && [thankedFor(text), kindByDoing(self[0], text)].find(one => one && ofOneForm(self[0], one.name));
  const street = /(?<=^|[。，；：\s])街道(?=将|已|立即|正在|多次|及时)/.exec(text);
  const meant = street && townNamed('街道', places);
  return [
    ...(street && meant ? [{ name: districtAt(street.index, places) + meant, from: street.index, role: 'acts' as const }] : []),
    ...(town && named ? [{ name: districtAt(town.index, places) + named, from: town.index, role: 'signed' as const }] : []),
    ...(kind ? [{ name: nameOfKind(kind, places.near), from: self.index, role: 'signed' as const }] : []),
  ];
}

/** 我司 is a company, 我大队 a squad and 我办 an office by that name; 我局 and 我单位 may be anything else. */
const ofOneForm = (self: string, name: string): boolean => /司$/.test(self) === /公司$/.test(name) && (!self.endsWith('队') || name.endsWith('队')) && (!self.endsWith('办') || name.endsWith('办公室'));

/** What 我大队 and 我院 do tells what they are, when they do not say it. */
const selves: readonly (readonly [self: RegExp, does: RegExp, name: string])[] = [
  [/队$/, /交警|民警|车管|车道|红绿灯|闯红灯|抄牌|违停/, '交警大队'],
  [/院$/, /被执行人|立案执行|申请执行|审理|判决/, '人民法院'],
];
function kindByDoing(self: string, text: string): DepartmentKind | undefined {
  const name = selves.find(([end, does]) => end.test(self) && does.test(text))?.[2];
  return departmentKinds.find(kind => kind.name === name);
}

/** The kind of office for whose work a reply gives thanks: 感谢您对城市管理工作的支持. The longest stem that the words hold. */
function thankedFor(text: string): DepartmentKind | undefined {
  const held = [...text.matchAll(thanks)].flatMap(([, work = '', trade]) => {
    const bare = work.replace(new RegExp(maskedPlace), '');
    return departmentKinds.flatMap(kind => kind.spelled.map(stem => ({ kind, stem: stem.replace('.', '') })).filter(({ stem }) => (trade ? bare.includes(stem) : bare === stem)));
  });
  return held.sort((one, other) => other.stem.length - one.stem.length)[0]?.kind;
}

/** The office of the message's own city to which the reply sends the citizen with his question, where it names nobody who owes the answer. */
export function officeReferredTo(reply: string, about: About): string | undefined {
  const text = withoutTitles(reply);
  const places = placesOf(about.title, about.text, text);
  return officesIn(text, places).find(({ from, name }) => referring.test(text.slice(Math.max(0, from - 10), from)) && levelOf(name.slice(0, 1)) !== 'province' && !isElsewhere(name, places))?.name;
}

const referring = /(?:咨询|联系|致电|拨打|前往|反映|(?:请|可以?|建议|您)(?:您)?(?:直接)?[到去向与])(?:当地|辖区|所在地|您?(?:户籍|居住)地)?$/;

/** Without names that are another one's end: 教育局 beside A5区教育局. */
const withoutShorter = (names: readonly string[]): readonly string[] => names.filter(name => !names.some(other => other !== name && other.endsWith(name)));
