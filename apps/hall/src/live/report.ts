// What a file has brought about, in words for the terminal.
import { clocks } from '@onehall/rulebook';
import type { Lived } from './live-file.js';
import { ratingRule } from './made-up-rating.js';

/** What the rulebook calls a clock, by its name. */
const called = new Map(clocks.map(({ clock, zh, en }) => [clock as string, `${zh} / ${en}`]));
const shownAtMost = 20;

/** Lines with Chinese first. Bad lines and refusals are cut at twenty each; the JSON report holds them all. */
export function reportOf(lived: Lived): string {
  const { lines, cases, submissions, departments, acts, repeated, seconds, eventsPerSecond } = lived;
  const events = Object.entries(lived.events);
  return [
    '',
    `文件 / file        ${lived.file}`,
    `行 / lines         读入 ${lines.read}，办完 ${lines.lived}，有误 ${lines.wrong.length} / read ${lines.read}, lived ${lines.lived}, bad ${lines.wrong.length}`,
    `事项 / cases       本次新立 ${cases} / opened now ${cases}`,
    `信访件 / submissions 本次登记 ${submissions} / registered now ${submissions}`,
    `单位 / departments 名录 ${departments.known}，本次新设 ${departments.opened} / in the register ${departments.known}, opened now ${departments.opened}`,
    `动作 / acts        ${acts}，其中重复（已办过）${repeated} / of which repeated ${repeated}`,
    `事件 / events      ${events.map(([service, count]) => `${service} ${count}`).join('，')}，共 ${events.reduce((sum, [, count]) => sum + count, 0)}`,
    `用时 / time        ${seconds.toFixed(1)} 秒 s，${eventsPerSecond} 事件/秒 events/s`,
    ...lateLines(lived),
    urgedLine(lived.urged),
    ...headLines(lived),
    ...asides(lived),
    `${ratingRule.zh}`,
    `${ratingRule.en}`,
    '',
  ].join('\n');
}

const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

const urgedLine = ({ times, cases }: Lived['urged']): string =>
  times === 0 ? '催办 / urged       本文件无 / none of this file’s cases' : `催办 / urged       本文件 ${cases} 件，共 ${times} 次 / ${counted(times, 'time')} in ${counted(cases, 'case')} of this file`;

/** Of the whole hall, in which other files may have been lived: the hall counts who is late by clock, and not by case. */
const lateLines = ({ lateInHall: late }: Lived): string[] =>
  late.length === 0
    ? ['超期 / late        全厅无 / none in the whole hall']
    : [
        '超期 / late        全厅，不限于本文件 / in the whole hall, not of this file alone：',
        ...late.map(
          ({ clock, running, stopped, departments, mostDaysLate }) =>
            `                   ${clock} ${called.get(clock) ?? ''}：仍超期 ${running}，逾期办结 ${stopped}，${departments} 个单位，最长 ${mostDaysLate} 日 / running ${running}, stopped late ${stopped}, at most ${counted(mostDaysLate, 'day')}`,
        ),
      ];

const headLines = ({ heads, wrong }: Lived): string[] => [
  ...heads.map(({ service, events, hash, verified }, index) => `${index === 0 ? '日志末端 / heads   ' : '                   '}${service.padEnd(12)}${String(events).padStart(8)}  ${hash || '—'}  ${verified ? '已核验 verified' : '未通过 NOT VERIFIED'}`),
  ...wrong.map(fault => `  !! ${JSON.stringify(fault)}`),
];

function asides({ lines, refusals, skipped, behind }: Lived): string[] {
  const cut = <Item>(title: string, items: readonly Item[], say: (item: Item) => string): string[] =>
    items.length === 0 ? [] : [`${title} ${items.length}`, ...items.slice(0, shownAtMost).map(item => `  ${say(item)}`), ...(items.length > shownAtMost ? [`  … 另有 ${items.length - shownAtMost} / and ${items.length - shownAtMost} more`] : [])];
  return [
    ...cut('有误的行 / bad lines', lines.wrong, ({ line, zh, en }) => `第 ${line} 行：${zh} / line ${line}: ${en}`),
    ...cut('被拒绝的动作 / refused acts', refusals, ({ line, act, why }) => `第 ${line} 行 ${act}：${why}`),
    ...(skipped === 0 ? [] : [`因登记未成而未办的动作 / acts left out because their case was not registered: ${skipped}`]),
    ...(behind === 0 ? [] : [`大厅时钟已在其后、按当时办理的动作 / acts said later than their own time, since the hall's clock stood beyond it: ${behind}`]),
  ];
}
