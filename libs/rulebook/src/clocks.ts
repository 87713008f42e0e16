// The legal clocks as data (domain rules §2.2): what each is called, what starts and stops it, and how long it runs by which article in which years.
import type { ClockName } from './law.js';
import { cite, during, ownRule, regulation2005, regulation2022, type InForce, type Provenance } from './regulations.js';
import type { NumberSetting } from './settings.js';

/** How long a clock runs while this row rules: a number of the law, the name of a setting, or `given` by the letter or resolution that starts it. */
export interface ClockRule extends InForce {
  readonly length: number | NumberSetting | 'given';
  readonly article: string;
  readonly provenance: Provenance;
}

/** The same in both languages. */
export interface Said {
  readonly zh: string;
  readonly en: string;
}

/** A clock with the rules that have set its length over the years. Clocks in hours, of the discipline organ and of the chain of levels are told, but the hall runs none of them. */
export interface Clock {
  readonly clock: ClockName | ToldClock;
  readonly zh: string;
  readonly en: string;
  readonly unit: 'day' | 'working-day' | 'hour';
  readonly starts: Said;
  readonly stops: Said;
  /** How the law lets it be made longer or pause; nothing when it does not. */
  readonly longer?: Said;
  readonly rules: readonly ClockRule[];
}

/** Clocks that the rulebook can tell of and the hall does not run. */
export type ToldClock = 'C-URGENT' | 'C-HOP-NATIONAL' | 'C-HOP-PROVINCE' | 'C-HOP-CITY' | 'C-HOP-COUNTY' | 'C-DISC-INFORM' | 'C-DISC-RESULT' | 'C-DISC-UP';

const old = (length: ClockRule['length'], places: string): ClockRule => ({ length, article: cite(regulation2005, places), provenance: 'V', ...during(regulation2005) });
const now = (length: ClockRule['length'], places: string): ClockRule => ({ length, article: cite(regulation2022, places), provenance: 'V', ...during(regulation2022) });
const simple = (length: NumberSetting): readonly ClockRule[] => [
  // Xinhua told of the trial measure on 9 July 2016; the day it came into force was not read.
  { length, article: '信访事项简易办理办法（试行）（国信发〔2016〕8号）', provenance: 'R', from: '2016-07-09', to: '2022-07-16' },
  { length, article: '信访事项简易办理办法（国信办发〔2022〕17号）', provenance: 'R', from: '2022-07-17' },
];
const hop = (length: NumberSetting): readonly ClockRule[] => [
  { length, article: '信访事项办理群众满意度评价工作办法（国信发〔2014〕16号） 第六条', provenance: 'R', from: '2015-01-01', to: '2022-04-30' },
];
// The measure was read second-hand; that it came out in January 2020 is memory.
const discipline = (length: number, place: string): readonly ClockRule[] => [{ length, article: `纪检监察机关处理检举控告工作规则${place}`, provenance: 'V2', from: '2020-01-21' }];

