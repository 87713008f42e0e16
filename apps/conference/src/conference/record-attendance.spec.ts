// Proof of how it is recorded who came.
import { AttendanceRecorded } from '@onehall/contracts';
import { absent, agenda, called, conferenceId, estate, excused, given, opposed, present, resolved } from '../../test/the-estate.js';
import { recordAttendance, RecordAttendance } from './record-attendance.js';

const came = new RecordAttendance(conferenceId, { department: 'land', attendance: 'present' });
const stayedAway = new RecordAttendance(conferenceId, { department: 'land', attendance: 'absent' });

describe('Who came to a conference', () => {
  it('is recorded department by department', () => given(called).when(recordAttendance, came).then(present('land')));
  it('with the post of the person who came', () =>
    given(called)
      .when(recordAttendance, new RecordAttendance(conferenceId, { department: 'land', attendance: 'present', post: '副局长' }))
      .then(AttendanceRecorded({ conferenceId, caseId: estate, department: 'land', attendance: 'present', post: '副局长' })));
  it('can be corrected', () => given(called, absent('land')).when(recordAttendance, came).then(present('land')));
  it('is recorded once, however often it is said', () => given(called, present('land')).when(recordAttendance, came).thenNothing());
  it('is asked of invited departments only', () =>
    given(called).when(recordAttendance, new RecordAttendance(conferenceId, { department: 'water', attendance: 'present' })).thenRefused('NOT_INVITED'));
  it('is not known before the day of the conference', () => given(called).when(recordAttendance, came, { now: '2026-03-08T15:59:59.000Z' }).thenRefused('NOT_HELD_YET'));
  it('is known from the first minute of that day in Shanghai', () => given(called).when(recordAttendance, came, { now: '2026-03-08T16:00:00.000Z' }).then(present('land')));
  it('but who is excused may be known before', () =>
    given(called).when(recordAttendance, new RecordAttendance(conferenceId, { department: 'tax', attendance: 'excused' }), { now: '2026-03-06T02:00:00.000Z' }).then(excused('tax')));
  it('does not turn a department that has spoken into an absent one', () => given(called, present('land'), opposed).when(recordAttendance, stayedAway).thenRefused('HAS_SPOKEN'));
  it('stands after the resolution', () => given(called, agenda, present('land'), resolved).when(recordAttendance, stayedAway).thenRefused('ALREADY_RESOLVED'));
});
