// What an administrator reads before and after a hall goes on from a backup, Chinese first.
import type { WentOn } from './go-on.js';
import type { RestoredLog } from './logs-now.js';

const placeOf = ({ now, reached }: RestoredLog): string => (reached.incarnation === now.incarnation ? `${reached.position} → ${now.position}` : `${reached.incarnation}/${reached.position} → ${now.incarnation}/${now.position}`);

/** Which logs end before what is known of them, in a few words: `intake 120 → 80, routing 95 → 60`. */
export const lostIn = (logs: readonly RestoredLog[]): string => logs.map(log => `${log.service} ${placeOf(log)}`).join(', ');

/** Nothing has to be done. */
export const nothingLost = '没有一本日志比已知的进度旧，不需要做什么。\nNo log ends before what is known of it; nothing was done.';

function lines({ service, incarnation, position, views, others, unparked }: WentOn): readonly string[] {
  const moved = others.filter(({ from, to }) => to < from);
  return [
    `  ${service}: 第 ${incarnation} 代，自第 ${position} 个事件之后继续 / incarnation ${incarnation}, on from ${position}`,
    `    ${views.length} 个视图将在启动时自日志重建 / views are built anew from the log at the next start${views.length > 0 ? `: ${views.join(', ')}` : ''}`,
    `    ${others.length} 个策略与台账从原处继续 / policies and ledgers go on where they stood${moved.length > 0 ? `；其中超前而退回的 / back from beyond the end: ${moved.map(({ consumer, from, to }) => `${consumer} ${from} → ${to}`).join(', ')}` : ''}`,
    ...(unparked > 0 ? [`    ${unparked} 个滞留事件已不在日志中，一并移除 / parked events that the log no longer has were taken away`] : []),
  ];
}

/** What was done. */
export const wentOn = (went: readonly WentOn[]): string =>
  [
    ...went.flatMap(lines),
    '',
    '可以 npm start 了。丢失的事件无人能复原：请按台账的发现（GET /audit/findings）核对并补登。',
    'npm start again. What is lost nobody can bring back: see the findings of the ledger (GET /audit/findings), and enter anew what is missing.',
  ].join('\n');
