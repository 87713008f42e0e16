// The papers that leave the window: what each is called, and how it is numbered and dated.
import type { CaseDisposed, Way } from '@onehall/contracts';
import type { Scene } from '@onehall/kernel';
import type { Law } from '@onehall/rulebook';

export type PaperName = Way | 'not-accepted' | 'no-longer-accepted' | 'redirected';
type Paper = CaseDisposed['data']['paper'];

const papers: Readonly<Record<PaperName, { readonly kind: string; readonly series: string }>> = {
  transfer: { kind: '转送单', series: '转' },
  assign: { kind: '交办函', series: '交' },
  'political-legal': { kind: '涉法涉诉转送单', series: '法转' },
  discipline: { kind: '检举控告移送单', series: '纪移' },
  urgent: { kind: '紧急信访信息报告', series: '急报' },
  'not-accepted': { kind: '不予受理告知书', series: '不受' },
  'no-longer-accepted': { kind: '不再受理告知书', series: '不再受' },
  redirected: { kind: '去向告知书', series: '告' },
};

/** The register that numbers a paper: one per hall, year and kind of paper. */
export const paperRegister = (name: PaperName, { hall, law, now }: Scene<Law>): string => `${hall}/${law.day(now).slice(0, 4)}/${name}`;

/** e.g. 转送单 转〔2026〕12号, of today. */
export function issuePaper(name: PaperName, { law, now, number }: Scene<Law>): Paper {
  const issuedOn = law.day(now);
  const { kind, series } = papers[name];
  return { kind, number: `${series}〔${issuedOn.slice(0, 4)}〕${number}号`, issuedOn };
}
