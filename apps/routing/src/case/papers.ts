// The numbered papers that leave routing: what each is called, and in which register of the hall its number is drawn.
import type { CaseAccepted, CaseSentOut } from '@onehall/contracts';
import type { Scene } from '@onehall/kernel';
import type { Law } from '@onehall/rulebook';

type Paper = CaseAccepted['data']['paper'];

const papers = {
  transfer: { kind: '转送单', mark: '补转' },
  assign: { kind: '交办函', mark: '补交' },
  acceptance: { kind: '受理告知书', mark: '受告' },
  extension: { kind: '延长办理期限告知书', mark: '延告' },
  opinion: { kind: '信访处理意见书', mark: '处意' },
} as const satisfies Record<CaseSentOut['data']['way'] | 'acceptance' | 'extension' | 'opinion', { kind: string; mark: string }>;

/** The sorts of paper that routing numbers itself. The slips of the first sending are intake's. */
export type Sort = keyof typeof papers;

/** Names the register in which a sort of paper counts: `<hall>/<year>/<sort>`. */
export const register =
  (sort: Sort) =>
  (_command: unknown, { hall, law, now }: Scene<Law>): string =>
    `${hall}/${law.day(now).slice(0, 4)}/${sort}`;

/** The paper of today with the number that was drawn for this command, e.g. 受告〔2026〕7号. */
export function paper(sort: Sort, { law, now, number }: Scene<Law>): Paper {
  const issuedOn = law.day(now);
  const { kind, mark } = papers[sort];
  return { kind, number: `${mark}〔${issuedOn.slice(0, 4)}〕${number}号`, issuedOn };
}
