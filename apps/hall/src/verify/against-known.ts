// What else is known of the logs: a folder that came back from a backup agrees with itself, and only what lies outside of it can tell.
import type { LogReport } from './verify-hall.js';
import type { RestoredLog } from '../restored/logs-now.js';

/** Adds a fault to the report of every log that ends before what is known of it. */
export const againstKnown = (reports: readonly LogReport[], restored: readonly RestoredLog[]): readonly LogReport[] =>
  reports.map(report => {
    const { service } = report;
    const log = restored.find(one => one.service === service);
    if (!log) return report;
    const { now, reached } = log;
    const wrong = {
      zh: `日志止于第${now.position}个事件（第${now.incarnation}代），而已知它曾到第${reached.position}个（第${reached.incarnation}代）：它来自更早的备份。若是有意恢复，请执行 npm run restored。`,
      en: `The log ends at ${now.position} (incarnation ${now.incarnation}), and is known to have come to ${reached.position} (incarnation ${reached.incarnation}): it is an earlier copy. If a backup was put back on purpose, run npm run restored.`,
    };
    return { ...report, faults: [{ service, stream: null, version: null, wrong, recordedAt: null }, ...report.faults] };
  });
