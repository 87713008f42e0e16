// A PostgreSQL of its own for a suite that would disturb its neighbours on the common one: whoever holds a transaction open holds back every log of the cluster.
import { fork } from 'node:child_process';
import path from 'node:path';

/** From its call on, the suite's fresh databases are made on a server of their own. To be called at the top of the suite; what uses it opens and closes within a `describe`, so that the server goes last. */
export function onItsOwnServer(): void {
  let stop = (): Promise<unknown> => Promise.resolve();
  beforeAll(async () => {
    const server = fork(path.join(__dirname, 'server-process.mjs'), { execArgv: [] });
    const ended = new Promise(resolve => server.once('exit', resolve));
    stop = () => {
      if (server.connected) server.disconnect();
      return ended;
    };
    const url = await Promise.race([new Promise(resolve => server.once('message', resolve)), ended]);
    if (typeof url !== 'string') throw new Error('No PostgreSQL could be started for this suite.');
    process.env['ONEHALL_TEST_DATABASE'] = url;
  }, 60_000);
  afterAll(() => stop(), 30_000);
}
