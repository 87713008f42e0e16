// Proof of what supervision does when it hears of each fact.
import type { Event } from '@onehall/kernel';
import { ClockRanOut, SubmissionLeft } from '@onehall/contracts';
import { accepted, acceptedByRouteFive, acceptedWithoutTerm, answered, at, caseId, declined, delivered, denied, disposed, ended, extended, joined, joinedEarlier, law, leftAgain, objected, opened, other, recorded, redirected, replied, resolved, sentOut, settled, signedFor, takenOff, taskDone, taskId, untold, upheld, withdrawn } from '../../test/facts.js';
import { EndClocks } from '../case/end-clocks.js';
import { OweSending } from '../case/owe-sending.js';
import { MoveClock } from '../case/move-clock.js';
import { SealWatch } from '../case/seal-watch.js';
import { StartClocks, type Start } from '../case/start-clocks.js';
import { StopClocks, type Stop } from '../case/stop-clocks.js';
import { UrgeDepartment } from '../case/urge-department.js';
import { WatchCase } from '../case/watch-case.js';
import { inOrder } from './in-order.js';
import { turnClocksByConference, turnClocksByIntake, turnClocksByRouting } from './turn-clocks.js';
import { whenClockRanOutUrgeDepartment } from './when-clock-ran-out-urge-department.js';

const heard = (fact: Event): readonly object[] => [turnClocksByIntake, turnClocksByRouting, turnClocksByConference].filter(({ on }) => on.includes(fact.type)).flatMap(policy => policy.react(recorded(fact)));
const starts = (...list: readonly [Start, ...Start[]]) => new StartClocks(caseId, list);
const stops = (stoppedOn: string, ...list: readonly Stop[]) => new StopClocks(caseId, { stops: list, stoppedOn });

describe('When intake', () => {
  it('opens a case, it is watched and the hall’s clock starts on the day of receipt', () =>
    expect(heard(opened('2026-03-02'))).toEqual([
      new WatchCase(caseId, { number: 'F2026-1', openedAt: at('2026-03-02') }),
      starts({ clockId: 'C-ROUTE', clock: 'C-ROUTE', holder: 'hall', startedOn: '2026-03-02', due: law.deadline('C-ROUTE', '2026-03-02') }),
    ]));
  it('opens one for which a superior set a day, the hall owes it by then', () =>
    expect(heard(opened('2026-03-02', '2026-04-30'))[1]).toEqual(
      starts(
        { clockId: 'C-ROUTE', clock: 'C-ROUTE', holder: 'hall', startedOn: '2026-03-02', due: law.deadline('C-ROUTE', '2026-03-02') },
        { clockId: 'C-SUPERIOR/F2026-1', clock: 'C-SUPERIOR', holder: 'hall', startedOn: '2026-03-02', due: '2026-04-30' },
      ),
    ));
  it('hears of the same matter from a superior who set a day, that day runs beside the others', () => {
    expect(heard(joined('2026-03-09', '2026-05-08'))).toEqual([starts({ clockId: 'C-SUPERIOR/F2026-2', clock: 'C-SUPERIOR', holder: 'hall', startedOn: '2026-03-09', due: '2026-05-08' })]);
    expect(heard(joined('2026-03-09'))).toEqual([]);
  });
  it('takes in what was received earlier, the hall’s clock runs from that day, and from the next one’s when it leaves again', () => {
    const move = (from: string) => new MoveClock(caseId, { clockId: 'C-ROUTE', term: law.deadline('C-ROUTE', from), from });
    expect(heard(joinedEarlier('2026-02-10'))).toEqual([move('2026-02-10')]);
    expect(heard(leftAgain('2026-03-04', '2026-03-02'))).toEqual([stops('2026-03-04', { clockId: 'C-SUPERIOR/F2026-3' }), move('2026-03-02')]);
  });
  it('says that a submission stands in it no more, the day that came with that one is owed no more', () =>
    expect(heard(SubmissionLeft({ caseId, submissionId: caseId, number: 'F2026-2', how: 'withdrawn', leftOn: '2026-03-20' }))).toEqual([stops('2026-03-20', { clockId: 'C-SUPERIOR/F2026-2' })]));
  it('hands it to the political-legal organs, the hall’s clocks stop', () => expect(heard(disposed('political-legal', '2026-03-04'))).toEqual([stops('2026-03-04', { clockId: 'C-ROUTE' }, { clockId: 'C-DECISION' })]));
  it('hands it to the discipline organ, it is sealed as well', () =>
    expect(heard(disposed('discipline', '2026-03-04'))).toEqual([new SealWatch(caseId, '2026-03-04'), stops('2026-03-04', { clockId: 'C-ROUTE' }, { clockId: 'C-DECISION' })]));
  it('reports it up, the hall owes its sending before its first clock stops', () =>
    expect(heard(disposed('urgent', '2026-03-04'))).toEqual([
      starts({ clockId: 'C-DECISION', clock: 'C-DECISION', holder: 'hall', startedOn: '2026-03-04', due: law.deadline('C-DECISION', '2026-03-04') }),
      stops('2026-03-04', { clockId: 'C-ROUTE' }),
    ]));
  it('told of a report from before there was a term, as it was', () => {
    const { sendBy, ...before } = disposed('urgent', '2026-03-04').data;
    expect(sendBy).toBeDefined();
    expect(heard({ type: 'CaseDisposed', schemaVersion: 1, data: before })).toEqual([stops('2026-03-04', { clockId: 'C-ROUTE' })]);
  });
  it.each(['transfer', 'assign'] as const)('disposes of it by %s, the clock runs until routing has sent it out', way => expect(heard(disposed(way, '2026-03-04'))).toEqual([]));
  it('declines it, the hall’s clock stops', () => expect(heard(declined('2026-03-04'))).toEqual([stops('2026-03-04', { clockId: 'C-ROUTE' })]));
  it('redirects the petitioner, the hall’s clock stops', () => expect(heard(redirected('2026-03-04'))).toEqual([stops('2026-03-04', { clockId: 'C-ROUTE' })]));
});

