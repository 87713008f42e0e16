// The hall's data folder: whether it is ours, whether this hall may use it, and whether there is room.
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statfsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CannotStart, keep, megabyte, type Config } from '@onehall/platform';
import { unfinishedDemo } from './demo-note.js';
import { folderTrouble } from './folder-troubles.js';

/** What stands in `onehall.json`. A later form of the folder has a higher `format`. */
interface Marker {
  readonly product: 'onehall';
  readonly format: number;
  readonly hall: string;
  readonly clock: 'real' | 'virtual';
  /** Absent in a folder of the hall process. */
  readonly form?: Form;
}

/** What lives in a folder: the hall process on one database; or five processes on five, in a PostgreSQL of this folder's own or in one `elsewhere`. */
export type Form = 'hall' | 'services' | 'services-elsewhere';

type Wanted = Pick<Config, 'dataDir' | 'hallId' | 'clock'> & { readonly form?: Form };

const startsWith: Readonly<Record<Form, string>> = { hall: 'npm start', services: 'npm run start:services', 'services-elsewhere': 'DATABASE_URL=… npm run start:services' };

const format = 1;
/** What may lie in a folder that no hall has used yet. */
const harmless = /^(lost\+found|settings\.json|onehall\.json\.new|hall\.sock\..*)$/;
/**
 * In megabytes. A fresh hall was measured at 76, a demo hall at 82, of which 32 are two pieces of the database's write-ahead log; a third piece and room to work are added.
 * Whoever was here before needs a piece or two more of that log; where the database is there and the demo hall is not all lived yet, a little more.
 */
const room = { fresh: 112, freshWithDemo: 128, unfinishedDemo: 64, used: 48 } as const;
/** Four more databases, and what Kafka keeps: measured at 122 and 129 for a fresh hall of five and a demo hall. */
const moreForFive = 64;

const markerOf = (folder: string): string => join(folder, 'onehall.json');
const isMarker = (value: unknown): value is Marker => typeof value === 'object' && value !== null && 'product' in value && value.product === 'onehall' && 'format' in value && typeof value.format === 'number';

const foreign = (folder: string): CannotStart =>
  new CannotStart({ zh: `文件夹 ${folder} 不是一厅通的数据文件夹，且不为空；请用 DATA_DIR 另选一个。`, en: `The folder ${folder} is not empty and not a data folder of OneHall; choose another one with DATA_DIR.` });

const newer = (folder: string, marker: Marker): CannotStart =>
  new CannotStart({ zh: `数据文件夹 ${folder} 由更新版本的一厅通写成（格式 ${marker.format}）；请先升级程序。`, en: `The data folder ${folder} was written by a newer OneHall (format ${marker.format}); upgrade the program first.` });

/** One folder after the other: `mkdir` with `recursive` never comes back where a file system takes no folders, as /proc. */
function make(folder: string): void {
  const there = statSync(folder, { throwIfNoEntry: false });
  if (there && !there.isDirectory()) throw new CannotStart({ zh: `${folder} 不是文件夹；请用 DATA_DIR 另选一个。`, en: `${folder} is not a folder; choose another one with DATA_DIR.` });
  if (there) return;
  make(dirname(folder));
  mkdirSync(folder);
}

function made(folder: string): void {
  if (existsSync(folder)) return make(folder);
  make(folder);
  chmodSync(folder, 0o711); // the database's user must pass through, and needs to see nothing
}

/** Throws `CannotStart` for a folder that is foreign or newer: nobody reads on. */
function readMarker(folder: string): Marker | undefined {
  const file = markerOf(folder);
  if (!existsSync(file)) {
    if (readdirSync(folder).some(name => !harmless.test(name))) throw foreign(folder);
    return undefined;
  }
  try {
    const marker: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (!isMarker(marker)) throw foreign(folder);
    if (marker.format > format) throw newer(folder, marker);
    return marker;
  } catch (error) {
    throw error instanceof SyntaxError ? foreign(folder) : error;
  }
}

