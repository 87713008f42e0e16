// Which article stands behind each numbered rule of the domain rules, in either Regulation: what a refusal or a notice may cite.
import { cite, ownRule, regulation2022, type Regulation } from './regulations.js';

/** Places in the 2022 and the 2005 Regulation, or a norm of another name in full. A missing one means that no norm which was read holds the rule. */
export type Places = readonly [now: string | undefined, old?: string];

const online = '信访事项网上办理工作规程（国信发〔2022〕8号）';
const simple = '信访事项简易办理办法（国信办发〔2022〕17号）';
const simpleTrial = '信访事项简易办理办法（试行）（国信发〔2016〕8号）';
const firstTime = '初次信访事项办理办法（国信办发〔2022〕15号）';
const firstTime2014 = '关于进一步加强初信初访办理工作的办法（国信发〔2014〕13号）';
const rating = '信访事项办理群众满意度评价工作办法（试行）（国信发〔2022〕11号）';
const rating2014 = '信访事项办理群众满意度评价工作办法（国信发〔2014〕16号）';
const stepwise = '引导来访人依法逐级走访的办法（国家信访局，2014年）';
const responsibility = '信访工作责任制实施办法（厅字〔2016〕32号）';
const letters = '国家信访局办理群众来信工作规则（2017年修订）';
const accusations = '纪检监察机关处理检举控告工作规则';

const transitions: Readonly<Record<string, Places>> = {
  T01: ['21.2,22.1,23.1', '21.1,22.1'], T02: [undefined], T03: ['22.1(1),22.1(2)', '21.1(2),21.1(3)'], T04: ['22.1(3)', '21.1(4)'],
  T05: ['22.2', '15,21.1(1)'], T06: ['22.2'], T07: ['22.1(1),25.1', '21.1(2),26.1'], T08: ['23.3'], T09: ['23.3'], T10: ['24.1', '24'],
  T11: ['23.3', '21.2'], T12: ['23.2', '22.2'], T13: ['23.1,23.2'], T14: ['23.1,23.2', '22.1,22.2'], T15: ['19.3,36.3', '16,21.1(1),35.3'],
  T16: ['31(1-5)', '14.2,21.1(1)'], T17: ['31(6),34', '31.1,33'], T18: [`${simple} 第四条、第五条`, simpleTrial], T19: ['34', '33'], T20: ['33', '13.2'],
  T21: ['31(6)', '31.2'], T22: ['31(6),32.1,34', '32.1,33'], T23: ['35', '32.1,34'], T24: ['32.2', '32.2'], T25: ['35', '34'], T26: ['35', '34'],
  T27: ['36.1', '35.1'], T28: ['36.1,36.2', '35.1,35.2'], T29: ['36.3', '35.3'], T30: [undefined, stepwise], T31: ['22.1(3)', '21.1(4)'], T32: [undefined],
  T33: ['40.1', '36.1'], T34: [`${rating} 第三条`, `${rating2014} 第三条`], T35: ['37.3'], T36: ['29.1', '29'],
};

const intake: Readonly<Record<string, Places>> = {
  'R-IN-01': ['22.1,23.1', '21.1,22.1'], 'R-IN-02': ['44', '42'], 'R-IN-03': ['21.2', '12'], 'R-IN-04': [`${online} 第五条`, '17'], 'R-IN-05': [`${online} 第五条`],
  'R-IN-06': ['19.1', '17'], 'R-IN-07': ['19.2,47.3', '19,48'], 'R-IN-08': ['20.1', '16,18.1'], 'R-IN-09': ['20.2', '15'], 'R-IN-10': ['20.3', '18.2'],
  'R-IN-11': ['47.1,47.2', '47'], 'R-IN-12': ['19.3', '16'], 'R-IN-13': ['26', '20'], 'R-IN-14': ['18.4,46(6)', '3.3,46'], 'R-IN-15': ['18.1', '9'],
  'R-IN-16': ['23.2', '22.2'], 'R-IN-17': [undefined, `${firstTime2014} 第三条`], 'R-IN-18': [undefined, stepwise], 'R-IN-19': ['23,31', '21.1(1)'], 'R-IN-20': ['48', '50'],
  'R-IN-21': [letters, letters], 'R-DU-01': [undefined], 'R-DU-02': [undefined], 'R-DU-03': [undefined], 'R-DU-04': [undefined],
  'R-DU-05': [`${firstTime} 第一条`, `${firstTime2014} 第三条`], 'R-DU-06': [undefined],
};

