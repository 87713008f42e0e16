// The tables of routing's views, in the order in which they came.
import { CaseBoard1700000000002 } from './case-board-1700000000002.js';
import { CustodyLedger1700000000004 } from './custody-ledger-1700000000004.js';
import { DepartmentDesk1700000000001 } from './department-desk-1700000000001.js';
import { DepartmentRegister1700000000003 } from './department-register-1700000000003.js';

export const routingMigrations = [DepartmentDesk1700000000001, CaseBoard1700000000002, DepartmentRegister1700000000003, CustodyLedger1700000000004];
