// A petitioner's matter is registered at the window, on every channel and by every rule.
import { Refused } from '@onehall/kernel';
import { lawOn } from '@onehall/rulebook';
import { decisions } from '@onehall/testing';
import { drawsSubmissionNumber, registerSubmission, RegisterSubmission, type NamedPerson, type Registration } from './register-submission.js';
import { submissions } from './submission.js';

const law = lawOn('2026-03-02');
const given = decisions(submissions, { law, now: '2026-03-02T02:00:00.000Z', number: 12 });
const submissionId = '11111111-1111-4111-8111-111111111111';
const person = (n: number, standing: NamedPerson['standing'] = 'petitioner'): NamedPerson => ({ personId: `22222222-2222-4222-8222-${String(n).padStart(12, '0')}`, standing, name: `Person ${n}` });
const untitled: Registration = {
  caseId: '33333333-3333-4333-8333-333333333333',
  opens: true,
  queryCode: 'K7M2Q9XW4T',
  channel: 'visit',
  persons: [person(1)],
  personCount: 1,
  purpose: 'request',
};
const visit: Registration = { ...untitled, title: 'No water on the sixth floor' };
const register = (changes: Partial<Registration> = {}) => new RegisterSubmission(submissionId, { ...visit, ...changes });
const say = (changes: Partial<Registration> = {}) => given().when(registerSubmission, register(changes));
const registered = (changes: Partial<Registration> = {}) => {
  const [event] = say(changes).events();
  if (event?.type !== 'SubmissionRegistered') throw new Error('Nothing was registered.');
  return event.data;
};
const accusation: Partial<Registration> = { channel: 'letter', purpose: 'accusation', persons: [], personCount: 0 };
const sayUntitled = (changes: Partial<Registration>) => given().when(registerSubmission, new RegisterSubmission(submissionId, { ...untitled, ...changes }));

describe('A submission is registered', () => {
  it('with the day, the letter of its door and its place in the register as number', () => {
    expect(registered().number).toBe('20260302V00012');
    expect(registered({ channel: 'letter' }).number).toBe('20260302L00012');
  });

  it('as received at the instant of the scene where the form names none', () => expect(registered().receivedAt).toBe('2026-03-02T02:00:00.000Z'));

  it('and draws from the register of its hall, year and channel', () => {
    const scene = { now: '2025-12-31T17:00:00.000Z', hall: 'luju', actor: { id: 'u', role: 'clerk' }, law, number: 0 };
    expect(drawsSubmissionNumber(register(), scene)).toBe('luju/2026/visit');
  });

  it('once, however often it is said', () => {
    const [event] = say().events();
    if (!event) throw new Error('Nothing was registered.');
    given(event).when(registerSubmission, register()).thenNothing();
  });

  it('with its code where the petitioner may ask for it', () => expect(registered().queryCode).toBe('K7M2Q9XW4T'));

  it('as a collective visit from the fifth visitor on, and only as a visit', () => {
    expect(registered({ personCount: 4 }).collective).toBe(false);
    expect(registered({ personCount: 5 }).collective).toBe(true);
    expect(registered({ personCount: 50, channel: 'letter' }).collective).toBe(false);
  });

  it.each(['letter', 'web', 'phone'] as const)('without a name when it comes by %s', channel => {
    expect(registered({ channel, persons: [], personCount: 1 }).persons).toEqual([]);
  });

  it('and nothing is registered that says nothing', () => sayUntitled({}).thenRefused('NOTHING_SAID'));
});

describe('The dates of a submission', () => {
  it('never lie in the future', () => say({ receivedAt: '2026-03-02T02:00:00.001Z' }).thenRefused('RECEIVED_IN_FUTURE'));
  it('put the petition before its receipt, by days of Shanghai', () => {
    expect(registered({ receivedAt: '2026-03-01T16:30:00.000Z', petitionedOn: '2026-03-02' }).petitionedOn).toBe('2026-03-02');
    say({ receivedAt: '2026-03-01T15:30:00.000Z', petitionedOn: '2026-03-02' }).thenRefused('PETITIONED_AFTER_RECEIPT');
  });
  it('reach back to what came long ago', () => expect(registered({ receivedAt: '2009-06-08T01:00:00.000Z' }).receivedAt).toBe('2009-06-08T01:00:00.000Z'));
  it('reach no further back than the law that the rulebook knows', () => {
    const strict = { law: lawOn('2026-03-02', { lawBefore2005: 'none' }) };
    given().when(registerSubmission, register({ receivedAt: '2001-01-01T00:00:00.000Z' }), strict).thenRefused('RECEIVED_BEFORE_THE_LAW');
  });
});

