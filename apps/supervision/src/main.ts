// Starts supervision as a process of its own.
import { runService } from '@onehall/platform';
import { SupervisionModule } from './supervision.module.js';

runService({ name: 'supervision', module: SupervisionModule });
