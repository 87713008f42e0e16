// The domain rules, line by line: every clock of §2.2, every number, ground, way, route and article, written down from the reference and not from the code.
import { refuseAudit, refuseConference, refuseIntake, refuseRouting, refuseSupervision } from '@onehall/contracts';
import { rulePlaces } from './articles.js';
import { clocks } from './clocks.js';
import { grounds } from './grounds.js';
import { lawOn } from './lawbook.js';
import { rulesOn } from './regulations.js';
import { defaultSettings, settingsTable, type SettingName } from './settings.js';
import { disposalWays, handlingRoutes } from './ways.js';

const now = '2026-03-02';
const then = '2018-03-02';
const lines = (table: string): readonly string[] => table.trim().split('\n').map(line => line.trim());
const told = (...words: readonly unknown[]): string => words.map(String).join(' ');

describe('The clocks of §2.2', () => {
  /** Length, unit, article and how sure, on a day; the number that a setting stands for. */
  const on = (day: string) => clocks.flatMap(({ clock, unit, rules }) => rules.filter(row => rulesOn(row, day)).map(({ length, article, provenance }) =>
    told(clock, typeof length === 'string' && length !== 'given' ? defaultSettings[length] : length, unit, provenance, article)));

  it('run as long, by the 2022 text, as the table says', () => expect(on(now).sort()).toEqual(lines(`
    C-ASSIGN given day V 信访工作条例 第二十二条第一款第三项
    C-DECISION 15 day D 信访工作条例 第二十二条第一款第一项
    C-DISC-INFORM 15 working-day V2 纪检监察机关处理检举控告工作规则
    C-DISC-RESULT 15 working-day V2 纪检监察机关处理检举控告工作规则
    C-DISC-UP 5 working-day V2 纪检监察机关处理检举控告工作规则 第十五条、第十六条
    C-HANDLE 60 day V 信访工作条例 第三十四条
    C-IMPROVE-REPLY 30 day R 信访工作条例 第四十条第四款
    C-INFORM-DIRECT 15 day V 信访工作条例 第二十三条第二款
    C-INFORM-TRANSFER 15 day V 信访工作条例 第二十三条第三款
    C-OBJECT 5 working-day V 信访工作条例 第二十三条第三款
    C-OBJECTION 5 working-day memory 信访工作条例 第二十三条第三款
    C-RESEND 15 day D 信访工作条例 第二十二条第一款
    C-REREVIEW 30 day V 信访工作条例 第三十六条第一款
    C-REREVIEW-REQ 30 day V 信访工作条例 第三十六条第一款
    C-REVIEW 30 day V 信访工作条例 第三十五条
    C-REVIEW-REQ 30 day V 信访工作条例 第三十五条
    C-ROUTE 15 day V 信访工作条例 第二十二条第一款
    C-SIMPLE-ACCEPT 3 working-day R 信访事项简易办理办法（国信办发〔2022〕17号）
    C-SIMPLE-DECIDE 10 working-day R 信访事项简易办理办法（国信办发〔2022〕17号）
    C-SIMPLE-HOP 1 working-day R 信访事项简易办理办法（国信办发〔2022〕17号）
    C-SUPERIOR given day D 信访工作条例 第二十二条第一款第三项
    C-TASK given day house 信访工作条例 第十二条第二款、第十三条第一款
    C-URGENT 2 hour memory 信访工作条例 第二十五条
  `).slice().sort()));

  it('ran as long, by the norms of 2018, as the table says', () => expect(on(then).sort()).toEqual(lines(`
    C-ASSIGN given day V 信访条例 第二十一条第一款第四项
    C-DECISION 15 day D 信访条例 第二十一条第一款第二项
    C-HANDLE 60 day V 信访条例 第三十三条
    C-HOP-CITY 3 day R 信访事项办理群众满意度评价工作办法（国信发〔2014〕16号） 第六条
    C-HOP-COUNTY 4 day R 信访事项办理群众满意度评价工作办法（国信发〔2014〕16号） 第六条
    C-HOP-NATIONAL 5 day R 信访事项办理群众满意度评价工作办法（国信发〔2014〕16号） 第六条
    C-HOP-PROVINCE 3 day R 信访事项办理群众满意度评价工作办法（国信发〔2014〕16号） 第六条
    C-IMPROVE-REPLY 30 day V 信访条例 第三十六条第二款
    C-INFORM-DIRECT 15 day V 信访条例 第二十二条第二款
    C-INFORM-TRANSFER 15 day V 信访条例 第二十一条第二款
    C-OBJECT 5 working-day memory 本厅规则 C-OBJECT（条例未作规定）
    C-OBJECTION 5 working-day memory 本厅规则 C-OBJECTION（条例未作规定）
    C-RESEND 15 day D 信访条例 第二十一条第一款
    C-REREVIEW 30 day V 信访条例 第三十五条第一款
    C-REREVIEW-REQ 30 day V 信访条例 第三十五条第一款
    C-REVIEW 30 day V 信访条例 第三十四条
    C-REVIEW-REQ 30 day V 信访条例 第三十四条
    C-ROUTE 15 day V 信访条例 第二十一条第一款
    C-SIMPLE-ACCEPT 3 working-day R 信访事项简易办理办法（试行）（国信发〔2016〕8号）
    C-SIMPLE-DECIDE 10 working-day R 信访事项简易办理办法（试行）（国信发〔2016〕8号）
    C-SIMPLE-HOP 1 working-day R 信访事项简易办理办法（试行）（国信发〔2016〕8号）
    C-SUPERIOR given day D 信访条例 第二十一条第一款第四项
    C-TASK given day house 信访条例 第五条第二款
    C-URGENT 2 hour memory 信访条例 第二十六条第一款
  `).slice().sort()));

  it('chain four levels to the fifteen days of the whole', () => expect([5, 3, 3, 4].reduce((sum, days) => sum + days)).toBe(
    (['hopNationalDays', 'hopProvinceDays', 'hopCityDays', 'hopCountyDays'] as const).reduce((sum, name) => sum + defaultSettings[name], 0)));
});

