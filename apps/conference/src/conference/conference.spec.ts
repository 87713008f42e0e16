// Proof that whatever is said to a conference in whatever order, what is decided can be evolved, and the rules of the table hold.
import type { ConferenceEvent } from '@onehall/contracts';
import { Refused, type Actor, type Decide } from '@onehall/kernel';
import { caseKeyOf } from '@onehall/projections';
import { lawOn, type Law } from '@onehall/rulebook';
import fc from 'fast-check';
import { certificates, conferenceId, elsewhere, estate, handlerOf, heldAt, neighbours, secretary, survey } from '../../test/the-estate.js';
import { recorded } from '../../test/recorded.js';
import { callConference, CallConference } from './call-conference.js';
import { cancelConference, CancelConference } from './cancel-conference.js';
import { conferences, type Conference } from './conference.js';
import { passResolution, PassResolution } from './pass-resolution.js';
import { recordAttendance, RecordAttendance } from './record-attendance.js';
import { recordLeaderSignature, RecordLeaderSignature } from './record-leader-signature.js';
import { reportTaskDone, ReportTaskDone } from './report-task-done.js';
import { setAgenda, SetAgenda } from './set-agenda.js';
import { signMinutes, SignMinutes } from './sign-minutes.js';
import { statePosition, StatePosition } from './state-position.js';
import { takeCaseOffTable, TakeCaseOffTable } from './take-case-off-table.js';

/** What differs from one saying to the next. */
interface Scene {
  readonly now: string;
  readonly actor: Actor;
}
type Saying = (state: Conference, scene: Scene) => readonly ConferenceEvent[];

const saying =
  <C>(decide: Decide<C, Conference, ConferenceEvent, Law>, command: C): Saying =>
  (state, scene) =>
    decide(command, state, { hall: 'hall', number: 1, law: lawOn('2026-03-09'), ...scene });

const departments = ['housing', 'housing', 'land', 'land', 'tax', 'water'];
const anyDepartment = fc.constantFrom(...departments);
const anyCase = fc.constantFrom(estate, estate, estate, neighbours, neighbours, elsewhere);
const anyTask = fc.record({ taskId: fc.constantFrom(survey, certificates), caseId: anyCase, department: anyDepartment, what: fc.constant('办理'), dueOn: fc.constantFrom('2026-03-01', '2026-03-09', '2026-04-30', '2026-05-31') });
const call = new CallConference(conferenceId, { cases: [estate, neighbours], subject: '办证', convener: '县委副书记', heldAt, venue: '会议室', invited: ['housing', 'land', 'tax'] });

const anySaying: fc.Arbitrary<Saying> = fc.oneof(
  { weight: 6, arbitrary: fc.constant(saying(callConference, call)) },
  { weight: 6, arbitrary: fc.array(anyCase, { minLength: 1, maxLength: 2 }).map(cases => saying(setAgenda, new SetAgenda(conferenceId, cases.map(caseId => ({ caseId, topic: '议题' }))))) },
  { weight: 6, arbitrary: fc.record({ department: anyDepartment, attendance: fc.constantFrom('present' as const, 'absent' as const, 'excused' as const) }).map(given => saying(recordAttendance, new RecordAttendance(conferenceId, given))) },
  { weight: 6, arbitrary: fc.record({ department: anyDepartment, about: anyCase, stance: fc.constantFrom('agree' as const, 'oppose' as const), view: fc.constant('意见') }).map(given => saying(statePosition, new StatePosition(conferenceId, given))) },
  { weight: 6, arbitrary: fc.array(anyTask, { maxLength: 2 }).map(tasks => saying(passResolution, new PassResolution(conferenceId, { resolution: '决议', tasks }))) },
  { weight: 6, arbitrary: fc.constant(saying(signMinutes, new SignMinutes(conferenceId, { convener: '县委副书记', minutes: '纪要' }))) },
  { weight: 6, arbitrary: fc.constant(saying(recordLeaderSignature, new RecordLeaderSignature(conferenceId, { leader: '县长', instruction: '照办' }))) },
  { weight: 6, arbitrary: fc.constantFrom(survey, certificates).map(taskId => saying(reportTaskDone, new ReportTaskDone(conferenceId, { taskId, report: '完成' }))) },
  { weight: 1, arbitrary: anyCase.map(about => saying(takeCaseOffTable, new TakeCaseOffTable(conferenceId, about))) },
  { weight: 1, arbitrary: fc.constant(saying(cancelConference, new CancelConference(conferenceId, '改期'))) },
);
const anyScene = fc.record({ now: fc.constantFrom('2026-03-07T02:00:00.000Z', '2026-03-09T02:00:00.000Z', '2026-03-09T03:00:00.000Z'), actor: fc.oneof(fc.constant(secretary), anyDepartment.map(handlerOf)) });

