// What an administrator reads before and after a hall goes on from a backup, Chinese first.
import type { CannotStart } from '@onehall/platform';
import type { WentOn } from './go-on.js';
import type { RestoredLog } from './logs-now.js';

const placeOf = ({ now, reached }: RestoredLog): string => (reached.incarnation === now.incarnation ? `${reached.position} → ${now.position}` : `${reached.incarnation}/${reached.position} → ${now.incarnation}/${now.position}`);

/** In a few words: `intake 120 → 80, routing 95 → 60`. */
const lostIn = (logs: readonly RestoredLog[]): string => logs.map(log => `${log.service} ${placeOf(log)}`).join(', ');

/** Why a hall does not open. */
export const olderThanKnown = (dataDir: string, logs: readonly RestoredLog[]): CannotStart['says'] => ({
  zh: `数据文件夹 ${dataDir} 中的历史比已知的进度旧（${lostIn(logs)}）：若是有意从备份恢复，请先执行 npm run restored；否则请放回最新的文件夹。`,
  en: `The history in the data folder ${dataDir} is older than what is known of it (${lostIn(logs)}): if a backup was put back on purpose, run npm run restored first; else put the latest folder back.`,
});

/** Why nothing was done. */
export const nothingRestored = (dataDir: string): CannotStart['says'] => ({
  zh: `数据文件夹 ${dataDir} 中没有一本日志比已知的进度旧：没有恢复过备份，什么也没有改动。`,
  en: `No log in the data folder ${dataDir} ends before what is known of it: nothing was restored, and nothing was changed.`,
});

function lines({ service, incarnation, position, setBack }: WentOn): readonly string[] {
  return [
    `  ${service}: 第 ${incarnation} 代，自第 ${position} 个事件之后继续 / incarnation ${incarnation}, on from event ${position}`,
    ...(setBack.length > 0 ? [`    超前而退回的 / set back from beyond the end: ${setBack.map(({ who, from, to }) => `${who} ${from} → ${to}`).join(', ')}`] : []),
  ];
}

/** Five databases are restored one by one, and what they had told each other stands in Kafka still. */
export const notOfFive = (dataDir: string): CannotStart['says'] => ({
  zh: `数据文件夹 ${dataDir} 属于五个进程的大厅：它的五个数据库与 Kafka 中的主题须一同恢复，本命令尚不能代办；什么也没有改动。`,
  en: `The data folder ${dataDir} belongs to a hall of five processes: its five databases go on together with what stands in Kafka, which this command cannot do yet; nothing was changed.`,
});

/** What was done. */
export const wentOn = (lost: readonly RestoredLog[], went: readonly WentOn[]): string =>
  [
    ...(lost.length > 0 ? [`  丢失的事件 / events lost: ${lostIn(lost)}`] : []),
    ...went.flatMap(lines),
    '',
    '可以 npm start 了：全部视图将自日志重建。备份之后的一切已经丢失：请按台账的发现（GET /audit/findings）核对并补登；其间申请遗忘的人须再次遗忘。',
    'npm start again: every view is built anew from the logs. Whatever came after the backup is lost: see the findings of the ledger (GET /audit/findings), enter anew what is missing, and forget again who was forgotten since.',
  ].join('\n');