describe('What the norms leave open', () => {
  it('has the numbers and choices of the reference, each as sure as it says', () => {
    const found = settingsTable().map(line => told(line.name, line.name === 'warnShare' ? '1/3' : line.default, line.kind === 'count' ? line.unit : line.kind, line.provenance));
    expect(defaultSettings.warnShare).toBe(1 / 3);
    expect([...found].sort()).toEqual([...lines(`
      lawBefore2005 regulation-2005 choice memory
      firstDayCounted false switch memory
      rollToWorkingDay true switch memory
      collectiveFrom 5 person memory
      representativesAtMost 5 person V
      repeatWithinDays 0 day SEED
      declineCopies 2 copy L
      urgentReportHours 2 hour memory
      cityArrivalMinutes 20 minute L
      townshipArrivalMinutes 30 minute L
      levelFourAtMost 5 person L
      receiptDay sending choice D
      resendDays 15 day D
      decisionDays 15 day D
      answerByAtMostDays 731 day house
      objectionDecisionWorkingDays 5 working-day memory
      objectWorkingDaysBefore2022 5 working-day memory
      hopNationalDays 5 day R
      hopProvinceDays 3 day R
      hopCityDays 3 day R
      hopCountyDays 4 day R
      acceptanceDay notice choice memory
      extensionAtMost 30 day V
      extensionsAtMost 1 time D
      simpleAcceptWorkingDays 3 working-day R
      simpleDecideWorkingDays 10 working-day R
      simpleHopWorkingDays 1 working-day R
      targetSimpleDays 1 day L
      targetOrdinaryDays 7 day L
      targetComplexDays 20 day L
      ratingDays 30 day memory
      fairCountsAsSatisfied true switch memory
      unratedCountsAsSatisfied false switch memory
      firstTimeObservedDays 180 day memory
      reviewInadmissibleNoticeDays 15 day L
      reviewInvestigatorsAtLeast 2 person L
      reviewDraftDays 20 day L
      reviewCopies 5 copy L
      hearingNoticeDays 7 day L
      hearingApplicationDays 10 day L
      hearingDecisionDays 15 day L
      hearingWithinDays 30 day L
      hearingConclusionOnSpotDays 10 day L
      hearingConclusionDays 20 day L
      warnShare 1/3 share house
      warnWorkingDays 3 working-day house
      urgeAfterDays 1 day L
      circulateAfterWorkingDays 5 working-day L
      improveReplyDays 30 day R
      supervisionMaterialDays 3 day L
      supervisionCopies 3 copy L
      inspectionsPerYear 1 time memory
      rankingAtLeast 15 case L
      resolutionRateAtLeast 0.85 share L
      briefDayOfMonth 5 day-of-month SEED
      conferenceNoticeDays 3 day L
      conferenceAheadAtMostDays 366 day house
      conferenceEnteredWithinDays 30 day house
      conferencesPerMonth 1 time L
      provinceReceptionDaysPerHalfYear 1 day memory
      cityReceptionDaysPerQuarter 1 day V2
      countyReceptionDaysPerMonth 1 day V2
      townshipReceptionDaysPerWeek 1 day memory
      receptionNoticeDays 5 day L
      receptionBriefDays 1 day L
    `)].sort());
  });

  it.each([['extensionAtMost', 30], ['extensionsAtMost', 1], ['representativesAtMost', 5]] as const)('lets no hall go beyond the law: %s at most %d', (name: SettingName, most) => {
    expect(settingsTable().find(line => line.name === name)).toMatchObject({ most });
  });
});

