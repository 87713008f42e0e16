// What every log may say of itself: that it came back from a backup and counts anew from here, and that a number which was drawn will never be used.
import Type from 'typebox';
import { event, type EventOf } from './event.js';
import { id, words } from './fields.js';

export const LogRestored = event('LogRestored', 1, { incarnation: Type.Integer({ minimum: 2 }), reasons: words });
export const NumberVoided = event('NumberVoided', 1, { register: words, number: Type.Integer({ minimum: 1 }), drawnFor: id });
export type LogRestored = EventOf<typeof LogRestored>;
export type NumberVoided = EventOf<typeof NumberVoided>;
