// How a running hall notes how far its logs have come, and refuses to open on a folder that has come less far.
import { CannotStart, type InHallFoundation } from '@onehall/platform';
import { Client } from 'pg';
import { isBehind, keepReached, readReached, type ReachedByService } from '../folder/reached.js';
import { logsNow } from './logs-now.js';

const everySoOften = 2_000;

/** Throws `CannotStart` when a log ends before what was noted beside the folder: whoever put an older folder back must say that he knows what is lost. */
export async function assertNotBehind(dataDir: string, admin: string): Promise<void> {
  const noted = readReached(dataDir);
  if (Object.keys(noted).length === 0) return;
  const client = new Client({ connectionString: admin });
  await client.connect();
  const now = await logsNow(client).finally(() => client.end());
  const behind = Object.entries(now).flatMap(([service, log]) => (isBehind(log, noted[service]) ? [`${service} ${noted[service]?.position ?? 0} → ${log.position}`] : []));
  if (behind.length === 0) return;
  const places = behind.join(', ');
  throw new CannotStart({
    zh: `数据文件夹 ${dataDir} 比大厅到过的地方旧（${places}）：若是有意从备份恢复，请先执行 npm run restored；否则请放回最新的文件夹。`,
    en: `The data folder ${dataDir} is older than where its hall had come (${places}): if a backup was put back on purpose, run npm run restored first; else put the latest folder back.`,
  });
}

/** Notes it now and then; returns how to note it for the last time. A note that cannot be written is missed by nobody today. */
export function watchReached(dataDir: string, foundation: Pick<InHallFoundation, 'reached'>): () => Promise<void> {
  let last = '';
  let underWay: Promise<void> = Promise.resolve();
  const note = async (): Promise<void> => {
    const reached: ReachedByService = await foundation.reached();
    const text = JSON.stringify(reached);
    if (text !== last) keepReached(dataDir, reached);
    last = text;
  };
  const again = (): void => void (underWay = underWay.then(note).catch(() => undefined));
  const timer = setInterval(again, everySoOften);
  timer.unref();
  return () => {
    clearInterval(timer);
    again();
    return underWay;
  };
}
