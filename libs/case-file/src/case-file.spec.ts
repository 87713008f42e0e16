// How a case looks at any instant, as the events of all services tell it.
import { CaseDeclined, CaseDisposed, CaseEnded, CaseOpened, CaseRedirected, CaseReceived, CaseSentOut, CaseTakenOffTable, ConferenceCalled, ConferenceCancelled, contracts, CustodyOffered, CustodyOfferWithdrawn, CustodyRefused, CustodyTaken, ObjectionUpheld, ProgressNoted, SendingWithdrawn, serviceOf, SettlementReached, shownAt, SubmissionCorrected, WatchSealed } from '@onehall/contracts';
import type { Recorded } from '@onehall/kernel';
import fc from 'fast-check';
import { allServices, atTable, caseId, conferenceId, inIntake, inRouting, inSupervision, land, march, otherCase, recorded, submissionId, water, wholeLife } from '../test/a-life.js';
import { caseFile, happenedAt, historyOf } from './case-file.js';
import { emptyFile, type Custody } from './file.js';
import { labelOf, labels } from './labels.js';

const endOf = (day: number): string => march(day, '15:59:59.999');

describe('A letter that was received on Monday and registered on Wednesday', () => {
  it('had been brought by Monday, though no case was open yet', () => {
    const file = caseFile(caseId, wholeLife, { asOf: endOf(2) });
    expect(file.submissions.map(({ submissionId: id, receivedAt }) => [id, receivedAt])).toEqual([[submissionId, march(2)]]);
    expect([file.openedAt, file.custody, file.history.length]).toEqual([undefined, [], 1]);
  });

  it('was not known on Monday nor on Tuesday', () => {
    for (const day of [2, 3]) expect(caseFile(caseId, wholeLife, { knownAt: endOf(day) })).toEqual(emptyFile(caseId));
    expect(caseFile(caseId, wholeLife, { asOf: endOf(2), knownAt: endOf(3) })).toEqual(emptyFile(caseId));
  });

  it('was known on Wednesday to have come on Monday', () => {
    expect(caseFile(caseId, wholeLife, { asOf: endOf(2), knownAt: endOf(4) }).submissions).toHaveLength(1);
    expect(caseFile(caseId, wholeLife, { asOf: endOf(4) })).toMatchObject({ number: '20260304L00001', receivedOn: '2026-03-02', openedAt: march(4, '01:00:00.000') });
  });

  it('happened at its receipt, and what names only its day by the end of it in Shanghai', () => {
    expect(wholeLife[0] && happenedAt(wholeLife[0])).toBe(march(2));
    const progress = inRouting.find(({ type }) => type === 'ProgressNoted');
    expect(progress && happenedAt(progress)).toBe('2026-03-13T15:59:59.999Z');
    expect(inRouting[1] && happenedAt(inRouting[1])).toBe(march(4));
  });

  it('had a note of today no later than it was written, so that it never stands before what it follows', () => {
    const noted = recorded('routing', ProgressNoted({ caseId, department: water, notedOn: '2026-03-04', note: '当天去看过' }), march(4, '06:00:00.000'));
    expect(happenedAt(noted)).toBe(march(4, '06:00:00.000'));
    expect(historyOf(caseId, [noted, ...wholeLife.slice(0, 1)]).map(({ type }) => type)).toEqual(['SubmissionRegistered', 'ProgressNoted']);
  });
});

