// Which cases an event is about, whoever wrote it and in whatever words.
import { casesOf, hallOf, personStreamsOf } from './cases-of.js';

const [one, two] = ['5f0c8a52-90f5-4a60-9c0e-0d8f1f3a2b11', '6f0c8a52-90f5-4a60-9c0e-0d8f1f3a2b12'];
const of = (data: unknown, stream = 'hall/case/1', type = 'CaseOpened'): readonly string[] =>
  casesOf({ stream, type, data: typeof data === 'string' ? data : JSON.stringify(data) }).map(({ hall, caseId }) => `${hall} ${caseId}`);

describe('An event names', () => {
  const persons = (data: unknown, stream = 'hall/submission/1'): readonly string[] => personStreamsOf({ stream, data: JSON.stringify(data) });
  it('whoever brought it and whoever took the reply, each once', () =>
    expect(persons({ persons: [{ personId: one }, { personId: one }], receiver: { personId: two } })).toEqual([`hall/person/${one}`, `hall/person/${two}`]));
  it('nobody, in whatever shape', () => expect([persons({}), persons({ persons: 'all', receiver: null }), persons({ persons: [null, { personId: 7 }] }), persons({ persons: [{ personId: one }] }, 'log')]).toEqual([[], [], [], []]));
});

describe('An event is about', () => {
  it('the case that it names, in the hall of its stream', () => expect(of({ caseId: one }, 'county/case/1')).toEqual([`county ${one}`]));
  it('every case at a table, each once', () => expect(of({ caseId: one, cases: [one, two] })).toEqual([`hall ${one}`, `hall ${two}`]));
  it('no case when it only says that somebody looked at one', () => expect(of({ caseId: one, what: 'case' }, 'hall/reading/1', 'CaseShownAtRouting')).toEqual([]));
  it('no case when it names none', () => expect([of({ department: one }), of({ caseId: 7, cases: 'all' }), of({ caseId: 'x' }), of(null), of('[')]).toEqual([[], [], [], [], []]));
  it('no case when it is the log’s own', () => {
    expect(of({ caseId: one }, 'log')).toEqual([]);
    expect(hallOf('log')).toBeUndefined();
  });
});