describe('When routing', () => {
  const stoppedForLand = new StopClocks(caseId, { stops: [{ clockId: 'C-ROUTE', mayComeFirst: true }], stoppedOn: '2026-03-04', passedTo: 'land' });
  /** Where the terms of those that are asked begin with their signatures. */
  const waitingFor = (departments: readonly string[], passedTo?: string) => new StopClocks(caseId, { stops: [...departments.map(department => ({ clockId: `SIGNATURE/${department}` })), { clockId: 'C-ROUTE', mayComeFirst: true }], stoppedOn: '2026-03-04', passedTo });

  it('sends a case out, the hall’s clock stops, whether or not intake was heard yet, the lead is known, and who is asked is waited for until it signs', () => expect(heard(sentOut('2026-03-04', ['land', 'tax']))).toEqual([waitingFor(['land', 'tax'], 'land')]));
  it('assigns it, whoever is asked owes it by the day of the letter, in whichever part', () =>
    expect(heard(sentOut('2026-03-04', ['land', 'tax'], { answerBy: '2026-04-15' }))).toEqual([
      starts(...(['land', 'tax'] as const).map(holder => ({ clockId: `C-ASSIGN/${holder}`, clock: 'C-ASSIGN' as const, holder, startedOn: '2026-03-04', due: '2026-04-15' })) as [Start, Start]),
      waitingFor(['land', 'tax'], 'land'),
    ]));
  const receipt = (department: string, startedOn: string): readonly [Start, Start] => [
    { clockId: `C-INFORM-TRANSFER/${department}`, clock: 'C-INFORM-TRANSFER', holder: department, startedOn, due: law.deadline('C-INFORM-TRANSFER', startedOn) },
    { clockId: `C-OBJECT/${department}`, clock: 'C-OBJECT', holder: department, startedOn, due: law.deadline('C-OBJECT', startedOn) },
  ];
  it('sends it out and this is the receipt, the days of all who are asked begin before the hall’s clock stops', () =>
    expect(heard(sentOut('2026-03-04', ['land', 'tax'], { received: true }))).toEqual([starts(...receipt('land', '2026-03-04'), ...receipt('tax', '2026-03-04')), stoppedForLand]));
  const standing = ['land', 'tax', 'road'];
  it('names again by a transfer who was asked before, their days run on, but no letter binds them any more', () =>
    expect(heard(sentOut('2026-03-04', ['land', 'tax'], { received: true, standing: ['land'] }))).toEqual([
      starts(...receipt('tax', '2026-03-04')),
      new StopClocks(caseId, { stops: [{ clockId: 'C-ASSIGN/land' }, { clockId: 'C-ROUTE', mayComeFirst: true }], stoppedOn: '2026-03-04', passedTo: 'land' }),
    ]));
  it('names them again by an assignment, they owe it by its day, but for whom nothing is asked of: its part is in', () => {
    expect(heard(sentOut('2026-03-04', ['land', 'tax'], { answerBy: '2026-04-15', standing }))).toEqual([
      starts(...(['land', 'tax'] as const).map(holder => ({ clockId: `C-ASSIGN/${holder}`, clock: 'C-ASSIGN' as const, holder, startedOn: '2026-03-04', due: '2026-04-15' })) as [Start, Start]),
      stoppedForLand,
    ]);
    expect(heard(sentOut('2026-03-04', ['land', 'tax'], { standing }))).toEqual([
      new StopClocks(caseId, { stops: [{ clockId: 'C-ASSIGN/land' }, { clockId: 'C-ASSIGN/tax' }, { clockId: 'C-ROUTE', mayComeFirst: true }], stoppedOn: '2026-03-04', passedTo: 'land' }),
    ]);
  });
  it('hears a department sign whose days have run since the sending, nothing starts or moves', () => expect(heard(signedFor('land', '2026-05-04', '2026-03-04'))).toEqual([]));
  it('takes a sending back, the department owes nothing, and the hall a new sending when nobody leads', () => {
    const back = new StopClocks(caseId, { stops: ['SIGNATURE', 'C-OBJECT', 'C-INFORM-TRANSFER', 'C-OBJECTION', 'C-ASSIGN'].map(kind => ({ clockId: `${kind}/land` })), stoppedOn: '2026-03-06', passedTo: 'hall' });
    expect(heard(withdrawn('land', '2026-03-06'))).toEqual([back]);
    const owed = new OweSending(caseId, { since: '2026-03-06', by: law.deadline('C-RESEND', '2026-03-06') });
    for (const event of [withdrawn('land', '2026-03-06', true), upheld('land', '2026-03-06', true)]) expect(heard(event)).toEqual([back, owed]);
  });
  it('asks further departments to assist, the lead stays who it is', () =>
    expect(heard(sentOut('2026-03-04', ['road'], { noLead: true }))).toEqual([waitingFor(['road'])]));
  it('hears a department sign, its days to object and to accept begin', () =>
    expect(heard(signedFor('land', '2026-03-04'))).toEqual([
      starts(
        { clockId: 'C-INFORM-TRANSFER/land', clock: 'C-INFORM-TRANSFER', holder: 'land', startedOn: '2026-03-04', due: law.deadline('C-INFORM-TRANSFER', '2026-03-04') },
        { clockId: 'C-OBJECT/land', clock: 'C-OBJECT', holder: 'land', startedOn: '2026-03-04', due: law.deadline('C-OBJECT', '2026-03-04') },
      ),
    ]));
  it('hears it object, its notice waits and the hall owes a decision', () =>
    expect(heard(objected('land', '2026-03-05'))).toEqual([
      starts({ clockId: 'C-OBJECTION/land', clock: 'C-OBJECTION', holder: 'hall', startedOn: '2026-03-05', due: law.deadline('C-OBJECTION', '2026-03-05') }),
      new StopClocks(caseId, { stops: [{ clockId: 'C-OBJECT/land' }, { clockId: 'C-INFORM-TRANSFER/land' }], stoppedOn: '2026-03-05', passedTo: 'hall' }),
    ]));
  it('denies the objection, the notice is owed again and the hall has decided', () =>
    expect(heard(denied('land', '2026-03-06'))).toEqual([
      starts({ clockId: 'C-INFORM-TRANSFER/land', clock: 'C-INFORM-TRANSFER', holder: 'land', startedOn: '2026-03-06', due: law.deadline('C-INFORM-TRANSFER', '2026-03-06') }),
      stops('2026-03-06', { clockId: 'C-OBJECTION/land' }),
    ]));
  it('tells of an objection and a denial from before the hall had a term, as they were', () => {
    const { decideBy, ...before } = objected('land', '2026-03-05').data;
    const { informBy, ...then } = denied('land', '2026-03-06').data;
    expect([decideBy, informBy]).not.toContain(undefined);
    expect(heard({ type: 'DepartmentObjected', schemaVersion: 1, data: before })).toEqual([stops('2026-03-05', { clockId: 'C-OBJECT/land' })]);
    expect(heard({ type: 'ObjectionDenied', schemaVersion: 1, data: then })).toEqual([stops('2026-03-06', { clockId: 'C-OBJECTION/land' })]);
  });
  it('hears it accept, its sixty days begin before its notice counts as given', () =>
    expect(heard(accepted('land', '2026-03-05'))).toEqual([
      starts({ clockId: 'C-HANDLE/land', clock: 'C-HANDLE', holder: 'land', startedOn: '2026-03-05', due: law.deadline('C-HANDLE', '2026-03-05') }),
      stops('2026-03-05', { clockId: 'C-INFORM-TRANSFER/land' }, { clockId: 'C-OBJECT/land' }),
    ]));
  it('hears it accept without a term, no clock starts; and it is waited for where its term begins with the delivery of its notice', () => {
    const both = [{ clockId: 'C-INFORM-TRANSFER/land' }, { clockId: 'C-OBJECT/land' }];
    expect(heard(acceptedByRouteFive('land', '2026-03-05'))).toEqual([stops('2026-03-05', ...both)]);
    expect(heard(acceptedWithoutTerm('land', '2026-03-05'))).toEqual([new StopClocks(caseId, { stops: both, stoppedOn: '2026-03-05', passedTo: 'land' })]);
  });
  it('records the delivery of the notice with a term, the sixty days begin with it', () =>
    expect(heard(delivered('land', '2026-03-09'))).toEqual([starts({ clockId: 'C-HANDLE/land', clock: 'C-HANDLE', holder: 'land', startedOn: '2026-03-09', due: law.deadline('C-HANDLE', '2026-03-09') })]));
  it('hears the last one withdraw who is to be told, the sixty days begin that waited for the delivery', () => {
    expect(heard(untold('2026-03-09', 'land'))).toEqual([starts({ clockId: 'C-HANDLE/land', clock: 'C-HANDLE', holder: 'land', startedOn: '2026-03-09', due: law.deadline('C-HANDLE', '2026-03-09') })]);
    expect(heard(untold('2026-03-09'))).toEqual([]);
  });
  it('records the delivery of a notice with which no term begins, nothing starts, and nobody waits for one', () => {
    const { answerBy, ...data } = delivered('land', '2026-03-09').data;
    expect(answerBy).toBeDefined();
    expect(heard({ type: 'AcceptanceDelivered', schemaVersion: 1, data })).toEqual([stops('2026-03-09', { clockId: 'C-INFORM-TRANSFER/land' })]);
  });
  it('extends a term, that department’s clock moves', () =>
    expect(heard(extended('land', '2026-04-20', '2026-03-05'))).toEqual([new MoveClock(caseId, { clockId: 'C-HANDLE/land', term: law.extend(law.deadline('C-HANDLE', '2026-03-05'), 30) })]));
  it('receives a part, that department’s clocks stop, but for the letter to who leads', () => expect(heard(answered('land', '2026-04-01'))).toEqual([stops('2026-04-01', { clockId: 'C-HANDLE/land', mayComeFirst: true }, { clockId: 'C-ASSIGN/land', unlessLedBy: 'land' })]));
  it('issues the reply, the case’s own clock stops, and the day of every letter', () =>
    expect(heard(replied('land', '2026-04-02', 'tax'))).toEqual([stops('2026-04-02', { clockId: 'C-HANDLE', mayComeFirst: true }, { clockId: 'C-HANDLE/land' }, { clockId: 'C-ASSIGN/land' }, { clockId: 'C-ASSIGN/tax' })]));
  it('records a settlement, those who took part owe nothing of any kind and nobody owes a reply', () =>
    expect(heard(settled('2026-04-02', 'land'))).toEqual([stops('2026-04-02', { clockId: 'C-HANDLE', mayComeFirst: true }, { clockId: 'SETTLEMENT', mayComeFirst: true }, ...['C-HANDLE', 'C-ASSIGN', 'C-INFORM-TRANSFER', 'C-OBJECT', 'C-OBJECTION'].map(kind => ({ clockId: `${kind}/land` })))]));
  it('ends the case, all its clocks end', () => expect(heard(ended('2026-04-10'))).toEqual([new EndClocks(caseId, '2026-04-10')]));
});

