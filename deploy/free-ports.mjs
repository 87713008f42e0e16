// Ports of this machine that nobody uses at the moment, for the scripts that start a server on one.
import net from 'node:net';

const listening = port =>
  new Promise((resolve, reject) => {
    const server = net.createServer().once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
const closed = server => new Promise(resolve => server.close(resolve));

/** Each another one; they are free again when it answers. */
export async function freePorts(count) {
  const servers = await Promise.all(Array.from({ length: count }, () => listening(0)));
  const ports = servers.map(server => server.address().port);
  await Promise.all(servers.map(closed));
  return ports;
}

/** Whether nobody uses this one. */
export const isFree = port => listening(port).then(closed).then(() => true, () => false);
