// One hall per data folder: a listening socket in the folder says that somebody is there, and falls silent with its process, however that ends.
import { randomUUID } from 'node:crypto';
import { closeSync, linkSync, openSync, renameSync, rmSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { CannotStart, codeOf } from '@onehall/platform';

const name = 'hall.sock';

/** A socket's address may have no more than 107 bytes; through the open folder it is short on Linux, however long the folder's name is. */
const reach = (handle: number, folder: string, file: string): string => (process.platform === 'linux' ? `/proc/self/fd/${handle}/${file}` : join(folder, file));

/** Who answers at a socket: the number of its process, empty when it does not say, undefined when nobody is there. */
function answerAt(address: string): Promise<string | undefined> {
  return new Promise(resolve => {
    const socket = connect(address);
    let said = '';
    socket.setTimeout(500, () => socket.destroy());
    socket.on('data', chunk => (said += chunk.toString()));
    socket.on('error', error => resolve(/^(ECONNREFUSED|ENOENT)$/.test(codeOf(error)) ? undefined : said));
    socket.on('connect', () => socket.on('close', () => resolve(said)));
  });
}

const listening = (address: string): Promise<Server> =>
  new Promise((resolve, reject) => {
    const server = createServer(socket => socket.on('error', () => undefined).end(String(process.pid)));
    server.once('error', reject);
    server.listen(address, () => resolve(server));
  });

const secondHall = (folder: string, pid: string): CannotStart =>
  new CannotStart({ zh: `另一个大厅（进程 ${pid || '未知'}）正在使用数据文件夹 ${folder}；请先停止它，或用 DATA_DIR 另选一个。`, en: `Another hall (process ${pid || 'unknown'}) is using the data folder ${folder}; stop it first, or choose another folder with DATA_DIR.` });

interface Place {
  readonly folder: string;
  readonly handle: number;
}

/** Takes away a socket at which nobody answers. It is moved aside first and asked again there: another hall may have put its own in the meantime, which then goes back. */
async function clear({ folder, handle }: Place): Promise<void> {
  const aside = `${name}.${randomUUID()}`;
  renameSync(join(folder, name), join(folder, aside));
  const pid = await answerAt(reach(handle, folder, aside));
  if (pid !== undefined) {
    renameSync(join(folder, aside), join(folder, name));
    throw secondHall(folder, pid);
  }
  rmSync(join(folder, aside), { force: true });
}

async function claim(place: Place, draft: string): Promise<void> {
  const { folder, handle } = place;
  for (let attempt = 0; attempt < 10; attempt++) {
    try {
      linkSync(join(folder, draft), join(folder, name));
      return;
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
    }
    const pid = await answerAt(reach(handle, folder, name));
    if (pid !== undefined) throw secondHall(folder, pid);
    await clear(place).catch((error: unknown) => {
      if (codeOf(error) !== 'ENOENT') throw error;
    });
  }
  throw secondHall(folder, '');
}

/** Takes the folder for this process; returns how to give it back. Throws `CannotStart` when another hall is there; what one left behind that was killed is cleared away. */
export async function takeLock(folder: string): Promise<() => Promise<void>> {
  const place = { folder, handle: openSync(folder, 'r') };
  const draft = `${name}.${randomUUID()}`;
  const server = await listening(reach(place.handle, folder, draft));
  const close = (): Promise<void> =>
    new Promise(resolve =>
      server.close(() => {
        closeSync(place.handle);
        resolve();
      }),
    );
  try {
    await claim(place, draft);
  } catch (error) {
    await close();
    throw error;
  } finally {
    rmSync(join(folder, draft), { force: true });
  }
  return async () => {
    rmSync(join(folder, name), { force: true });
    await close();
  };
}
