// Starts audit as a process of its own.
import { runService } from '@onehall/platform';
import { AuditModule } from './audit.module.js';

runService({ name: 'audit', module: AuditModule });
