// Starts intake as a process of its own.
import { runService } from '@onehall/platform';
import { IntakeModule } from './intake.module.js';

runService({ name: 'intake', module: IntakeModule });
