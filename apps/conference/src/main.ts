// Starts conference as a process of its own.
import { runService } from '@onehall/platform';
import { ConferenceModule } from './conference.module.js';

runService({ name: 'conference', module: ConferenceModule });
