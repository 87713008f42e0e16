// What part a sentence gives to the departments that it names: who signed, to whom the matter went, who acts, and who is merely spoken of.
import type { Mention } from './department-spellings.js';

/** From the surest to the least sure. `signed`: at the end, or before a date. `leads`: it is said to lead. `handed`: the matter went to it, or it looked into it. `acts`: it does something in the matter. `stands`: it begins a clause. */
export type Role = 'signed' | 'leads' | 'handed' | 'acts' | 'stands' | 'none';

const date = '(?:[0-9０-９〇○一二三四五六七八九Oo]{2,4}\\s*[年./-]\\s*[0-9０-９一二三四五六七八九十]{1,3}\\s*[月./-]\\s*[0-9０-９一二三四五六七八九十]{1,3}\\s*日?)';
/** A signature may stand in the midst of a text that holds several replies, one after another. */
export const signatures = new RegExp(`(?<=^|[\\s。！!？?；;，,：:、）)”■])([A-Z]?[\\u4e00-\\u9fffA-Z0-9]{2,30})\\s*(?:${date}\\s*(?=$|[\\s“"”（(<>a-z]|网友|网民|尊敬|您好|你好|附)|$)`, 'g');

const doing = '已经?|将|立即|迅速|高度重视|非常重视|组织|及时|第一时间|调查|核实|会同|联合|回复|答复|多次|积极|安排|派出?|现场|到现场|赴|进行|处理|办理|负责|牵头|执法|接到|收到|知悉|回应|反馈|继续|表示|认为|介绍|说明|下达|约谈|巡查|查处|检查|走访|上门|对(?:此|您|该|网友|辖区|上述)';
const staff = '(?:(?:[、，,]?政府)?(?:领导|主要领导|干部|工作人员|执法人员|执法队员|干警|民警|相关负责人|主要负责人|有关人员)?|[\\u4e00-\\u9fff]{2,6}(?:科|股|处|所|站|中队|中心|大队|队)(?:民警|干警|工作人员)?)';
const acting = new RegExp(`^${staff}[、，,]?(?:${doing})`);
const leading = /^[^，。；]{0,3}(?:牵头|主办)/;
const called = /(?:责成|要求|组织|协调|督促|会同|联合|召集|责令|指派|邀请|通知)(?:了|由|给)?$/;
const handed = /(?:转交|转至|转到|转给|转由|转办|转送|交办|交由|批转|(?<=[已题并日])转|(?<=已)交)(?:给|至|由|到|了|于)*$/;
const looking = /^[^，。；]{0,24}?(?:调查|核实|核查|了解|查证|查实|核对|勘查|现场)/;
const starting = /(?:^|[\s，,：:）)■”“0-9.．])$/;

/** Before a name: the citizen is told to ask there, something is done by its rule or lies near it. */
const merelyAsked = /(?:咨询|拨打|致电|联系|前往|携带|根据|依据|依照|按照|遵照|按|[上呈]?报|报请|请示|各级|以上|同级|国家|中央|全国|国务院|(?<!申)请您?[与到向至]?|建议(?:您[与到向至去]?|[与到向至去])|可(?:以)?[与到向至去]|[向到去][^，。；]{0,6}|位于|坐落|在|从|凭|归|属于?|与|和|由|详见|受|副)$/;
/** After a name: a paper that it wrote, a thing of its, a place beside it. */
const merelyNamed = /^(?:[（(][^）)]{0,20}[）)])?(?:等?(?:相关)?(?:部门|单位)?(?:主要)?负责人为成员|主要负责人为|负责人为|窗口|门口|门前|附近|旁|对面|地段|宿舍|家属|大楼|大院|小区|路|站|官网|网站|电话|热线|咨询|微信|公众号|令|文件|\s*[“■]|[\d〔]|印发|颁发|下发|制定|出台|关于|联合发文|联合下发|联合印发|批复|备案|登记|申请|反映|投诉|举报|申报|领取|查询|等(?:部门|单位)?(?:咨询|制定|印发|联合印发)|出具|的?[^，。；]{0,4}(?:监督|指导|领导|支持|帮助)下|的?(?:审批|批准|同意|审核|认定|规定|文件|通知|意见|职工|干部|领导您))/;

/** A list is read as one: what stands before its first and after its last is said of all. */
export function rolesOf(mentions: readonly Mention[], text: string): Map<Mention, Role> {
  const roles = new Map<Mention, Role>();
  for (const list of listsOf(mentions, text)) {
    const role = roleOf(list, text);
    for (const mention of list) roles.set(mention, role !== 'none' && leading.test(text.slice(mention.to, mention.to + 6)) ? 'leads' : role);
  }
  return roles;
}

const between = /^(?:[、，,\s]|和|与|及|以及|及其|会同|联合|党委|党工委|政府|■|[（(][^）)]{0,20}[）)]){1,4}$/;

function listsOf(mentions: readonly Mention[], text: string): Mention[][] {
  const lists: Mention[][] = [];
  for (const mention of mentions) {
    const last = lists.at(-1)?.at(-1);
    if (last && between.test(text.slice(last.to, mention.from))) lists.at(-1)?.push(mention);
    else if (!last || mention.from >= last.to) lists.push([mention]);
  }
  return lists;
}

function roleOf(list: readonly Mention[], text: string): Role {
  const [first, last] = [list[0], list.at(-1)];
  if (!first || !last) return 'none';
  const before = text.slice(Math.max(0, first.from - 12), first.from).replace(/^.*[。；;！!？?\n]/s, '');
  const after = text.slice(last.to, last.to + 30);
  if (handed.test(before)) return 'handed';
  if (/(?<![已曾])经(?:过)?(?:我[局办委队]?[和与同、])?$/.test(before)) return looking.test(after) ? 'handed' : 'none';
  if (merelyNamed.test(after)) return 'none';
  if (called.test(before)) return 'acts';
  if (/由$/.test(before) && acting.test(after)) return 'acts';
  if (merelyAsked.test(before)) return 'none';
  if (acting.test(after) || list.some(({ to }) => leading.test(text.slice(to, to + 6)))) return 'acts';
  return starting.test(before) ? 'stands' : 'none';
}
