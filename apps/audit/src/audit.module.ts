// Everything audit can do, as a table of contents.
import { Module } from '@nestjs/common';
import { deciding, following, ServiceModule, VIEW_DATABASE } from '@onehall/platform';
import type { ViewDatabase } from '@onehall/projections';
import { findings } from './finding/finding.js';
import { recordFinding, RecordFinding } from './finding/record-finding.js';
import { copying } from './ledger/copying.js';
import { Findings } from './ledger/findings.js';
import { Ledger } from './ledger/ledger.js';
import { Verification } from './ledger/verification.js';
import { auditMigrations, ledgerMigrations } from './migrations/migrations.js';
import { readings } from './reading/reading.js';
import { recordReading, RecordReading } from './reading/record-reading.js';
import { caseNumbers } from './views/case-numbers.js';
import { findingList } from './views/finding-list.js';
import { readingList } from './views/reading-list.js';
import { secretCases } from './views/secret-cases.js';
import { CaseController } from './windows/case.controller.js';
import { Discretion } from './windows/discretion.js';
import { LedgerController } from './windows/ledger.controller.js';
import { ReadingRoom } from './windows/reading-room.js';

@Module({
  imports: [ServiceModule.of('audit', auditMigrations, { owned: ledgerMigrations })],
  controllers: [CaseController, LedgerController],
  providers: [
    deciding(RecordReading, readings, recordReading),
    deciding(RecordFinding, findings, recordFinding),
    following(readingList),
    following(findingList),
    following(caseNumbers),
    following(secretCases),
    { provide: Ledger, inject: [VIEW_DATABASE], useFactory: (database: ViewDatabase) => new Ledger(database) },
    copying,
    ...[Findings, Verification, Discretion, ReadingRoom],
  ],
})
export class AuditModule {}
