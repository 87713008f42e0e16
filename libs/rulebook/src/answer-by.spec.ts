// The day for the result: an assignment has one, later than today and within the setting; no other way has any.
import { answerByFault } from './answer-by.js';
import { lawOn } from './lawbook.js';

const law = lawOn('2026-03-02');
const faultOf = (way: Parameters<typeof answerByFault>[0]['way'], answerBy?: string, under = law) => answerByFault({ way, answerBy }, '2026-03-02', under)?.fault;

describe('The day for the result', () => {
  it('stands in every assignment', () => expect([faultOf('assign'), faultOf('assign', '2026-03-03')]).toEqual(['missing', undefined]));
  it('lies after the day of the letter', () => expect([faultOf('assign', '2026-03-01'), faultOf('assign', '2026-03-02')]).toEqual(['not-after-today', 'not-after-today']));
  it('lies within what the hall has set', () => {
    expect([faultOf('assign', '2028-03-02'), faultOf('assign', '2028-03-03')]).toEqual([undefined, 'too-far']);
    const nearer = lawOn('2026-03-02', { answerByAtMostDays: 10 });
    expect([faultOf('assign', '2026-03-12', nearer), faultOf('assign', '2026-03-13', nearer)]).toEqual([undefined, 'too-far']);
    expect(answerByFault({ way: 'assign', answerBy: '2026-03-13' }, '2026-03-02', nearer)).toEqual({ fault: 'too-far', latest: '2026-03-12' });
  });
  it('stands in no other letter', () => {
    for (const way of ['transfer', 'political-legal', 'discipline', 'urgent'] as const) expect([faultOf(way), faultOf(way, '2026-04-30')]).toEqual([undefined, 'not-for-this-way']);
  });
});
