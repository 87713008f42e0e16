// Which departments a reply names: those that signed it, to whom the matter was handed, who looked into it, and who acts in it.
import { departmentKinds } from './department-kinds.js';
import { acts, nameMeant, officesIn, townsIn, type Mention } from './department-spellings.js';
import { localName, placesOf, type Places } from './places.js';

/** What is known of a message beside its reply. */
export interface About {
  readonly title: string;
  readonly text: string;
}

/** As many as one reply may reasonably be put together by. */
const atMost = 5;

/** Found in a reply: the weight says how surely it owes the answer, the place where it is first named. */
interface Found extends Mention {
  readonly leads: boolean;
}

/**
 * The departments that owe the answer, the leading one first: the one that is said to lead (牵头), else the one that signed, else the first that is named.
 * Names of laws and papers do not count, nor does an office to which the citizen is merely referred. Empty when the reply names nobody.
 */
export function departmentsNamed(reply: string, about: About): readonly string[] {
  const text = withoutTitles(reply);
  const places = placesOf(about.title, about.text, text);
  const found = [...signature(text, places), ...handedTo(text, places), ...officesAndTowns(text, places), ...spokenOfItself(text, about, places)];
  const names = found.sort((one, other) => Number(other.leads) - Number(one.leads) || one.from - other.from).map(({ name }) => name);
  return withoutShorter([...new Set(names)]).slice(0, atMost);
}

/** The same reply with every 《title》 and bracketed number blotted out, so that places in it stay the same. */
export const withoutTitles = (reply: string): string => reply.replace(/《[^》]{1,120}》|\[[^\]]{1,40}\]|〔[^〕]{1,40}〕|https?:\S+/g, title => '■'.repeat(title.length));

const date = '(?:[0-9０-９〇一二三四五六七八九]{2,4}\\s*[年./-]\\s*[0-9０-９一二三四五六七八九十]{1,3}\\s*[月./-]\\s*[0-9０-９一二三四五六七八九十]{1,3}\\s*日?)';
const signed = () => new RegExp(`(?<=^|[\\s。！!？?；;，,：:、）)”])([A-Z]?[\\u4e00-\\u9fffA-Z0-9]{2,24})\\s*(?:${date})?\\s*$`);

/** The name at the end of the reply, with or without a date; and the one that stands as the unit in charge. */
function signature(text: string, places: Places): Found[] {
  const ended = signed().exec(text.replace(/[）)]$/, ''));
  const charged = /(?:承办|责任|回复|答复)(?:责任)?单位(?:为|是)?[：:]\s*([^）)。；;，,\s]{2,30})/.exec(text);
  return [ended, charged].flatMap(match => {
    const name = match?.[1] && nameMeant(match[1], places);
    return match && name ? [{ name, from: match.index, to: match.index + match[0].length, leads: true }] : [];
  });
}

const handing = /(?:转至|转到|转给|转交|转由|转办|移交|责成|交由|交办至?|转|经)(?:给|至|由|到|了)?([^，。；！：\s■]{2,40}?)(?:进行|现场|共同|立即|认真|迅速)*(?:调查|核实|核处|核查|办理|处理|处置|研究|阅处|跟进|牵头|[，。；])/g;

/** Those to whom the matter was handed or who looked into it: 已转市教育局调查核处, 经A5区人防办、洞井街道核实. */
function handedTo(text: string, places: Places): Found[] {
  return [...text.matchAll(handing)].flatMap(({ 0: found, 1: list = '', index }) =>
    list.split(/[、和与及]|会同|以及/).flatMap((written, nth) => {
      const name = nameMeant(written, places);
      const from = index + found.indexOf(list) + Math.max(list.indexOf(written), nth);
      return name ? [{ name, from, to: from + written.length, leads: false }] : [];
    }),
  );
}

const merelyAsked = /(?:咨询|拨打|致电|联系|前往|国家|中央|全国|国务院|根据|依据|按照|按|报|呈|副|请您?[与到向至]?|建议您?[与到向至]?|[向到去][^，。；]{0,4})$/;
const acting = new RegExp(`^${acts}`);
const enlisted = /(?:^|[\s。！!？?；;，,：:、）)■]|经|由|会同|联合|责成|要求|组织|协调|督促|转|交|和|与|及)$/;
const merelyNamed = /^(?:窗口|门口|附近|旁|对面|宿舍|家属|大楼|小区|路|站|官网|网站|电话|热线|咨询|微信|公众号|令|文件|印发|颁发|下发|制定|出台|关于|联合发文|批复|文〔|备案|登记|申请|反映情况|投诉|举报|申报|领取|查询|等部门咨询|出具)/;

/** Offices, streets and towns in the running text, but for those to whom the citizen is merely referred. */
function officesAndTowns(text: string, places: Places): Found[] {
  const takesPart = (before: string, after: string): boolean =>
    !merelyAsked.test(before) && !merelyNamed.test(after) && (acting.test(after) || enlisted.test(before));
  return [...officesIn(text, places), ...townsIn(text, places)]
    .filter(({ from, to }) => takesPart(text.slice(Math.max(0, from - 8), from), text.slice(to, to + 12)))
    .map(mention => ({ ...mention, leads: /^(?:[^，。；]{0,2})牵头/.test(text.slice(mention.to, mention.to + 4)) }));
}

/** 我镇 and 我局 speak of themselves: the town stands in the title, the office is known by the work for which it gives thanks. Only when nobody else is named. */
function spokenOfItself(text: string, { title, text: asked }: About, places: Places): Found[] {
  const town = /[我本](镇|乡|街道)/.exec(text)?.[1];
  const run = town && new RegExp(`([\\u4e00-\\u9fff]{2,3})${town}`).exec(`${title.replace(/[A-Z]\d*(?:县市|[市县区])?/g, '、')}。${asked}`)?.[1];
  const named = run && localName(run, '', { ...places, asked: '' });
  const work = /对我?[们局市县区]?的?([\u4e00-\u9fff]{2,12}?)(?:工作|事业)的?(?:的)?(?:关心|关注|支持|理解|监督)/.exec(text)?.[1];
  const kind = work && departmentKinds.find(({ spelled }) => spelled.some(stem => work.includes(stem.replace('.', ''))));
  const self = /[我本](?:局|办|中心|委|单位|大队|支队|公司|院|站|处)/.exec(text);
  return [
    ...(town && named ? [{ name: `${places.near}${named}${town === '街道' ? '街道办事处' : `${town}人民政府`}`, from: text.length, to: text.length, leads: false }] : []),
    ...(kind && self ? [{ name: places.near + kind.name, from: self.index, to: self.index + 2, leads: false }] : []),
  ];
}

/** Without names that are another one's end: 教育局 beside A5区教育局. */
const withoutShorter = (names: readonly string[]): readonly string[] => names.filter(name => !names.some(other => other !== name && other.endsWith(name)));
