// Every number and choice that the law leaves open, or that nobody read in it: its default, its unit, where it comes from, and which code it moves or what it waits for. Rules R-… and H-… are those of the domain rules.
import { choice, count, readBy, share, waitsFor, yesOrNo } from './setting.js';

/** What must be built before some settings have an effect; until then they cannot be set. */
const later = {
  repeats: { zh: '重复信访认定', en: 'the recognition of repeats' },
  printing: { zh: '文书印制', en: 'the printing of notices' },
  urgentReports: { zh: '重大、紧急事项报告', en: 'the reporting of urgent matters' },
  levels: { zh: '逐级转送', en: 'the passing on from level to level' },
  simpleProcedure: { zh: '简易办理', en: 'the simple procedure' },
  aims: { zh: '办理目标', en: "the hall's own aims" },
  rates: { zh: '统计、考核与简报', en: 'rates, rankings and briefs' },
  reviews: { zh: '复查复核', en: 'reviews and re-reviews' },
  hearings: { zh: '听证', en: 'hearings' },
  gradedUrging: { zh: '逐级催办、通报', en: 'urging by degrees, and circulars' },
  proposals: { zh: '改进建议', en: 'proposals for improvement' },
  orders: { zh: '督办、督查', en: 'orders and inspections of supervision' },
  meetings: { zh: '联席会议例会', en: 'the rhythm of meetings' },
  receptionDays: { zh: '领导接访', en: "leaders' reception days" },
};

export const calendarSettings = {
  ...readBy(['libs/rulebook/src/lawbook.ts'], {
    firstDayCounted: yesOrNo(false, { zh: '期间开始的当日是否计入', en: 'whether the day on which a clock starts is counted', source: '民法典 第二百零一条, by analogy: the Regulations say nothing', provenance: 'memory' }),
    rollToWorkingDay: yesOrNo(true, { zh: '期间最后一日是休息日的，是否顺延至下一个工作日', en: 'whether a last day that is a rest day rolls to the next working day', source: '民法典 第二百零三条, by analogy: the Regulations say nothing', provenance: 'memory' }),
  }),
};

export const intakeSettings = {
  ...readBy(['apps/intake/src/submission/register-submission.ts'], {
    collectiveFrom: count(5, 'person', { zh: '集体访起算人数', en: 'from how many visitors a visit is collective', source: 'statistics count 5 or more (memory); SEED-003 says more than 5, i.e. from 6', provenance: 'memory', least: 2 }),
  }),
  ...readBy(['apps/intake/src/submission/registration-rules.ts'], {
    representativesAtMost: count(5, 'person', { zh: '多人走访推选代表人数上限', en: 'at most how many representatives', source: '信访工作条例 第二十条第三款; 信访条例 第十八条第二款', provenance: 'V', least: 1, most: 5 }),
  }),
  ...waitsFor(later.repeats, {
    repeatWithinDays: count(0, 'day', { zh: '重复信访认定期间（0为不限）', en: 'within how many days the same person with the same matter repeats; 0: however late', source: 'SEED-003 says «within a period»; R-DU-01 names none', provenance: 'SEED' }),
  }),
  ...waitsFor(later.printing, {
    declineCopies: count(2, 'copy', { zh: '不予受理告知书份数', en: 'copies of a notice that declines: petitioner and file', source: 'samples of the notice (S21)', provenance: 'L', least: 1 }),
  }),
  ...waitsFor(later.urgentReports, {
    urgentReportHours: count(2, 'hour', { zh: '重大、紧急事项报告时限', en: 'hours within which a major or urgent matter is reported', source: 'no national number: 信访工作条例 第二十五条 says 及时; 2 is a common local rule', provenance: 'memory' }),
    cityArrivalMinutes: count(20, 'minute', { zh: '市直单位接通知到场时限', en: 'minutes in which a city unit that is called reaches the reception place', source: 'R-UR-06', provenance: 'L' }),
    townshipArrivalMinutes: count(30, 'minute', { zh: '乡镇接通知到场时限', en: 'minutes in which a township that is called reaches the reception place', source: 'R-UR-06', provenance: 'L' }),
    levelFourAtMost: count(5, 'person', { zh: '四级应急（最低级）人数上限', en: 'at most how many persons make an incident of the lowest of four levels', source: 'R-UR-07, a template of 2026', provenance: 'L' }),
  }),
};

