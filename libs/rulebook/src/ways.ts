// The ways out of the window (domain rules T03–T07) and the routes on which a department handles what it accepted, each with its article and years.
import { articleOf } from './articles.js';
import type { ClockName } from './law.js';
import { cite, during, regulation2005, regulation2022, rulesOn, type InForce, type Regulation } from './regulations.js';

/** A way out of the window. Codes are those of the event `CaseDisposed`. */
export interface DisposalWay extends InForce {
  readonly way: 'transfer' | 'assign' | 'political-legal' | 'discipline' | 'urgent';
  readonly rule: 'T03' | 'T04' | 'T05' | 'T06' | 'T07';
  readonly zh: string;
  readonly en: string;
  readonly article: string;
}

const wayNames = {
  transfer: { rule: 'T03', zh: '转送有权处理的机关、单位', en: 'transferred to the competent organ' },
  assign: { rule: 'T04', zh: '交办，限期反馈结果并提交办结报告', en: 'assigned: a result and a report are owed by a fixed day' },
  'political-legal': { rule: 'T05', zh: '转送政法部门，走访的释法引导', en: 'sent to the political-legal organ; a visitor is told and guided' },
  discipline: { rule: 'T06', zh: '按管理权限转送纪检监察机关', en: 'sealed and sent to the discipline organ' },
  urgent: { rule: 'T07', zh: '重大、紧急，提出建议报请本级党委和政府决定', en: "major or urgent: reported up for the Party committee's and government's decision" },
} as const;
// The 2005 text knows accusations only as something to be kept secret (Art. 23); handing them to the discipline organ was practice, and T06 then cites the hall's own rule.
const under = (regulation: Regulation) => (way: DisposalWay['way']): DisposalWay => ({ way, ...wayNames[way], article: articleOf(wayNames[way].rule, regulation), ...during(regulation) });
const ways = ['transfer', 'assign', 'political-legal', 'discipline', 'urgent'] as const;

export const disposalWays: readonly DisposalWay[] = [...ways.map(under(regulation2022)), ...ways.map(under(regulation2005))];

/** The way as the law in force on a day has it, with its article. Throws `RangeError` for a way that this law does not know: so far each knows all five. */
export function wayInForce(way: DisposalWay['way'], day: string): DisposalWay {
  const found = disposalWays.find(row => row.way === way && rulesOn(row, day));
  if (!found) throw new RangeError(`The law in force on ${day} knows no way «${way}».`);
  return found;
}

/** A route of handling. Codes are those of the event `CaseAccepted`. `clock`: the clock that acceptance starts; without it the times of that procedure rule, which are not the hall's. */
export interface HandlingRoute extends InForce {
  readonly route: 'route-1' | 'route-2' | 'route-3' | 'route-4' | 'route-5' | 'route-6' | 'suggestion';
  readonly zh: string;
  readonly en: string;
  readonly article: string;
  readonly clock?: ClockName;
}

const routeNames = {
  'route-1': { zh: '诉讼、复议、检察监督、公安程序', en: 'litigation, prosecution or police procedure' },
  'route-2': { zh: '仲裁', en: 'arbitration' },
  'route-3': { zh: '党员申诉、申请复审', en: "a Party member's appeal or re-examination" },
  'route-4': { zh: '行政复议、裁决、确认、许可、处罚等行政程序', en: 'an administrative procedure' },
  'route-5': { zh: '申请查处违法行为、履行保护职责', en: 'a request to act against a breach or to perform a protective duty' },
  'route-6': { zh: '信访程序：听取陈述、调查核实、出具处理意见书', en: 'petition procedure: hear, investigate, issue an opinion' },
  suggestion: { zh: '建议意见：研究论证、采纳或者部分采纳、回复', en: 'a suggestion: study, adopt wholly or partly, reply' },
} as const;
// By the 2022 text (Art. 34) the sixty days run on route 6 only; by the 2005 text (Art. 33) on every matter that was accepted and belongs to no legal procedure (Art. 21).
const sixty: { readonly clock: ClockName } = { clock: 'C-HANDLE' };
const routeNow = (route: HandlingRoute['route'], places: string): HandlingRoute => ({ route, ...routeNames[route], article: cite(regulation2022, places), ...during(regulation2022) });
const routeOld = (route: HandlingRoute['route'], places: string): HandlingRoute => ({ route, ...routeNames[route], article: cite(regulation2005, places), ...during(regulation2005) });

export const handlingRoutes: readonly HandlingRoute[] = [
  routeNow('route-1', '31(1)'), routeNow('route-2', '31(2)'), routeNow('route-3', '31(3)'), routeNow('route-4', '31(4)'), routeNow('route-5', '31(5)'),
  { ...routeNow('route-6', '31(6)'), ...sixty }, routeNow('suggestion', '29.1'),
  // The 2005 text does not take in what belongs to a legal procedure (Art. 21): a hall that did accept it owed no sixty days. It knows no appeals of Party members.
  routeOld('route-1', '14.2,15'), routeOld('route-2', '14.2'), routeOld('route-4', '14.2'),
  { ...routeOld('route-5', '31.1,33'), ...sixty }, { ...routeOld('route-6', '31.1,32.1,33'), ...sixty }, { ...routeOld('suggestion', '29,33'), ...sixty },
];

/** The route as the law in force on a day has it, with the clock that acceptance starts; nothing when that law does not know it. */
export const routeInForce = (route: HandlingRoute['route'], day: string): HandlingRoute | undefined => handlingRoutes.find(row => row.route === route && rulesOn(row, day));