describe('The file of a case that was lived to its end', () => {
  const file = caseFile(caseId, wholeLife);

  it('says what was brought, how often, and what was put right', () => {
    expect(file.submissions.map(({ number, channel, text, corrections }) => [number, channel, text, corrections])).toEqual([['20260304L00001', 'letter', '水闸三年失修。', 1], ['20260309P00001', 'phone', '水闸多年失修。', 0]]);
    expect(file).toMatchObject({ category: '水利工程', place: '东街', confidential: false, disposal: { way: 'transfer', on: '2026-03-04' } });
  });

  it('is called and filed under what the submission says by now that opened the case, whichever came first, and never what one says that joined it', () => {
    const [registration, opening, disposal, , ...after] = inIntake;
    const [, second] = after.flatMap(({ type, data }) => (type === 'SubmissionJoined' ? [caseId, (data as { submissionId: string }).submissionId] : []));
    const corrected = (of: string | undefined, changes: object) => recorded('intake', SubmissionCorrected({ submissionId: of ?? '', caseId, ...changes, reasons: '听错' }), march(10));
    const called = (...events: readonly (Recorded | undefined)[]) => caseFile(caseId, events.filter(event => event !== undefined));
    const right = { title: '东闸失修', category: '农水', place: '东闸' };
    const [own, other] = [corrected(submissionId, right), corrected(second, { title: '他人', category: '他类', place: '他处' })];
    expect(called(registration, opening, disposal, ...after, own, other)).toMatchObject(right);
    expect(called(registration, own, opening, disposal, ...after, other)).toMatchObject(right);
    expect(called(registration, opening, ...after, other)).toMatchObject({ title: '水闸失修', category: '水利', place: '东街', submissions: [{ opens: true }, { opens: false, title: '他人' }] });
  });

  it('says which day a superior set for the hall, where one did', () => {
    const assigned = wholeLife.map(event => (event.type === 'SubmissionRegistered' ? { ...event, data: { ...event.data, origin: { organ: '市信访局', answerBy: '2026-04-30' } } } : event));
    expect(caseFile(caseId, assigned).submissions.map(({ answerBy }) => answerBy)).toEqual(['2026-04-30', '2026-04-30']);
    expect(file.submissions.map(({ answerBy }) => answerBy)).toEqual([undefined, undefined]);
  });

  it('says how far each department came', () => {
    expect(file.departments[water]).toMatchObject({ part: 'lead', phase: 'answered', signedOn: '2026-03-05', acceptedOn: '2026-03-10', answerBy: '2026-06-09', extendedTo: '2026-06-09', progress: [{ on: '2026-03-13' }] });
    expect(file.departments[land]).toMatchObject({ part: 'assist', phase: 'answered', answerBy: '2026-05-09', objections: [{ on: '2026-03-06', answer: 'denied' }], answers: [{ revision: 1, outcome: 'explained' }] });
  });

  it('says who held it when', () => {
    expect(file.custody).toEqual([
      { custodian: 'hall', from: march(4, '01:00:00.000'), to: march(5) },
      { custodian: water, from: march(5), to: march(21) },
      { custodian: land, from: march(21), to: march(27) },
    ]);
  });

  it('says what supervision saw', () => {
    expect(file.clocks[`C-HANDLE/${water}`]).toMatchObject({ holder: water, dueOn: '2026-06-09', moves: [{ movedOn: '2026-03-12', dueOn: '2026-06-09', before: { startedOn: '2026-03-10', dueOn: '2026-05-09', warnedOn: null, ranOutOn: null, daysLate: 0 } }], warnedOn: '2026-03-18', ranOutOn: '2026-03-24', stoppedOn: '2026-03-25', daysLate: 1 });
    expect(file.urges).toEqual([expect.objectContaining({ department: water, on: '2026-03-16', answeredOn: '2026-03-17' })]);
  });

  it('says what was decided about it at the table, and nothing of the other case there', () => {
    const table = file.conferences[conferenceId];
    expect(table).toMatchObject({ convener: '副县长', attendance: { [water]: 'present' }, minutes: { number: '联纪〔2026〕1号' }, signatures: [{ leader: '县长' }] });
    expect(table?.positions.map(({ department }) => department)).toEqual([water]);
    expect(Object.values(table?.tasks ?? {}).map(({ department, doneOn }) => [department, doneOn])).toEqual([[water, '2026-03-22']]);
  });

  it('says in their own words what was urged and answered, spoken of at the table, instructed and reported, and when the notice arrived', () => {
    expect(file.urges).toEqual([expect.objectContaining({ ground: '进展迟缓', answer: '加快。' })]);
    expect(file.conferences[conferenceId]).toMatchObject({ agenda: [{ item: 1, topic: '修闸' }], minutes: { signedOn: '2026-03-19', text: '纪要' }, signatures: [{ instruction: '照办' }] });
    expect(Object.values(file.conferences[conferenceId]?.tasks ?? {}).map(({ report }) => report)).toEqual(['修好']);
    expect(file.departments[water]?.noticeDeliveredOn).toBe('2026-03-11');
  });

  it('holds each paper once, by its day', () => {
    expect(file.papers.map(({ number }) => number)).toEqual(['转〔2026〕1号', '受告〔2026〕1号', '受告〔2026〕2号', '延〔2026〕1号', '处意〔2026〕1号']);
  });

  it('says how it ended', () => {
    expect(file).toMatchObject({ reply: { on: '2026-03-25', outcome: 'supported' }, delivery: { on: '2026-03-26', method: 'direct' }, ratings: [{ number: '20260304L00001', office: 'satisfied', departments: 'fair' }, { number: '20260309P00001', office: 'dissatisfied', departments: 'fair' }], ending: { on: '2026-03-27', how: 'answered' } });
  });

  it('counts what was said and done at the table for the other case to that one’s steps, and not to its own', () => {
    const steps = (id: string) => caseFile(id, atTable).history.map(({ type }) => type).filter(type => /PositionStated|TaskDone/.test(type));
    expect([steps(caseId), steps(otherCase)]).toEqual([['PositionStated', 'TaskDone'], ['PositionStated', 'TaskDone']]);
    const off = recorded('conference', CaseTakenOffTable({ conferenceId, caseId, about: otherCase, tasks: [] }), march(30));
    expect([caseId, otherCase].map(id => historyOf(id, [...atTable, off]).some(({ type }) => type === 'CaseTakenOffTable'))).toEqual([false, true]);
  });

  it('is the same for whoever looked at it: a look is no step of the case', () => {
    const looks = Object.values(shownAt).map(shown => recorded(serviceOf(shown.type), shown({ readingId: submissionId, cases: [caseId], what: 'case' }), march(20)));
    expect(caseFile(caseId, [...wholeLife, ...looks])).toEqual(file);
    expect(historyOf(caseId, [...wholeLife, ...looks])).toEqual(historyOf(caseId, wholeLife));
  });

  it('tells its history in the order in which it happened, each step with the law that decided it', () => {
    const instants = file.history.map(({ happenedAt: happened }) => happened);
    expect(instants).toEqual([...instants].sort());
    expect(file.history).toHaveLength(wholeLife.length - 2); // at the table two words were about the other case
    expect(historyOf(caseId, wholeLife)).toEqual(file.history);
    expect(file.history[0]).toMatchObject({ type: 'SubmissionRegistered', decidedAt: march(4, '01:00:00.000'), rulebook: '2022', calendar: 'k', actor: { id: 'u-clerk' } });
  });
});

