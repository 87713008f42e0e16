// The door of event-store.
export * from './log.js';
export { openLog, type LogOptions } from './postgres-log.js';
export { startSealer, type Sealer, type SealerFigures, type SealerLogger, type SealerOptions, type Waiting } from './sealer.js';
export type { Writer } from './reign.js';
export { LeaseLost, LeaseTable, OtherLog, runOn, type Lease, type Run } from './leases.js';
export { genesis, link, type Linked } from './chain.js';
export { eventReader, upcast, UnknownEvent, type ReaderOptions, type Upcaster, type Upcasters } from './upcast.js';
export { logMigrations, logSchema } from './migrations.js';
export { prepareService, type Preparing } from './prepare.js';
export { namesOf, readerRole } from './names.js';
export { reaching } from './reaching.js';
export { reincarnate, type Restored } from './reincarnate.js';
export { verifyLog, type Verified, type Verifying } from './verify/verify-log.js';
export { sentenceOf, type Fault } from './verify/fault.js';
export { beforeFirst, wrongAfter, type Before } from './verify/chains.js';
export { beforeInTable, eventInTable, type BeforeInTable, type EventInTable } from './verify/tables.js';
export { verifyCopy, type Compared, type Comparing, type CopiedEvent, type Side } from './verify/copy.js';