/** Says everything in turn; a refusal leaves nothing behind, as in the hall. */
function live(steps: readonly (readonly [Saying, Scene])[]): { readonly events: readonly ConferenceEvent[]; readonly state: Conference } {
  const events: ConferenceEvent[] = [];
  let state = conferences.initial;
  for (const [say, scene] of steps) {
    try {
      const said = say(state, scene);
      events.push(...said);
      state = said.reduce((before, event) => conferences.evolve(before, event), state);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
    }
  }
  return { events, state };
}

const anyLife = fc.array(fc.tuple(anySaying, anyScene), { minLength: 10, maxLength: 80, size: 'max' }).map(steps => live([[saying(callConference, call), { now: '2026-03-02T02:00:00.000Z', actor: secretary }], ...steps]));
const of = <Type extends ConferenceEvent['type']>(events: readonly ConferenceEvent[], type: Type) => events.filter((event): event is Extract<ConferenceEvent, { type: Type }> => event.type === type);

describe('Whatever is said at a table, in whatever order', () => {
  it('a conference resolves once or is called off, never both', () =>
    fc.assert(fc.property(anyLife, ({ events }) => expect(of(events, 'ResolutionPassed').length + of(events, 'ConferenceCancelled').length).toBeLessThanOrEqual(1))));
  it('nobody states a position, is present or changes the agenda after that', () =>
    fc.assert(
      fc.property(anyLife, ({ events }) => {
        const end = events.findIndex(({ type }) => type === 'ResolutionPassed' || type === 'ConferenceCancelled');
        const after = end < 0 ? [] : events.slice(end).map(({ type }) => type);
        expect(after.filter(type => type === 'PositionStated' || type === 'AttendanceRecorded' || type === 'AgendaSet')).toEqual([]);
      }),
    ));
  it('every task is done at most once, by its owner, and only when it was agreed', () =>
    fc.assert(
      fc.property(anyLife, ({ events }) => {
        const owners = new Map(of(events, 'ResolutionPassed').flatMap(({ data }) => data.tasks.map(task => [task.taskId, task.department] as const)));
        const done = of(events, 'TaskDone').map(({ data }) => data);
        expect(new Set(done.map(({ task }) => task.taskId)).size).toBe(done.length);
        for (const { task, department } of done) expect(owners.get(task.taskId)).toBe(department);
      }),
    ));
  it('who states a position was recorded as present or excused before', () =>
    fc.assert(
      fc.property(anyLife, ({ events }) => {
        for (const [index, event] of events.entries()) {
          if (event.type !== 'PositionStated') continue;
          const came = of(events.slice(0, index), 'AttendanceRecorded').filter(({ data }) => data.department === event.data.department).at(-1);
          expect(['present', 'excused']).toContain(came?.data.attendance);
        }
      }),
    ));
  it('every word of a conference goes by its first case, so that nothing of it is overtaken on its way', () =>
    fc.assert(
      fc.property(anyLife, ({ events }) => {
        const keys = events.map(event => caseKeyOf(recorded(event)));
        expect(new Set(keys)).toEqual(new Set([call.given.cases[0]]));
      }),
    ));
  it('the rare ways are walked: some lives reach signed minutes with a task done', () => {
    const lives = fc.sample(anyLife, { numRuns: 3_000, seed: 7 });
    expect(lives.some(({ events }) => of(events, 'MinutesSigned').length === 1)).toBe(true);
    expect(lives.some(({ events }) => of(events, 'TaskDone').some(({ data }) => data.task.caseId !== data.caseId))).toBe(true);
    expect(lives.some(({ events }) => of(events, 'CaseTakenOffTable').some(({ data }) => data.about !== data.caseId))).toBe(true);
  });
});
