// The key encryption key of a process: opened from its file, or one sentence that says what is wrong with it.
import { openKeyFile, KeyFileRefused, type KeyFile } from '@onehall/vault';
import { CannotStart } from './cannot-start.js';

const keyRefused = (path: string, { fault, message }: KeyFileRefused): CannotStart => {
  const zh: Readonly<Record<KeyFileRefused['fault'], string>> = {
    missing: `密钥文件 ${path} 不见了，而个人信息已用它加密；请放回它的备份，否则永远无法读出。`,
    exposed: `密钥文件 ${path} 可被他人读取；请执行 chmod 600 ${path}。`,
    malformed: `${path} 不是一厅通的密钥文件；请放回它的备份。`,
    unreadable: `没有权限读取密钥文件 ${path}。`,
    unwritable: `无法在 ${path} 建立密钥文件：文件夹不存在、已满或不可写。`,
  };
  return new CannotStart({ zh: zh[fault], en: message });
};

/** Opens the key file; `make` only where the vault holds no key yet. Throws `CannotStart`. */
export async function openKey(path: string, { make }: { readonly make: boolean }): Promise<KeyFile> {
  try {
    return await openKeyFile(path, { make });
  } catch (error) {
    throw error instanceof KeyFileRefused ? keyRefused(path, error) : error;
  }
}