describe('Grounds, ways and routes', () => {
  it('have the grounds of T15, R-IN-08, R-IN-09, R-IN-12, R-IN-18, R-RT-07, R-RV-07 and R-HD-06 to 09', () => {
    const found = grounds.map(({ code, kind, article, provenance, visitsOnly, from, to }) => told(code, kind, provenance, from, to ?? '', visitsOnly ? 'visits' : 'all', article));
    const stepwise = '引导来访人依法逐级走访的办法（国家信访局，2014年）';
    expect([...found].sort()).toEqual([...lines(`
      IN_HAND not-accepted V 2022-05-01  all 信访工作条例 第十九条第三款
      RE_REVIEWED no-longer-accepted V 2022-05-01  all 信访工作条例 第三十六条第三款
      NOT_OURS redirect V 2022-05-01  all 信访工作条例 第二十三条第一款
      LEVEL_SKIPPED redirect V 2022-05-01  visits 信访工作条例 第二十条第一款
      POLITICAL_LEGAL redirect V 2022-05-01  visits 信访工作条例 第二十条第二款、第二十二条第二款
      ROUTE_LITIGATION redirect V 2022-05-01  all 信访工作条例 第三十一条第一项
      ROUTE_ARBITRATION redirect V 2022-05-01  all 信访工作条例 第三十一条第二项
      ROUTE_PARTY redirect V 2022-05-01  all 信访工作条例 第三十一条第三项
      ROUTE_ADMINISTRATIVE redirect V 2022-05-01  all 信访工作条例 第三十一条第四项
      IN_HAND not-accepted V 2005-05-01 2022-04-30 all 信访条例 第十六条
      RE_REVIEWED no-longer-accepted V 2005-05-01 2022-04-30 all 信访条例 第三十五条第三款
      NOT_OURS redirect V 2005-05-01 2022-04-30 all 信访条例 第二十二条第一款
      LEVEL_SKIPPED redirect V 2005-05-01 2022-04-30 visits 信访条例 第十六条、第十八条第一款
      CONGRESS_OR_COURT redirect V 2005-05-01 2022-04-30 all 信访条例 第十五条、第二十一条第一款第一项
      LEGAL_PROCEDURE not-accepted V 2005-05-01 2022-04-30 all 信访条例 第十四条第二款、第二十一条第一款第一项
      VISIT_CONGRESS_OR_COURT not-accepted V2 2014-05-01 2022-04-30 visits ${stepwise}
      VISIT_LEVEL_SKIPPED not-accepted V2 2014-05-01 2022-04-30 visits ${stepwise}
      VISIT_IN_HAND not-accepted V2 2014-05-01 2022-04-30 visits ${stepwise}
      VISIT_NO_REVIEW_ASKED not-accepted V2 2014-05-01 2022-04-30 visits ${stepwise}
      VISIT_REVIEW_TIME_PASSED no-longer-accepted V2 2014-05-01 2022-04-30 visits ${stepwise}
      VISIT_CLOSED no-longer-accepted V2 2014-05-01 2022-04-30 visits ${stepwise}
    `)].sort());
  });

  it('have the ways T03 to T07', () => expect(disposalWays.map(({ way, rule, from, article }) => told(way, rule, from, article))).toEqual(lines(`
    transfer T03 2022-05-01 信访工作条例 第二十二条第一款第一项、第二十二条第一款第二项
    assign T04 2022-05-01 信访工作条例 第二十二条第一款第三项
    political-legal T05 2022-05-01 信访工作条例 第二十二条第二款
    discipline T06 2022-05-01 信访工作条例 第二十二条第二款
    urgent T07 2022-05-01 信访工作条例 第二十二条第一款第一项、第二十五条第一款
    transfer T03 2005-05-01 信访条例 第二十一条第一款第二项、第二十一条第一款第三项
    assign T04 2005-05-01 信访条例 第二十一条第一款第四项
    political-legal T05 2005-05-01 信访条例 第十五条、第二十一条第一款第一项
    discipline T06 2005-05-01 本厅规则 T06（条例未作规定）
    urgent T07 2005-05-01 信访条例 第二十一条第一款第二项、第二十六条第一款
  `)));

  it('have the six routes of Art. 31 and the suggestion of Art. 29, with the sixty days where T17, T36 and the 2005 text have them', () =>
    expect(handlingRoutes.map(({ route, from, clock, article }) => told(route, from, clock ?? 'none', article))).toEqual(lines(`
      route-1 2022-05-01 none 信访工作条例 第三十一条第一项
      route-2 2022-05-01 none 信访工作条例 第三十一条第二项
      route-3 2022-05-01 none 信访工作条例 第三十一条第三项
      route-4 2022-05-01 none 信访工作条例 第三十一条第四项
      route-5 2022-05-01 none 信访工作条例 第三十一条第五项
      route-6 2022-05-01 C-HANDLE 信访工作条例 第三十一条第六项
      suggestion 2022-05-01 none 信访工作条例 第二十九条第一款
      route-1 2005-05-01 none 信访条例 第十四条第二款、第十五条
      route-2 2005-05-01 none 信访条例 第十四条第二款
      route-4 2005-05-01 none 信访条例 第十四条第二款
      route-5 2005-05-01 C-HANDLE 信访条例 第三十一条第一款、第三十三条
      route-6 2005-05-01 C-HANDLE 信访条例 第三十一条第一款、第三十二条第一款、第三十三条
      suggestion 2005-05-01 C-HANDLE 信访条例 第二十九条、第三十三条
    `)));
});

