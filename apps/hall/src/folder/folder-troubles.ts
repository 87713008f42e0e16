// Why a folder cannot be used, in one sentence: what the file system says of it, for somebody who has to choose another one.
import { CannotStart, codeOf } from '@onehall/platform';

interface Why {
  readonly zh: string;
  readonly en: string;
}

const noPermission: Why = { zh: '没有权限使用', en: 'there is no permission to use it' };
const whys: Readonly<Record<string, Why>> = {
  EACCES: noPermission,
  EPERM: noPermission,
  EROFS: { zh: '所在磁盘是只读的', en: 'its disk is read-only' },
  ENOTDIR: { zh: '路径中间有一个文件，不是文件夹', en: 'a file stands on the way to it' },
  ENOENT: { zh: '那里不能建立文件夹', en: 'no folder can be made there' },
  ENAMETOOLONG: { zh: '路径太长', en: 'its path is too long' },
  ELOOP: { zh: '路径中的链接绕成了圈', en: 'links on the way to it lead in a circle' },
};

/** What does not belong here: a full disk has a sentence of its own. */
const elsewhere = /^(ENOSPC|EDQUOT|)$/;

/** The sentence for what the file system said of a folder; any other error as it is. */
export function folderTrouble(error: unknown, folder: string): unknown {
  if (typeof error !== 'object' || error === null || !('syscall' in error) || elsewhere.test(codeOf(error))) return error;
  const { zh, en } = whys[codeOf(error)] ?? { zh: codeOf(error), en: codeOf(error) };
  return new CannotStart({ zh: `文件夹 ${folder} 不能使用：${zh}；请用 DATA_DIR 另选一个。`, en: `The folder ${folder} cannot be used: ${en}; choose another one with DATA_DIR.` });
}
