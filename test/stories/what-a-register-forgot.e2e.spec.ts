// Somebody changes at a database prompt what stands beside the events: registers, commands, a log's own row, the ledger's views; `npm run verify` names it.
import { verifyHall, type LogReport } from '../../apps/hall/src/verify/verify-hall.js';
import { aLivedHall, named, type TamperedHall } from './a-lived-hall.js';

let hall: TamperedHall;
let mine = '';

beforeAll(async () => {
  hall = await aLivedHall();
  ({ mine } = hall);
}, 600_000);
afterAll(() => hall.close());

describe('Somebody who', () => {
  const verified = async (...statements: string[]): Promise<readonly LogReport[]> => {
    const url = await hall.after(...statements);
    return verifyHall(() => url);
  };

  it('makes a register forget what it gave out, so that it would be given again, is found at each event that states such a number', async () => {
    const forgotten = ['counter', 'drawn'].map(table => `delete from intake.${table} where scope in ('hall/2026/letter', 'hall/2026/transfer')`);
    const faults = named(await verified(...forgotten));
    expect(faults).toEqual(expect.arrayContaining([1, 2].flatMap(n => [
      expect.stringMatching(new RegExp(`^intake hall/submission/\\S+@1 The register hall/2026/letter does not know that ${n} was drawn for it, which it states as 20260302L0000${n}: the number may be given out again\\.$`)) as string,
      expect.stringMatching(new RegExp(`^intake hall/case/\\S+ The register hall/2026/transfer does not know that ${n} was drawn for it, which it states as 转〔2026〕${n}号: `)) as string,
    ])));
    expect(faults).toHaveLength(4);
    expect(named(await verified(...['counter', 'drawn'].map(table => `update intake.${table} set scope = 'hall/2026/anything' where scope = 'hall/2026/letter'`)))).toHaveLength(2);
    expect(named(await verified(`update intake.drawn set command_id = gen_random_uuid() where scope = 'hall/2026/transfer' and n = 2`))).toHaveLength(1);
  });

  it('exchanges the commands of two events, or the id of one, is found at each', async () => {
    const words = 'The command that it names did not write it: that command’s row is gone, of another stream, or speaks of other events.';
    expect(named(await verified(`update intake.command set first_version = 3 - first_version, last_version = 3 - last_version where stream_id = '${mine}' and last_version in (1, 2)`))).toEqual([1, 2].map(n => `intake ${mine}@${n} ${words}`));
    expect(named(await verified(`update intake.command set command_id = gen_random_uuid() where stream_id = '${mine}' and last_version = 2`))).toEqual([`intake ${mine}@2 ${words}`]);
  });

  it('takes a service’s own row away, by which a log knows which it is, is told so', async () => {
    expect(named(await verified('delete from conference.log'))).toContain('conference @ The log does not know which log it is.');
  });

  it('lets the views of the ledger hide what was changed in its tables is found, and so is the change', async () => {
    const forged = `update audit.ledger set data = replace(data, 'county-water', 'county-roads') where service = 'routing' and stream = '${mine}' and version = 2`;
    const columns = 'service, position, gpos, stream, version, event_id, type, schema_version, recorded_at';
    const hidden = `create or replace view audit.ledger_now as select ${columns}, replace(data, 'county-roads', 'county-water') as data, meta, hash, incarnation, lost_to from audit.ledger_fate where lost_to is null`;
    const faults = named(await verified(forged, hidden));
    expect(faults).toHaveLength(2);
    expect(faults).toEqual(expect.arrayContaining([expect.stringContaining(`routing ${mine}@2 In the copy: `), expect.stringMatching(/^audit @ The view audit\.ledger_now is not the one that its migrations made/)]));
    const fate = `create or replace view audit.ledger_fate as select l.*, (select min(i.incarnation) from audit.ledger_life i where i.service = l.service) as lost_to from audit.ledger l`;
    expect(named(await verified(fate))).toEqual([expect.stringMatching(/^audit @ The view audit\.ledger_fate is not/)]);
  });
});