/** Rules behind refusals and papers: what each cites by the text of 2022 and by that of 2005, `-` for nothing. */
const used = lines(`
  T03 信访工作条例 第二十二条第一款第一项、第二十二条第一款第二项 | 信访条例 第二十一条第一款第二项、第二十一条第一款第三项
  T04 信访工作条例 第二十二条第一款第三项 | 信访条例 第二十一条第一款第四项
  T05 信访工作条例 第二十二条第二款 | 信访条例 第十五条、第二十一条第一款第一项
  T06 信访工作条例 第二十二条第二款 | -
  T07 信访工作条例 第二十二条第一款第一项、第二十五条第一款 | 信访条例 第二十一条第一款第二项、第二十六条第一款
  T16 信访工作条例 第三十一条第一项至第五项 | 信访条例 第十四条第二款、第二十一条第一款第一项
  T23 信访工作条例 第三十五条 | 信访条例 第三十二条第一款、第三十四条
  R-IN-04 信访事项网上办理工作规程（国信发〔2022〕8号） 第五条 | 信访条例 第十七条
  R-IN-10 信访工作条例 第二十条第三款 | 信访条例 第十八条第二款
  R-RT-01 信访工作条例 第二十二条第一款 | 信访条例 第二十一条第一款
  R-RT-04 信访工作条例 第二十二条第一款第三项 | 信访条例 第二十一条第一款第四项
  R-RT-05 信访工作条例 第二十二条第二款 | 信访条例 第十五条、第二十一条第一款第一项
  R-RT-08 信访工作条例 第二十三条第三款 | 信访条例 第二十一条第二款
  R-RT-09 信访工作条例 第二十三条第三款 | -
  R-RT-10 信访工作条例 第二十四条第一款 | 信访条例 第二十四条
  R-RT-11 信访工作条例 第二十四条第二款 | 信访条例 第二十五条
  R-HD-12 信访工作条例 第三十二条第一款 | 信访条例 第三十二条第一款
  R-HD-15 信访工作条例 第三十三条 | 信访条例 第十三条第二款
  R-HD-16 信访工作条例 第三十四条 | 信访条例 第三十三条
  R-JC-13 信访工作责任制实施办法（厅字〔2016〕32号） 第十一条 | 信访工作责任制实施办法（厅字〔2016〕32号） 第十一条
  R-CF-01 信访工作条例 第三十条第三款、第四十六条第五项 | 信访条例 第二十三条、第四十四条第一款
`);

