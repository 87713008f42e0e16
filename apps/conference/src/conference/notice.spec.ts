// Proof of how the notice of a conference is counted.
import { lawOn } from '@onehall/rulebook';
import { heldAt } from '../../test/the-estate.js';
import { noticeOf } from './notice.js';

describe('The notice of a conference', () => {
  it('is three days in time', () => expect(noticeOf('2026-03-06T02:00:00.000Z', heldAt, lawOn('2026-03-06'))).toEqual({ days: 3, wanted: 3, short: false }));
  it('is short a day later, and says so', () => expect(noticeOf('2026-03-07T02:00:00.000Z', heldAt, lawOn('2026-03-07'))).toEqual({ days: 2, wanted: 3, short: true }));
  it('counts days in Shanghai', () => expect(noticeOf('2026-03-05T16:00:00.000Z', heldAt, lawOn('2026-03-06'))).toEqual({ days: 3, wanted: 3, short: false }));
  it('is as long as the hall’s setting wants it', () => expect(noticeOf('2026-03-06T02:00:00.000Z', heldAt, lawOn('2026-03-06', { conferenceNoticeDays: 5 })).short).toBe(true));
});
