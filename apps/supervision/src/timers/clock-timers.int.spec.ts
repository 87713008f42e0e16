// Timers on real PostgreSQL, with the real desk, log and view: they fire once, survive restarts, and date what they say by the day on which it fell due.
import { CqrsModule } from '@nestjs/cqrs';
import { Test } from '@nestjs/testing';
import type { INestApplicationContext } from '@nestjs/common';
import { serviceOf } from '@onehall/contracts';
import { namesOf, openLog, type EventLog } from '@onehall/event-store';
import { Config, deciding, Desk, HallClock, Quiet, StreamReader, StreamWriter, ViewReader } from '@onehall/platform';
import { ViewFollower } from '@onehall/projections';
import { eventually, smallHall, type SmallHall } from '@onehall/testing';
import { PinoLogger } from 'nestjs-pino';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { at, law } from '../../test/facts.js';
import { cases } from '../case/case.js';
import { endClocks, EndClocks } from '../case/end-clocks.js';
import { runOutClock, RunOutClock } from '../case/run-out-clock.js';
import { startClocks, StartClocks, type Start } from '../case/start-clocks.js';
import { warnOfClock, WarnOfClock } from '../case/warn-of-clock.js';
import { supervisionMigrations } from '../migrations/migrations.js';
import { runningClocks } from '../views/running-clocks.js';
import { ClockTimers } from './clock-timers.js';

const term = law.deadline('C-HANDLE', '2026-03-05');
const handle: Start = { clockId: 'C-HANDLE/land', clock: 'C-HANDLE', holder: 'land', startedOn: '2026-03-05', due: term };
const object: Start = { clockId: 'C-OBJECT/land', clock: 'C-OBJECT', holder: 'land', startedOn: '2026-03-05', due: law.deadline('C-OBJECT', '2026-03-05') };

let hall: SmallHall;
let pool: pg.Pool;
let log: EventLog;
let view: ViewFollower;
let clock: HallClock;
const processes: INestApplicationContext[] = [];

beforeEach(async () => {
  hall = await smallHall(['supervision']);
  const runner = hall.views.createQueryRunner();
  for (const Tables of supervisionMigrations) await new Tables().up(runner);
  await runner.release();
  pool = new pg.Pool({ connectionString: hall.database.url(namesOf('supervision').app), max: 4 });
  log = openLog({ pool, service: 'supervision', onAppended: () => undefined });
  clock = HallClock.virtual(at('2026-03-05'));
  view = following();
  view.start();
});
afterEach(async () => {
  await Promise.all(processes.splice(0).map(process => process.close()));
  await view.stop();
  await log.close();
  await pool.end();
  await hall.close();
});

const following = (): ViewFollower => {
  const { views: dataSource, sources, vault, parking, logger } = hall;
  return new ViewFollower({ view: runningClocks, service: 'supervision', dataSource, sources, vault, watermarks: hall.watermarks(), parking, logger, serviceOf });
};

/** A process of supervision: its desk, its decisions and its timers. */
async function begin(): Promise<INestApplicationContext> {
  const module = await Test.createTestingModule({
    imports: [CqrsModule],
    providers: [
      Desk, Quiet, ClockTimers,
      { provide: StreamWriter, useValue: new StreamWriter({ log, vault: hall.vault, clock }) },
      { provide: ViewReader, useValue: new ViewReader(hall.views) },
      { provide: HallClock, useValue: clock },
      { provide: Config, useValue: new Config() },
      { provide: PinoLogger, useValue: hall.logger },
      deciding(StartClocks, cases, startClocks), deciding(EndClocks, cases, endClocks), deciding(WarnOfClock, cases, warnOfClock), deciding(RunOutClock, cases, runOutClock),
    ],
  }).compile();
  processes.push(module);
  return module.init();
}

const tell = (process: INestApplicationContext, command: object, when = at('2026-03-05')) =>
  process.get(Desk).tell(command, { commandId: randomUUID(), hall: 'hall', actor: { id: 'policy:any', role: 'system' }, correlationId: 'test', at: when });
const said = async (caseId: string): Promise<string[]> => {
  const events = await new StreamReader(log).events('case', 'hall', caseId);
  return events.filter(({ type }) => type !== 'ClockStarted').map(({ type, meta }) => `${type} ${meta.at}`);
};
const quiet = (process: INestApplicationContext) => eventually(async () => (await log.head()).settled && (await view.settled()) && (await process.get(Quiet).isQuiet()));

