// What intake tells the hall about a person: only that the hall has forgotten who it was.
import type { Event } from '@onehall/kernel';
import { event, type EventOf } from '../event.js';
import { day, id, oneOf } from '../fields.js';

/** Why somebody is forgotten: 本人申请, 保存期限届满, 法院裁判, 误登记. A closed list: free words would outlive the forgetting. */
export const forgettings = ['petitioner-request', 'retention-ended', 'court-order', 'entered-in-error'] as const;
export type Forgetting = (typeof forgettings)[number];

export const PersonForgotten = event('PersonForgotten', 1, { personId: id, ground: oneOf(...forgettings), forgottenOn: day });
export type PersonForgotten = EventOf<typeof PersonForgotten>;
export type PersonEvent = PersonForgotten;

/** The owner, as the vault names owners, whose key is destroyed when this has happened; undefined for any other word. */
export const ownerForgotten = (event: Event): string | undefined => (event.type === PersonForgotten.type ? `person/${(event as PersonForgotten).data.personId}` : undefined);