export const routingSettings = {
  ...readBy(['apps/routing/src/case/sending.ts'], {
    receiptDay: choice<'sending' | 'signing'>('sending', ['sending', 'signing'], { zh: '收到转送、交办之日以发出还是签收为准', en: 'which fact is the day on which a department receives a case: the sending, or its own signature', source: 'read from 信访工作条例 第二十三条第三款, which says 收到之日: what is sent electronically arrives at once', provenance: 'D' }),
  }),
  ...readBy(['apps/routing/src/case/coming-back.ts'], {
    resendDays: count(15, 'day', { zh: '退回、撤回转送后重新转送交办期限', en: 'days in which the hall sends a case out again that came back to it', source: 'T09 has no number; taken from 信访工作条例 第二十二条第一款', provenance: 'D', least: 1 }),
  }),
  ...readBy(['apps/intake/src/case/dispose-case.ts'], {
    decisionDays: count(15, 'day', { zh: '重大、紧急事项报请决定后转送交办期限', en: 'days in which the hall sends a matter on its way that it reported up as major or urgent', source: 'T07 has no number; taken from 信访工作条例 第二十二条第一款', provenance: 'D', least: 1 }),
  }),
  ...readBy(['apps/conference/src/conference/pass-resolution.ts', 'apps/intake/src/submission/registration-rules.ts', 'libs/rulebook/src/answer-by.ts'], {
    answerByAtMostDays: count(731, 'day', { zh: '交办函、联席会议决议、上级机关和领导所定办理期限距当日的上限', en: 'how far ahead the day may lie that an assigning letter, a resolution, a superior or a leader sets for its result', source: 'no norm sets a bound; two years are far beyond every term of the Regulation, and what lies further is a slip of the pen', provenance: 'house', least: 1, most: 3_650 }),
  }),
  ...readBy(['apps/routing/src/case/object-to-case.ts'], {
    objectionDecisionWorkingDays: count(5, 'working-day', { zh: '核实异议期限', en: 'working days in which the hall decides about an objection', source: '信访工作条例 第二十三条第三款 has no number; as many as there are to object', provenance: 'memory', least: 1 }),
  }),
  ...readBy(['apps/routing/src/case/receipt-terms.ts'], {
    objectWorkingDaysBefore2022: count(5, 'working-day', { zh: '2022年5月1日以前提出异议的期限', en: 'working days to object to a transfer before 1 May 2022', source: 'the 2005 text gives no right to object; taken from 信访工作条例 第二十三条第三款', provenance: 'memory', least: 1 }),
  }),
  ...waitsFor(later.levels, {
    hopNationalDays: count(5, 'day', { zh: '国家信访局转送时限', en: 'days in which the national office passes a matter on', source: '满意度评价工作办法（2014） 第六条', provenance: 'R', least: 1 }),
    hopProvinceDays: count(3, 'day', { zh: '省级信访部门转送时限', en: 'days in which a province passes a matter on', source: '满意度评价工作办法（2014） 第六条', provenance: 'R', least: 1 }),
    hopCityDays: count(3, 'day', { zh: '市级信访部门转送时限', en: 'days in which a city passes a matter on', source: '满意度评价工作办法（2014） 第六条', provenance: 'R', least: 1 }),
    hopCountyDays: count(4, 'day', { zh: '县级信访部门转送时限', en: 'days in which a county passes a matter on', source: '满意度评价工作办法（2014） 第六条', provenance: 'R', least: 1 }),
  }),
};

export const handlingSettings = {
  ...readBy(['apps/routing/src/case/accept-case.ts'], {
    acceptanceDay: choice<'notice' | 'delivery'>('notice', ['notice', 'delivery'], { zh: '受理之日以出具告知书还是送达为准', en: 'which fact is the day of acceptance: the notice, or its delivery', source: '信访工作条例 第三十四条 does not say', provenance: 'memory' }),
  }),
  ...readBy(['apps/routing/src/case/extend-term.ts'], {
    extensionAtMost: count(30, 'day', { zh: '延长办理期限上限', en: 'days that an extension may add at most', source: '信访工作条例 第三十四条; 信访条例 第三十三条', provenance: 'V', most: 30 }),
    extensionsAtMost: count(1, 'time', { zh: '延长办理期限次数上限', en: 'how often a term may be extended', source: 'read from 信访工作条例 第三十四条, which does not say «once»', provenance: 'D', most: 1 }),
  }),
  ...waitsFor(later.simpleProcedure, {
    simpleAcceptWorkingDays: count(3, 'working-day', { zh: '简易办理决定受理期限', en: 'working days to accept a simple matter', source: '简易办理办法（试行）（2016）; the numbers of 2022 were not read', provenance: 'R', least: 1 }),
    simpleDecideWorkingDays: count(10, 'working-day', { zh: '简易办理答复期限', en: 'working days to decide a simple matter', source: '简易办理办法（试行）（2016）; the numbers of 2022 were not read', provenance: 'R', least: 1 }),
    simpleHopWorkingDays: count(1, 'working-day', { zh: '简易办理每级转送期限', en: 'working days in which each level passes a simple matter on', source: '简易办理办法（试行）（2016）; the numbers of 2022 were not read', provenance: 'R', least: 1 }),
  }),
  ...waitsFor(later.aims, {
    targetSimpleDays: count(1, 'day', { zh: '简单事项办理目标', en: "the hall's aim for a simple matter", source: 'H-05', provenance: 'L' }),
    targetOrdinaryDays: count(7, 'day', { zh: '一般事项办理目标', en: "the hall's aim for an ordinary matter", source: 'H-05', provenance: 'L' }),
    targetComplexDays: count(20, 'day', { zh: '复杂事项办理目标', en: "the hall's aim for a complex matter", source: 'H-05', provenance: 'L' }),
  }),
};

