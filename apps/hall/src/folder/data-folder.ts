// The hall's data folder: whether it is ours, whether this hall may use it, and whether there is room.
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CannotStart, type Config } from '@onehall/platform';

/** What stands in `onehall.json`. A later form of the folder has a higher `format`. */
interface Marker {
  readonly product: 'onehall';
  readonly format: number;
  readonly hall: string;
  readonly clock: 'real' | 'virtual';
}

type Wanted = Pick<Config, 'dataDir' | 'hallId' | 'clock'>;

const format = 1;
/** What may lie in a folder that no hall has used yet. */
const harmless = /^(lost\+found|settings\.json|hall\.sock\..*)$/;
const megabyte = 1024 * 1024;
/** A fresh database takes 40 MB and some for its write-ahead log; one that is there already needs a new segment of it now and then. */
const room = { fresh: 64 * megabyte, used: 24 * megabyte };

const markerOf = (folder: string): string => join(folder, 'onehall.json');
const isMarker = (value: unknown): value is Marker => typeof value === 'object' && value !== null && 'product' in value && value.product === 'onehall' && 'format' in value && typeof value.format === 'number';

const foreign = (folder: string): CannotStart =>
  new CannotStart({ zh: `文件夹 ${folder} 不是一厅通的数据文件夹，且不为空；请用 DATA_DIR 另选一个。`, en: `The folder ${folder} is not empty and not a data folder of OneHall; choose another one with DATA_DIR.` });

function made(folder: string): void {
  if (existsSync(folder)) {
    if (!statSync(folder).isDirectory()) throw new CannotStart({ zh: `${folder} 不是文件夹；请用 DATA_DIR 另选一个。`, en: `${folder} is not a folder; choose another one with DATA_DIR.` });
    return;
  }
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o711); // the database's user must pass through, and needs to see nothing
}

function readMarker(folder: string): Marker | undefined {
  const file = markerOf(folder);
  if (!existsSync(file)) {
    if (readdirSync(folder).some(name => !harmless.test(name))) throw foreign(folder);
    return undefined;
  }
  try {
    const marker: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (isMarker(marker)) return marker;
  } catch {
    throw foreign(folder);
  }
  throw foreign(folder);
}

function assertOurs(folder: string, marker: Marker, { hallId, clock }: Wanted): void {
  if (marker.format > format) throw new CannotStart({ zh: `数据文件夹 ${folder} 由更新版本的一厅通写成（格式 ${marker.format}）；请先升级程序。`, en: `The data folder ${folder} was written by a newer OneHall (format ${marker.format}); upgrade the program first.` });
  if (marker.hall !== hallId) throw new CannotStart({ zh: `数据文件夹 ${folder} 属于大厅「${marker.hall}」，不是「${hallId}」；请检查 HALL_ID 或 DATA_DIR。`, en: `The data folder ${folder} belongs to the hall "${marker.hall}", not "${hallId}"; check HALL_ID or DATA_DIR.` });
  if (marker.clock !== clock) throw new CannotStart({ zh: `数据文件夹 ${folder} 用的是 ${marker.clock} 时钟，不能改用 ${clock}：历史不可倒流；请用 DATA_DIR 另选一个。`, en: `The data folder ${folder} has lived on the ${marker.clock} clock and cannot go on with a ${clock} one: history does not run backwards; choose another folder with DATA_DIR.` });
}

/** The data folder, made where there is none. Throws `CannotStart` for one that is foreign, newer, of another hall or of another clock. */
export function enterFolder(wanted: Wanted): void {
  const { dataDir } = wanted;
  try {
    made(dataDir);
    const marker = readMarker(dataDir);
    if (marker) assertOurs(dataDir, marker, wanted);
  } catch (error) {
    if (error instanceof CannotStart || !(error instanceof Error) || !('code' in error) || !['EACCES', 'EPERM', 'EROFS'].includes(String(error.code))) throw error;
    throw new CannotStart({ zh: `没有权限使用文件夹 ${dataDir}；请用 DATA_DIR 另选一个。`, en: `There is no permission to use the folder ${dataDir}; choose another one with DATA_DIR.` });
  }
}

/** Marks the folder as this hall's own, once it may be used. True when no hall has used it before. */
export function claimFolder({ dataDir, hallId, clock }: Wanted): boolean {
  const file = markerOf(dataDir);
  if (existsSync(file)) return false;
  const marker: Marker = { product: 'onehall', format, hall: hallId, clock };
  writeFileSync(`${file}.new`, `${JSON.stringify(marker, null, 2)}\n`);
  renameSync(`${file}.new`, file);
  return true;
}

/** Throws `CannotStart` when the disk has no room to work. */
export function assertRoom({ dataDir }: Pick<Config, 'dataDir'>): void {
  const needed = existsSync(markerOf(dataDir)) ? room.used : room.fresh;
  const { bavail, bsize } = statfsSync(dataDir);
  const [left, least] = [bavail * bsize, needed].map(bytes => Math.floor(bytes / megabyte));
  if (bavail * bsize < needed) throw new CannotStart({ zh: `磁盘已满：${dataDir} 所在磁盘只剩 ${left} MB，至少需要 ${least} MB。`, en: `The disk is full: only ${left} MB are left where ${dataDir} lies; at least ${least} MB are needed.` });
}
