// temporary
import { anAppend, anEvent, freshLog } from '@onehall/testing';
import { Client } from 'pg';
import { verifyLog } from './index.js';
const data = JSON.stringify({ text: 'x'.repeat(430) }); const meta = JSON.stringify({ text: 'x'.repeat(150) });
it('measures', async () => {
  const hall = await freshLog('intake');
  const loads = async (n = 500) => { const t = performance.now(); for (let i = 0; i < n; i++) await hall.log.load('00000000-0000-4000-8000-000000000000', Buffer.from('x'), `hall/case/0-${i}`); process.stdout.write(`load of 8: ${((performance.now() - t) / n).toFixed(2)} ms\n`); };
  const tails = async (n = 200) => { const { position } = await hall.log.head(); const t = performance.now(); for (let i = 0; i < n; i++) await hall.log.tail(position - 3, 500); process.stdout.write(`tail of 3: ${((performance.now() - t) / n).toFixed(2)} ms\n`); const t2 = performance.now(); for (let i = 0; i < n; i++) await hall.log.positionOf(position); process.stdout.write(`positionOf: ${((performance.now() - t2) / n).toFixed(2)} ms\n`); };
  await loads(); await tails();
  for (let i = 0; i < 10; i++) await Promise.all(Array.from({ length: 1250 }, (_, k) => hall.log.append(anAppend(`hall/case/${i}-${k}`, { events: Array.from({ length: 8 }, () => anEvent({ data, meta })) }))));
  while (!(await hall.log.head()).settled) await new Promise(r => setTimeout(r, 5));
  await loads(); await tails();
  const t0 = performance.now(); for (let i = 0; i < 300; i++) await hall.log.append(anAppend(`hall/case/0-${i}`)); process.stdout.write(`append lone ${((performance.now() - t0) / 300).toFixed(2)} ms\n`);
  const admin = new Client({ connectionString: hall.database.adminUrl }); await admin.connect();
  for (let i = 0; i < 3; i++) { const t = performance.now(); const v = await verifyLog({ client: admin, service: 'intake' }); const s = (performance.now() - t) / 1000; process.stdout.write(`verify ${v.events} ${v.faults.length} ${(v.events / s).toFixed(0)}/s heap ${(process.memoryUsage().heapUsed / 1e6).toFixed(0)} rss ${(process.memoryUsage().rss / 1e6).toFixed(0)}\n`); }
  { const t = performance.now(); let at = 0; for (;;) { const r = await hall.log.tail(at, 1000); if (!r.length) break; at += r.length; } process.stdout.write(`tail ${(at / (performance.now() - t) * 1000).toFixed(0)}/s\n`); }
  const { askPlainly } = await import('./asking.js'); const { eventColumns } = await import('./sql/read.js'); const { storedEvent } = await import('./rows.js'); const { ChainWalk } = await import('./verify/chains.js'); const { Faults } = await import('./verify/fault.js');
  for (const [what, cols] of [['all', eventColumns('0')], ['notime', eventColumns('0').replace(/to_char\(.*?'\)/, "'2026-11-22T01:02:03.123456Z'")]] as const) {
    await admin.query('begin'); await admin.query(`declare h cursor for select ${cols} from intake.event e order by e.stream_id, e.version`); let t = performance.now(); let n = 0; const keep: any[] = [];
    for (;;) { const r = await askPlainly<any>(admin, 'fetch 2000 from h'); n += r.length; if (what === 'all') keep.push(...r.map(storedEvent)); if (r.length < 2000) break; } process.stdout.write(`fetch ${what} ${(n / (performance.now() - t) * 1000).toFixed(0)}/s\n`); await admin.query('rollback');
    if (what === 'all') { t = performance.now(); const w = new ChainWalk(await hall.log.identity(), new Faults('intake')); for (const e of keep) w.step(e); process.stdout.write(`walk ${(n / (performance.now() - t) * 1000).toFixed(0)}/s\n`); }
  }
  { const { streamChecks, commandChecks } = await import('./verify/streams.js'); const { placeChecks, accountChecks } = await import('./verify/order.js'); for (const c of [streamChecks, commandChecks, placeChecks, accountChecks].flatMap(x => x('intake'))) { const t = performance.now(); await askPlainly(admin, c.sql); process.stdout.write(`${(performance.now() - t).toFixed(0)} ms ${c.sql.trim().slice(0, 60).replace(/\s+/g, ' ')}\n`); } }
  await admin.query('analyze'); await loads(); await tails();
  await admin.end(); await hall.close();
}, 120000);