describe('When a conference', () => {
  it('resolves, each task runs on the case that it serves', () => {
    const second = { department: 'tax', dueOn: '2026-05-01', caseId: other, taskId: other };
    const third = { department: 'road', dueOn: '2026-06-01', taskId: caseId };
    expect(heard(resolved('2026-03-10', { department: 'land', dueOn: '2026-04-01' }, second, third))).toEqual([
      starts(
        { clockId: `C-TASK/${taskId}`, clock: 'C-TASK', holder: 'land', startedOn: '2026-03-10', due: '2026-04-01' },
        { clockId: `C-TASK/${caseId}`, clock: 'C-TASK', holder: 'road', startedOn: '2026-03-10', due: '2026-06-01' },
      ),
      new StartClocks(other, [{ clockId: `C-TASK/${other}`, clock: 'C-TASK', holder: 'tax', startedOn: '2026-03-10', due: '2026-05-01' }]),
    ]);
  });
  it('resolves without tasks, no clock starts', () => expect(heard(resolved('2026-03-10'))).toEqual([]));
  it('hears that a case of it is the discipline organ’s, the clocks of what was agreed on it stop, but for what was done by then', () => {
    expect(heard(takenOff('2026-03-12', { taskId }, { taskId: other, done: true }))).toEqual([stops('2026-03-12', { clockId: `C-TASK/${taskId}`, mayComeFirst: true })]);
    expect(heard(takenOff('2026-03-12', { done: true }))).toEqual([]);
    expect(heard(takenOff('2026-03-12'))).toEqual([]);
  });
  it('hears that a task is done, its clock stops, whether or not it was heard to start', () => expect(heard(taskDone('land', '2026-03-20'))).toEqual([stops('2026-03-20', { clockId: `C-TASK/${taskId}`, mayComeFirst: true })]));
});