const routing: Readonly<Record<string, Places>> = {
  'R-RT-01': ['22.1', '21.1'], 'R-RT-02': ['22.1(1)', '21.1(2)'], 'R-RT-03': ['22.1(2)', '21.1(3)'], 'R-RT-04': ['22.1(3)', '21.1(4)'], 'R-RT-05': ['22.2', '15,21.1(1)'],
  'R-RT-06': ['22.2'], 'R-RT-07': ['23.1,23.2', '22.1,22.2'], 'R-RT-08': ['23.3', '21.2'], 'R-RT-09': ['23.3'], 'R-RT-10': ['24.1', '24'], 'R-RT-11': ['24.2', '25'],
  'R-RT-12': ['23.4'], 'R-RT-13': [undefined, '21.1(3)'], 'R-RT-14': [undefined, `${rating2014} 第六条`], 'R-RT-15': [undefined], 'R-RT-16': [undefined], 'R-RT-17': [undefined],
};

const handling: Readonly<Record<string, Places>> = {
  'R-HD-01': ['27'], 'R-HD-02': ['28.1,45(1)', '28,43(1)'], 'R-HD-03': ['28.2', '14.2'], 'R-HD-04': ['28.3', '30'], 'R-HD-05': ['29.1', '29'], 'R-HD-06': ['31(1)', '14.2'],
  'R-HD-07': ['31(2)', '14.2'], 'R-HD-08': ['31(3)'], 'R-HD-09': ['31(4)', '14.2'], 'R-HD-10': ['31(5)'], 'R-HD-11': ['31(6)', '31'], 'R-HD-12': ['32.1', '32.1'],
  'R-HD-13': ['32.1', '32.1'], 'R-HD-14': ['32.2', '32.2'], 'R-HD-15': ['33', '13.2'], 'R-HD-16': ['34', '33'], 'R-HD-17': ['37.2'], 'R-HD-18': [undefined],
  'R-SP-01': [`${simple} 第四条`, simpleTrial], 'R-SP-02': [`${simple} 第五条`, simpleTrial], 'R-SP-03': [simple, `${simpleTrial} 第六条`],
  'R-SP-04': [simple, simpleTrial], 'R-SP-05': [simple, simpleTrial], 'R-SP-06': [simple, simpleTrial],
};

const review: Readonly<Record<string, Places>> = {
  'R-RV-01': ['35', '34'], 'R-RV-02': ['35', '34'], 'R-RV-03': ['36.1', '35.1'], 'R-RV-04': ['36.1', '35.1'], 'R-RV-05': ['36.2', '35.2'], 'R-RV-06': ['35,36.1', '34,35.1'],
  'R-RV-07': ['36.3', '35.3'], 'R-RV-08': [undefined], 'R-RV-09': [undefined], 'R-RV-10': [undefined], 'R-RV-11': [undefined], 'R-RV-12': [undefined], 'R-RV-13': [undefined],
  'R-RV-14': [undefined], 'R-RV-15': [undefined], 'R-RV-16': [undefined], 'R-RV-17': ['37.3'], 'R-HR-01': ['31(6),36.2', '31.2,35.2'], 'R-HR-02': [undefined, '31.2'],
  'R-HR-03': [undefined], 'R-HR-04': [undefined], 'R-HR-05': [undefined], 'R-HR-06': [undefined], 'R-HR-07': [undefined], 'R-HR-08': [undefined], 'R-HR-09': [undefined], 'R-HR-10': [undefined],
};

