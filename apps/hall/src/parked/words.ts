// What a reader at a terminal sees of the cases that wait, Chinese first.
import type { Fared, WaitingCase } from './waiting-cases.js';

const shortest = (error: string | null): string => (error ?? '').split('\n')[0] ?? '';

const lineOf = ({ service, consumer, case: caseKey, waiting, since, type, position, attempts, error }: WaitingCase): readonly string[] => [
  `  ${service}  ${consumer}`,
  `    ${caseKey}  ${waiting} 个事件自 ${since.slice(0, 19)}Z 起等待 / ${waiting} waiting since`,
  `    ${type}@${position}（试过 ${attempts} 次 / tried ${attempts} times）: ${shortest(error)}`,
];

/** The list, and what to do about it. */
export function listed(cases: readonly WaitingCase[]): string {
  if (cases.length === 0) return '没有滞留的事件。\nNothing is parked.';
  const events = cases.reduce((sum, { waiting }) => sum + waiting, 0);
  return [
    ...cases.flatMap(lineOf),
    '',
    `${cases.length} 件滞留，共 ${events} 个事件。排除原因之后：npm run parked -- redrive --all（或 --consumer <跟随者> --case <编号>）`,
    `${cases.length} cases wait with ${events} events. Once the cause is mended: npm run parked -- redrive --all (or --consumer <follower> --case <case>)`,
  ].join('\n');
}

/** One case that was driven again. */
export const faredLine = ({ service, consumer, case: caseKey, digested, left, error }: Fared): string =>
  error === null ? `  ✓ ${service} ${consumer} ${caseKey}: ${digested} 个已处理 / digested` : `  ✗ ${service} ${consumer} ${caseKey}: ${digested} 个已处理，${left} 个仍在等待 / ${digested} digested, ${left} still wait: ${shortest(error)}`;

/** What came of all. */
export function faredWell(fared: readonly Fared[]): string {
  const failed = fared.filter(({ error }) => error !== null).length;
  if (fared.length === 0) return '没有符合条件的滞留事件。\nNothing of that kind is parked.';
  return failed === 0 ? `全部 ${fared.length} 件已按原顺序处理完毕。\nAll ${fared.length} cases were digested, in order.` : `${fared.length} 件中有 ${failed} 件再次失败。\n${failed} of ${fared.length} cases failed again.`;
}
