// smoke
import { randomUUID } from 'node:crypto';
import { freshLog } from '@onehall/testing';
it('smokes', async () => {
  const t = performance.now();
  const f = await freshLog('intake');
  process.stdout.write(`installed ${performance.now() - t}\n`);
  const id = randomUUID();
  const r = await f.log.append({ commandId: id, request: Buffer.from('x'), stream: 's', kind: 'case', expected: 'new', claims: [{ scope: 'a', key: 'b' }], events: [{ id: randomUUID(), type: 'A', schemaVersion: 1, data: '{}', meta: '{}' }] });
  process.stdout.write(JSON.stringify(r) + JSON.stringify(await f.log.load(id, Buffer.from('x'), 's')) + JSON.stringify(await f.log.stream('s')));
  await new Promise(r => setTimeout(r, 50));
  process.stdout.write(JSON.stringify(await f.log.head()) + JSON.stringify(await f.log.tail(0, 10)) + JSON.stringify(f.sealer?.figures()));
  await f.close();
});