function assertOurs(folder: string, marker: Marker, { hallId, clock, form = 'hall' }: Wanted): void {
  if (marker.hall !== hallId) throw new CannotStart({ zh: `数据文件夹 ${folder} 属于大厅「${marker.hall}」，不是「${hallId}」；请检查 HALL_ID 或 DATA_DIR。`, en: `The data folder ${folder} belongs to the hall "${marker.hall}", not "${hallId}"; check HALL_ID or DATA_DIR.` });
  const { form: lives = 'hall' } = marker;
  if (lives !== form) throw new CannotStart({ zh: `数据文件夹 ${folder} 属于以 ${startsWith[lives]} 启动的大厅，历史不在别处；请照此启动，或用 DATA_DIR 另选一个。`, en: `The data folder ${folder} belongs to a hall that is started with ${startsWith[lives]}, and its history lies nowhere else; start it so, or choose another folder with DATA_DIR.` });
  if (marker.clock !== clock) throw new CannotStart({ zh: `数据文件夹 ${folder} 用的是 ${marker.clock} 时钟，不能改用 ${clock}：历史不可倒流；请用 DATA_DIR 另选一个。`, en: `The data folder ${folder} has lived on the ${marker.clock} clock and cannot go on with a ${clock} one: history does not run backwards; choose another folder with DATA_DIR.` });
}

/** What lives in a folder; a folder that nobody has used is a hall's. */
export const formOf = (folder: string): Form => (existsSync(folder) ? readMarker(folder)?.form : undefined) ?? 'hall';

/** For whoever reaches into a hall's folder without being its hall: throws `CannotStart` where a mark stands that is foreign or newer. Where none stands there is nothing to misread. */
export function assertKnown(folder: string): void {
  if (existsSync(markerOf(folder))) readMarker(folder);
}

/** The data folder, made where there is none. Throws `CannotStart` for one that cannot be used, is foreign, newer, of another hall or of another clock. */
export function enterFolder(wanted: Wanted): void {
  const { dataDir } = wanted;
  try {
    made(dataDir);
    const marker = readMarker(dataDir);
    if (marker) assertOurs(dataDir, marker, wanted);
  } catch (error) {
    throw folderTrouble(error, dataDir);
  }
}

/** Marks the folder as this hall's own, once it may be used. True when no hall has used it before. */
export function claimFolder({ dataDir, hallId, clock, form = 'hall' }: Wanted): boolean {
  const file = markerOf(dataDir);
  if (existsSync(file)) return false;
  const marker: Marker = { product: 'onehall', format, hall: hallId, clock, ...(form !== 'hall' && { form }) };
  keep(file, `${JSON.stringify(marker, null, 2)}\n`);
  return true;
}

type Roomy = Pick<Config, 'dataDir' | 'demo'> & { readonly form?: Form };

/** What the start of this hall takes of the disk, in megabytes. */
function needed({ dataDir, demo, form }: Roomy): number {
  if (form === 'services-elsewhere') return room.used;
  if (!existsSync(join(dataDir, 'postgres'))) return (demo ? room.freshWithDemo : room.fresh) + (form === 'services' ? moreForFive : 0);
  return demo && unfinishedDemo(dataDir) ? room.unfinishedDemo : room.used;
}

/** Throws `CannotStart` when the disk has no room to work. */
export function assertRoom(config: Roomy, free = freeAt): void {
  const { dataDir } = config;
  const [left, least] = [Math.floor(free(dataDir) / megabyte), needed(config)];
  if (left < least) throw new CannotStart({ zh: `磁盘空间不足：${dataDir} 所在磁盘只剩 ${left} MB，至少需要 ${least} MB；请腾出空间，或用 DATA_DIR 另选一个。`, en: `The disk is too full: only ${left} MB are left where ${dataDir} lies, and at least ${least} MB are needed; make room, or choose another folder with DATA_DIR.` });
}

const freeAt = (folder: string): number => {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
};
