// The clocks of many cases on real PostgreSQL: facts of three logs, followed side by side, turn them as the facts alone would have it.
import { CqrsModule } from '@nestjs/cqrs';
import { Test, type TestingModule } from '@nestjs/testing';
import { serviceOf } from '@onehall/contracts';
import { namesOf, openLog, type EventLog } from '@onehall/event-store';
import type { Event, Recorded } from '@onehall/kernel';
import { deciding, Desk, HallClock, Overtaken, StreamReader, StreamWriter } from '@onehall/platform';
import { PolicyFollower, type AnyPolicy } from '@onehall/projections';
import { rowsOf, smallHall, type SmallHall } from '@onehall/testing';
import fc from 'fast-check';
import pg from 'pg';
import { at } from '../../test/facts.js';
import { anyHistory, interleaved, type History } from '../../test/histories.js';
import { SmallSupervision } from '../../test/small-supervision.js';
import { cases } from '../case/case.js';
import { endClocks, EndClocks } from '../case/end-clocks.js';
import { moveClock, MoveClock } from '../case/move-clock.js';
import { oweSending, OweSending } from '../case/owe-sending.js';
import { sealWatch, SealWatch } from '../case/seal-watch.js';
import { startClocks, StartClocks } from '../case/start-clocks.js';
import { stopClocks, StopClocks } from '../case/stop-clocks.js';
import { watchCase, WatchCase } from '../case/watch-case.js';
import { runningClocks, type ClockRow } from '../views/running-clocks.js';
import { inOrder } from './in-order.js';
import { turnClocksByConference, turnClocksByIntake, turnClocksByRouting } from './turn-clocks.js';
import { whenCaseOpenedWatchCase } from './when-case-opened-watch-case.js';
import { whenCaseEndedEndClocks } from './when-case-ended-end-clocks.js';

/** Those in which every fact names its own day: the logs of this test say all of them at one instant. */
const dated = anyHistory.filter(({ conference }) => conference.every(({ type }) => type !== 'CaseTakenOffTable'));
const histories: readonly History[] = fc.sample(dated, { numRuns: 40, seed: 3 });
const idOf = (index: number): string => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;

/** The same fact about another case; the tasks of a resolution serve that case too. */
const asCase = (index: number, { type, data }: Event) => ({
  type,
  data: {
    ...data,
    caseId: idOf(index),
    ...('tasks' in data && Array.isArray(data.tasks) && { tasks: data.tasks.map((task: object) => ({ ...task, caseId: idOf(index) })) }),
    ...('task' in data && { task: { ...(data.task as object), caseId: idOf(index) } }),
  },
});

let hall: SmallHall;
let pool: pg.Pool;
let log: EventLog;
let desks: TestingModule;

beforeAll(async () => {
  hall = await smallHall(['supervision', 'intake', 'routing', 'conference']);
  pool = new pg.Pool({ connectionString: hall.database.url(namesOf('supervision').app), max: 6 });
  log = openLog({ pool, service: 'supervision', onAppended: () => undefined });
  const writer = new StreamWriter({ log, vault: hall.vault, clock: HallClock.virtual(at('2026-12-01')) });
  const decisions = [deciding(WatchCase, cases, watchCase), deciding(StartClocks, cases, startClocks), deciding(MoveClock, cases, moveClock), deciding(StopClocks, cases, stopClocks), deciding(EndClocks, cases, endClocks), deciding(OweSending, cases, oweSending), deciding(SealWatch, cases, sealWatch)];
  desks = await Test.createTestingModule({ imports: [CqrsModule], providers: [Desk, { provide: StreamWriter, useValue: writer }, ...decisions] }).compile();
  await desks.init();
}, 600_000);
afterAll(async () => {
  await desks.close();
  await log.close();
  await pool.end();
  await hall.close();
});

function follower(policy: AnyPolicy, watermarks = hall.watermarks()): PolicyFollower {
  const { views: dataSource, sources, parking, logger } = hall;
  const tell = async (command: object, event: Recorded, commandId: string): Promise<void> =>
    void (await desks.get(Desk).tell(command, { commandId, hall: 'hall', actor: { id: policy.name, role: 'system' }, correlationId: event.id, at: event.meta.at }));
  return new PolicyFollower({ policy, service: 'supervision', dataSource, sources, watermarks, parking, logger, serviceOf, tell, mayPass: error => error instanceof Overtaken });
}

describe('Facts of three services', () => {
  it('turn the clocks of forty cases as the facts of each would alone', async () => {
    for (const service of ['conference', 'routing', 'intake'] as const) await hall.say(service, ...histories.flatMap((history, index) => history[service].map(fact => asCase(index, fact))));
    const watermarks = hall.watermarks();
    const followers = [turnClocksByIntake, turnClocksByRouting, turnClocksByConference].map(policy => follower(policy as unknown as AnyPolicy, watermarks));
    for (const one of followers) one.start();
    await hall.quiet(...followers);
    await Promise.all(followers.map(one => one.stop()));
    expect(hall.remarks.filter(({ level }) => level !== 'info')).toEqual([]);
    const essence = (rows: readonly ClockRow[]) => new Map(rows.map(({ clockId, holder, startedOn, dueOn, warnOn, stoppedOn, daysLate }) => [clockId, { holder, startedOn, dueOn, warnOn, stoppedOn, daysLate }]));
    for (const [index, history] of histories.entries()) {
      const events = await new StreamReader(log).events('case', 'hall', idOf(index));
      expect([index, essence(rowsOf(runningClocks, events as never))]).toEqual([index, essence(new SmallSupervision().hear(...interleaved(history, [])).rows())]);
    }
  }, 600_000);

  it('never become one policy, because nobody knows their order', () =>
    expect(() => follower(inOrder('mixed', [whenCaseOpenedWatchCase, whenCaseEndedEndClocks]) as unknown as AnyPolicy)).toThrow('intake and routing'));
});