const supervision: Readonly<Record<string, Places>> = {
  'R-SV-01': ['40.1', '36.1'], 'R-SV-02': [undefined, '36.1'], 'R-SV-03': [undefined], 'R-SV-04': ['40.2', '37'], 'R-SV-05': ['40.3', '38'], 'R-SV-06': ['40.4', '36.2'],
  'R-SV-07': ['40.4', '36.2'], 'R-SV-08': ['38', '5.2'], 'R-SV-09': [responsibility, responsibility], 'R-SV-10': ['39.1', '7.2'], 'R-SV-11': ['39.3'], 'R-SV-12': [letters, letters],
  'R-SV-13': [undefined], 'R-SV-14': [undefined], 'R-SV-15': [undefined], 'R-SV-16': [undefined], 'R-SV-17': [undefined],
  'R-JC-01': ['11.1'], 'R-JC-02': ['13.1', '5.2'], 'R-JC-03': ['13.2', '5.2'], 'R-JC-04': ['12.2'], 'R-JC-05': ['11.2'], 'R-JC-06': ['13.3'], 'R-JC-07': ['24.1'], 'R-JC-08': ['12.1'],
  'R-JC-09': [undefined], 'R-JC-10': [undefined], 'R-JC-11': [undefined], 'R-JC-12': [undefined], 'R-JC-13': [`${responsibility} 第十一条`, `${responsibility} 第十一条`],
  'R-LD-01': ['18.2', '5.3,10'], 'R-LD-02': [undefined], 'R-LD-03': [undefined], 'R-LD-04': [undefined], 'R-LD-05': [undefined, '10.1'], 'R-LD-06': [undefined],
};

const conduct: Readonly<Record<string, Places>> = {
  'R-UR-01': ['25.1', '26.1,27'], 'R-UR-02': ['25.2', '26.1'], 'R-UR-03': ['46(4)', '26.2,45'], 'R-UR-04': [undefined, '26.1'], 'R-UR-05': [undefined], 'R-UR-06': [undefined], 'R-UR-07': [undefined],
  'R-CF-01': ['30.3,46(5)', '23,44.1'], 'R-CF-02': ['30.2'], 'R-CF-03': ['28.3', '30'], 'R-CF-04': [`${accusations} 第十五条`, `${accusations} 第十五条`], 'R-CF-05': ['46', '44.2'],
  'R-CF-06': [responsibility, responsibility], 'R-CF-07': [undefined, `${rating2014} 第四条`],
  'R-LB-01': ['42', '40'], 'R-LB-02': ['43', '41'], 'R-LB-03': ['44', '42'], 'R-LB-04': ['45', '43'], 'R-LB-05': ['46', '44,45,46'], 'R-LB-06': [`${responsibility} 第十一条`, `${responsibility} 第十一条`],
  'R-LB-07': [responsibility, responsibility], 'R-LB-08': [responsibility, responsibility], 'R-RP-01': ['41.1', '39'], 'R-RP-02': ['41.2'], 'R-RP-03': [undefined, '21.1(3),39'], 'R-RP-04': [undefined],
  'R-RP-05': [undefined], 'R-SF-01': [`${rating} 第三条`, `${rating2014} 第三条`], 'R-SF-02': [rating, `${rating2014} 第四条`], 'R-SF-03': [rating, `${rating2014} 第五条`], 'R-SF-04': ['21.2', '12'],
  'R-SF-05': [rating, rating2014], 'R-SF-06': [rating, rating2014], 'R-FT-01': [firstTime, `${firstTime2014} 第二条`], 'R-FT-02': [undefined, firstTime2014], 'H-01': ['18.3', '13.1'],
};

/** Every numbered rule that can be cited, with its places in the 2022 and the 2005 Regulation. */
export const rulePlaces: ReadonlyMap<string, Places> = new Map([transitions, intake, routing, handling, review, supervision, conduct].flatMap(part => Object.entries(part)));

/** The article of a numbered rule in a Regulation, or nothing where no norm that was read holds it. Throws `RangeError` for a rule that is not in the domain rules. */
export function citedIn(rule: string, regulation: Regulation): string | undefined {
  const places = rulePlaces.get(rule);
  if (!places) throw new RangeError(`There is no rule «${rule}».`);
  const [now, old] = places;
  const place = regulation.title === regulation2022.title ? now : old;
  return place !== undefined && /^\d/.test(place) ? cite(regulation, place) : place;
}

/** As `citedIn`, with words that say so where no norm holds the rule: for what must cite something. */
export const articleOf = (rule: string, regulation: Regulation): string => citedIn(rule, regulation) ?? ownRule(rule);
