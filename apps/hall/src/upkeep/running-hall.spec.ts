// What an administrator's command says of a hall that does not let him in.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { RunningHall } from './running-hall.js';

async function answering(status: number, body: object): Promise<unknown> {
  const hall = createServer((_, response) => void response.writeHead(status, { 'content-type': 'application/problem+json' }).end(JSON.stringify(body)));
  await new Promise<void>(resolve => hall.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(hall.address() as AddressInfo).port}`;
  return RunningHall.reach({ dataDir: '/nowhere', url }).then(() => undefined, (error: unknown) => error).finally(() => hall.close());
}

describe('A hall at which its administrator wants to sign in', () => {
  it('is not said to lack the sign-in of development when a process of it is away', async () => {
    const said = await answering(503, { reason: 'SERVICE_AWAY', detail: '承办服务暂时不在。', detailEn: 'routing is away for the moment.' });
    expect(said).toMatchObject({ exitCode: 2, message: expect.stringMatching(/目前不能登录.*\nNobody can sign in to the hall at \S+ at the moment \(503 routing is away for the moment\.\); try again later\.$/) as string });
  });
  it('is said to lack it when it does', async () => {
    expect(await answering(404, { reason: 'UNKNOWN_PATH' })).toMatchObject({ exitCode: 2, message: expect.stringContaining('has no development sign-in') as string });
  });
});