describe('When a clock has run out', () => {
  const ranOut = (holder: string, clockId = `C-HANDLE/${holder}`) => recorded(ClockRanOut({ caseId, clockId, holder, ranOutOn: '2026-05-07' }), 42);

  it('its department is urged, under the id of that event, so that hearing it twice urges once', () =>
    expect(whenClockRanOutUrgeDepartment.react(ranOut('land'))).toEqual([new UrgeDepartment(caseId, { urgeId: ranOut('land').id, clockId: 'C-HANDLE/land' })]));
  it('the hall does not urge itself', () => expect(whenClockRanOutUrgeDepartment.react(ranOut('hall', 'C-ROUTE'))).toEqual([]));
  it('but whoever leads, when the day is over that a superior set for the hall', () =>
    expect(whenClockRanOutUrgeDepartment.react(ranOut('hall', 'C-SUPERIOR/F2026-1'))).toEqual([new UrgeDepartment(caseId, { urgeId: ranOut('hall').id, clockId: 'C-SUPERIOR/F2026-1' })]));
});

describe('Policies in order', () => {
  it('react to the types of all of them, and to no other', () => {
    const all = inOrder('all', [whenClockRanOutUrgeDepartment]);
    expect(all.on).toEqual(['ClockRanOut']);
    expect(all.react(recorded(ended('2026-03-02')))).toEqual([]);
  });
});