/** Every rule with the places in the 2022 text that the reference names, as exactly as it names them: `R-IN-12 19.3` is Art. 19(3). Where no place stands, the reference names another norm or none. */
const sources = lines(`
  T01 21 22 23; T02; T03 22.1(1) 22.1(2); T04 22.1(3); T05 22.2; T06 22.2; T07 22.1(1) 25.1; T08 23.3; T09 23.3; T10 24; T11 23.3; T12 23.2; T13 23.1 23.2; T14 23.1 23.2; T15 19.3 36.3; T16 31(1-5); T17 31(6) 34; T18
  T19 34; T20 33; T21 31(6); T22 31(6) 32 34; T23 35; T24 32; T25 35; T26 35; T27 36; T28 36; T29 36.3; T30; T31 22.1(3); T32; T33 40; T34; T35 37; T36 29
  R-IN-01 22.1 23.1; R-IN-02 44; R-IN-03 21; R-IN-04; R-IN-05; R-IN-06 19.1; R-IN-07 19.2 47.3; R-IN-08 20.1; R-IN-09 20.2; R-IN-10 20.3; R-IN-11 47; R-IN-12 19.3; R-IN-13 26; R-IN-14 18.4 46(6); R-IN-15 18.1
  R-IN-16 23.2; R-IN-17; R-IN-18; R-IN-19 23 31; R-IN-20 48; R-IN-21; R-DU-01; R-DU-02; R-DU-03; R-DU-04; R-DU-05; R-DU-06
  R-RT-01 22.1; R-RT-02 22.1(1); R-RT-03 22.1(2); R-RT-04 22.1(3); R-RT-05 22.2; R-RT-06 22.2; R-RT-07 23.1 23.2; R-RT-08 23.3; R-RT-09 23.3; R-RT-10 24.1; R-RT-11 24.2; R-RT-12 23.4; R-RT-13; R-RT-14; R-RT-15; R-RT-16; R-RT-17
  R-HD-01 27; R-HD-02 28.1 45(1); R-HD-03 28.2; R-HD-04 28.3; R-HD-05 29; R-HD-06 31(1); R-HD-07 31(2); R-HD-08 31(3); R-HD-09 31(4); R-HD-10 31(5); R-HD-11 31(6); R-HD-12 32; R-HD-13 32; R-HD-14 32; R-HD-15 33; R-HD-16 34; R-HD-17 37; R-HD-18
  R-SP-01; R-SP-02; R-SP-03; R-SP-04; R-SP-05; R-SP-06
  R-RV-01 35; R-RV-02 35; R-RV-03 36; R-RV-04 36; R-RV-05 36; R-RV-06 35 36; R-RV-07 36.3; R-RV-08; R-RV-09; R-RV-10; R-RV-11; R-RV-12; R-RV-13; R-RV-14; R-RV-15; R-RV-16; R-RV-17 37.3
  R-HR-01 31(6) 36.2; R-HR-02; R-HR-03; R-HR-04; R-HR-05; R-HR-06; R-HR-07; R-HR-08; R-HR-09; R-HR-10
  R-SV-01 40.1; R-SV-02; R-SV-03; R-SV-04 40.2; R-SV-05 40.3; R-SV-06 40.4; R-SV-07 40; R-SV-08 38; R-SV-09; R-SV-10 39; R-SV-11 39.3; R-SV-12; R-SV-13; R-SV-14; R-SV-15; R-SV-16; R-SV-17
  R-JC-01 11; R-JC-02 13; R-JC-03 13; R-JC-04 12; R-JC-05 11; R-JC-06 13.3; R-JC-07 24; R-JC-08 12; R-JC-09; R-JC-10; R-JC-11; R-JC-12; R-JC-13; R-LD-01 18.2; R-LD-02; R-LD-03; R-LD-04; R-LD-05; R-LD-06
  R-UR-01 25.1; R-UR-02 25.2; R-UR-03 46(4); R-UR-04; R-UR-05; R-UR-06; R-UR-07; R-CF-01 30.3 46(5); R-CF-02 30.2; R-CF-03 28.3; R-CF-04; R-CF-05 46; R-CF-06; R-CF-07
  R-LB-01 42; R-LB-02 43; R-LB-03 44; R-LB-04 45; R-LB-05 46; R-LB-06; R-LB-07; R-LB-08; R-RP-01 41; R-RP-02 41; R-RP-03; R-RP-04; R-RP-05; R-SF-01; R-SF-02; R-SF-03; R-SF-04 21; R-SF-05; R-SF-06; R-FT-01; R-FT-02; H-01 18.3
`).flatMap(line => line.split('; ')).map(rule => rule.split(' '));

