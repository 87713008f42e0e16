// The ways out of the window (domain rules T03–T07) and the routes on which a department handles what it accepted, each with its article and years.
import type { ClockName } from './law.js';
import { cite, during, ownRule, regulation2005, regulation2022, rulesOn, type InForce } from './regulations.js';

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
const now = (way: DisposalWay['way'], places: string): DisposalWay => ({ way, ...wayNames[way], article: cite(regulation2022, places), ...during(regulation2022) });
const old = (way: DisposalWay['way'], article: string): DisposalWay => ({ way, ...wayNames[way], article, ...during(regulation2005) });

export const disposalWays: readonly DisposalWay[] = [
  now('transfer', '22.1(1),22.1(2)'), now('assign', '22.1(3)'), now('political-legal', '22.2'), now('discipline', '22.2'), now('urgent', '22.1(1),25.1'),
  old('transfer', cite(regulation2005, '21.1(2),21.1(3)')), old('assign', cite(regulation2005, '21.1(4)')), old('political-legal', cite(regulation2005, '15,21.1(1)')),
  // The 2005 text knows accusations only as something to be kept secret (Art. 23); handing them to the discipline organ was practice.
  old('discipline', ownRule('T06')), old('urgent', cite(regulation2005, '21.1(2),26.1')),
];

/** The ways that the law in force on a day knows. */
export const waysInForce = (day: string): readonly DisposalWay[] => disposalWays.filter(row => rulesOn(row, day));

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
// By the 2022 text (Art. 34) the sixty days run on route 6 only; by the 2005 text (Art. 33) on every matter that was accepted.
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

/** The routes that the law in force on a day knows. */
export const routesInForce = (day: string): readonly HandlingRoute[] => handlingRoutes.filter(row => rulesOn(row, day));

/** The route as the law in force on a day has it; nothing when that law does not know it. */
export const routeInForce = (route: HandlingRoute['route'], day: string): HandlingRoute | undefined => routesInForce(day).find(row => row.route === route);
