// What a log says of itself: that it came back from a backup and counts anew from here.
import Type from 'typebox';
import { event, type EventOf } from './event.js';
import { words } from './fields.js';

export const LogRestored = event('LogRestored', 1, { incarnation: Type.Integer({ minimum: 2 }), reasons: words });
export type LogRestored = EventOf<typeof LogRestored>;
