// What is left of a matter of the discipline organ for everybody but its own people: its number, the day of its receipt, and that it was handed over (信访工作条例 第三十条).
import type { ViewReader } from '@onehall/projections';
import type { Case } from './case/case.js';
import type { CaseState, OnBoard } from './views/case-board.js';

type Known = Exclude<Case, { phase: 'unknown' }>;
type Query = ReturnType<ViewReader['query']>;

/** Whether the case was handed over, as routing has said itself or the board has heard of intake, whichever is first. An accusation that is confidential still waits for that. */
export const isHandedOver = (state: Known, row: Pick<OnBoard, 'handedOver'> | undefined): boolean => row?.handedOver === true || (state.phase === 'ended' && state.how === 'referred' && state.confidential);

/** The case as everybody may know it. */
export const bareCase = ({ number, receivedOn }: Known) => ({ number, receivedOn, confidential: true as const, how: 'referred' as const });

const told: ReadonlySet<string> = new Set<keyof OnBoard | 'hall'>(['hall', 'number', 'receivedOn']);

/** A line of the board that says no more; an ordinary one as it is. */
export function bareLine(line: OnBoard): OnBoard {
  if (!line.handedOver) return line;
  const facts = Object.fromEntries(Object.entries(line).map(([column, value]) => [column, told.has(column) ? (value as unknown) : null]));
  return { ...(facts as unknown as OnBoard), confidential: true, state: 'ended', how: 'referred' };
}

/** What one may look for on the board. */
export interface Sought {
  readonly custodian?: string | undefined;
  readonly state?: CaseState | undefined;
  readonly number?: string | undefined;
}

/** Narrows the board (alias `row`) to what is looked for: nobody finds a secret by who held it, or how far it had come. */
export function seek(query: Query, { custodian, state, number }: Sought): Query {
  if (custodian) query.andWhere('row."custodian" = :custodian and row."handedOver" is not true', { custodian });
  if (state) query.andWhere(`case when row."handedOver" then 'ended' else row."state" end = :state`, { state });
  if (number) query.andWhere('row."number" = :number', { number: number.trim().toUpperCase() });
  return query;
}
