// Everything supervision can do, as a table of contents.
import { Module } from '@nestjs/common';
import { deciding, following, reacting, ServiceModule } from '@onehall/platform';
import { answerUrge, AnswerUrge } from './case/answer-urge.js';
import { cases } from './case/case.js';
import { endClocks, EndClocks } from './case/end-clocks.js';
import { moveClock, MoveClock } from './case/move-clock.js';
import { oweSending, OweSending } from './case/owe-sending.js';
import { runOutClock, RunOutClock } from './case/run-out-clock.js';
import { sealWatch, SealWatch } from './case/seal-watch.js';
import { startClocks, StartClocks } from './case/start-clocks.js';
import { stopClocks, StopClocks } from './case/stop-clocks.js';
import { urgeDepartment, UrgeDepartment } from './case/urge-department.js';
import { urgeLead, UrgeLead } from './case/urge-lead.js';
import { warnOfClock, WarnOfClock } from './case/warn-of-clock.js';
import { watchCase, WatchCase } from './case/watch-case.js';
import { supervisionMigrations } from './migrations/migrations.js';
import { turnClocksByConference, turnClocksByIntake, turnClocksByRouting } from './policies/turn-clocks.js';
import { whenClockRanOutUrgeDepartment } from './policies/when-clock-ran-out-urge-department.js';
import { whenLeadChangedUrgeLead } from './policies/when-lead-changed-urge-lead.js';
import { SettingsController } from './settings.controller.js';
import { SupervisionController } from './supervision.controller.js';
import { ClockTimers } from './timers/clock-timers.js';
import { runningClocks } from './views/running-clocks.js';
import { watchList } from './views/watch-list.js';

@Module({
  imports: [ServiceModule.of('supervision', supervisionMigrations)],
  controllers: [SupervisionController, SettingsController],
  providers: [
    deciding(WatchCase, cases, watchCase),
    deciding(SealWatch, cases, sealWatch),
    deciding(StartClocks, cases, startClocks),
    deciding(MoveClock, cases, moveClock),
    deciding(StopClocks, cases, stopClocks),
    deciding(EndClocks, cases, endClocks),
    deciding(OweSending, cases, oweSending),
    deciding(WarnOfClock, cases, warnOfClock),
    deciding(RunOutClock, cases, runOutClock),
    deciding(UrgeDepartment, cases, urgeDepartment),
    deciding(UrgeLead, cases, urgeLead),
    deciding(AnswerUrge, cases, answerUrge),
    reacting(turnClocksByIntake),
    reacting(turnClocksByRouting),
    reacting(turnClocksByConference),
    reacting(whenClockRanOutUrgeDepartment),
    reacting(whenLeadChangedUrgeLead),
    following(runningClocks),
    following(watchList),
    ClockTimers,
  ],
})
export class SupervisionModule {}
