// One hall per data folder: a listening socket in the folder says that somebody is there, and falls silent with its process, however that ends.
import { randomUUID } from 'node:crypto';
import { closeSync, openSync, readdirSync, rmSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { CannotStart, codeOf } from '@onehall/platform';
import { folderTrouble } from './folder-troubles.js';

/** Each hall that comes opens a socket of its own here, and looks whether there are others. */
const prefix = 'hall.sock.';
const settled = 'here';

interface Place {
  readonly folder: string;
  readonly handle: number;
  readonly mine: string;
}

/** What stands at another hall's socket. `said`: its process, and whether it has settled; undefined when nobody is there. */
interface Other {
  readonly file: string;
  readonly said: string | undefined;
}

/** A socket's address may have no more than 107 bytes; through the open folder it is short on Linux, however long the folder's name is. */
const reach = ({ folder, handle }: Place, file: string): string => (process.platform === 'linux' ? `/proc/self/fd/${handle}/${file}` : join(folder, file));

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

/** Asked twice: a socket that was opened this very moment has a file already and answers a little later. */
async function ask(place: Place, file: string): Promise<Other> {
  const said = await answerAt(reach(place, file));
  if (said !== undefined) return { file, said };
  await pause(50);
  return { file, said: await answerAt(reach(place, file)) };
}

const othersIn = (place: Place): Promise<Other[]> => Promise.all(readdirSync(place.folder).filter(file => file.startsWith(prefix) && file !== place.mine).map(file => ask(place, file)));

function secondHall(folder: string, said: string): CannotStart {
  const pid = /^\d+/.exec(said)?.[0] ?? '?';
  return new CannotStart({ zh: `另一个大厅（进程 ${pid}）正在使用数据文件夹 ${folder}；请先停止它，或用 DATA_DIR 另选一个。`, en: `Another hall (process ${pid}) is using the data folder ${folder}; stop it first, or choose another folder with DATA_DIR.` });
}

/**
 * Resolves when nobody else is there. Whoever comes opens his socket before he looks, so that of two who come at once at least one sees the other:
 * who has settled stays; of those who have not, the first by name stays and the others leave.
 */
async function alone(place: Place): Promise<void> {
  for (;;) {
    const others = await othersIn(place);
    for (const { file, said } of others) if (said === undefined) rmSync(join(place.folder, file), { force: true });
    const there = others.flatMap(({ file, said }) => (said === undefined ? [] : [{ file, said }]));
    const first = there.find(({ file, said }) => said.endsWith(settled) || file < place.mine);
    if (first) throw secondHall(place.folder, first.said);
    if (there.length === 0) return;
    await pause(20);
  }
}

const listening = (address: string, answer: () => string): Promise<Server> =>
  new Promise((resolve, reject) => {
    const server = createServer(socket => socket.on('error', () => undefined).end(answer()));
    server.once('error', reject);
    server.listen(address, () => resolve(server));
  });

/** Takes the folder for this process; returns how to give it back. Throws `CannotStart` when another hall is there, or the folder takes no socket; what one left behind that was killed is cleared away. */
export async function takeLock(folder: string): Promise<() => Promise<void>> {
  const place: Place = { folder, handle: openSync(folder, 'r'), mine: `${prefix}${randomUUID()}` };
  let state = 'coming';
  const server = await listening(reach(place, place.mine), () => `${process.pid} ${state}`).catch((error: unknown) => {
    closeSync(place.handle);
    throw folderTrouble(error, folder);
  });
  const leave = (): Promise<void> => {
    rmSync(join(folder, place.mine), { force: true });
    return new Promise<void>(resolve => server.close(() => resolve())).then(() => closeSync(place.handle));
  };
  try {
    await alone(place);
  } catch (error) {
    await leave();
    throw error;
  }
  state = settled;
  return leave;
}
