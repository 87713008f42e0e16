// Why a matter may be declined, sent elsewhere or no longer taken up: the grounds as data, each with its article and years.
import { cite, during, regulation2005, regulation2022, rulesOn, type InForce, type Provenance } from './regulations.js';

/** `not-accepted` 不予受理, `no-longer-accepted` 不再受理, `redirect` 告知向有权机关或者法定程序提出. */
export type GroundKind = 'not-accepted' | 'no-longer-accepted' | 'redirect';

/** A ground. On one day a code has one row. `visitsOnly`: it speaks of visits, never of letters or the web. */
export interface Ground extends InForce {
  readonly code: string;
  readonly kind: GroundKind;
  readonly zh: string;
  readonly en: string;
  readonly article: string;
  readonly provenance: Provenance;
  readonly visitsOnly?: true;
}

type Words = Pick<Ground, 'code' | 'kind' | 'zh' | 'en'>;
const inHand: Words = { code: 'IN_HAND', kind: 'not-accepted', zh: '已经受理或者正在办理，在规定期限内向上级又提出同一事项', en: 'The matter is accepted or being handled within its term, and is brought again to a superior.' };
const closed: Words = { code: 'RE_REVIEWED', kind: 'no-longer-accepted', zh: '对复核意见不服，仍以同一事实和理由提出', en: 'It was re-reviewed, and the same facts and reasons are brought again.' };
const notOurs: Words = { code: 'NOT_OURS', kind: 'redirect', zh: '不属于本机关、单位或者本系统职权范围', en: 'It is not within the power of this organ or its system.' };
const levelSkipped: Words = { code: 'LEVEL_SKIPPED', kind: 'redirect', zh: '走访应当到有权处理的本级或者上一级机关提出', en: 'A visit belongs at the competent organ of the same level or one level up.' };

const now = (words: Words, places: string): Ground => ({ ...words, article: cite(regulation2022, places), provenance: 'V', ...during(regulation2022) });
const old = (words: Words, places: string): Ground => ({ ...words, article: cite(regulation2005, places), provenance: 'V', ...during(regulation2005) });
// Six grounds for visits, read second-hand without article numbers. Whether they outlived the 2005 Regulation is not established, so the hall lets them end with it.
const visit = (words: Words): Ground => ({
  ...words, article: '引导来访人依法逐级走访的办法（国家信访局，2014年）', provenance: 'V2', visitsOnly: true, from: '2014-05-01', to: '2022-04-30',
});

export const grounds: readonly Ground[] = [
  now(inHand, '19.3'),
  now(closed, '36.3'),
  now(notOurs, '23.1'),
  { ...now(levelSkipped, '20.1'), visitsOnly: true },
  { ...now({ code: 'POLITICAL_LEGAL', kind: 'redirect', zh: '走访反映涉诉问题，引导向有关政法部门反映', en: 'A visit about litigation belongs at the political-legal organ.' }, '20.2,22.2'), visitsOnly: true },
  // Routes 1–4 of Art. 31 lead into another procedure; route 5 the organ does itself, so it is no ground to send anybody away.
  now({ code: 'ROUTE_LITIGATION', kind: 'redirect', zh: '应当通过诉讼、检察监督、公安法律程序处理', en: 'It belongs in court, with the prosecution or in police procedure.' }, '31(1)'),
  now({ code: 'ROUTE_ARBITRATION', kind: 'redirect', zh: '应当通过仲裁解决', en: 'It belongs in arbitration.' }, '31(2)'),
  now({ code: 'ROUTE_PARTY', kind: 'redirect', zh: '可以通过党员申诉、申请复审等解决', en: "It belongs in a Party member's appeal or re-examination." }, '31(3)'),
  now({ code: 'ROUTE_ADMINISTRATIVE', kind: 'redirect', zh: '可以通过行政复议、裁决、确认、许可、处罚等行政程序解决', en: 'It belongs in an administrative procedure.' }, '31(4)'),
  old(inHand, '16'),
  old(closed, '35.3'),
  old(notOurs, '22.1'),
  { ...old(levelSkipped, '16,18.1'), visitsOnly: true },
  old({ code: 'CONGRESS_OR_COURT', kind: 'redirect', zh: '属于人大及其常委会、法院、检察院职权范围', en: "It is within the power of a people's congress, a court or the prosecution." }, '15,21.1(1)'),
  old({ code: 'LEGAL_PROCEDURE', kind: 'not-accepted', zh: '已经或者依法应当通过诉讼、仲裁、行政复议等法定途径解决', en: 'It is, or by law must be, settled by suit, arbitration or reconsideration.' }, '14.2,21.1(1)'),
  visit({ code: 'VISIT_CONGRESS_OR_COURT', kind: 'not-accepted', zh: '走访事项属于人大、法院、检察院职权范围', en: 'The visit is about what a congress, a court or the prosecution decides.' }),
  visit({ code: 'VISIT_LEVEL_SKIPPED', kind: 'not-accepted', zh: '越级走访', en: 'The visit skips a level.' }),
  visit({ code: 'VISIT_IN_HAND', kind: 'not-accepted', zh: '已经受理或者正在办理', en: 'The matter of the visit is accepted or in hand.' }),
  visit({ code: 'VISIT_NO_REVIEW_ASKED', kind: 'not-accepted', zh: '对处理意见不服，未提出复查复核请求而到上级走访', en: 'The visitor disagrees, asked for no review and went up instead.' }),
  visit({ code: 'VISIT_REVIEW_TIME_PASSED', kind: 'no-longer-accepted', zh: '无正当理由超过规定期限未请求复查复核', en: 'The time to ask for a review passed without good reason.' }),
  visit({ code: 'VISIT_CLOSED', kind: 'no-longer-accepted', zh: '已经审核认定办结或者已经复核终结备案', en: 'It was confirmed closed, or terminated and filed.' }),
];

/** The grounds that the law in force on a day knows. */
export const groundsInForce = (day: string): readonly Ground[] => grounds.filter(row => rulesOn(row, day));

/** One ground as the law in force on a day has it; nothing when that law does not know it. */
export const groundInForce = (code: string, day: string): Ground | undefined => groundsInForce(day).find(row => row.code === code);