describe('Whatever order the services arrive in', () => {
  /** One of all the ways in which the services can be interleaved, each keeping its own order. */
  const interleaving = fc.array(fc.nat(), { minLength: wholeLife.length, maxLength: wholeLife.length }).map(choices => {
    const queues = allServices.map(events => [...events]);
    return choices.flatMap(choice => {
      const waiting = queues.filter(({ length }) => length > 0);
      return waiting[choice % Math.max(waiting.length, 1)]?.shift() ?? [];
    });
  });
  const instant = fc.integer({ min: Date.parse(march(1)), max: Date.parse(march(31)) }).map(time => new Date(time).toISOString());

  it('the file is the same', () => {
    fc.assert(fc.property(interleaving, fc.option(instant, { nil: undefined }), fc.option(instant, { nil: undefined }), (events, asOf, knownAt) => {
      expect(events).toHaveLength(wholeLife.length);
      expect(caseFile(caseId, events, { asOf, knownAt })).toEqual(caseFile(caseId, wholeLife, { asOf, knownAt }));
    }), { numRuns: 200 });
  });

  it('a later question never knows less', () => {
    fc.assert(fc.property(instant, instant, (one, other) => {
      const [early, late] = one < other ? [one, other] : [other, one];
      const ids = (asked: object): readonly string[] => caseFile(caseId, wholeLife, asked).history.map(({ eventId }) => eventId);
      expect(ids({ asOf: late })).toEqual(expect.arrayContaining([...ids({ asOf: early })]));
      expect(ids({ knownAt: late })).toEqual(expect.arrayContaining([...ids({ knownAt: early })]));
    }));
  });
});

