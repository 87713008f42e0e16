// What somebody changed behind the hall's back is found when an auditor asks, in the hall process, where audit reads every log itself; and the finding stands, once.
import { runAt } from '@onehall/testing';
import { openDepartments, registers, sendsOut, verified } from './acts.js';
import { storyHouse } from './house.js';

const house = storyHouse('2026-03-02T01:00:00.000Z');

it('An event that was changed in the log of a service is named, and the finding stands, once', async () => {
  await openDepartments(house, { 'county-water': '县水利局' });
  const { caseId } = await registers(house);
  await sendsOut(house, caseId, [['county-water']]);
  await house.quiet();
  expect((await verified(house)).wrong).toEqual([]);
  await runAt(house.ground.adminOf('routing'), `set session_replication_role = replica; alter table routing.event disable trigger immutable; update routing.event set data = replace(data, 'county-water', 'county-roads') where type = 'CaseSentOut'`);
  const stream = `hall/case/${caseId}`;
  for (let run = 0; run < 2; run++) expect((await verified(house)).wrong).toMatchObject([{ service: 'routing', stream, wrong: { en: 'The log was changed since it was copied: data.' } }]);
  await house.quiet();
  expect(await house.does('auditor', 'GET /audit/findings')).toMatchObject({ total: 1, items: [{ service: 'routing', stream, wrong: expect.stringContaining('该事件在复制后被改动') as string }] });
});
