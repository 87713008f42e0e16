// How moments are read from a file.
import { readDay, readInstant } from './moments.js';

const today = '2026-03-16';

describe('An instant', () => {
  it.each([
    ['2019/4/24 16:03:40', '2019-04-24T08:03:40.000Z'],
    ['2019-04-24T10:00:00', '2019-04-24T02:00:00.000Z'],
    ['2009-01-25 9:00', '2009-01-25T01:00:00.000Z'],
    ['2026-03-16T09:30:00+08:00', '2026-03-16T01:30:00.000Z'],
    ['2026-03-16T01:30:00.000Z', '2026-03-16T01:30:00.000Z'],
    ['-12d 09:30', '2026-03-04T01:30:00.000Z'],
    ['-1w 17:00', '2026-03-13T09:00:00.000Z'],
    ['+3w 09:00', '2026-03-19T01:00:00.000Z'],
  ])('«%s» is %s', (written, instant) => expect(readInstant(written, today)).toBe(instant));

  it.each(['', 'yesterday', '2019/2/30 10:00:00', '2019/4/24', '2019/4/24 25:00:00', '2019-04-24T10:00Q', '-12x 09:30'])('«%s» is none', written => expect(readInstant(written, today)).toBeUndefined());
});

describe('A day', () => {
  it.each([
    ['2009-01-25', '2009-01-25'],
    ['0d', today],
    ['+9d', '2026-03-25'],
    ['-1w', '2026-03-13'],
  ])('«%s» is %s', (written, day) => expect(readDay(written, today)).toBe(day));

  it.each(['2009-02-29', '9d', 'soon'])('«%s» is none', written => expect(readDay(written, today)).toBeUndefined());
});