export const ratingSettings = {
  ...readBy(['apps/intake/src/case/rating-term.ts'], {
    ratingDays: count(30, 'day', { zh: '满意度评价期限', en: 'days after delivery in which a petitioner may rate', source: 'R-SF-06: the window was not read', provenance: 'memory', least: 1 }),
  }),
  ...waitsFor(later.rates, {
    fairCountsAsSatisfied: yesOrNo(true, { zh: '基本满意是否计入满意', en: 'whether 基本满意 counts as satisfied in the rate', source: 'R-SF-06, formula of 参评群众满意率', provenance: 'memory' }),
    unratedCountsAsSatisfied: yesOrNo(false, { zh: '未评价是否视为满意', en: 'whether a case that nobody rated counts as satisfied', source: 'R-SF-06: not read; the rate is of those who rated', provenance: 'memory' }),
    firstTimeObservedDays: count(180, 'day', { zh: '初次信访一次性化解观察期', en: 'days without a repeat after which a first-time matter counts as resolved at once', source: 'domain rules 7.2: formula and window from memory', provenance: 'memory', least: 1 }),
  }),
};

export const reviewSettings = {
  ...waitsFor(later.reviews, {
    reviewInadmissibleNoticeDays: count(15, 'day', { zh: '复查复核不予受理告知期限', en: 'days to say that a review is not admissible', source: 'R-RV-09, 马鞍山 2006', provenance: 'L', least: 1 }),
    reviewInvestigatorsAtLeast: count(2, 'person', { zh: '复查复核调查人员下限', en: 'at least how many persons investigate a review', source: 'R-RV-13, 百色', provenance: 'L', least: 1 }),
    reviewDraftDays: count(20, 'day', { zh: '复查复核拟稿期限', en: 'days for a department that drafts a review opinion', source: 'R-RV-13, 连云港', provenance: 'L', least: 1 }),
    reviewCopies: count(5, 'copy', { zh: '复查复核意见书份数', en: 'copies of a review opinion', source: 'R-RV-15: 南京 or 百色, 5 or 6', provenance: 'L', least: 1 }),
  }),
};

export const hearingSettings = {
  ...waitsFor(later.hearings, {
    hearingNoticeDays: count(7, 'day', { zh: '听证通知提前天数', en: 'days before a hearing by which its time and place are told', source: 'R-HR-03: 7, in Henan 10', provenance: 'L' }),
    hearingApplicationDays: count(10, 'day', { zh: '申请听证期限', en: 'days to ask for a hearing after being told of the right', source: 'R-HR-04: 10, elsewhere 7', provenance: 'L', least: 1 }),
    hearingDecisionDays: count(15, 'day', { zh: '决定是否听证期限', en: 'days to decide whether a hearing is held', source: 'R-HR-04', provenance: 'L', least: 1 }),
    hearingWithinDays: count(30, 'day', { zh: '举行听证期限', en: 'days from the request by which the hearing is held', source: 'R-HR-04', provenance: 'L', least: 1 }),
    hearingConclusionOnSpotDays: count(10, 'day', { zh: '当场结论送达期限', en: 'days to serve a conclusion given on the spot', source: 'R-HR-08', provenance: 'L', least: 1 }),
    hearingConclusionDays: count(20, 'day', { zh: '非当场结论送达期限', en: 'days to serve any other conclusion', source: 'R-HR-08', provenance: 'L', least: 1 }),
  }),
};

