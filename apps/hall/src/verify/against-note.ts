// What the note beside a data folder knows of its logs: a whole folder from a backup agrees with itself, and only what lies outside of it can tell.
import { Client } from 'pg';
import { isBehind, readReached } from '../folder/reached.js';
import { logsNow } from '../restored/logs-now.js';
import type { LogReport } from './verify-hall.js';

/** Adds a fault to the report of every log that ends before what was noted. */
export async function againstNote(reports: readonly LogReport[], dataDir: string, url: string): Promise<readonly LogReport[]> {
  const noted = readReached(dataDir);
  const client = new Client({ connectionString: url });
  await client.connect();
  const now = await logsNow(client).finally(() => client.end());
  return reports.map(report => {
    const { service } = report;
    const [log, note] = [now[service], noted[service]];
    if (!log || !note || !isBehind(log, note)) return report;
    const wrong = {
      zh: `日志止于第${log.position}个事件（第${log.incarnation}代），而大厅曾到第${note.position}个（第${note.incarnation}代）：数据文件夹来自更早的备份。若是有意恢复，请执行 npm run restored。`,
      en: `The log ends at ${log.position} (incarnation ${log.incarnation}), and the hall had come to ${note.position} (incarnation ${note.incarnation}): the folder is an earlier one. If a backup was put back on purpose, run npm run restored.`,
    };
    return { ...report, faults: [...report.faults, { service, stream: null, version: null, wrong, recordedAt: null }] };
  });
}
