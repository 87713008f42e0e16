// What every log may say of itself: that it came back from a backup and counts anew from here, that a number which was drawn will never be used, and what an administrator did to those who follow.
import Type from 'typebox';
import { event, type EventOf } from './event.js';
import { id, words } from './fields.js';

export const LogRestored = event('LogRestored', 1, { incarnation: Type.Integer({ minimum: 2 }), reasons: words });
export const NumberVoided = event('NumberVoided', 1, { register: words, number: Type.Integer({ minimum: 1 }), drawnFor: id });
/** What could not be digested was driven again, by the administrator of the event's meta. `case`: a case's id or a stream; `left`: how many of its events still wait. */
export const EventsRedriven = event('EventsRedriven', 1, { consumer: words, case: words, digested: Type.Integer({ minimum: 0 }), left: Type.Integer({ minimum: 0 }) });
/** A view was built anew at an administrator's word. `differing`: in how many rows what stood before said something else. */
export const ViewRebuilt = event('ViewRebuilt', 1, { view: words, version: Type.Integer({ minimum: 1 }), rows: Type.Integer({ minimum: 0 }), differing: Type.Integer({ minimum: 0 }) });
export type LogRestored = EventOf<typeof LogRestored>;
export type NumberVoided = EventOf<typeof NumberVoided>;
export type EventsRedriven = EventOf<typeof EventsRedriven>;
export type ViewRebuilt = EventOf<typeof ViewRebuilt>;