/** Every clock, in the order in which a case may meet it. */
export const clocks: readonly Clock[] = [
  {
    clock: 'C-ROUTE', zh: '转送交办期限', en: 'to send a matter on its way', unit: 'day',
    starts: { zh: '信访部门收到', en: 'the petition office receives the matter' }, stops: { zh: '转送、交办等处理', en: 'it is disposed of' },
    rules: [old(15, '21.1'), now(15, '22.1')],
  },
  {
    clock: 'C-DECISION', zh: '报请决定后转送交办期限', en: 'to send on its way what was reported up for decision', unit: 'day',
    starts: { zh: '重大、紧急事项报请本级党委和政府决定', en: 'a major or urgent matter is reported up' }, stops: { zh: '转送、交办、移送等处理', en: 'it is sent out, or ends' },
    rules: [{ ...old('decisionDays', '21.1(2)'), provenance: 'D' }, { ...now('decisionDays', '22.1(1)'), provenance: 'D' }],
  },
  {
    clock: 'C-SUPERIOR', zh: '上级交办、领导批示限期', en: 'the day that a superior or a leader set for the hall', unit: 'day',
    starts: { zh: '收到上级交办、领导批示', en: 'the hall receives the assignment or instruction' }, stops: { zh: '办结', en: 'closed' },
    rules: [{ ...old('given', '21.1(4)'), provenance: 'D' }, { ...now('given', '22.1(3)'), provenance: 'D' }],
  },
  {
    clock: 'C-INFORM-DIRECT', zh: '直接来件告知期限', en: 'to inform a petitioner who came directly', unit: 'day',
    starts: { zh: '收到信访人直接提出的事项', en: 'the organ receives it from the petitioner' }, stops: { zh: '书面告知', en: 'written notice; none is owed when name or address is unclear' },
    rules: [old(15, '22.2'), now(15, '23.2')],
  },
  {
    clock: 'C-INFORM-TRANSFER', zh: '转送交办件告知期限', en: 'to inform the petitioner of a transferred matter', unit: 'day',
    starts: { zh: '收到转送、交办', en: 'the organ receives the transfer or assignment' }, stops: { zh: '书面告知', en: 'written notice' },
    rules: [old(15, '21.2'), now(15, '23.3')],
  },
  {
    clock: 'C-OBJECT', zh: '提出异议期限', en: 'to object to a transfer', unit: 'working-day',
    starts: { zh: '收到转送、交办', en: 'the organ receives the transfer or assignment' }, stops: { zh: '提出异议', en: 'the objection is raised' },
    rules: [{ length: 'objectWorkingDaysBefore2022', article: ownRule('C-OBJECT'), provenance: 'memory', ...during(regulation2005) }, now(5, '23.3')],
  },
  {
    clock: 'C-OBJECTION', zh: '核实异议期限', en: 'to decide about an objection', unit: 'working-day',
    starts: { zh: '提出异议', en: 'the objection is raised' }, stops: { zh: '同意或者不同意退回', en: 'it is upheld or denied' },
    rules: [{ length: 'objectionDecisionWorkingDays', article: ownRule('C-OBJECTION'), provenance: 'memory', ...during(regulation2005) }, { ...now('objectionDecisionWorkingDays', '23.3'), provenance: 'memory' }],
  },
  {
    clock: 'C-RESEND', zh: '重新转送交办期限', en: 'to send out again what came back', unit: 'day',
    starts: { zh: '同意退回或者撤回转送，没有主办单位', en: 'an objection was upheld or a sending withdrawn, and nobody leads' }, stops: { zh: '重新转送、交办', en: 'it is sent out again' },
    rules: [{ ...old('resendDays', '21.1'), provenance: 'D' }, { ...now('resendDays', '22.1'), provenance: 'D' }],
  },
  {
    clock: 'C-HANDLE', zh: '办理期限', en: 'to close a matter', unit: 'day',
    starts: { zh: '受理之日', en: 'acceptance' }, stops: { zh: '办结', en: 'closed' }, longer: { zh: '经负责人批准可延长一次，不超过30日，告知理由', en: 'once, at most 30 days, approved by the head, with reasons told' },
    rules: [old(60, '33'), now(60, '34')],
  },
  {
    clock: 'C-ASSIGN', zh: '交办期限', en: 'to report on an assignment', unit: 'day',
    starts: { zh: '交办', en: 'the assignment' }, stops: { zh: '办结报告', en: 'the report of closing' }, longer: { zh: '由交办机关定', en: 'by the assigning office' },
    rules: [old('given', '21.1(4)'), now('given', '22.1(3)')],
  },
  {
    clock: 'C-REVIEW-REQ', zh: '请求复查期限', en: 'to ask for a review', unit: 'day',
    starts: { zh: '收到书面答复', en: 'the petitioner receives the written reply' }, stops: { zh: '请求复查', en: 'the request' },
    rules: [old(30, '34'), now(30, '35')],
  },
  {
    clock: 'C-REVIEW', zh: '复查期限', en: 'to review', unit: 'day',
    starts: { zh: '收到复查请求', en: 'the organ receives the request' }, stops: { zh: '复查意见和书面答复', en: 'opinion and written reply' },
    rules: [old(30, '34'), now(30, '35')],
  },
  {
    clock: 'C-REREVIEW-REQ', zh: '请求复核期限', en: 'to ask for a re-review', unit: 'day',
    starts: { zh: '收到复查书面答复', en: 'the petitioner receives the written reply' }, stops: { zh: '请求复核', en: 'the request' },
    rules: [old(30, '35.1'), now(30, '36.1')],
  },
  {
    clock: 'C-REREVIEW', zh: '复核期限', en: 'to re-review', unit: 'day',
    starts: { zh: '收到复核请求', en: 'the organ receives the request' }, stops: { zh: '复核意见', en: 'the opinion' }, longer: { zh: '听证时间不计算在内', en: 'the time of a hearing is not counted' },
    rules: [old(30, '35.1'), now(30, '36.1')],
  },
  {
    clock: 'C-SIMPLE-ACCEPT', zh: '简易办理受理期限', en: 'to accept a simple matter', unit: 'working-day',
    starts: { zh: '收到', en: 'receipt' }, stops: { zh: '决定是否受理', en: 'accepted or not' },
    rules: simple('simpleAcceptWorkingDays'),
  },
  {
    clock: 'C-SIMPLE-DECIDE', zh: '简易办理答复期限', en: 'to decide a simple matter', unit: 'working-day',
    starts: { zh: '受理', en: 'acceptance' }, stops: { zh: '处理意见', en: 'the opinion' },
    rules: simple('simpleDecideWorkingDays'),
  },
  {
    clock: 'C-SIMPLE-HOP', zh: '简易办理转送期限', en: 'to pass a simple matter on', unit: 'working-day',
    starts: { zh: '每级收到', en: 'each level receives it' }, stops: { zh: '转送', en: 'passed on' },
    rules: simple('simpleHopWorkingDays'),
  },
  {
    clock: 'C-IMPROVE-REPLY', zh: '改进建议反馈期限', en: 'to answer a proposal for improvement', unit: 'day',
    starts: { zh: '收到改进建议', en: 'the proposal is received' }, stops: { zh: '书面反馈', en: 'the written answer' },
    rules: [old(30, '36.2'), { ...now('improveReplyDays', '40.4'), provenance: 'R' }],
  },
  {
    clock: 'C-TASK', zh: '议定事项落实期限', en: "to carry out a conference's task", unit: 'day',
    starts: { zh: '联席会议议定', en: 'the resolution' }, stops: { zh: '报送落实情况', en: 'reported as done' },
    rules: [{ ...old('given', '5.2'), provenance: 'house' }, { ...now('given', '12.2,13.1'), provenance: 'house' }],
  },
  {
    clock: 'C-URGENT', zh: '重大紧急事项报告时限', en: 'to report a major or urgent matter', unit: 'hour',
    starts: { zh: '得知', en: 'it becomes known' }, stops: { zh: '报告', en: 'reported' },
    rules: [{ ...old('urgentReportHours', '26.1'), provenance: 'memory' }, { ...now('urgentReportHours', '25'), provenance: 'memory' }],
  },
  {
    clock: 'C-HOP-NATIONAL', zh: '国家信访局转送时限', en: 'the national office passes a matter on', unit: 'day',
    starts: { zh: '登记受理', en: 'registered' }, stops: { zh: '转送', en: 'passed on' },
    rules: hop('hopNationalDays'),
  },
  {
    clock: 'C-HOP-PROVINCE', zh: '省级转送时限', en: 'a province passes a matter on', unit: 'day',
    starts: { zh: '收到', en: 'received' }, stops: { zh: '转送', en: 'passed on' },
    rules: hop('hopProvinceDays'),
  },
  {
    clock: 'C-HOP-CITY', zh: '市级转送时限', en: 'a city passes a matter on', unit: 'day',
    starts: { zh: '收到', en: 'received' }, stops: { zh: '转送', en: 'passed on' },
    rules: hop('hopCityDays'),
  },
  {
    clock: 'C-HOP-COUNTY', zh: '县级转送时限', en: 'a county passes a matter on', unit: 'day',
    starts: { zh: '收到', en: 'received' }, stops: { zh: '转送', en: 'passed on' },
    rules: hop('hopCountyDays'),
  },
  {
    clock: 'C-DISC-INFORM', zh: '实名检举控告受理告知', en: 'the discipline organ tells a named accuser of receipt', unit: 'working-day',
    starts: { zh: '收到', en: 'received' }, stops: { zh: '告知', en: 'told' },
    rules: discipline(15, ''),
  },
  {
    clock: 'C-DISC-RESULT', zh: '实名检举控告结果反馈', en: 'the discipline organ tells a named accuser the result', unit: 'working-day',
    starts: { zh: '办结', en: 'closed' }, stops: { zh: '反馈', en: 'told' },
    rules: discipline(15, ''),
  },
  {
    clock: 'C-DISC-UP', zh: '反映上级管理干部件报送', en: "the discipline organ sends a superior's matter up", unit: 'working-day',
    starts: { zh: '收到', en: 'received' }, stops: { zh: '报送', en: 'sent up' },
    rules: discipline(5, ' 第十五条、第十六条'),
  },
];
