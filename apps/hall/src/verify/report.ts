// What a verification comes to, for a reader at a terminal and for a program.
import { sentenceOf } from '@onehall/event-store';
import { firstBad, type LogReport } from './verify-hall.js';

/** How much of it a reader at a terminal can bear; `--json` writes everything. */
const readable = 50;

const isWide = (letter: string): boolean => /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(letter);
const width = (text: string): number => [...text].reduce((sum, letter) => sum + (isWide(letter) ? 2 : 1), 0);
const left = (text: string, to: number): string => text + ' '.repeat(Math.max(0, to - width(text)));
const right = (text: string, to: number): string => ' '.repeat(Math.max(0, to - width(text))) + text;
const counted = (number: number): string => number.toLocaleString('en-US');

const verdict = ({ faults, ledger, unsealed }: LogReport): string => {
  if (faults.length > 0) return `✗ ${counted(faults.length)} 处不符 wrong`;
  if (ledger.behind === 0) return '✓ 无误 clean';
  const [zh, en] = unsealed === 0 ? ['', ''] : [`，其中 ${counted(unsealed)} 个尚未封存`, `, ${counted(unsealed)} of them not sealed yet`];
  return `✓ 无误 clean（台账尚未抄录 ${counted(ledger.behind)} 个${zh} / not copied yet: ${counted(ledger.behind)}${en}）`;
};

const row = ([service = '', events = '', head = '', hash = '', ledger = '', said = '']: readonly string[]): string =>
  `  ${left(service, 14)}${right(events, 14)}${right(head, 12)}  ${left(hash, 20)}${right(ledger, 14)}  ${said}`;

function table(reports: readonly LogReport[]): readonly string[] {
  const lines = reports.map(report => {
    const { service, events, head, ledger } = report;
    return row([service, counted(events), counted(head.position), head.hash?.toString('hex').slice(0, 16) ?? '—', counted(ledger.position), verdict(report)]);
  });
  return [row(['服务 service', '事件 events', '末位 head', '末位哈希 head hash', '台账 ledger', '结论 verdict']), ...lines];
}

const restored = (reports: readonly LogReport[]): readonly string[] =>
  reports.flatMap(({ service, restorations }) =>
    restorations.map(({ incarnation, recordedAt, reasons, kept }) => `  ${service} 于 ${recordedAt.slice(0, 19)}Z 自备份恢复，为第 ${incarnation} 代；台账另存有 ${counted(kept)} 个已不在日志中的事件 / restored, incarnation ${incarnation}; the ledger keeps ${counted(kept)} events that the log no longer has: ${reasons}`),
  );

function complaint(reports: readonly LogReport[]): readonly string[] {
  const first = firstBad(reports);
  if (!first) return [];
  const others = reports.flatMap(({ faults }) => faults).filter(fault => fault !== first);
  const { service, stream, version, wrong, recordedAt } = first;
  const place = stream === null ? service : `${service} ${stream}${version === null ? '' : `@${version}`}`;
  return [
    '',
    `!!!  ${stream === null ? '首要不符之处 / WHAT IS WRONG FIRST' : '第一处坏事件 / THE FIRST BAD EVENT'}:  ${place}`,
    ...(recordedAt === null ? [] : [`     记录于 / recorded at ${recordedAt}`]),
    `     ${wrong.zh}`,
    `     ${wrong.en}`,
    ...(others.length > 0 ? ['', `  其余 ${counted(others.length)} 处 / ${counted(others.length)} more:`] : []),
    ...others.slice(0, readable).map(fault => `  - ${sentenceOf(fault)}`),
    ...(others.length > readable ? [`  … 另有 ${counted(others.length - readable)} 处，见 --json / ${counted(others.length - readable)} more in --json`] : []),
  ];
}

const digits = [...'零一两三四五六七八九'];
const sum = (reports: readonly LogReport[], of: (report: LogReport) => number): number => reports.reduce((all, report) => all + of(report), 0);

/** Whatever audit had not copied when it was asked is not proven against its ledger: the sentence says so. */
function clean(reports: readonly LogReport[]): string {
  const [events, behind] = [counted(sum(reports, report => report.events)), sum(reports, ({ ledger }) => ledger.behind)];
  const logs = digits[reports.length] ?? String(reports.length);
  if (behind === 0) return `无误：${logs}本日志、${events} 个事件环环相扣，与审计台账一致。\nClean: ${events} events in ${reports.length} logs, every link holds, and audit’s ledger says the same.`;
  return `无误：${logs}本日志、${events} 个事件环环相扣；审计台账与之一致，但还有 ${counted(behind)} 个事件尚未抄录，未能对照：请稍后再校验。\nClean: ${events} events in ${reports.length} logs, and every link holds; audit’s ledger says the same as far as it goes, but ${counted(behind)} are not copied yet and were not compared: verify again in a while.`;
}

/** The lines for the terminal, Chinese first. */
export function printed(reports: readonly LogReport[], seconds: number): string {
  const wrong = sum(reports, ({ faults }) => faults.length);
  const end = wrong === 0 ? clean(reports) : `发现 ${counted(wrong)} 处不符。\n${counted(wrong)} thing(s) wrong.`;
  return ['', ...table(reports), ...restored(reports), ...complaint(reports), '', `${end}（${seconds.toFixed(1)} s）`].join('\n');
}

/** The same for a program: nothing is left out, hashes in hex. */
export function written(reports: readonly LogReport[], when: { readonly verifiedAt: string; readonly seconds: number }): string {
  const logs = reports.map(({ head, ...report }) => ({ ...report, head: { position: head.position, hash: head.hash?.toString('hex') ?? null } }));
  const first = firstBad(reports) ?? null;
  return `${JSON.stringify({ ...when, clean: first === null, first, logs }, null, 2)}\n`;
}
