// The secretary records who came: present, absent, or excused; it can be corrected until the resolution.
import { AttendanceRecorded, refuseConference, type ConferenceEvent } from '@onehall/contracts';
import type { Decide } from '@onehall/kernel';
import type { Law } from '@onehall/rulebook';
import type { Attendance, Conference } from './conference.js';
import { stillOpen } from './phases.js';

export class RecordAttendance {
  constructor(
    readonly conferenceId: string,
    readonly given: { readonly department: string; readonly attendance: Attendance; readonly post?: string | undefined },
  ) {}
}

export const recordAttendance: Decide<RecordAttendance, Conference, ConferenceEvent, Law> = ({ conferenceId, given }, conference, scene) => {
  const { now, law } = scene;
  const table = stillOpen(conference, scene);
  const { department, attendance, post } = given;
  if (!table.invited.includes(department)) throw refuseConference('NOT_INVITED');
  if (attendance === 'present' && law.day(now) < law.day(table.heldAt)) throw refuseConference('NOT_HELD_YET');
  if (attendance === 'absent' && table.spoken.includes(department)) throw refuseConference.under(law, 'HAS_SPOKEN');
  if (table.attendance[department] === attendance && post === undefined) return [];
  return [AttendanceRecorded({ conferenceId, caseId: table.caseId, department, attendance, ...(post === undefined ? {} : { post }) })];
};
