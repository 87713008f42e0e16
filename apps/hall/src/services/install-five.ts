// The databases of a hall of five on a server that answers: one for each service and the vault, with a word to whoever must keep the new key.
import { backUp } from '@onehall/vault';
import { install, type Ground, type Installed } from '../database/installation.js';
import { inFive } from '../database/layout.js';

/** On which server, with which passwords; the key lies beside the data folder. */
export type Site = Pick<Ground, 'server' | 'isOurs' | 'secrets'> & { readonly dataDir: string };

/** As `install`. */
export async function installFive({ dataDir, ...site }: Site, say: (line: string) => void): Promise<Installed> {
  const installed = await install({ ...site, layout: inFive, keyPath: `${dataDir}.key` });
  const { made, source } = installed.keyEncryption;
  if (made) say(`\n  !!  ${backUp(source)}\n`);
  return installed;
}