const inTime = [`ClockWarned ${at('2026-04-16')}`, `ClockRanOut ${at('2026-05-07')}`];

describe('A timer', () => {
  it('warns on the day and says the end of a term on the day after it, as time goes on', async () => {
    const [caseId, process] = [randomUUID(), await begin()];
    await tell(process, new StartClocks(caseId, [handle]));
    for (const [day, until] of [['2026-04-15', 0], ['2026-04-16', 1], ['2026-05-06', 1], ['2026-05-07', 2], ['2026-05-08', 2]] as const) {
      clock.moveTo(at(day));
      await quiet(process);
      expect(await said(caseId)).toEqual(inTime.slice(0, until));
    }
  });
  it('says after an outage what it would have said without, dated as it would have been', async () => {
    const [caseId, process] = [randomUUID(), await begin()];
    await tell(process, new StartClocks(caseId, [handle]));
    await process.close();
    clock.moveTo(at('2026-12-24'));
    await quiet(await begin());
    expect(await said(caseId)).toEqual(inTime);
  });
  it('says it once, however often and in however many processes it starts', async () => {
    const [caseId, one, other] = [randomUUID(), await begin(), await begin()];
    await tell(one, new StartClocks(caseId, [handle]));
    clock.moveTo(at('2026-06-01'));
    await Promise.all([quiet(one), quiet(other)]);
    await quiet(await begin());
    expect(await said(caseId)).toEqual(inTime);
  });
  it('says nothing before the term was set: a day three days ahead is warned of when the case comes, one that is past is over then', async () => {
    const [caseId, process, came] = [randomUUID(), await begin(), '2026-03-05T03:00:00.000Z'];
    const superior = (clockId: string, due: string): Start => ({ clockId, clock: 'C-SUPERIOR', holder: 'hall', startedOn: '2026-03-03', due });
    await tell(process, new StartClocks(caseId, [superior('C-SUPERIOR/F2026-1', '2026-03-08')]), came);
    await tell(process, new StartClocks(caseId, [superior('C-SUPERIOR/F2026-2', '2026-03-04')]), came);
    clock.moveTo(at('2026-03-06'));
    await quiet(process);
    expect((await said(caseId)).sort()).toEqual([`ClockRanOut ${came}`, `ClockWarned ${came}`, `ClockWarned ${came}`]);
    clock.moveTo(at('2026-03-09'));
    await quiet(process);
    expect(await said(caseId)).toContain(`ClockRanOut ${at('2026-03-09')}`);
  });
  it('lets a right lapse without a word of warning', async () => {
    const [caseId, process] = [randomUUID(), await begin()];
    await tell(process, new StartClocks(caseId, [object]));
    clock.moveTo(at('2026-03-20'));
    await quiet(process);
    expect(await said(caseId)).toEqual([`ClockStopped ${at('2026-03-13')}`]);
  });
  it('says nothing of a clock that stopped, though the view has not heard of it', async () => {
    const [caseId, process] = [randomUUID(), await begin()];
    await tell(process, new StartClocks(caseId, [handle]));
    await quiet(process);
    await view.stop();
    await tell(process, new EndClocks(caseId, '2026-03-06'));
    clock.moveTo(at('2026-06-01'));
    await new Promise(resolve => setTimeout(resolve, 300));
    expect(await process.get(Quiet).isQuiet()).toBe(false);
    view = following();
    view.start();
    await quiet(process);
    expect(await said(caseId)).toEqual([`ClockStopped ${at('2026-03-05')}`, `ClockStopped ${at('2026-03-05')}`]);
  });
  it('that cannot speak of one clock speaks of the others, and says so', async () => {
    const [caseId, broken, process] = [randomUUID(), randomUUID(), await begin()];
    await tell(process, new StartClocks(caseId, [handle]));
    await tell(process, new StartClocks(broken, [handle]));
    await hall.say('supervision', { type: 'WordOfTomorrow', data: { caseId: broken } });
    clock.moveTo(at('2026-06-01'));
    await eventually(async () => (await said(caseId)).length === 2 && hall.remarks.some(({ sentence }) => sentence.startsWith('A timer could not speak')));
    expect(await said(caseId)).toEqual(inTime);
    expect(await process.get(Quiet).isQuiet()).toBe(false);
  });
});
