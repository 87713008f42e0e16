// A department says where it stands on a case: it may say so anew until the resolution; the last word counts, and every word is kept.
import { PositionStated, refuseConference, type ConferenceEvent, type Stance } from '@onehall/contracts';
import type { Decide } from '@onehall/kernel';
import type { Law } from '@onehall/rulebook';
import type { Conference } from './conference.js';
import { checkNotTakenOff, stillOpen } from './phases.js';

export class StatePosition {
  constructor(
    readonly conferenceId: string,
    readonly given: { readonly department: string; readonly about: string; readonly stance: Stance; readonly view: string },
  ) {}
}

// Who clearly opposed and was not followed bears no leadership responsibility (信访工作责任制实施办法 第十一条), so nothing is overwritten.
// An excused department may hand in its view in writing; an absent one has said nothing, and silence is no position.
export const statePosition: Decide<StatePosition, Conference, ConferenceEvent, Law> = ({ conferenceId, given }, conference, scene) => {
  const { actor } = scene;
  const table = stillOpen(conference, scene);
  const { department, about } = given;
  if (!table.invited.includes(department)) throw refuseConference('NOT_INVITED');
  if (actor.department !== undefined && actor.department !== department) throw refuseConference('NOT_YOURS');
  const attendance = table.attendance[department];
  if (attendance !== 'present' && attendance !== 'excused') throw refuseConference('NOT_PRESENT');
  if (!table.cases.includes(about)) throw refuseConference('NOT_AT_TABLE', { field: 'about' });
  checkNotTakenOff(table, { caseId: about, field: 'about' }, scene);
  return [PositionStated({ conferenceId, caseId: table.caseId, ...given })];
};