export const supervisionSettings = {
  ...readBy(['libs/rulebook/src/lawbook.ts'], {
    warnShare: share(1 / 3, { zh: '预警：剩余期限不足比例', en: 'the light turns yellow when less than this share of the term is left', source: 'default of the console; practice differs by place', provenance: 'house' }),
  }),
  ...readBy(['apps/supervision/src/views/lights.ts', 'libs/rulebook/src/lawbook.ts'], {
    warnWorkingDays: count(3, 'working-day', { zh: '预警：剩余工作日', en: 'or when at most this many working days are left', source: 'default of the console; practice differs by place', provenance: 'house' }),
  }),
  ...waitsFor(later.gradedUrging, {
    urgeAfterDays: count(1, 'day', { zh: '逾期后催办天数', en: 'days after the last day on which the holder is urged', source: 'B-11, a hotline: the day after', provenance: 'L' }),
    circulateAfterWorkingDays: count(5, 'working-day', { zh: '催办后通报工作日', en: 'working days after an urge that stays unanswered until it is circulated', source: 'B-11, a hotline', provenance: 'L' }),
  }),
  ...waitsFor(later.proposals, {
    improveReplyDays: count(30, 'day', { zh: '改进建议书面反馈期限', en: 'days to answer a proposal for improvement in writing', source: '信访条例 第三十六条第二款; the 2022 text has no number', provenance: 'R', least: 1 }),
  }),
  ...waitsFor(later.orders, {
    supervisionMaterialDays: count(3, 'day', { zh: '督办材料移送期限', en: 'days in which the material of a supervised matter is handed over', source: 'R-SV-15', provenance: 'L' }),
    supervisionCopies: count(3, 'copy', { zh: '督办报告份数', en: 'copies of a report on supervision', source: 'R-SV-15', provenance: 'L', least: 1 }),
    inspectionsPerYear: count(1, 'time', { zh: '每年专项督查次数', en: 'at least how many special inspections a year', source: '信访工作责任制实施办法: number from memory', provenance: 'memory' }),
  }),
  ...waitsFor(later.rates, {
    rankingAtLeast: count(15, 'case', { zh: '参加排名的最少件数', en: 'a unit with fewer items in the period is not ranked', source: '宁波, 温州: 15; the console says 10', provenance: 'L' }),
    resolutionRateAtLeast: share(0.85, { zh: '领导包案化解率下限', en: 'below this share of resolved cases a leader loses points', source: '达川 score card', provenance: 'L' }),
    briefDayOfMonth: count(5, 'day-of-month', { zh: '信访简报完成日', en: 'the day of the month by which the brief is ready', source: 'R-RP-05, SEED-003', provenance: 'SEED', least: 1, most: 28 }),
  }),
};

export const conferenceSettings = {
  ...readBy(['apps/conference/src/conference/notice.ts'], {
    conferenceNoticeDays: count(3, 'day', { zh: '联席会议通知提前天数', en: 'days before a conference by which members are told', source: 'R-JC-10, a township rule', provenance: 'L' }),
  }),
  ...readBy(['apps/conference/src/conference/call-conference.ts'], {
    conferenceAheadAtMostDays: count(366, 'day', { zh: '联席会议时间距通知之日的上限', en: 'how far ahead the day may lie on which a conference is held', source: 'no norm sets a bound; what lies further than a year is a slip of the pen', provenance: 'house', least: 1, most: 3_650 }),
    conferenceEnteredWithinDays: count(30, 'day', { zh: '联席会议开过之后补录的期限', en: 'days in which a conference may still be entered after it was held', source: 'no norm sets a bound; what lies further back is a slip of the pen', provenance: 'house', most: 3_650 }),
  }),
  ...waitsFor(later.meetings, {
    conferencesPerMonth: count(1, 'time', { zh: '每月工作会议次数', en: 'at least how many working meetings a month', source: 'R-JC-09', provenance: 'L' }),
  }),
};

export const leaderSettings = {
  ...waitsFor(later.receptionDays, {
    provinceReceptionDaysPerHalfYear: count(1, 'day', { zh: '省级领导每半年接访天数', en: 'reception days of a provincial leader per half-year', source: 'R-LD-03', provenance: 'memory' }),
    cityReceptionDaysPerQuarter: count(1, 'day', { zh: '市级领导每季度接访天数', en: 'reception days of a city leader per quarter', source: 'R-LD-02 (V2), R-LD-03 (memory)', provenance: 'V2' }),
    countyReceptionDaysPerMonth: count(1, 'day', { zh: '县级领导每月接访天数', en: 'reception days of a county leader per month', source: 'R-LD-02 (V2), R-LD-03 (memory)', provenance: 'V2' }),
    townshipReceptionDaysPerWeek: count(1, 'day', { zh: '乡镇领导每周接访天数', en: 'reception days of a township leader per week', source: 'R-LD-03', provenance: 'memory' }),
    receptionNoticeDays: count(5, 'day', { zh: '接访安排提前告知天数', en: 'days before a reception day by which the leader is told, and by which a swap is asked for', source: 'R-LD-06', provenance: 'L' }),
    receptionBriefDays: count(1, 'day', { zh: '接访前汇报天数', en: 'days before a reception day by which the leader is briefed', source: 'R-LD-06', provenance: 'L' }),
  }),
};