describe('The times of the custodians', () => {
  const houses = fc.constantFrom('hall', water, land, 'county-roads');
  const handed = fc.array(fc.record({ to: houses, taken: fc.boolean(), minutes: fc.integer({ min: 0, max: 600 }) }), { maxLength: 30 });

  const lived = (steps: readonly { to: string; taken: boolean; minutes: number }[]): readonly Recorded[] => {
    let time = Date.parse(march(4));
    const events = [recorded('routing', CaseReceived({ caseId, number: '1', openedAt: march(4), receivedOn: '2026-03-04', petitioner: true }), march(4))];
    for (const { to, taken, minutes } of steps) {
      time += minutes * 60_000;
      const said = { caseId, from: 'hall', to };
      events.push(recorded('routing', CustodyOffered(said), new Date(time).toISOString()), recorded('routing', taken ? CustodyTaken(said) : CustodyRefused({ ...said, reasons: '不收' }), new Date(time).toISOString()));
    }
    return events;
  };
  const assertTiles = (custody: readonly Custody[], from: string): void => {
    expect(custody[0]?.from).toBe(from);
    custody.slice(1).forEach((held, index) => expect(held.from).toBe(custody[index]?.to));
    expect(custody.slice(0, -1).every(held => held.to !== undefined && held.from <= held.to)).toBe(true);
    expect(custody.at(-1)?.to).toBeUndefined();
  };

  it('tile the life of the case, at every instant of it', () => {
    fc.assert(fc.property(handed, fc.nat(), (steps, cut) => {
      const events = lived(steps);
      const { custody, offeredTo } = caseFile(caseId, events);
      expect(custody).toHaveLength(1 + steps.filter(({ taken }) => taken).length);
      expect(offeredTo).toBeUndefined();
      assertTiles(custody, march(4));
      assertTiles(caseFile(caseId, events, { asOf: events[cut % events.length]?.meta.at }).custody, march(4));
    }));
  });

  it('show an offer until it is taken or refused', () => {
    const offered = inRouting.findIndex(({ type }) => type === 'CustodyOffered');
    expect(caseFile(caseId, inRouting.slice(0, offered + 1))).toMatchObject({ offeredTo: water, custody: [{ custodian: 'hall' }] });
  });
});

