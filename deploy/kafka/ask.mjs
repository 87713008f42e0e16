// Asks a broker whether it is there: the one question that every Kafka answers, whatever its release.
import net from 'node:net';

const patience = 5_000;
const ours = 42;
/** ApiVersions in its first form: length, which question, its form, our number, and no name. */
const question = Buffer.from('0000000a00120000' + ours.toString(16).padStart(8, '0') + 'ffff', 'hex');

/** Why a broker (`host:port`) does not answer; undefined when it does. */
export function silence(broker) {
  const [, host, port] = /^(.+):(\d+)$/.exec(broker) ?? [];
  if (!host || Number(port) > 65_535) return Promise.resolve('it is no host:port');
  return new Promise(resolve => {
    const socket = net.connect({ host: host.replace(/^\[(.*)\]$/, '$1'), port: Number(port) }, () => socket.write(question));
    const late = setTimeout(() => end(`no answer within ${patience / 1_000} s`), patience);
    const end = why => {
      clearTimeout(late);
      socket.destroy();
      resolve(why);
    };
    let heard = Buffer.alloc(0);
    socket.on('data', bytes => {
      heard = Buffer.concat([heard, bytes]);
      if (heard.length >= 8) end(heard.readUInt32BE(4) === ours ? undefined : 'who answers there is no Kafka');
    });
    socket.once('error', error => end(error.code ?? error.message));
    socket.once('close', () => end('the connection was closed without an answer'));
  });
}
