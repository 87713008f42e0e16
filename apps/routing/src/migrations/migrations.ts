// The tables of routing's views, in the order in which they came.
import { CaseBoard1700000000002 } from './case-board-1700000000002.js';
import { CaseBoardSecrets1700000000006 } from './case-board-secrets-1700000000006.js';
import { CustodyLedger1700000000004 } from './custody-ledger-1700000000004.js';
import { DepartmentDesk1700000000001 } from './department-desk-1700000000001.js';
import { DepartmentRegister1700000000003 } from './department-register-1700000000003.js';
import { FurtherSubmissions1700000000007 } from './further-submissions-1700000000007.js';
import { KnownPersons1700000000005 } from './known-persons-1700000000005.js';
import { OpeningSubmission1700000000009 } from './opening-submission-1700000000009.js';
import { OwedTasks1700000000011 } from './owed-tasks-1700000000011.js';
import { ReportedUp1700000000010 } from './reported-up-1700000000010.js';
import { Standing1700000000008 } from './standing-1700000000008.js';

export const routingMigrations = [DepartmentDesk1700000000001, CaseBoard1700000000002, DepartmentRegister1700000000003, CustodyLedger1700000000004, KnownPersons1700000000005, CaseBoardSecrets1700000000006, FurtherSubmissions1700000000007, Standing1700000000008, OpeningSubmission1700000000009, ReportedUp1700000000010, OwedTasks1700000000011];