describe('A file also shows', () => {
  const routed = (...events: Parameters<typeof recorded>[1][]): readonly Recorded[] => [...inRouting.slice(0, 7), ...events.map((event, index) => recorded('routing', event, march(6, `03:00:0${index}.000`)))];

  it('a department whose objection was upheld, and that it was asked again', () => {
    const upheld = ObjectionUpheld({ caseId, department: land, upheldOn: '2026-03-06' });
    const again = CaseSentOut({ caseId, way: 'transfer', departments: [{ department: land, part: 'assist' }, { department: water, part: 'assist' }], sentOn: '2026-03-06', paper: { kind: '转送单', number: '2', issuedOn: '2026-03-06' } });
    expect(caseFile(caseId, routed(upheld)).departments[land]).toMatchObject({ phase: 'excused', objections: [{ answer: 'upheld' }] });
    expect(caseFile(caseId, routed(upheld, again)).departments).toMatchObject({ [land]: { phase: 'asked', askedOn: '2026-03-06', objections: [{ answer: 'upheld' }] }, [water]: { part: 'assist', phase: 'received', signedOn: '2026-03-05' } });
  });

  it('a sending that was taken back with what was offered, and that the department was asked again', () => {
    const withdrawn = SendingWithdrawn({ caseId, department: land, withdrawnOn: '2026-03-06', reasons: '发错单位。' });
    const offered = [CustodyOffered({ caseId, from: water, to: land }), CustodyOfferWithdrawn({ caseId, from: water, to: land })] as const;
    const again = CaseSentOut({ caseId, way: 'transfer', departments: [{ department: land, part: 'assist' }], sentOn: '2026-03-06', paper: { kind: '转送单', number: '2', issuedOn: '2026-03-06' } });
    expect(caseFile(caseId, routed(offered[0]))).toMatchObject({ offeredTo: land });
    const file = caseFile(caseId, routed(...offered, withdrawn));
    expect([file.offeredTo, file.departments[land]?.phase]).toEqual([undefined, 'withdrawn']);
    expect(caseFile(caseId, routed(withdrawn, again)).departments[land]).toMatchObject({ phase: 'asked', askedOn: '2026-03-06' });
  });

  it('that a matter became confidential, whichever service says so', () => {
    const ended = CaseEnded({ caseId, endedOn: '2026-03-06', how: 'referred', confidential: true });
    const sealed = WatchSealed({ caseId, sealedOn: '2026-03-06' });
    expect([caseFile(caseId, inRouting).confidential, caseFile(caseId, routed(ended)).confidential, caseFile(caseId, [recorded('supervision', sealed, march(6))]).confidential]).toEqual([false, true, true]);
  });

  it('what a department did before it was asked as a line of that day, and in its share once it was asked', () => {
    const noted = ProgressNoted({ caseId, department: water, notedOn: '2026-03-03', note: '先去看过' });
    const events = routed(noted);
    const [day, later] = [caseFile(caseId, events, { asOf: endOf(3) }), caseFile(caseId, events)];
    expect([day.departments, day.history.map(({ type }) => type)]).toEqual([{}, ['ProgressNoted']]);
    expect(later.departments[water]?.progress.map(({ on }) => on)).toEqual(['2026-03-03']);
  });

  it('nothing of a department that had not been asked yet', () => {
    const noted = inRouting.filter(({ type }) => type === 'ProgressNoted' || type === 'CaseReceived');
    expect(caseFile(caseId, noted).departments).toEqual({});
  });

  it('a settlement, a refusal to take it up, and where the petitioner was sent', () => {
    const intake = [
      CaseDeclined({ caseId, kind: 'not-accepted', ground: 'court', article: '第十四条', reasons: '法院受理', declinedOn: '2026-03-06', paper: { kind: '不予受理告知书', number: '1', issuedOn: '2026-03-06' } }),
      CaseRedirected({ caseId, organ: '县法院', ground: 'NOT_OURS', article: '第十四条', redirectedOn: '2026-03-06', paper: { kind: '告知书', number: '2', issuedOn: '2026-03-06' } }),
    ].map(event => recorded('intake', event, march(6)));
    const file = caseFile(caseId, [...intake, ...routed(SettlementReached({ caseId, departments: [water], settledOn: '2026-03-06', agreement: '和解' }))]);
    expect(file).toMatchObject({ settlement: { on: '2026-03-06' }, declined: { kind: 'not-accepted' }, redirected: { organ: '县法院' } });
    expect(file.papers.map(({ kind }) => kind)).toEqual(['转送单', '不予受理告知书', '告知书']);
  });

  it('a confidential matter as the fact that it was handed over', () => {
    const term = { on: '2026-03-17', clock: 'C-ROUTE', article: '第二十二条' };
    const opened = CaseOpened({ caseId, submissionId, number: '1', openedAt: march(4), receivedOn: '2026-03-04', channel: 'letter', purpose: 'accusation', petitioner: true, confidential: true, routeBy: term });
    const disposed = CaseDisposed({ caseId, way: 'discipline', organ: '县纪委监委', disposedOn: '2026-03-05', article: '第三十条', paper: { kind: '检举控告移送单', number: '1', issuedOn: '2026-03-05' } });
    const file = caseFile(caseId, [recorded('intake', opened, march(4)), recorded('intake', disposed, march(5))]);
    expect(file).toMatchObject({ confidential: true, disposal: { way: 'discipline', organ: '县纪委监委' }, departments: {}, submissions: [] });
  });

  it('a conference that was called off', () => {
    const called = atTable.filter(({ type }) => type === ConferenceCalled.type);
    const file = caseFile(caseId, [...called, recorded('conference', ConferenceCancelled({ conferenceId, caseId, reasons: '改期' }), march(15))]);
    expect(file.conferences[conferenceId]).toMatchObject({ subject: '水闸', cancelled: '改期' });
  });

  it('a word that nobody here knows in its history, and changes nothing else', () => {
    const before = caseFile(caseId, inSupervision);
    for (const service of ['intake', 'routing', 'supervision', 'conference', 'audit', 'archive']) {
      const { history, ...after } = caseFile(caseId, [...inSupervision, recorded(service, { type: 'CaseBlessed', schemaVersion: 1, data: { caseId } }, march(30))]);
      expect([{ ...after, history: before.history }, history.at(-1)?.type]).toEqual([before, 'CaseBlessed']);
    }
  });
});

describe('Every word of the hall', () => {
  it('has a name in both languages, and no name has no word', () => {
    expect(Object.keys(labels).sort()).toEqual([...contracts.keys()].sort());
    expect(Object.values(labels).filter(({ zh, en }) => !/\p{Script=Han}/u.test(zh) || !/^[A-Z]/.test(en))).toEqual([]);
  });

  it('that is unknown is called by itself', () => {
    expect([labelOf('CaseEnded').zh, labelOf('CaseBlessed').zh, labelOf('toString').zh]).toEqual(['办结', 'CaseBlessed', 'toString']);
  });
});
