// The databases of a hall of five on a server that answers: one for each service and the vault.
import { install, type Ground, type Installed } from '../database/installation.js';
import { inFive } from '../database/layout.js';

/** On which server, with which passwords, and who is told of a new key, which lies beside the data folder. */
export type Site = Pick<Ground, 'server' | 'isOurs' | 'secrets' | 'say'> & { readonly dataDir: string };

/** As `install`. */
export const installFive = ({ dataDir, ...site }: Site): Promise<Installed> => install({ ...site, layout: inFive, keyPath: `${dataDir}.key` });
