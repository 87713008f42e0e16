// Proof of how a conference is called.
import { called, cancelled, conferenceId, estate, given, heldAt, neighbours } from '../../test/the-estate.js';
import { callConference, CallConference } from './call-conference.js';

const call = new CallConference(conferenceId, {
  cases: [estate, neighbours], subject: '小区办证', convener: '县委副书记', heldAt, venue: '三楼会议室', invited: ['housing', 'land', 'tax'],
});

describe('A conference is called', () => {
  it('on one case or several, of which the first owns the personal text', () => given().when(callConference, call).then(called));
  it('at a day’s notice too, because a short notice is no refusal', () => given().when(callConference, call, { now: '2026-03-08T02:00:00.000Z' }).then(called));
  it('after it was held too, a month at most', () => {
    given().when(callConference, call, { now: '2026-04-08T02:00:00.000Z' }).then(called);
    given().when(callConference, call, { now: '2026-04-09T02:00:00.000Z' }).thenRefused('HELD_TOO_LONG_AGO');
  });
  it('a year ahead at most, because what lies farther is a slip of the pen', () => {
    given().when(callConference, call, { now: '2025-03-08T02:00:00.000Z' }).then(called);
    given().when(callConference, call, { now: '2025-03-07T02:00:00.000Z' }).thenRefused('HELD_TOO_FAR');
  });
  it('only once, however often it is said', () => given(called).when(callConference, call).thenNothing());
  it('and does not come back after it was cancelled', () => given(called, cancelled).when(callConference, call).thenNothing());
});
