// Starts routing as a process of its own.
import { runService } from '@onehall/platform';
import { RoutingModule } from './routing.module.js';

runService({ name: 'routing', module: RoutingModule });
