// What intake tells the hall about its registers of numbers: a number that was drawn and will never be used.
import Type from 'typebox';
import { event, type EventOf } from '../event.js';
import { id, words } from '../fields.js';

export const NumberVoided = event('NumberVoided', 1, { register: words, number: Type.Integer({ minimum: 1 }), drawnFor: id });
export type NumberVoided = EventOf<typeof NumberVoided>;
export type RegisterEvent = NumberVoided;
