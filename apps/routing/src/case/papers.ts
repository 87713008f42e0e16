// The numbered papers that leave routing: what each is called, and in which register of the hall its number is drawn.
import { marks, paperNumber, registerOf, type CaseAccepted } from '@onehall/contracts';
import type { Scene } from '@onehall/kernel';
import type { Law } from '@onehall/rulebook';

type Paper = CaseAccepted['data']['paper'];

const kinds = { transfer: '转送单', assign: '交办函', acceptance: '受理告知书', extension: '延长办理期限告知书', opinion: '信访处理意见书' } as const satisfies Record<keyof typeof marks.routing, string>;

/** The sorts of paper that routing numbers itself. The slips of the first sending are intake's. */
export type Sort = keyof typeof kinds;

/** Names the register in which a sort of paper counts: `<hall>/<year>/<sort>`. */
export const register =
  (sort: Sort) =>
  (_command: unknown, { hall, law, now }: Scene<Law>): string =>
    registerOf(hall, law.day(now), sort);

/** The paper of today with the number that was drawn for this command, e.g. 受告〔2026〕7号. */
export function paper(sort: Sort, { law, now, number }: Scene<Law>): Paper {
  const issuedOn = law.day(now);
  return { kind: kinds[sort], number: paperNumber(marks.routing[sort], issuedOn, number), issuedOn };
}
