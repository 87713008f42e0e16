// The ledger joins those who follow: one follower for each service, audit itself among them.
import type { Provider } from '@nestjs/common';
import { services } from '@onehall/contracts';
import { Followers } from '@onehall/platform';
import { Findings } from './findings.js';
import { LedgerFollower } from './ledger-follower.js';
import { Ledger } from './ledger.js';

export const copying: Provider = {
  provide: 'ledger followers',
  inject: [Followers, Ledger, Findings],
  useFactory: (followers: Followers, ledger: Ledger, findings: Findings) => {
    for (const service of services) followers.add(() => follow(service, { followers, ledger, findings }));
    return services;
  },
};

function follow(service: string, { followers, ledger, findings }: { readonly followers: Followers; readonly ledger: Ledger; readonly findings: Findings }): LedgerFollower {
  const source = followers.sources().get(service);
  if (!source) throw new Error(`Nobody brings the facts of ${service}.`);
  const { watermarks, logger } = followers;
  return new LedgerFollower({ source, watermarks, ledger, logger, found: fault => findings.record(fault) });
}