describe('A visit', () => {
  it('is counted', () => say({ persons: [], personCount: 0 }).thenRefused('VISITORS_NOT_COUNTED'));
  it('has a name', () => say({ persons: [] }).thenRefused('VISITOR_NOT_NAMED'));
  it('is represented by five', () => expect(registered({ persons: [1, 2, 3, 4, 5].map(n => person(n, 'representative')), personCount: 40 }).persons).toHaveLength(5));
  it('is not represented by six, and the law says where', () => {
    const six = { persons: [1, 2, 3, 4, 5, 6].map(n => person(n, 'representative')), personCount: 40 };
    say(six).thenRefused('TOO_MANY_REPRESENTATIVES');
    expect(articleOf(() => say(six).events())).toBe('信访工作条例 第二十条第三款');
  });
  it('of more than five chooses who speaks; the others sign', () => {
    const named = [person(1), ...[2, 3].map(n => person(n, 'signatory'))];
    say({ persons: named, personCount: 6 }).thenRefused('REPRESENTATIVE_NEEDED');
    say({ persons: named, personCount: 5 }).thenTypes('SubmissionRegistered');
    const signed = Array.from({ length: 29 }, (_, n) => person(n + 2, 'signatory'));
    say({ persons: [person(1, 'representative'), ...signed], personCount: 30 }).thenTypes('SubmissionRegistered');
  });
  it('is told the number that the hall has set, in both languages', () => {
    const three = lawOn('2026-03-02', { representativesAtMost: 3 });
    const words = (changes: Partial<Registration>) => {
      try {
        return given().when(registerSubmission, register(changes), { law: three }).events().length;
      } catch (error) {
        return error instanceof Refused ? `${error.refusal.zh} ${error.refusal.en}` : error;
      }
    };
    expect(words({ persons: [person(1)], personCount: 4 })).toMatch(/^超过3人的.*至多3名.*More than 3 visitors.*at most 3;/);
    expect(words({ persons: [1, 2, 3, 4].map(n => person(n, 'representative')), personCount: 40 })).toMatch(/不得超过3人.*at most 3 /);
    expect(words({ persons: [person(1)], personCount: 3 })).toBe(1);
  });
  it('never names six petitioners', () => say({ persons: [1, 2, 3, 4, 5, 6].map(n => person(n)), personCount: 30 }).thenRefused('TOO_MANY_REPRESENTATIVES'));
  it('of 2009 is refused by the Regulation of 2005', () => {
    const six = { persons: [1, 2, 3, 4, 5, 6].map(n => person(n, 'representative')), personCount: 40, receivedAt: '2009-06-08T01:00:00.000Z' };
    expect(articleOf(() => say(six).events())).toBe('信访条例 第十八条第二款');
  });
});

describe('A matter that comes back', () => {
  const finished = '33333333-3333-4333-8333-333333333339';
  it('after its case was finished opens a new one, which follows it', () => expect(registered({ follows: finished }).follows).toBe(finished));
  it('does not follow a case while it joins another', () => say({ opens: false, follows: finished }).thenRefused('FOLLOWS_ON_JOINING'));
});

describe('The persons of a submission', () => {
  it('are named once each', () => say({ persons: [person(1), person(1)], personCount: 2 }).thenRefused('PERSON_TWICE'));
  it('are not more than were counted', () => say({ persons: [person(1), person(2)] }).thenRefused('MORE_NAMED_THAN_COUNTED'));
  it('include an agent beyond the count', () => expect(registered({ persons: [person(1), person(2, 'agent')] }).persons).toHaveLength(2));
  it('have ID numbers that can be right', () => {
    const numbered = (idNumber: string) => say({ persons: [person(1), { ...person(2), idNumber }], personCount: 2 });
    numbered('110105194912310021').thenRefused('ID_NUMBER_MISTYPED');
    numbered('11010519491331002X').thenRefused('BIRTH_DATE_IMPOSSIBLE');
    for (const idNumber of ['11010519491231002X', '110105491231002', 'E12345678']) numbered(idNumber).thenTypes('SubmissionRegistered');
  });
  it('are never an agent alone', () => say({ channel: 'letter', persons: [person(1, 'agent')] }).thenRefused('AGENT_WITHOUT_PRINCIPAL'));
});

