// Proof of how signed minutes are filed and numbered.
import { lawOn } from '@onehall/rulebook';
import { agenda, called, conferenceId, given, present, resolved, secretary, signed } from '../../test/the-estate.js';
import { minutesRegister, signMinutes, SignMinutes } from './sign-minutes.js';

const sign = new SignMinutes(conferenceId, { convener: '县委副书记', minutes: '会议议定……' });
const held = [called, agenda, present('land')] as const;

describe('The minutes that the convener has signed on paper are filed', () => {
  it('under the next number of the hall’s register of that year', () => given(...held, resolved).when(signMinutes, sign, { number: 7 }).then(signed));
  it('which begins anew on the first of January in Shanghai', () => {
    const scene = { now: '2026-12-31T16:00:00.000Z', hall: 'taiping', actor: secretary, law: lawOn('2027-01-01'), number: 0 };
    expect(minutesRegister(sign, scene)).toBe('taiping/2027/minutes');
  });
  it('after the resolution', () => given(...held).when(signMinutes, sign).thenRefused('NOT_RESOLVED'));
  it('once', () => given(...held, resolved, signed).when(signMinutes, sign).thenRefused('MINUTES_SIGNED'));
  it('and none that somebody else has signed', () =>
    given(...held, resolved).when(signMinutes, new SignMinutes(conferenceId, { ...sign.given, convener: '办公室主任' })).thenRefused('NOT_THE_CONVENER'));
});
