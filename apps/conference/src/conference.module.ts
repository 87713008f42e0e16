// Everything conference can do, as a table of contents.
import { Module } from '@nestjs/common';
import { deciding, following, reacting, ServiceModule } from '@onehall/platform';
import { ConferenceReadingController } from './conference-reading.controller.js';
import { ConferenceController } from './conference.controller.js';
import { callConference, CallConference } from './conference/call-conference.js';
import { cancelConference, CancelConference } from './conference/cancel-conference.js';
import { conferences } from './conference/conference.js';
import { passResolution, PassResolution } from './conference/pass-resolution.js';
import { recordAttendance, RecordAttendance } from './conference/record-attendance.js';
import { recordLeaderSignature, RecordLeaderSignature } from './conference/record-leader-signature.js';
import { reportTaskDone, ReportTaskDone } from './conference/report-task-done.js';
import { setAgenda, SetAgenda } from './conference/set-agenda.js';
import { minutesRegister, signMinutes, SignMinutes } from './conference/sign-minutes.js';
import { statePosition, StatePosition } from './conference/state-position.js';
import { takeCaseOffTable, TakeCaseOffTable } from './conference/take-case-off-table.js';
import { KnownWorld } from './known-world.js';
import { conferenceMigrations } from './migrations/migrations.js';
import { TableClearer, TablesClearer } from './policies/clear-tables.js';
import { whenCaseDeclinedClearTables } from './policies/when-case-declined-clear-tables.js';
import { whenCaseDisposedClearTables } from './policies/when-case-disposed-clear-tables.js';
import { whenCaseRedirectedClearTables } from './policies/when-case-redirected-clear-tables.js';
import { whenConferenceCalledClearTable } from './policies/when-conference-called-clear-table.js';
import { conferenceAgenda } from './views/conference-agenda.js';
import { conferenceTasks } from './views/conference-tasks.js';
import { knownCases } from './views/known-cases.js';
import { knownDepartments } from './views/known-departments.js';

@Module({
  imports: [ServiceModule.of('conference', conferenceMigrations)],
  controllers: [ConferenceController, ConferenceReadingController],
  providers: [
    deciding(CallConference, conferences, callConference),
    deciding(SetAgenda, conferences, setAgenda),
    deciding(RecordAttendance, conferences, recordAttendance),
    deciding(StatePosition, conferences, statePosition),
    deciding(PassResolution, conferences, passResolution),
    deciding(SignMinutes, conferences, signMinutes, { draws: minutesRegister }),
    deciding(RecordLeaderSignature, conferences, recordLeaderSignature),
    deciding(ReportTaskDone, conferences, reportTaskDone),
    deciding(CancelConference, conferences, cancelConference),
    deciding(TakeCaseOffTable, conferences, takeCaseOffTable),
    following(conferenceAgenda),
    following(conferenceTasks),
    following(knownCases),
    following(knownDepartments),
    reacting(whenCaseDisposedClearTables),
    reacting(whenCaseDeclinedClearTables),
    reacting(whenCaseRedirectedClearTables),
    reacting(whenConferenceCalledClearTable),
    ...[TablesClearer, TableClearer, KnownWorld],
  ],
})
export class ConferenceModule {}