describe('The articles', () => {
  it.each(used.map(line => [line.split(' ')[0] ?? '', line.replace(/^\S+ /, '').split(' | ')] as const))('that are cited are those of the text: %s', (rule, cited) => {
    expect([now, then].map(day => lawOn(day).cites(rule) ?? '-')).toEqual(cited);
  });

  it('of every rule that a refusal names are in that table', () => {
    const tables: readonly object[] = [refuseIntake, refuseRouting, refuseConference, refuseSupervision, refuseAudit].map(({ table }) => table);
    const named = tables.flatMap(table => Object.values(table) as { readonly rule?: string }[]).flatMap(({ rule }) => rule ?? []);
    expect(named.length).toBeGreaterThan(30);
    expect(named.filter(rule => !used.some(line => line.startsWith(`${rule} `)))).toEqual([]);
  });

  it('are there for every rule of the reference, and for no other', () => expect([...rulePlaces.keys()].sort()).toEqual(sources.map(([rule]) => rule).sort()));

  it.each(sources.map(([rule = '', ...places]) => [rule, places] as const))('stand where the reference has them: %s', (rule, places) => {
    const [found] = rulePlaces.get(rule) ?? [];
    const ours = found !== undefined && /^\d/.test(found) ? found.split(',') : [];
    const within = (place: string, wider: string) => place === wider || (place.startsWith(wider) && /^[.(]/.test(place.slice(wider.length)));
    expect(ours.filter(place => !places.some(wider => within(place, wider)))).toEqual([]);
    expect(places.filter(wider => !ours.some(place => within(place, wider)))).toEqual([]);
  });
});
