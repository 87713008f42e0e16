// The papers that leave the window: what each is called, and how it is numbered and dated.
import { marks, paperNumber, registerOf, type CaseDisposed } from '@onehall/contracts';
import type { Scene } from '@onehall/kernel';
import type { Law } from '@onehall/rulebook';

export type PaperName = keyof typeof marks.intake;
type Paper = CaseDisposed['data']['paper'];

const kinds: Readonly<Record<PaperName, string>> = {
  transfer: '转送单',
  assign: '交办函',
  'political-legal': '涉法涉诉转送单',
  discipline: '检举控告移送单',
  urgent: '紧急信访信息报告',
  'not-accepted': '不予受理告知书',
  'no-longer-accepted': '不再受理告知书',
  redirected: '去向告知书',
};

/** The register that numbers a paper: one per hall, year and kind of paper. */
export const paperRegister = (name: PaperName, { hall, law, now }: Scene<Law>): string => registerOf(hall, law.day(now), name);

/** e.g. 转送单 转〔2026〕12号, of today. */
export function issuePaper(name: PaperName, { law, now, number }: Scene<Law>): Paper {
  const issuedOn = law.day(now);
  return { kind: kinds[name], number: paperNumber(marks.intake[name], issuedOn, number), issuedOn };
}
