// What a reader at a terminal sees of the views, Chinese first.
import type { SeenView } from './views.js';

const counted = (number: number): string => number.toLocaleString('en-US');
const states: Readonly<Record<string, string>> = { following: '跟随中 following', waiting: '等待中 waiting', building: '重建中 building', stopped: '已停止 stopped' };

const remarks = ({ sentence, parked, building, failed, stands, version }: SeenView): readonly string[] => [
  ...(stands === version ? [] : [`现用第 ${stands ?? 0} 版 / version ${stands ?? 0} stands`]),
  ...(building ? [`${counted(building.position)}/${counted(building.of)}`] : []),
  ...(parked > 0 ? [`${parked} 个滞留 / parked`] : []),
  ...(sentence === undefined ? [] : [sentence]),
  ...(failed === undefined ? [] : [`上次重建未成 / the last build failed: ${failed}`]),
];

/** One line for each view. */
export const listed = (views: readonly SeenView[]): string =>
  views.map(view => [`  ${view.service.padEnd(12)}${`${view.view} v${view.version}`.padEnd(26)}${counted(view.position).padStart(10)}`, view.lag > 0 ? `落后 ${counted(view.lag)} behind` : '', states[view.state] ?? view.state, ...remarks(view)].filter(Boolean).join('  ')).join('\n');

/** How far a build is. */
export const progress = ({ building }: SeenView): string => (building ? `  ${counted(building.position)}/${counted(building.of)}` : '  …');

/** What came of it. */
export const done = ({ service, view, rows, differing }: SeenView): string =>
  `${service} 的 ${view} 已重建并换入：${counted(rows ?? 0)} 行，其中 ${counted(differing ?? 0)} 行与原来不同。\n${view} of ${service} was built anew and swapped in: ${counted(rows ?? 0)} rows, ${counted(differing ?? 0)} of them unlike what stood before.`;

/** Why nothing was swapped in. */
export const notDone = ({ service, view, failed }: SeenView): string => `${service} 的 ${view} 没有重建成（${failed ?? ''}），原表仍在使用。\n${view} of ${service} was not built anew (${failed ?? ''}); what stood before is still read.`;