describe('What was not brought by the petitioner', () => {
  it('comes from an organ above', () => {
    say({ channel: 'superior' }).thenRefused('ORGAN_NOT_NAMED');
    expect(registered({ channel: 'superior', origin: { organ: 'City petition office' } }).origin).toEqual({ organ: 'City petition office' });
  });
  it('comes with the instruction of a leader', () => {
    say({ channel: 'instruction' }).thenRefused('LEADER_NOT_NAMED');
    expect(registered({ channel: 'instruction', persons: [], personCount: 0, origin: { leader: 'Mayor' } }).queryCode).toBe('K7M2Q9XW4T');
  });
  it('or was found by screening: no petitioner, no code', () => {
    say({ channel: 'screening' }).thenRefused('SCREENING_HAS_NO_PETITIONER');
    expect(registered({ channel: 'screening', persons: [], personCount: 30 })).not.toHaveProperty('queryCode');
  });
  it('has the day by which the organ or the leader wants it, from its receipt to two years on', () => {
    const from = (answerBy: string, channel: Registration['channel'] = 'superior') => say({ channel, origin: { organ: 'City petition office', leader: 'Mayor', answerBy } });
    const [event] = from('2026-04-30').events();
    expect(event?.data).toMatchObject({ origin: { organ: 'City petition office', answerBy: '2026-04-30' } });
    from('2026-04-30', 'instruction').thenTypes('SubmissionRegistered');
    from('2026-03-02').thenTypes('SubmissionRegistered');
    from('2026-03-01').thenRefused('TERM_BEFORE_RECEIPT');
    from('2028-03-02').thenTypes('SubmissionRegistered');
    from('2028-03-03').thenRefused('ANSWER_BY_TOO_FAR');
    from('2026-04-30', 'letter').thenRefused('TERM_SET_BY_NOBODY');
  });
  it('names its system and its reference together', () => say({ origin: { reference: '2554' } }).thenRefused('ORIGIN_INCOMPLETE'));
});

describe('An accusation', () => {
  const sayAccusation = (changes: Partial<Registration> = {}) => sayUntitled({ ...accusation, ...changes });

  it('is registered as a fact: confidential, without a code', () => {
    const [event] = sayAccusation().events();
    expect(event?.data).toMatchObject({ confidential: true, purpose: 'accusation', persons: [] });
    expect(event?.data).not.toHaveProperty('queryCode');
    expect(event?.data).not.toHaveProperty('title');
  });
  it.each([{ text: 'He took money' }, { place: 'The bureau' }, { category: 'Bribes' }, { origin: { organ: 'Bureau' } }, { origin: { leader: 'Mayor' } }, { origin: { document: 'No. 1' } }, { channel: 'superior' as const, origin: { answerBy: '2026-04-30' } }, { origin: { system: 'board', reference: '他收了钱' } }, { persons: [person(1)], personCount: 1 }])('is never typed in: %j', changes => sayAccusation(changes).thenRefused('ACCUSATION_NOT_TYPED'));
  it('has no title either', () => sayAccusation({ title: 'About the director' }).thenRefused('ACCUSATION_NOT_TYPED'));
  it('may be brought by visitors, who are counted and not named', () => sayAccusation({ channel: 'visit', personCount: 2 }).thenTypes('SubmissionRegistered'));
  it('keeps its place in another system, a number and nothing else', () => expect(sayAccusation({ origin: { system: 'board', reference: '2026-0012.a' } }).events()[0]?.data).toMatchObject({ origin: { reference: '2026-0012.a' } }));
  it('from above names neither organ nor leader', () => {
    sayAccusation({ channel: 'superior' }).thenTypes('SubmissionRegistered');
    sayAccusation({ channel: 'instruction' }).thenTypes('SubmissionRegistered');
  });
  it('follows no case', () => sayAccusation({ follows: untitled.caseId }).thenRefused('ACCUSATION_STANDS_ALONE'));
  it('joins no case', () => sayAccusation({ opens: false }).thenRefused('ACCUSATION_STANDS_ALONE'));
});

describe('What only one submission may hold', () => {
  const claims = (changes: Partial<Registration>) => say(changes).events().flatMap(event => submissions.claims?.(event, (kind, plain) => `${kind}(${plain})`) ?? []);

  it('is its code, digested', () => expect(claims({})).toEqual([{ scope: 'query-code', key: 'query-code(K7M2Q9XW4T)' }]));
  it('is its place in the system from which it came', () => {
    const of = (system: string, reference: string) => claims({ origin: { system, reference } }).find(({ scope }) => scope === 'origin')?.key;
    expect(of('board', '12')).toBe(of('board', '12'));
    expect(of('board', '12')).not.toBe(of('board1', '2'));
  });
});

function articleOf(decide: () => unknown): string | undefined {
  try {
    decide();
  } catch (error) {
    if (error instanceof Refused) return error.refusal.article;
    throw error;
  }
  throw new Error('It was not refused.');
}
