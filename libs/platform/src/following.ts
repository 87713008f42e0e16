// following(view): a module's table of contents names what somebody looks at.
import type { Provider } from '@nestjs/common';
import type { Event, View } from '@onehall/kernel';
import { Followers } from './followers.js';

/** Keeps a view up to date with every service whose words it folds. */
export const following = <Row extends object, Key extends keyof Row & string, E extends Event>(view: View<Row, Key, E>): Provider => ({
  provide: `view:${view.name}`,
  inject: [Followers],
  useFactory: (followers: Followers) => {
    followers.view(view);
    return view;
  },
});
