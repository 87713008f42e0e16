// The door of audit.
export { AuditModule } from './audit.module.js';
