// What the report of a lived file says on the terminal.
import { clocks } from '@onehall/rulebook';
import type { Lived } from './live-file.js';
import { reportOf } from './report.js';

const lived: Lived = {
  ...{ file: 'messages.jsonl', hall: 'http://127.0.0.1:3000', lines: { read: 1, lived: 1, wrong: [] }, cases: 1, submissions: 1, acts: 9, repeated: 0, skipped: 0, behind: 0, refusals: [] },
  ...{ departments: { known: 1, opened: 1 }, events: { intake: 3 }, seconds: 1, eventsPerSecond: 3, heads: [], wrong: [], lateInHall: [], urged: { cases: 0, times: 0 } },
};
const lateBy = (clock: string): string => reportOf({ ...lived, lateInHall: [{ clock, running: 1, stopped: 2, departments: 3, mostDaysLate: 4 }] });

describe('The report', () => {
  it.each(clocks.map(({ clock, zh, en }) => [clock, zh, en]))('calls %s by its name in both languages', (clock, zh, en) =>
    expect(lateBy(clock)).toContain(`${clock} ${zh} / ${en}：仍超期 1，逾期办结 2，3 个单位，最长 4 日`));

  it('names the clocks that the hall itself made', () => {
    expect(lateBy('C-OBJECTION')).toContain('C-OBJECTION 核实异议期限');
    expect(lateBy('C-RESEND')).toContain('C-RESEND 重新转送交办期限');
  });

  it('says that nobody was late', () => expect(reportOf(lived)).toContain('none in the whole hall'));

  it('says that who is late is counted in the whole hall', () => expect(lateBy('C-HANDLE')).toMatch(/in the whole hall, not of this file alone：\n +C-HANDLE/));

  it.each([
    [{ cases: 0, times: 0 }, 'none of this file’s cases'],
    [{ cases: 1, times: 1 }, '1 time in 1 case of this file'],
    [{ cases: 2, times: 3 }, '3 times in 2 cases of this file'],
  ])('counts the urges of this file’s cases: %j', (urged, words) => expect(reportOf({ ...lived, urged })).toContain(words));
});
