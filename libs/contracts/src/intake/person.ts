// What intake tells the hall about a person: only that the hall has forgotten who it was.
import { event, type EventOf } from '../event.js';
import { day, id, words } from '../fields.js';

export const PersonForgotten = event('PersonForgotten', 1, { personId: id, ground: words, forgottenOn: day });
export type PersonForgotten = EventOf<typeof PersonForgotten>;
export type PersonEvent = PersonForgotten;
