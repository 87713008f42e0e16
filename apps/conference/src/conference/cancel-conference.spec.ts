// Proof of when a conference can be called off.
import { agenda, called, cancelled, conferenceId, given, present, resolved } from '../../test/the-estate.js';
import { cancelConference, CancelConference } from './cancel-conference.js';

const cancel = new CancelConference(conferenceId, '召集人另有安排');

describe('A conference is called off', () => {
  it('with its reasons', () => given(called, agenda).when(cancelConference, cancel).then(cancelled));
  it('once, for its first reasons', () => given(called, cancelled).when(cancelConference, new CancelConference(conferenceId, '换了理由')).thenRefused('CANCELLED'));
  it('but not after it has resolved', () => given(called, agenda, present('land'), resolved).when(cancelConference, cancel).thenRefused('ALREADY_RESOLVED'));
  it('nor when nobody called it', () => given().when(cancelConference, cancel).thenRefused('UNKNOWN_CONFERENCE'));
});
