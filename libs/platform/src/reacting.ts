// reacting(policy): a module's table of contents names what it does when something happened.
import type { Provider } from '@nestjs/common';
import type { Event, Policy } from '@onehall/kernel';
import { Followers } from './followers.js';

/** Lets a policy react to every event of its type, once each, in the order of the case. */
export const reacting = <E extends Event, Command extends object>(policy: Policy<E, Command>): Provider => ({
  provide: `policy:${policy.name}`,
  inject: [Followers],
  useFactory: (followers: Followers) => {
    followers.policy(policy);
    return policy;
  },
});
