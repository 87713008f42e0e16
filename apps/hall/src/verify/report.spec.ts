// What a verification says at the end: a table, and where something is wrong, the first bad event before anything else.
import { printed, written } from './report.js';
import { copiedOf, type DatedFault, type LogReport } from './verify-hall.js';

const hash = Buffer.alloc(32, 0xab);
const log = (service: string, given: Partial<LogReport> = {}): LogReport => ({ service, events: 1_234, head: { position: 1_234, hash }, unsealed: 0, ledger: { position: 1_234, behind: 0 }, restorations: [], faults: [], ...given });
const fault = (service: string, version: number | null, recordedAt: string | null): DatedFault => ({
  service, stream: version === null ? null : 'hall/case/1', version, recordedAt, wrong: { zh: `第${version ?? 0}号不对。`, en: `Event ${version ?? 0} is wrong.` },
});
const tampered = [
  log('intake', { faults: [fault('intake', 7, '2026-03-04T01:00:00.000000Z'), fault('intake', null, null)] }),
  log('routing', { faults: [fault('routing', 2, '2026-03-03T01:00:00.000000Z')] }),
];

describe('A verification', () => {
  it('shows each log with its head, and says that it is clean', () => {
    const said = printed([log('intake'), log('routing')], 1.25);
    expect(said).toMatch(/intake {2,}1,234 {2,}1,234 {2}abababababababab {2,}1,234 {2}✓ 无误 clean\n/);
    expect(said).toMatch(/\n无误：两本日志、2,468 个事件环环相扣，与审计台账一致。\nClean: 2,468 events in 2 logs, .*（1\.3 s）$/);
    expect(said).not.toContain('FIRST BAD');
  });

  it('counts the logs that there are', () => expect(printed(['intake', 'routing', 'conference', 'supervision', 'audit'].map(service => log(service)), 1)).toContain('无误：五本日志、6,170 个事件'));

  it('says in its last sentence what the ledger has not copied yet, since that was not compared', () => {
    const said = printed([log('intake'), log('routing', { ledger: { position: 1_000, behind: 234 } })], 1.25);
    expect(said).toMatch(/routing.*✓ 无误 clean（台账尚未抄录 234 个/);
    expect(said).toMatch(/但还有 234 个事件尚未抄录，未能对照：请稍后再校验。\nClean: .* but 234 are not copied yet and were not compared: verify again in a while\.（1\.3 s）$/);
    expect(said).not.toContain('与审计台账一致。');
  });

  it('says of what was not copied yet how much the sealer had not come to', () => {
    const said = printed([log('routing', { events: 1_237, unsealed: 3, ledger: { position: 1_232, behind: 5 } })], 1.25);
    expect(said).toMatch(/routing {2,}1,237 {2,}1,234 .* {2,}1,232 {2}✓ 无误 clean（台账尚未抄录 5 个，其中 3 个尚未封存 \/ not copied yet: 5, 3 of them not sealed yet）\n/);
    expect(said).toMatch(/but 5 are not copied yet/);
  });

  it('counts what the ledger holds of what was read of the log, whatever was written and copied meanwhile', () => {
    const read = { head: { position: 2_354 }, unsealed: 0 };
    expect(copiedOf(read, { head: { position: 2_361 }, logHead: 2_364 })).toEqual({ position: 2_354, behind: 0 });
    expect(copiedOf(read, { head: { position: 2_350 }, logHead: 2_364 })).toEqual({ position: 2_350, behind: 4 });
    expect(copiedOf({ ...read, unsealed: 2 }, { head: { position: 2_361 }, logHead: 2_364 })).toEqual({ position: 2_354, behind: 2 });
  });

  it('shows a ledger as it is that goes further than its log', () => expect(copiedOf({ head: { position: 8 }, unsealed: 0 }, { head: { position: 10 }, logHead: 8 })).toEqual({ position: 10, behind: 0 }));

  it('says which log came back from a backup, since when, and how much of it is lost', () => {
    const said = printed([log('routing', { restorations: [{ incarnation: 2, recordedAt: '2026-03-04T01:00:00.123456Z', reasons: 'disk broke', kept: 12 }] })], 1);
    expect(said).toMatch(/routing 于 2026-03-04T01:00:00Z 自备份恢复，为第 2 代.*the ledger keeps 12 events that the log no longer has: disk broke\n/);
  });

  it('names the event that was recorded first before all others, in both languages', () => {
    const lines = printed(tampered, 1).split('\n').filter(line => line !== '');
    const loud = lines.findIndex(line => line.includes('THE FIRST BAD EVENT'));
    expect(lines[loud]).toContain('routing hall/case/1@2');
    expect(lines.slice(loud + 1, loud + 4)).toEqual(['     记录于 / recorded at 2026-03-03T01:00:00.000000Z', '     第2号不对。', '     Event 2 is wrong.']);
    expect(lines.slice(loud + 5, loud + 7)).toEqual(['  - intake hall/case/1@7: Event 7 is wrong. 第7号不对。', '  - intake: Event 0 is wrong. 第0号不对。']);
    expect(lines.at(-1)).toBe('3 thing(s) wrong.（1.0 s）');
  });

  it('names a stream as a whole where no event of it can be named', () => {
    expect(printed([log('routing', { faults: [{ ...fault('routing', 1, null), version: null }] })], 1)).toContain('THE FIRST BAD EVENT:  routing hall/case/1\n');
  });

  it('shows no more at a terminal than a reader can bear, and counts the rest', () => {
    const many = Array.from({ length: 61 }, (_, index) => fault('intake', index + 1, `2026-03-04T01:00:${String(index).padStart(2, '0')}`));
    const said = printed([log('intake', { faults: many })], 1);
    expect(said.match(/^ {2}- /gm)).toHaveLength(50);
    expect(said).toContain('10 more in --json');
  });

  it('is written for a program with nothing left out', () => {
    const when = { verifiedAt: '2026-03-05T00:00:00.000Z', seconds: 1 };
    expect(JSON.parse(written(tampered, when))).toMatchObject({ ...when, clean: false, first: { service: 'routing', version: 2 }, logs: [{ service: 'intake', head: { position: 1_234, hash: 'ab'.repeat(32) }, faults: [{ version: 7 }, { stream: null }] }, { service: 'routing' }] });
    expect(JSON.parse(written([log('intake', { head: { position: 0 } })], when))).toMatchObject({ clean: true, first: null, logs: [{ head: { position: 0, hash: null } }] });
  });
});
